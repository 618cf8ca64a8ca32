/** The mean difference of two forecasts' losses and how sure it is. */
export interface ForecastComparison {
  /** Mean of the differences. */
  readonly difference: number
  /** Its standard error, with the small-sample factor of Harvey, Leybourne and Newbold; to be used with t(df). */
  readonly se: number
  /** Observations less one. */
  readonly df: number
  /** The statistic of Diebold and Mariano, without that factor: asymptotically normal. */
  readonly dm: number
}

/**
 * Compares forecasts made `horizon` steps ahead, whose losses are then correlated up to horizon - 1 steps. F. X. Diebold and R. S. Mariano,
 * JBES 13 (1995); D. Harvey, S. Leybourne and P. Newbold, International Journal of Forecasting 13 (1997). `undefined` where the variance
 * estimate, which may be negative, is not above 0, or the series is not longer than the horizon: then a bootstrap by moving blocks is left.
 *
 * @param differences loss of the candidate less that of the baseline, in order of time
 */
export function dieboldMariano(differences: Float64Array, horizon: number): ForecastComparison | undefined {
  const t = differences.length
  if (!(horizon >= 1 && t > horizon)) return undefined
  let mean = 0
  for (const difference of differences) mean += difference / t
  let variance = autocovariance(differences, mean, 0)
  for (let lag = 1; lag < horizon; lag++) variance += 2 * autocovariance(differences, mean, lag)
  const factor = (t + 1 - 2 * horizon + (horizon * (horizon - 1)) / t) / t
  if (!(variance > 0 && factor > 0)) return undefined
  const se = Math.sqrt(variance / t)
  return { difference: mean, se: se / Math.sqrt(factor), df: t - 1, dm: mean / se }
}

function autocovariance(values: Float64Array, mean: number, lag: number): number {
  let sum = 0
  for (let at = lag; at < values.length; at++)
    sum += ((values[at] ?? Number.NaN) - mean) * ((values[at - lag] ?? Number.NaN) - mean)
  return sum / values.length
}
