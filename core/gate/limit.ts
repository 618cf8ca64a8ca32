import type { Estimate } from '../metric-record.ts'
import type { Metric } from '../metrics/metric.ts'
import { clopperPearsonLower, clopperPearsonUpper, logBinomialCdf } from '../statistics/binomial.ts'
import { MIN_CLASS, MIN_GROUPS } from './contrast.ts'
import { logPOfNoVariance, shareWithoutVariance } from './no-variance.ts'
import { upperQuantile, upperTail } from './normal.ts'

/** A floor or ceiling held against one model's own estimate. Values are in the metric's unit. */
export interface Limit {
  readonly value: number
  /** p of "the limit is held": small shows it broken. Null for a number without rows, which is compared plainly. */
  readonly broken: number | null
  /** The one-sided bound at 1 - alpha that must lie on the right side of the limit for it to be shown held. */
  readonly bound: (alpha: number) => number
  readonly test: string
}

type Judged = Pick<Metric, 'direction' | 'range'>

/**
 * The tests of a floor (higher is better) or ceiling (lower is better): one-sided Clopper-Pearson for a proportion, else the
 * normal or t bound of the estimate's own standard error. An area under the curve of too few positives or negatives, and
 * rows in too few groups, show nothing.
 *
 * @returns undefined when the estimate is undefined, or of no rows.
 */
export function limitOf(estimate: Estimate, limit: number, metric: Judged): Limit | undefined {
  const higher = metric.direction === 'higher'
  switch (estimate.kind) {
    case 'proportion':
      return estimate.n === 0 ? undefined : shareLimit(estimate, limit, higher)
    case 'auc': {
      const { positives, negatives, value, variance } = estimate
      const units = Math.min(positives, negatives)
      if (units < MIN_CLASS) return silent(value, metric, `under ${MIN_CLASS} of a class`)
      return normalLimit({ units, value, se: Math.sqrt(variance), test: 'DeLong' }, limit, higher)
    }
    case 'estimate': {
      const { n, groups, value, se, df, method } = estimate
      if (groups !== null && groups < MIN_GROUPS) return silent(value, metric, `under ${MIN_GROUPS} groups`)
      const own = { units: groups ?? n, value, se, test: TESTS[method] }
      return normalLimit(df === null ? own : { ...own, df }, limit, higher)
    }
    case 'number':
      return { value: estimate.value, broken: null, bound: () => estimate.value, test: 'no test' }
    case 'undefined':
      return undefined
  }
}

const TESTS = {
  t: 't',
  influence: 'influence function',
  'random-groups': 'random groups of rows',
  bootstrap: 'bootstrap SE',
  seeds: 'seeds and held-out rows',
  'long-run': 't with the long-run variance',
} as const

function shareLimit({ n, successes }: { n: number; successes: number }, limit: number, higher: boolean): Limit {
  // P(X <= successes) at the floor; for a ceiling the failures play that part.
  const logP = higher ? logBinomialCdf(successes, n, limit) : logBinomialCdf(n - successes, n, 1 - limit)
  return {
    value: successes / n,
    broken: Math.exp(logP),
    bound: (alpha) => (higher ? clopperPearsonLower(successes, n, alpha) : clopperPearsonUpper(successes, n, alpha)),
    test: 'Clopper-Pearson',
  }
}

// A bound that no floor and no ceiling lies behind.
function silent(value: number, { direction, range }: Judged, test: string): Limit {
  return { value, broken: 1, bound: () => (direction === 'higher' ? range[0] : range[1]), test }
}

interface Own {
  /** Independent rows, or groups. */
  readonly units: number
  readonly value: number
  readonly se: number
  readonly df?: number
  readonly test: string
}

function normalLimit({ units, value, se, df, test }: Own, limit: number, higher: boolean): Limit {
  const sign = higher ? 1 : -1
  const shortfall = sign * (limit - value)
  const reach = (alpha: number) => (se === 0 ? shareWithoutVariance(units, alpha) : upperQuantile(alpha, df) * se)
  const brokenWithoutVariance = shortfall > 0 ? Math.exp(logPOfNoVariance(units, shortfall)) : 1
  return {
    value,
    broken: se === 0 ? brokenWithoutVariance : upperTail(shortfall / se, df),
    bound: (alpha) => value - sign * reach(alpha),
    test,
  }
}
