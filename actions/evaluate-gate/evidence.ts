import type { Evidence, Problem } from '#core/evidence.ts'
import type { Comparison } from '#core/gate/compare.ts'
import { sealedDigest } from '#core/gate/sealed-rows.ts'
import { type Context, runIdentity } from '../lib/context.ts'
import type { DecidingPolicy } from '../lib/policy.ts'
import { type Candidate, environmentDigest } from './candidate.ts'
import type { Opponents } from './opponents.ts'

/** Everything that was read and measured. */
export interface Measured {
  readonly name: string
  readonly context: Context | null
  readonly gatePolicy: DecidingPolicy
  readonly candidate: Candidate
  readonly data: Evidence['data']
  readonly opponents: Opponents
  readonly comparison: Comparison
  readonly now: Date
}

/** The evidence before anybody has decided on it: its verdict is `error` until `decide` has spoken. */
export function draftEvidence(measured: Measured): Evidence {
  const { name, context, gatePolicy, candidate, data, opponents, comparison } = measured
  const { predictions, sealed, record } = candidate
  const anchor = comparison.anchorNote === null ? opponents.anchor : null
  return {
    schema: 'holdout.evidence/1',
    model: name,
    run: context && runIdentity(context),
    commits: {
      head_sha: context?.headSha ?? null,
      tested_sha: opponents.reference?.testedSha ?? record?.tested_sha ?? null,
      reference_sha: opponents.reference?.sha ?? null,
      reference_rule: opponents.reference?.rule ?? (opponents.baseline ? 'file' : 'none'),
    },
    policy: { digest: gatePolicy.digest, source: gatePolicy.source, ref: gatePolicy.ref },
    candidate: {
      predictions_digest: candidate.predictionsDigest,
      model_digest: record?.model_digest ?? null,
      run_record_digest: candidate.recordDigest,
      environment_digest: environmentDigest(record),
      evaluation_set: candidate.evaluationSet,
      ...(sealed && { sealed_digest: sealedDigest(sealed) }),
      n: sealed?.ids.length ?? predictions?.rows ?? 0,
    },
    baseline: opponents.baseline?.origin ?? null,
    ...baselineMissing(opponents),
    anchor: anchor?.origin ?? null,
    anchor_note: (comparison.anchorNote ?? opponents.anchorNote)?.slice(0, 1000) ?? null,
    data,
    records: [...comparison.records],
    fairness: comparison.fairness,
    changed: comparison.changed,
    slice_notes: [...comparison.sliceNotes],
    problems: [
      ...candidate.problems,
      ...dataProblems(data),
      ...opponentProblems(opponents),
      ...comparison.problems,
    ].map(shortened),
    warnings: [...(gatePolicy.inEffect ? [] : [NOT_IN_EFFECT]), ...comparison.warnings],
    verdict: 'error',
    admissible: false,
    created_at: measured.now.toISOString(),
  }
}

const NOT_IN_EFFECT = 'this policy is not on the base branch yet: it is in effect after the merge'

// Messages quote paths and columns of any length.
function shortened({ code, message }: Problem): Problem {
  return { code, message: message.slice(0, 1000) }
}

function baselineMissing({ baselineMissing: missing, baselineFault: fault }: Opponents) {
  const kind = fault === null ? (missing?.kind ?? null) : 'lost'
  return { baseline_missing: kind, baseline_note: (fault ?? missing?.missing)?.slice(0, 1000) ?? null }
}

function opponentProblems({ baselineFault, anchorFault }: Opponents): Problem[] {
  return [
    ...(baselineFault === null ? [] : [{ code: 'unusable-baseline', message: baselineFault } as const]),
    ...(anchorFault === null ? [] : [{ code: 'unusable-anchor', message: anchorFault } as const]),
  ]
}

function dataProblems(data: Evidence['data']): Problem[] {
  if (data?.outcome !== 'fail' && data?.outcome !== 'error') return []
  return [
    {
      code: 'data-failed',
      message: `validate-data found the data to ${data.outcome}: mend the data or the contract first`,
    },
  ]
}
