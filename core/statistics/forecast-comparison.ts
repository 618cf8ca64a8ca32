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
 * @param among 1 for each time that counts, where only the mean over some of them is asked for; null for all. Times keep their distance.
 */
export function dieboldMariano(
  differences: Float64Array,
  horizon: number,
  among: Uint8Array | null = null,
): ForecastComparison | undefined {
  const counts = (at: number): boolean => among === null || among[at] === 1
  let t = 0
  for (let at = 0; at < differences.length; at++) if (counts(at)) t++
  if (!(horizon >= 1 && t > horizon)) return undefined
  let mean = 0
  for (let at = 0; at < differences.length; at++) if (counts(at)) mean += (differences[at] ?? Number.NaN) / t
  const deviations = differences.map((difference, at) => (counts(at) ? difference - mean : 0))
  let variance = autocovariance(deviations, 0, t)
  for (let lag = 1; lag < horizon; lag++) variance += 2 * autocovariance(deviations, lag, t)
  const factor = (t + 1 - 2 * horizon + (horizon * (horizon - 1)) / t) / t
  if (!(variance > 0 && factor > 0)) return undefined
  const se = Math.sqrt(variance / t)
  return { difference: mean, se: se / Math.sqrt(factor), df: t - 1, dm: mean / se }
}

function autocovariance(deviations: Float64Array, lag: number, t: number): number {
  let sum = 0
  for (let at = lag; at < deviations.length; at++)
    sum += (deviations[at] ?? Number.NaN) * (deviations[at - lag] ?? Number.NaN)
  return sum / t
}
