/**
 * Special functions behind the tests, in log space so that a p-value of 1e-130 keeps its digits.
 *
 * Sources: Stirling's series and its recurrence (NIST DLMF 5.11.1, 5.5.1); C. Loader, "Fast and Accurate Computation of
 * Binomial Probabilities" (2000) for the deviance form of the beta power term; DLMF 8.17.22 for the incomplete beta
 * function's continued fraction, by the modified Lentz algorithm (Thompson and Barnett 1986); G. Marsaglia, "Evaluating
 * the Normal Distribution" (2004) for the centre of the normal, Laplace's continued fraction (DLMF 7.9.3) for its tail.
 */

const HALF_LOG_TWO_PI = 0.9189385332046727
const LOG_HALF = Math.log(0.5)
/** Coefficients of x^-1, x^-3, ... in Stirling's series, DLMF 5.11.1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const
/** Beyond any real need: the fraction takes some multiple of the square root of its larger parameter. */
const MAX_TERMS = 1_000_000
const TINY = 1e-300

/** log(1 - exp(x)) for x <= 0 without loss on either side (M. Mächler, "Accurately computing log(1 - exp(-|a|))", 2012). */
export function log1mExp(x: number): number {
  return x > LOG_HALF ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))
}

/** logGamma(x) - ((x - 1/2) log x - x + log(2 pi)/2) for x > 0. */
function stirlingError(x: number): number {
  let shift = 0
  let at = x
  for (; at < 16; at++) shift += (at + 0.5) * Math.log1p(1 / at) - 1
  let sum = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum / (at * at) + (STIRLING[i] ?? 0)
  return shift + sum / at
}

/** Natural log of the gamma function for x > 0. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x)
}

/** Natural log of the beta function for a, b > 0, without the cancellation of three logGamma. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a <= b ? [a, b] : [b, a]
  const corrections = HALF_LOG_TWO_PI + stirlingError(small) + stirlingError(large) - stirlingError(a + b)
  const powers = (small - 0.5) * Math.log(small / (a + b)) - large * Math.log1p(small / large) - 0.5 * Math.log(large)
  return corrections + powers
}

/** Loader's deviance x log(x/mean) + mean - x, accurate where x is close to the mean. */
function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  const v = difference / (x + mean)
  let sum = difference * v
  let power = 2 * x * v
  for (let i = 3; i < 1000; i += 2) {
    power *= v * v
    const next = sum + power / i
    if (next === sum) break
    sum = next
  }
  return sum
}

/** log of x^a y^b / B(a, b), where y is 1 - x given apart so that neither loses its digits. */
function logBetaPower(x: number, y: number, { a, b }: { a: number; b: number }): number {
  const n = a + b
  const scale = 0.5 * Math.log(a / n) + 0.5 * Math.log(b) - HALF_LOG_TWO_PI
  const corrections = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return scale + corrections - deviance(a, n * x) - deviance(b, n * y)
}

/** The continued fraction of DLMF 8.17.22, good for x < (a + 1)/(a + b + 2). */
function betaFraction(x: number, { a, b }: { a: number; b: number }): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) < 1e-16) return fraction
  }
  return fraction
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}

/** log I_x(a, b) with y = 1 - x given apart. */
function logBetaTail(x: number, y: number, { a, b }: { a: number; b: number }): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY
  if (y <= 0) return 0
  const power = logBetaPower(x, y, { a, b })
  if (x < (a + 1) / (a + b + 2)) return Math.min(0, power - Math.log(a) + Math.log(betaFraction(x, { a, b })))
  return log1mExp(Math.min(0, power - Math.log(b) + Math.log(betaFraction(y, { a: b, b: a }))))
}

/** Natural log of the regularised incomplete beta function I_x(a, b); 0 <= x <= 1, a, b > 0. */
export function logRegularizedBeta(x: number, a: number, b: number): number {
  return logBetaTail(x, 1 - x, { a, b })
}

/**
 * The x with log I_x(a, b) = logP, logP < 0. Newton's method on the logit of x, where the log of the distribution function is concave
 * (its density is log-concave there), so that every step after the first comes from the same side.
 */
