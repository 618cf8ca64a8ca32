import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision, Row } from '#core/gate/decision.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { evidenceOf } from './fixture.ts'

/** The decision on evidence that holds these records. */
export function decided(
  model: ModelPolicy,
  records: readonly MetricRecord[],
  fields: Partial<Evidence> = {},
): Decision {
  return decide({ model, evidence: evidenceOf(records, fields) })
}

/** The row of a metric on all rows. */
export function rowOf({ rows }: Decision, metric = 'accuracy'): Row {
  const row = rows.find((candidate) => candidate.metric === metric && candidate.slice === null)
  if (!row) throw new Error(`no row of ${metric}`)
  return row
}

/** The codes of a decision's reasons, in their order. */
export const codes = (decision: Decision) => decision.reasons.map(({ code }) => code)
