/**
 * How far a mean of n independent values can be from its expectation: bounds that hold for every n, and their reverse, the n that a
 * distance needs. Failure probabilities are given as ln(1/delta), so that they may be tiny.
 */

/**
 * Radius of the one-sided bound for values in an interval of width `range`. W. Hoeffding, JASA 58 (1963), theorem 2; for a two-sided one
 * take delta/2.
 */
export function hoeffdingRadius(n: number, range: number, logInverse: number): number {
  return range * Math.sqrt(logInverse / (2 * n))
}

/** The n at which that radius is `radius`, not rounded. */
export function hoeffdingSize(radius: number, range: number, logInverse: number): number {
  return (range ** 2 * logInverse) / (2 * radius ** 2)
}

/**
 * The n at which P(mean - expectation > radius) <= delta for values of absolute value at most 1 whose variance is at most `variance`, not
 * rounded. G. Bennett, JASA 57 (1962), equation 8b.
 */
export function bennettSize(radius: number, variance: number, logInverse: number): number {
  const u = radius / variance
  return logInverse / (variance * ((1 + u) * Math.log1p(u) - u))
}

/** Width of the values, their sample variance, and the failure probability of one side. */
export interface Spread {
  readonly range: number
  readonly variance: number
  readonly delta: number
}

/** Radius of the one-sided bound that uses the sample variance instead of the true one. A. Maurer and M. Pontil, COLT 2009, theorem 4. n >= 2. */
export function empiricalBernsteinRadius(n: number, { range, variance, delta }: Spread): number {
  const logInverse = Math.log(2 / delta)
  return Math.sqrt((2 * variance * logInverse) / n) + (7 * range * logInverse) / (3 * (n - 1))
}

/** Standard deviation of the values, failure probability over all n together, and the tuning: tightest near n = 1/tuning^2 times 5 to 10. */
export interface Sequence {
  readonly deviation: number
  readonly alpha: number
  readonly tuning: number
}

/**
 * Radius at n of a two-sided confidence sequence, which holds for all n at once, for large n. I. Waudby-Smith, D. Arbour, R. Sinha, E.
 * Kennedy and A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52 (2024), theorem 2.2.
 */
export function asymptoticSequenceRadius(n: number, { deviation, alpha, tuning }: Sequence): number {
  const scaled = n * tuning ** 2 + 1
  return deviation * Math.sqrt(((2 * scaled) / (n * tuning) ** 2) * Math.log(Math.sqrt(scaled) / alpha))
}
