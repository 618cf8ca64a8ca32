import { betaQuantile, logBeta, logRegularizedBeta, normalQuantile } from './special.ts'

/** log P(Bin(n, p) <= k). `k` and `n` are integers, n >= 0, 0 <= p <= 1. Through the incomplete beta function (DLMF 8.17.5). */
export function logBinomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return Number.NEGATIVE_INFINITY
  if (k >= n) return 0
  return logRegularizedBeta(1 - p, n - k, k + 1)
}

/** log P(Bin(n, p) = k), 0 < p < 1. */
export function logBinomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY
  // C(n, k) = 1/((n + 1) B(k + 1, n - k + 1)), DLMF 1.2.1 and 5.12.1
  return k * Math.log(p) + (n - k) * Math.log1p(-p) - Math.log1p(n) - logBeta(k + 1, n - k + 1)
}

/**
 * One-sided lower confidence bound of a proportion at level 1 - alpha; 0 when nothing succeeded.
 * Clopper and Pearson, Biometrika 26 (1934).
 */
export function clopperPearsonLower(successes: number, n: number, alpha: number): number {
  if (successes <= 0) return 0
  return betaQuantile(Math.log(alpha), successes, n - successes + 1)
}

/** One-sided upper confidence bound of a proportion at level 1 - alpha; 1 when nothing failed. */
export function clopperPearsonUpper(successes: number, n: number, alpha: number): number {
  return 1 - clopperPearsonLower(n - successes, n, alpha)
}

/**
 * One-sided lower bound of Jeffreys' interval at level 1 - alpha: the alpha quantile of Beta(successes + 1/2, failures + 1/2), 0 when nothing
 * succeeded. L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001), section 4.1. Its coverage is near 1 - alpha on average.
 */
export function jeffreysLower(successes: number, n: number, alpha: number): number {
  return successes <= 0 ? 0 : betaQuantile(Math.log(alpha), successes + 0.5, n - successes + 0.5)
}

/** The upper bound of the same interval; 1 when nothing failed. */
export function jeffreysUpper(successes: number, n: number, alpha: number): number {
  return 1 - jeffreysLower(n - successes, n, alpha)
}

/** A closed range of values. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** Two-sided score interval of a proportion, each side at level 1 - alpha/2. E. B. Wilson, JASA 22 (1927). n >= 1. */
export function wilsonInterval(successes: number, n: number, alpha: number): Interval {
  const z = -normalQuantile(alpha / 2)
  const share = successes / n
  const centre = share + (z * z) / (2 * n)
  const halfWidth = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    lower: successes === 0 ? 0 : Math.max(0, (centre - halfWidth) / scale),
    upper: successes === n ? 1 : Math.min(1, (centre + halfWidth) / scale),
  }
}
