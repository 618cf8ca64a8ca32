import { z } from 'zod'

/*
 * What was measured of a metric: the statistics that a decision needs, of one model alone and of two on the same rows. They are part of the
 * evidence, and small enough to travel.
 */

/** A whole number of things, at least 0. */
export const Count = z.int().nonnegative()
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
