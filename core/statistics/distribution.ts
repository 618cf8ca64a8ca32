import { logNormalSf, normalCdf, normalQuantile } from './special.ts'

/** Fewer resamples than this beyond a value say too little about a tail: the normal one takes their place. */
const FEWEST = 20

/** What resampling showed of one value. */
export interface Distribution {
  readonly observed: number
  /** The resampled values in ascending order; those without a value are left out. */
  readonly sorted: Float64Array
  /** How many resamples had no value. */
  readonly undefinedResamples: number
  /** Standard deviation of the resampled values. */
  readonly se: number
  /** Bias correction: the normal quantile of the share of resamples below the observed value, ties counting one half. */
  readonly z0: number
  readonly acceleration: number
}

/** The resampled values of a statistic, its observed value and the acceleration that the jackknife gave. */
export function distributionOf({
  observed,
  estimates,
  acceleration,
}: {
  readonly observed: number
  readonly estimates: Float64Array
  readonly acceleration: number
}): Distribution {
  const sorted = estimates.filter((value) => !Number.isNaN(value)).sort()
  return {
    observed,
    sorted,
    undefinedResamples: estimates.length - sorted.length,
    se: deviationOf(sorted),
    z0: biasOf(sorted, observed),
    acceleration,
  }
}

function deviationOf(values: Float64Array): number {
  let [mean, squares, count] = [0, 0, 0]
  for (const value of values) {
    count += 1
    const deviation = value - mean
    mean += deviation / count
    squares += deviation * (value - mean)
  }
  return count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1))
}

function biasOf(sorted: Float64Array, observed: number): number {
  const below = ranksBelow(sorted, observed, false)
  const upTo = ranksBelow(sorted, observed, true)
  if (upTo - below === sorted.length) return 0
  const share = (below + upTo) / 2 / sorted.length
  const least = 0.5 / sorted.length
  return normalQuantile(Math.min(1 - least, Math.max(least, share)))
}

/** How many values are less than x, or with `ties` at most x. */
function ranksBelow(sorted: Float64Array, x: number, ties: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] ?? Number.NaN
    if (value < x || (ties && value === x)) low = middle + 1
    else high = middle
  }
  return low
}

/** Quantile of the resampled values, linear between them as numpy's default (R. J. Hyndman and Y. Fan, American Statistician 50 (1996), type 7). */
export function percentile({ sorted }: Pick<Distribution, 'sorted'>, level: number): number {
  const at = (sorted.length - 1) * level
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (at - Math.floor(at)) * (high - low)
}

/** The bound of the basic (reflected) interval: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), 5.2.1. */
export function basicBound(distribution: Distribution, level: number): number {
  return 2 * distribution.observed - percentile(distribution, 1 - level)
}

/** The one-sided BCa bound at `level`, .025 for the lower end of a 95 % interval: B. Efron, JASA 82 (1987), equation 2.3. */
export function bcaBound(distribution: Distribution, level: number): number {
  return percentile(distribution, bcaLevel(distribution, level))
}

/** The level, in [0, 1], whose quantile of the resampled values is the BCa bound at `level`. */
export function bcaLevel({ z0, acceleration }: Pick<Distribution, 'z0' | 'acceleration'>, level: number): number {
  const shifted = z0 + normalQuantile(level)
  const scale = 1 - acceleration * shifted
  if (scale <= 0) return shifted > 0 ? 1 : 0
  return normalCdf(z0 + shifted / scale)
}

/** How many resamples are at or beyond x, on the side where the truth would have to be; those without a value count as beyond. */
export function countBeyond({ sorted, undefinedResamples }: Distribution, x: number, side: 'below' | 'above'): number {
  const beyond = side === 'below' ? ranksBelow(sorted, x, true) : sorted.length - ranksBelow(sorted, x, false)
  return beyond + undefinedResamples
}

/** What a p-value needs of a distribution: it fits into a document, the resampled values do not. */
export interface Tail {
  /** `countBeyond` of the hypothesised value. */
  readonly beyond: number
  /** All resamples. */
  readonly resamples: number
  readonly z0: number
  readonly acceleration: number
  readonly side: 'below' | 'above'
  /** How far the observed value is from the hypothesis, in standard errors; negative on the hypothesis' own side. */
  readonly z: number
}

/**
 * The p-value of the hypothesis that the truth lies at or beyond a value: the level at which the BCa bound reaches it, counted as
 * (1 + #)/(B + 1) (A. C. Davison and D. V. Hinkley, 4.2.3). Under 20/(B + 1) the resamples are too few, and the p-value is the normal
 * tail of the standard error: then `asymptotic` is true.
 */
export function bootstrapP({ beyond, resamples, z0, acceleration, side, z }: Tail): { p: number; asymptotic: boolean } {
  const normal = { p: Math.exp(logNormalSf(z)), asymptotic: true }
  if (beyond < FEWEST) return normal
  const counted = (1 + beyond) / (1 + resamples)
  if (counted === 1) return { p: 1, asymptotic: false }
  const sign = side === 'below' ? 1 : -1
  const shifted = normalQuantile(counted) - sign * z0
  const scale = 1 + sign * acceleration * shifted
  if (scale <= 0) return normal
  return { p: normalCdf(shifted / scale - sign * z0), asymptotic: false }
}
