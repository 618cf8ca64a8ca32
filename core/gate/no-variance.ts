import { logNormalSf, normalQuantile } from '../statistics/special.ts'

/*
 * Where all rows say the same, a standard error is 0 and claims a certainty that n rows cannot have: they could all agree
 * although a share of the population does not. The score statistic of such a table, z^2 = n share/(1 - share), bounds that
 * share. Distances of one half and more, in units that are no shares, count as one half.
 */

/** log p of "the distance is in truth at least this far". */
export function logPOfNoVariance(n: number, distance: number): number {
  const share = Math.min(distance, 0.5)
  return logNormalSf(Math.sqrt((n * share) / (1 - share)))
}

/** The share that n such rows cannot exclude at 1 - alpha. */
export function shareWithoutVariance(n: number, alpha: number): number {
  const z = -normalQuantile(alpha)
  return z ** 2 / (n + z ** 2)
}