export function betaQuantile(logP: number, a: number, b: number): number {
  let logit = Math.log(a / b)
  for (let i = 0; i < 200; i++) {
    const x = 1 / (1 + Math.exp(-logit))
    const y = 1 / (1 + Math.exp(logit))
    const logI = logBetaTail(x, y, { a, b })
    const step = (logP - logI) * Math.exp(logI - logBetaPower(x, y, { a, b }))
    logit += step
    if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(logit))) break
  }
  return 1 / (1 + Math.exp(-logit))
}

function logNormalDensity(z: number): number {
  return -0.5 * z * z - HALF_LOG_TWO_PI
}

/** log P(Z >= z) of the standard normal; finite down to z = 1e150. */
export function logNormalSf(z: number): number {
  if (z < 0) return log1mExp(logNormalSf(-z))
  if (z > 2.5) return logNormalDensity(z) + Math.log(millsRatio(z))
  let term = z
  let sum = z
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return Math.log(0.5 - Math.exp(logNormalDensity(z)) * sum)
}

/** Laplace's 1/(z + 1/(z + 2/(z + ...))) by the modified Lentz algorithm, z > 0. */
function millsRatio(z: number): number {
  let c = z
  let d = 0
  let fraction = z
  for (let k = 1; k < MAX_TERMS; k++) {
    d = 1 / (z + k * d)
    c = z + k / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return 1 / fraction
}

/** P(Z <= z) of the standard normal. */
export function normalCdf(z: number): number {
  return Math.exp(logNormalSf(-z))
}

/** The z with P(Z <= z) = p, 0 < p < 1. For tails below 1e-300 use `normalIsf`. */
export function normalQuantile(p: number): number {
  return p < 0.5 ? -normalIsf(Math.log(p)) : normalIsf(Math.log1p(-p))
}

/** The z with log P(Z >= z) = logP, logP < 0. Newton's method: the log tail is concave, and the start lies beyond the root. */
export function normalIsf(logP: number): number {
  if (Number.isNaN(logP) || logP > 0) return Number.NaN
  if (logP > LOG_HALF) return -normalIsf(log1mExp(logP))
  let z = Math.sqrt(-2 * (logP - LOG_HALF))
  if (!Number.isFinite(z)) return z
  for (let i = 0; i < 100; i++) {
    const logSf = logNormalSf(z)
    const step = (logSf - logP) * Math.exp(logSf - logNormalDensity(z))
    z += step
    if (Math.abs(step) <= 1e-15 * Math.max(1, z)) break
  }
  return z
}

/** x = df/(df + t^2) and y = t^2/(df + t^2), either of which may be tiny. */
function studentTArgument(t: number, df: number): { x: number; y: number } {
  const ratio = (t / df) * t
  return { x: 1 / (1 + ratio), y: Number.isFinite(ratio) ? ratio / (1 + ratio) : 1 }
}

/** log P(T >= t) of Student's t with df > 0 degrees of freedom (an infinite df is the normal). */
export function studentTLogSf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return logNormalSf(t)
  if (t < 0) return log1mExp(studentTLogSf(-t, df))
  const { x, y } = studentTArgument(t, df)
  return LOG_HALF + logBetaTail(x, y, { a: df / 2, b: 0.5 })
}

/** The t with log P(T >= t) = logP, logP < 0, df > 0. Newton's method on log t, where the log tail is concave. */
export function studentTIsf(logP: number, df: number): number {
  if (Number.isNaN(logP) || logP > 0) return Number.NaN
  if (df === Number.POSITIVE_INFINITY) return normalIsf(logP)
  if (logP > LOG_HALF) return -studentTIsf(log1mExp(logP), df)
  let t = normalIsf(logP)
  if (t === 0 || !Number.isFinite(t)) return t
  for (let i = 0; i < 200; i++) {
    const logSf = studentTLogSf(t, df)
    const { x, y } = studentTArgument(t, df)
    const step = (logSf - logP) * Math.exp(logSf - logBetaPower(x, y, { a: df / 2, b: 0.5 }))
    t *= Math.exp(step)
    if (Math.abs(step) <= 1e-15) break
  }
  return t
}
