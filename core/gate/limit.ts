import type { Estimate } from '../evidence.ts'
import type { Metric } from '../metrics/catalogue.ts'
import { clopperPearsonLower, clopperPearsonUpper, logBinomialCdf } from '../statistics/binomial.ts'
import { logNormalSf, normalIsf, studentTIsf, studentTLogSf } from '../statistics/special.ts'

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
 * normal or t bound of the estimate's own standard error.
 *
 * @returns undefined when the estimate is undefined.
 */
export function limitOf(estimate: Estimate, limit: number, metric: Metric): Limit | undefined {
  const higher = metric.direction === 'higher'
  switch (estimate.kind) {
    case 'proportion': {
      const { n, successes } = estimate
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
    case 'auc':
      return normalLimit(
        { value: estimate.value, se: Math.sqrt(estimate.variance), df: null, test: 'DeLong' },
        limit,
        higher,
      )
    case 'estimate': {
      const test = estimate.df === null ? 'influence function' : 't'
      return normalLimit({ value: estimate.value, se: estimate.se, df: estimate.df, test }, limit, higher)
    }
    case 'undefined':
      return undefined
  }
}

interface Own {
  readonly value: number
  readonly se: number
  readonly df: number | null
  readonly test: string
}

function normalLimit({ value, se, df, test }: Own, limit: number, higher: boolean): Limit {
  const sign = higher ? 1 : -1
  const quantile = (logAlpha: number) => (df === null ? normalIsf(logAlpha) : studentTIsf(logAlpha, df))
  const shortfall = sign * (limit - value)
  return {
    value,
    broken: brokenP(shortfall, se, df),
    bound: (alpha) => value - sign * quantile(Math.log(alpha)) * se,
    test,
  }
}

function brokenP(shortfall: number, se: number, df: number | null): number {
  if (se === 0) return shortfall > 0 ? 0 : 1
  const z = shortfall / se
  return Math.exp(df === null ? logNormalSf(z) : studentTLogSf(z, df))
}
