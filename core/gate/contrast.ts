import type { MetricPolicy } from '../metric-policy.ts'
import type { Paired } from '../metric-record.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Tests } from '../policy.ts'
import type { Interval } from '../statistics/binomial.ts'
import type { ConfusionMetric } from '../statistics/confusion.ts'
import { aucDifferenceSe } from '../statistics/delong.ts'
import { jointTableOfCounts, tableStatistics } from '../statistics/table.ts'
import { fromStandardError } from './normal.ts'
import { fromResamples } from './resampled.ts'
import { fromSeeds } from './seeds.ts'
import { fromShares } from './shares.ts'

/** How far the stated error rate can be trusted: proved for every n, checked by enumeration, or for large n. */
export type Certainty = 'exact' | 'finite-sample' | 'asymptotic'

/**
 * A paired difference with its two one-sided tests. A gain is the difference turned so that positive is better; `interval`
 * is of the gain, each side at 1 - alpha.
 */
export interface Contrast {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  readonly gain: number
  /** Standard error of the gain, for power and resolution; the tests may not use it. */
  readonly se: number
  readonly certainty: Certainty
  readonly tests: { readonly block: string; readonly pass: string }
  /** Share of rows on which exactly one model is right; null where that means nothing. */
  readonly disagreement: number | null
  /** Why neither test can speak, or null. */
  readonly silent: string | null
  /** p of "the gain is at least 0": small shows a regression. */
  readonly regression: number
  /** p of "the gain is at most -tolerance": small shows non-inferiority. */
  readonly nonInferiority: (tolerance: number) => number
  readonly interval: (alpha: number) => Interval
  /** The same without the work of an exact test: for hundreds of slices that decide nothing. */
  readonly sketch: Sketch
}

/** What is drawn of a slice: an interval, and whether it looks fine, by the named test. */
export interface Sketch {
  readonly test: string
  readonly nonInferiority: (tolerance: number) => number
  readonly interval: (alpha: number) => Interval
}

/** A metric and what the policy says of it. */
export interface RuledMetric {
  readonly name: string
  readonly metric: Metric
  readonly rule: MetricPolicy
}

/** DeLong's variances need about this many of each class. */
export const MIN_CLASS = 10

/** A standard error over fewer clusters than this is itself too uncertain to be tested with. */
export const MIN_GROUPS = 10

/**
 * The tests of a paired record.
 *
 * @returns undefined when the statistics are undefined, of no rows, or numbers without rows.
 */
export function contrastOf(paired: Paired, ruled: Compared, tests: Tests): Contrast | undefined {
  const contrast = testsOf(paired, ruled, tests)
  const groups = 'groups' in paired ? paired.groups : null
  if (!contrast || groups === null || groups >= MIN_GROUPS) return contrast
  return silenced(contrast, `${groups} groups; rows that depend on each other need at least ${MIN_GROUPS}`)
}

/** What the tests need to know of a metric: only a table needs more than the direction. */
type Compared = { readonly metric: Pick<Metric, 'direction'> } | RuledMetric

function testsOf(paired: Paired, ruled: Compared, { midp }: Tests): Contrast | undefined {
  const sign = ruled.metric.direction === 'higher' ? 1 : -1
  switch (paired.kind) {
    case 'proportions':
      return paired.n === 0 ? undefined : fromShares(paired, { sign, midp })
    case 'means':
      return fromStandardError({
        ...valuesOf(paired, sign),
        gain: sign * paired.difference,
        units: paired.effective_n,
        df: paired.df,
        test: meanTest(paired),
      })
    case 'forecast':
      return fromStandardError({
        ...valuesOf(paired, sign),
        gain: sign * paired.difference,
        units: paired.n / paired.horizon,
        df: paired.df,
        test: 'Diebold-Mariano',
      })
    case 'auc':
      return auc(paired, sign)
    case 'table': {
      if (!('rule' in ruled)) return undefined
      const values = tableStatistics(
        jointTableOfCounts(paired.labels.length, paired.counts),
        confusionMetricOf(ruled, paired.positive),
      )
      if (!values) return undefined
      const n = paired.counts.reduce((sum, count) => sum + count, 0)
      const { baseline, candidate, difference, seDifference: se } = values
      return fromStandardError({ n, baseline, candidate, gain: sign * difference, se, units: n, test: INFLUENCE })
    }
    case 'smooth':
      return fromStandardError({
        ...valuesOf(paired, sign),
        units: paired.effective_n,
        ...(paired.df === null ? {} : { df: paired.df }),
        test: smoothTest(paired),
      })
    case 'bootstrap':
      return fromResamples(paired, sign)
    case 'seeds':
      return fromSeeds(paired, sign)
    case 'number':
    case 'undefined':
      return undefined
  }
}

const INFLUENCE = 'influence function'

function meanTest({ groups, weighted }: Extract<Paired, { kind: 'means' }>): string {
  if (groups !== null) return 'cluster-robust t'
  return weighted ? `weighted ${INFLUENCE}` : 'paired t'
}

function smoothTest({ groups, weighted, df }: Extract<Paired, { kind: 'smooth' }>): string {
  if (groups !== null) return `clustered ${INFLUENCE}`
  if (df !== null) return 'random groups of rows'
  return weighted ? `weighted ${INFLUENCE}` : INFLUENCE
}

interface Values {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  readonly se_difference: number
}

function valuesOf({ n, baseline, candidate, se_difference: se }: Values, sign: number) {
  return { n, baseline, candidate, gain: sign * (candidate - baseline), se }
}

/** The function of the confusion table that a metric is. */
export function confusionMetricOf({ name, metric, rule }: RuledMetric, positive: number | null): ConfusionMetric {
  if (metric.measure.kind !== 'table') throw new Error(`${name} is no function of the confusion table`)
  return metric.measure.of(rule, positive)
}

function auc(paired: Extract<Paired, { kind: 'auc' }>, sign: number): Contrast {
  const fewest = Math.min(paired.positives, paired.negatives)
  const n = paired.positives + paired.negatives
  const contrast = fromStandardError({
    n,
    baseline: paired.baseline,
    candidate: paired.candidate,
    gain: sign * (paired.candidate - paired.baseline),
    se: aucDifferenceSe({
      varianceBaseline: paired.variance_baseline,
      varianceCandidate: paired.variance_candidate,
      covariance: paired.covariance,
    }),
    units: n,
    test: 'DeLong',
  })
  if (fewest >= MIN_CLASS) return contrast
  return silenced(
    contrast,
    `${fewest} rows of the rarer class; an area under the curve needs at least ${MIN_CLASS} of each`,
  )
}

/** The same difference where neither test may speak. */
export function silenced(contrast: Contrast, silent: string): Contrast {
  const nonInferiority = () => 1
  return { ...contrast, silent, regression: 1, nonInferiority, sketch: { ...contrast.sketch, nonInferiority } }
}
