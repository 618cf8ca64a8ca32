import type { Estimate } from '../evidence.ts'
import type { Metric } from '../metrics/metric.ts'
import { clopperPearsonLower, clopperPearsonUpper, logBinomialCdf } from '../statistics/binomial.ts'
import { logNormalSf, normalIsf, studentTIsf, studentTLogSf } from '../statistics/special.ts'
import { MIN_CLASS } from './contrast.ts'
import { logPOfNoVariance, shareWithoutVariance } from './no-variance.ts'

/** A floor or ceiling held against one model's own estimate. Values are in the metric's unit. */
export interface Limit {
  readonly value: number
  /** p of "the limit is held": small shows it broken. */
  readonly broken: number
  /** The one-sided bound at 1 - alpha that must lie on the right side of the limit for it to be shown held. */
  readonly bound: (alpha: number) => number
  readonly test: string
}

/**
 * The tests of a floor (higher is better) or ceiling (lower is better): one-sided Clopper-Pearson for a proportion, else the
 * normal or t bound of the estimate's own standard error. An area under the curve of too few positives or negatives shows nothing.
 *
 * @returns undefined when the estimate is undefined, or of no rows.
 */
export function limitOf(estimate: Estimate, limit: number, metric: Metric): Limit | undefined {
  const higher = metric.direction === 'higher'
  switch (estimate.kind) {
    case 'proportion': {
      const { n, successes } = estimate
      if (n === 0) return undefined
      // P(X <= successes) at the floor; for a ceiling the failures play that part.
      const logP = higher ? logBinomialCdf(successes, n, limit) : logBinomialCdf(n - successes, n, 1 - limit)
      return {
        value: successes / n,
        broken: Math.exp(logP),
        bound: (alpha) =>
          higher ? clopperPearsonLower(successes, n, alpha) : clopperPearsonUpper(successes, n, alpha),
        test: 'Clopper-Pearson',
      }
    }
    case 'auc': {
      const { positives, negatives, value, variance } = estimate
      const n = Math.min(positives, negatives)
      if (n < MIN_CLASS)
        return { value, broken: 1, bound: () => metric.range[0], test: `under ${MIN_CLASS} of a class` }
      return normalLimit({ n, value, se: Math.sqrt(variance), df: null, test: 'DeLong' }, limit, higher)
    }
    case 'estimate': {
      const test = estimate.df === null ? 'influence function' : 't'
      return normalLimit({ ...estimate, test }, limit, higher)
    }
    case 'undefined':
      return undefined
  }
}

interface Own {
  readonly n: number
  readonly value: number
  readonly se: number
  readonly df: number | null
  readonly test: string
}

function normalLimit({ n, value, se, df, test }: Own, limit: number, higher: boolean): Limit {
  const sign = higher ? 1 : -1
  const shortfall = sign * (limit - value)
  const reach = (alpha: number) => {
    if (se === 0) return shareWithoutVariance(n, alpha)
    return se * (df === null ? normalIsf(Math.log(alpha)) : studentTIsf(Math.log(alpha), df))
  }
  return {
    value,
    broken: Math.exp(logBrokenP(shortfall, { n, se, df })),
    bound: (alpha) => value - sign * reach(alpha),
    test,
  }
}

function logBrokenP(shortfall: number, { n, se, df }: Pick<Own, 'n' | 'se' | 'df'>): number {
  if (se === 0) return shortfall > 0 ? logPOfNoVariance(n, shortfall) : 0
  const z = shortfall / se
  return df === null ? logNormalSf(z) : studentTLogSf(z, df)
}
