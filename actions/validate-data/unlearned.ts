import { findingOf } from '#core/data/finding.ts'
import type { Finding } from '#core/data-report.ts'
import type { Lessons, Quest } from './learning.ts'
import { referenceFacts } from './reference.ts'

/**
 * What an engine that cannot profile leaves unanswered: one finding `error` for each question that was asked beside the contract,
 * so that nobody takes silence for a pass.
 */
export function unlearned(schema: string, { reference, dataset }: Quest, engine: string): Lessons {
  const found = `${engine} does not answer this yet; check a sample of the data with the engine duckdb`
  const asked: readonly (readonly [boolean, Finding['kind'], string | null, string])[] = [
    [reference !== null && reference.kind !== 'none', 'drift', null, 'columns distributed as in the reference'],
    [
      dataset?.label !== undefined,
      'leaking-feature',
      dataset?.label ?? null,
      'no column that alone predicts the label',
    ],
    [dataset?.train !== undefined, 'overlap-content', null, 'no test row among the training rows'],
    [dataset?.time !== undefined, 'future-timestamp', dataset?.time ?? null, 'no training row from the future'],
    [(dataset?.protected ?? []).length > 0, 'group-share', null, 'groups that are treated evenly'],
  ]
  const findings = asked
    .filter(([is]) => is)
    .map(([, kind, column, expected]) => findingOf({ kind, schema, column }, { result: 'error', expected, found }))
  return { datasets: new Map(), findings, reference: referenceFacts(reference, 0) }
}
