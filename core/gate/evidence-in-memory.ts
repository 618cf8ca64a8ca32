import type { Digest } from '../digest.ts'
import type { Evidence } from '../evidence.ts'

/** Two models on one set, as they are told apart. */
export interface Compared {
  readonly candidate: Digest
  readonly baseline: Digest
  readonly set: Digest
  /** Rows of the set. */
  readonly n: number
}

/** Evidence of a comparison that is decided on at once and forgotten: what a decision never looks at says nothing. */
export function evidenceInMemory(
  found: Partial<Pick<Evidence, 'records' | 'fairness' | 'problems'>>,
  { candidate, baseline, set, n }: Compared,
): Evidence {
  const unknown = { model_digest: null, environment_digest: null }
  return {
    schema: 'holdout.evidence/1',
    model: 'in-memory',
    run: null,
    commits: { head_sha: null, tested_sha: null, reference_sha: null, reference_rule: 'none' },
    policy: { digest: set, source: 'checkout', ref: null },
    candidate: { ...unknown, predictions_digest: candidate, run_record_digest: null, evaluation_set: set, n },
    baseline: {
      ...unknown,
      kind: 'file',
      name: 'in memory',
      sha: null,
      distance: null,
      predictions_digest: baseline,
      evaluation_set: set,
    },
    baseline_missing: null,
    baseline_note: null,
    anchor: null,
    anchor_note: null,
    data: null,
    records: [],
    fairness: null,
    changed: null,
    slice_notes: [],
    problems: [],
    warnings: [],
    verdict: 'error',
    admissible: false,
    created_at: '1970-01-01T00:00:00.000Z',
    ...found,
  }
}
