import type { Paired } from '../evidence.ts'
import type { Metric } from '../metrics/metric.ts'
import type { MetricPolicy } from '../policy.ts'
import type { Interval } from '../statistics/binomial.ts'
import type { ConfusionMetric } from '../statistics/confusion.ts'
import { aucDifferenceSe } from '../statistics/delong.ts'
import { exactLowerLimit, exactNonInferiority } from '../statistics/exact-unconditional.ts'
import { mcnemarExact } from '../statistics/mcnemar.ts'
import { logNormalSf, normalIsf, studentTIsf, studentTLogSf } from '../statistics/special.ts'
import { jointTableOfCounts, tableStatistics } from '../statistics/table.ts'
import { tangoInterval, tangoNonInferiority } from '../statistics/tango.ts'
import { logPOfNoVariance } from './no-variance.ts'

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
  /** As `interval`, without the work of an exact one: for drawing many slices. */
  readonly sketch: (alpha: number) => Interval
}

/** A metric and what the policy says of it. */
export interface RuledMetric {
  readonly name: string
  readonly metric: Metric
  readonly rule: MetricPolicy
}

/** Below this many rows Tango's size can exceed its level, and the exact unconditional test takes its place. */
const EXACT_BELOW = 500

/** DeLong's variances need about this many of each class. */
export const MIN_CLASS = 10

/**
 * The tests of a paired record.
 *
 * @returns undefined when the statistics are undefined, or of no rows.
 */
export function contrastOf(paired: Paired, ruled: RuledMetric): Contrast | undefined {
  const sign = ruled.metric.direction === 'higher' ? 1 : -1
  switch (paired.kind) {
    case 'proportions':
      return paired.n === 0 ? undefined : proportions(paired)
    case 'means':
      return normal({
        n: paired.n,
        baseline: paired.baseline,
        candidate: paired.candidate,
        gain: sign * paired.difference,
        se: paired.se_difference,
        df: paired.df,
        tests: { block: 'paired t', pass: 'paired t' },
      })
    case 'auc':
      return auc(paired)
    case 'table': {
      const values = tableStatistics(
        jointTableOfCounts(paired.labels.length, paired.counts),
        confusionMetricOf(ruled, paired.positive),
      )
      if (!values) return undefined
      const n = paired.counts.reduce((sum, count) => sum + count, 0)
      return normal({ ...values, n, gain: sign * values.difference, se: values.seDifference, tests: INFLUENCE })
    }
    case 'smooth':
      return normal({
        n: paired.n,
        baseline: paired.baseline,
        candidate: paired.candidate,
        gain: sign * (paired.candidate - paired.baseline),
        se: paired.se_difference,
        tests: INFLUENCE,
      })
    case 'undefined':
      return undefined
  }
}

/** The function of the confusion table that a metric is. */
export function confusionMetricOf({ name, metric, rule }: RuledMetric, positive: number | null): ConfusionMetric {
  if (metric.measure.kind !== 'table') throw new Error(`${name} is no function of the confusion table`)
  return metric.measure.of(rule, positive)
}

const INFLUENCE = { block: 'influence function', pass: 'influence function' }

function proportions({ n, wins, losses, both_right }: Extract<Paired, { kind: 'proportions' }>): Contrast {
  const table = { wins, losses, n }
  const exact = n < EXACT_BELOW
  const gain = (wins - losses) / n
  const disagreement = (wins + losses) / n
  return {
    n,
    baseline: (both_right + losses) / n,
    candidate: (both_right + wins) / n,
    gain,
    se: Math.sqrt(Math.max(0, disagreement - gain ** 2) / n),
    certainty: exact ? 'exact' : 'finite-sample',
    tests: { block: 'exact McNemar', pass: exact ? 'exact unconditional' : 'Tango score' },
    disagreement,
    silent: null,
    regression: mcnemarExact(table).p,
    nonInferiority: (tolerance) => {
      if (tolerance >= 1) return 0 // no share can drop by more
      return exact ? exactNonInferiority(table, tolerance).p : tangoNonInferiority(table, tolerance).p
    },
    interval: (alpha) => (exact ? exactInterval(table, alpha) : tangoInterval(table, 1 - alpha)),
    sketch: (alpha) => tangoInterval(table, 1 - alpha),
  }
}

function exactInterval(table: { wins: number; losses: number; n: number }, alpha: number): Interval {
  const mirrored = { wins: table.losses, losses: table.wins, n: table.n }
  return { lower: exactLowerLimit(table, alpha), upper: -exactLowerLimit(mirrored, alpha) }
}

function auc(paired: Extract<Paired, { kind: 'auc' }>): Contrast {
  const fewest = Math.min(paired.positives, paired.negatives)
  const contrast = normal({
    n: paired.positives + paired.negatives,
    baseline: paired.baseline,
    candidate: paired.candidate,
    gain: paired.candidate - paired.baseline,
    se: aucDifferenceSe({
      varianceBaseline: paired.variance_baseline,
      varianceCandidate: paired.variance_candidate,
      covariance: paired.covariance,
    }),
    tests: { block: 'DeLong', pass: 'DeLong' },
  })
  if (fewest >= MIN_CLASS) return contrast
  const silent = `${fewest} rows of the rarer class; an area under the curve needs at least ${MIN_CLASS} of each`
  return { ...contrast, silent, regression: 1, nonInferiority: () => 1 }
}

interface Normal {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  readonly gain: number
  readonly se: number
  /** Degrees of freedom of a t distribution; left out for the normal one. */
  readonly df?: number
  readonly tests: Contrast['tests']
}

function normal({ df, ...values }: Normal): Contrast {
  const { n, gain, se } = values
  const upperTail = (z: number) => Math.exp(df === undefined ? logNormalSf(z) : studentTLogSf(z, df))
  const quantile = (alpha: number) => {
    const logAlpha = Math.log(alpha)
    return df === undefined ? normalIsf(logAlpha) : studentTIsf(logAlpha, df)
  }
  const interval = (alpha: number) => ({ lower: gain - quantile(alpha) * se, upper: gain + quantile(alpha) * se })
  return {
    ...values,
    certainty: 'asymptotic',
    disagreement: null,
    silent: null,
    regression: se > 0 ? upperTail(-gain / se) : 1,
    nonInferiority: (tolerance) => {
      if (se > 0) return upperTail((gain + tolerance) / se)
      return gain > -tolerance ? Math.exp(logPOfNoVariance(n, tolerance)) : 1
    },
    interval,
    sketch: interval,
  }
}
