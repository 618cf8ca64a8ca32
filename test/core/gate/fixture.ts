import type { Evidence, Origin } from '#core/evidence.ts'
import type { MetricRecord, SliceId } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'

const DIGESTS = { candidate: 'a', baseline: 'b', anchor: 'c', set: 'd', policy: 'e' } as const

export function digest(name: keyof typeof DIGESTS): `sha256:${string}` {
  return `sha256:${DIGESTS[name].repeat(64)}`
}

/** A model's policy, read from a whole policy file. JSON is YAML. */
export function policy(model: Readonly<Record<string, unknown>> = {}): ModelPolicy {
  const spam = {
    workflow: '.github/workflows/model.yml',
    task: 'binary',
    data: { score: 'score' },
    metrics: { accuracy: { max_drop: 0.01 } },
    ...model,
  }
  return modelPolicy(readPolicy(JSON.stringify({ version: 1, models: { spam } }), 'holdout.yml').policy).model
}

export function origin(fields: Partial<Origin> = {}): Origin {
  return {
    kind: 'run-artifact',
    name: 'run 42 (push)',
    sha: 'f'.repeat(40),
    distance: 0,
    predictions_digest: digest('baseline'),
    evaluation_set: digest('set'),
    model_digest: null,
    environment_digest: null,
    ...fields,
  }
}

/** Evidence with these records; the number of rows is that of the overall ones. */
export function evidenceOf(records: readonly MetricRecord[], fields: Partial<Evidence> = {}): Evidence {
  const n = records.find(({ slice }) => slice === null)?.n ?? 1000
  return {
    schema: 'holdout.evidence/1',
    model: 'spam',
    run: null,
    commits: { head_sha: null, tested_sha: null, reference_sha: null, reference_rule: 'none' },
    policy: { digest: digest('policy'), source: 'checkout', ref: null },
    baseline: records.some(({ baseline }) => baseline !== null) ? origin() : null,
    baseline_missing: records.some(({ baseline }) => baseline !== null) ? null : 'never',
    baseline_note: null,
    anchor: null,
    anchor_note: null,
    data: null,
    records: [...records],
    fairness: null,
    changed: null,
    slice_notes: [],
    problems: [],
    warnings: [],
    verdict: 'error',
    admissible: false,
    created_at: '2026-01-02T03:04:05.000Z',
    ...fields,
    candidate: { ...candidateOf(n), ...fields.candidate },
  }
}

function candidateOf(n: number): Evidence['candidate'] {
  return {
    predictions_digest: digest('candidate'),
    model_digest: null,
    run_record_digest: null,
    environment_digest: null,
    evaluation_set: digest('set'),
    n,
  }
}

export interface Flips {
  readonly n: number
  readonly wins: number
  readonly losses: number
  /** Default nine tenths of the rows, less those that only the baseline has right. */
  readonly bothRight?: number
}

export function proportions({ n, wins, losses, bothRight = Math.max(0, Math.floor(0.9 * n) - losses) }: Flips) {
  return { kind: 'proportions', n, wins, losses, both_right: Math.min(bothRight, n - wins - losses) } as const
}

/** A record of accuracy. */
export function accuracy(flips: Flips, fields: Partial<MetricRecord> = {}): MetricRecord {
  const baseline = proportions(flips)
  return {
    metric: 'accuracy',
    slice: null,
    n: flips.n,
    candidate: { kind: 'proportion', n: flips.n, successes: baseline.both_right + flips.wins },
    baseline,
    anchor: null,
    ...fields,
  }
}

/** One model alone: a record for floors where there is no baseline. */
export function alone(successes: number, n: number): MetricRecord {
  return {
    metric: 'accuracy',
    slice: null,
    n,
    candidate: { kind: 'proportion', n, successes },
    baseline: null,
    anchor: null,
  }
}

/** A record of log loss, a mean: lower is better. */
export function logLoss(values: { n: number; baseline: number; candidate: number; se: number }): MetricRecord {
  const { n, baseline, candidate, se } = values
  const means = {
    n,
    groups: null,
    weighted: false,
    effective_n: n,
    df: n - 1,
    baseline,
    candidate,
    difference: candidate - baseline,
    se_difference: se,
  }
  return {
    metric: 'log_loss',
    slice: null,
    n,
    candidate: { kind: 'estimate', n, groups: null, value: candidate, se: 0.01, df: n - 1, method: 't' },
    baseline: { kind: 'means', ...means, se_candidate: 0.01 },
    anchor: null,
  }
}

export interface Areas {
  readonly positives: number
  readonly negatives: number
  readonly baseline: number
  readonly candidate: number
  /** Variance of either area, and their covariance. */
  readonly variance: number
  readonly covariance: number
}

/** A record of ROC-AUC. */
export function rocAuc({ positives, negatives, baseline, candidate, variance, covariance }: Areas): MetricRecord {
  const both = { variance_baseline: variance, variance_candidate: variance, covariance }
  return {
    metric: 'roc_auc',
    slice: null,
    n: positives + negatives,
    candidate: { kind: 'auc', positives, negatives, groups: null, value: candidate, variance },
    baseline: { kind: 'auc', weighted: false, positives, negatives, baseline, candidate, ...both },
    anchor: null,
  }
}

export function slice(value: string, column = 'origin'): SliceId {
  return { column, value }
}
