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

/** Clusters whose rows may depend on each other; null where every row is independent of the others. */
const Groups = Count.nullable()

/** One model alone on the candidate's rows: what floors and ceilings are held against. */
export const Estimate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportion'), n: Count, successes: Count }),
  /** Standard error of `value`, and where it comes from; `df` of its t distribution, null for the normal one. */
  z.strictObject({
    kind: z.literal('estimate'),
    n: Count,
    groups: Groups,
    value: Finite,
    se: Spread,
    df: Spread.nullable(),
    method: z.enum(['t', 'influence', 'random-groups', 'bootstrap', 'seeds', 'long-run']),
  }),
  z.strictObject({
    kind: z.literal('auc'),
    positives: Count,
    negatives: Count,
    groups: Groups,
    value: Finite,
    variance: Spread,
  }),
  /** A number of the run record, without rows. */
  z.strictObject({ kind: z.literal('number'), value: Finite }),
  z.strictObject({ kind: z.literal('undefined'), reason: z.string().max(500) }),
])
export type Estimate = z.infer<typeof Estimate>

/** The probabilities whose quantiles a bootstrap record holds. */
export const QUANTILES = [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999] as const

/** Baseline and candidate on the same rows. Differences are candidate minus baseline in the metric's own unit. */
export const Paired = z.discriminatedUnion('kind', [
  /** Mean of 0/1 values, rows alike: wins = candidate right and baseline wrong; losses the other way round. */
  z.strictObject({ kind: z.literal('proportions'), n: Count, wins: Count, losses: Count, both_right: Count }),
  /** Any mean. With groups the standard errors are cluster-robust (CR1); `weighted`: those of the weighted influence function. */
  z.strictObject({
    kind: z.literal('means'),
    n: Count,
    groups: Groups,
    weighted: z.boolean(),
    /** Independent rows of equal weight that would give the same standard error of the difference. */
    effective_n: Spread,
    df: Spread,
    baseline: Finite,
    candidate: Finite,
    difference: Finite,
    se_difference: Spread,
    se_candidate: Spread,
  }),
  /** A mean over one series in order of time: standard errors of its long-run variance over the horizon (Diebold and Mariano). */
  z.strictObject({
    kind: z.literal('forecast'),
    n: Count,
    horizon: z.int().min(1),
    df: Spread,
    baseline: Finite,
    candidate: Finite,
    difference: Finite,
    se_difference: Spread,
    se_candidate: Spread,
  }),
  /** DeLong's variances and covariance of the two areas; `weighted`: those of the weighted influence function. */
  z.strictObject({
    kind: z.literal('auc'),
    weighted: z.boolean(),
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
  /**
   * A smooth function of means with the standard errors of its influence function; `df` null for the normal distribution.
   * With `df` and without groups: anything else over very many rows, with the standard errors of random groups of them.
   */
  z.strictObject({
    kind: z.literal('smooth'),
    n: Count,
    groups: Groups,
    weighted: z.boolean(),
    effective_n: Spread,
    df: Spread.nullable(),
    baseline: Finite,
    candidate: Finite,
    se_difference: Spread,
    se_candidate: Spread,
  }),
  /** Anything else: what resampling examples (with groups: clusters) showed, the same ones for both models. */
  z.strictObject({
    kind: z.literal('bootstrap'),
    n: Count,
    groups: Groups,
    baseline: Finite,
    candidate: Finite,
    se_difference: Spread,
    se_candidate: Spread,
    resamples: z.int().min(1),
    /** Of the difference, at the probabilities of `QUANTILES`. */
    quantiles: z.array(Finite).length(QUANTILES.length),
    /** Bias correction and acceleration of the difference, for BCa. */
    z0: Finite,
    acceleration: Finite,
    /** Resamples in which the candidate is not worse than the baseline. */
    not_worse: Count,
    /** Resamples in which it is worse by this much or more; null where the metric has no tolerance. */
    beyond: z.strictObject({ tolerance: Spread, count: Count }).nullable(),
  }),
  /** Means over seeds of one recipe: what the held-out rows and what the seeds add to the variance of the difference. */
  z.strictObject({
    kind: z.literal('seeds'),
    n: Count,
    groups: Groups,
    seeds: z.int().min(2),
    baseline: Finite,
    candidate: Finite,
    difference: Finite,
    /** Of the mean difference, from the choice of held-out rows. */
    variance_test: Spread,
    /** Of one seed's difference, from the seed. */
    variance_seed: Spread,
    se_candidate: Spread,
    /** Share of the seeds whose candidate is better, ties counting one half. */
    better: z.number().min(0).max(1),
  }),
  /** Two numbers of run records, without rows: no test applies. */
  z.strictObject({ kind: z.literal('number'), baseline: Finite, candidate: Finite }),
  z.strictObject({ kind: z.literal('undefined'), reason: z.string().max(500) }),
])
export type Paired = z.infer<typeof Paired>

export const SliceId = z.strictObject({ column: z.string().max(128), value: z.string().max(200) })
export type SliceId = z.infer<typeof SliceId>

/** One metric on one slice (null: all rows). */
export const MetricRecord = z.strictObject({
  metric: z.string().max(64),
  slice: SliceId.nullable(),
  /** Rows; what a metric counts one by one (a query, a series) may be fewer. 0 for a number without rows. */
  n: Count,
  candidate: Estimate,
  baseline: Paired.nullable(),
  anchor: Paired.nullable(),
})
export type MetricRecord = z.infer<typeof MetricRecord>

/** Sums of weights where rows have them. */
const Confusion = z.strictObject({
  true_positives: Spread,
  false_positives: Spread,
  false_negatives: Spread,
  true_negatives: Spread,
})

/** How each group fares, and the gap between them. Its values follow from the counts. */
export const FairnessRecord = z.strictObject({
  metric: z.string().max(64),
  by: z.string().max(128),
  /** Rows of the groups that are large enough to count. */
  n: Count,
  groups: z
    .array(
      z.strictObject({
        value: z.string().max(200),
        candidate: Confusion,
        baseline: Confusion.nullable(),
        /** Fewer rows than `min_n`: shown, and no part of the gap. */
        small: z.boolean(),
      }),
    )
    .max(1000),
  candidate: Estimate,
  baseline: Paired.nullable(),
})
export type FairnessRecord = z.infer<typeof FairnessRecord>

/** Examples whose prediction is another one now, for people to look at: they decide nothing. */
export const ChangedExamples = z.strictObject({
  /** Right before and wrong now; of numbers: with a larger error. */
  worse: Count,
  /** Wrong before and right now; of numbers: with a smaller error. */
  better: Count,
  /** Wrong both times, in another way. */
  other: Count,
  /** The first of them, those that got worse first. Texts are cut. */
  examples: z
    .array(
      z.strictObject({
        id: z.string().max(200),
        change: z.enum(['worse', 'better', 'other']),
        label: z.string().max(80),
        baseline: z.string().max(80),
        candidate: z.string().max(80),
      }),
    )
    .max(50),
})
export type ChangedExamples = z.infer<typeof ChangedExamples>

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
    'unusable-baseline',
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
  /** Null where the policy asks for none. */
  fairness: FairnessRecord.nullable(),
  /** Null without a baseline, where the policy keeps predictions private, and where a row is no example by itself. */
  changed: ChangedExamples.nullable(),
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
