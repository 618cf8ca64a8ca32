import { z } from 'zod'
import { Digest, Sha } from './digest.ts'
import type { Document } from './document.ts'
import { ModelName } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/*
 * What the gate measured, small enough to travel and complete enough that the app decides again from it without seeing a
 * prediction. It is written by a job that the pull request controls; docs/security.md says what that means.
 */

const Count = z.int().nonnegative()
const Finite = z.number()
const Spread = z.number().nonnegative()

/** One model alone on the candidate's rows: what floors and ceilings are held against. */
export const Estimate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportion'), n: Count, successes: Count }),
  /** Standard error of `value`; `df` of its t distribution, null for the normal one. */
  z.strictObject({ kind: z.literal('estimate'), n: Count, value: Finite, se: Spread, df: Spread.nullable() }),
  z.strictObject({
    kind: z.literal('auc'),
    positives: Count,
    negatives: Count,
    value: Finite,
    variance: Spread,
  }),
  z.strictObject({ kind: z.literal('undefined'), reason: z.string().max(500) }),
])
export type Estimate = z.infer<typeof Estimate>

/** Baseline and candidate on the same rows. Differences are candidate minus baseline in the metric's own unit. */
export const Paired = z.discriminatedUnion('kind', [
  /** Mean of 0/1 values: wins = candidate right and baseline wrong; losses the other way round. */
  z.strictObject({ kind: z.literal('proportions'), n: Count, wins: Count, losses: Count, both_right: Count }),
  z.strictObject({
    kind: z.literal('means'),
    n: Count,
    df: Spread,
    baseline: Finite,
    candidate: Finite,
    difference: Finite,
    se_difference: Spread,
    se_candidate: Spread,
  }),
  /** DeLong's variances and covariance of the two areas. */
  z.strictObject({
    kind: z.literal('auc'),
    positives: Count,
    negatives: Count,
    baseline: Finite,
    candidate: Finite,
    variance_baseline: Spread,
    variance_candidate: Spread,
    covariance: Finite,
  }),
  /**
   * Joint counts of (label, baseline prediction, candidate prediction) over `labels`, row-major in that order:
   * length K^3. The values and their standard errors follow from them.
   */
  z.strictObject({
    kind: z.literal('table'),
    labels: z.array(z.string().max(200)).max(21),
    /** Index of the positive label in a binary task. */
    positive: z.int().nonnegative().nullable(),
    counts: z.array(Count).max(10_000),
  }),
  /** A smooth function of means with the standard errors of its influence function. */
  z.strictObject({
    kind: z.literal('smooth'),
    n: Count,
    baseline: Finite,
    candidate: Finite,
    se_difference: Spread,
    se_candidate: Spread,
  }),
  z.strictObject({ kind: z.literal('undefined'), reason: z.string().max(500) }),
])
export type Paired = z.infer<typeof Paired>

export const SliceId = z.strictObject({ column: z.string().max(128), value: z.string().max(200) })
export type SliceId = z.infer<typeof SliceId>

/** One metric on one slice (null: all rows). */
export const MetricRecord = z.strictObject({
  metric: z.string().max(64),
  slice: SliceId.nullable(),
  n: Count,
  candidate: Estimate,
  baseline: Paired.nullable(),
  anchor: Paired.nullable(),
})
export type MetricRecord = z.infer<typeof MetricRecord>

/** Where one side of a comparison came from. */
export const Origin = z.strictObject({
  kind: z.enum(['run-artifact', 'release', 'file']),
  /** In words, for example "run 42 of main" or "v1.2.0". */
  name: z.string().max(300),
  sha: Sha.nullable(),
  /** First-parent commits from the reference back to `sha`; 0 is the reference itself. */
  distance: z.int().nonnegative().nullable(),
  predictions_digest: Digest,
  evaluation_set: Digest,
  model_digest: Digest.nullable(),
  environment_digest: Digest.nullable(),
})
export type Origin = z.infer<typeof Origin>

/** Something that makes the comparison itself impossible: the verdict is `error`. */
export const Problem = z.strictObject({
  code: z.enum([
    'missing-metric',
    'no-rows',
    'invalid-predictions',
    'unmatched-ids',
    'new-evaluation-set',
    'no-baseline',
    'model-mismatch',
    'run-failed',
    'data-failed',
    'too-many-records',
    'unusable-anchor',
  ]),
  message: z.string().max(1000),
})
export type Problem = z.infer<typeof Problem>

/** Overall rows and slices, times gated metrics. */
export const MAX_RECORDS = 20_000

export const Evidence = z.strictObject({
  schema: z.literal('holdout.evidence/1'),
  model: ModelName,
  run: RunIdentity.nullable(),
  commits: z.strictObject({
    head_sha: Sha.nullable(),
    /** What the job checked out: the test merge, the head, or a branch tip. */
    tested_sha: Sha.nullable(),
    reference_sha: Sha.nullable(),
    /** Which rule chose the reference. */
    reference_rule: z.enum(['first-parent', 'merge-base', 'base-tip', 'file', 'none']),
  }),
  policy: z.strictObject({
    digest: Digest,
    source: z.enum(['base-branch', 'checkout']),
    ref: z.string().max(300).nullable(),
  }),
  candidate: z.strictObject({
    predictions_digest: Digest.nullable(),
    model_digest: Digest.nullable(),
    run_record_digest: Digest.nullable(),
    environment_digest: Digest.nullable(),
    evaluation_set: Digest.nullable(),
    n: Count,
  }),
  baseline: Origin.nullable(),
  /**
   * Why there is no baseline, null where there is one. `never`: none was ever made. `lost`: it has expired, lies too far
   * back, or cannot be used. `offline`: nobody could be asked.
   */
  baseline_missing: z.enum(['never', 'lost', 'offline']).nullable(),
  baseline_note: z.string().max(1000).nullable(),
  anchor: Origin.nullable(),
  anchor_note: z.string().max(1000).nullable(),
  data: z.strictObject({ outcome: z.enum(['pass', 'warn', 'fail', 'error']), digest: Digest }).nullable(),
  records: z.array(MetricRecord).max(MAX_RECORDS),
  /** Slices that only one side has, or that are too small to gate. */
  slice_notes: z.array(z.string().max(500)).max(1000),
  problems: z.array(Problem).max(100),
  warnings: z.array(z.string().max(1000)).max(100),
  /** The verdict as the action saw it; readers decide again. */
  verdict: z.enum(['pass', 'block', 'inconclusive', 'error']),
  admissible: z.boolean(),
  created_at: z.iso.datetime(),
})
export type Evidence = z.infer<typeof Evidence>

export const evidence: Document<typeof Evidence> = {
  schema: 'holdout.evidence/1',
  file: 'holdout-evidence.json',
  maxBytes: 8 * 1024 * 1024,
  shape: Evidence,
}
