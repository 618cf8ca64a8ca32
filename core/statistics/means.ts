import { kishSize, type RowDesign, spreadOf, standardErrorOf, totalWeight } from './clusters.ts'

/** A (weighted) mean and how sure it is. */
export interface Mean {
  readonly n: number
  readonly mean: number
  /** Standard error: the sample deviation over sqrt(n) for rows alike, CR1 with clusters, the influence function's with weights. */
  readonly se: number
  /** Clusters, or rows where there are none; those of weight 0 not counted. */
  readonly groups: number
  /** Degrees of freedom of the standard error: groups - 1. */
  readonly df: number
  /**
   * How many independent rows of equal weight would give the same standard error: n itself for rows alike, less with unequal weights
   * or with clusters whose rows resemble each other. Without any variance, `kishSize`.
   */
  readonly effectiveN: number
}

/** Two means over the same rows, and how sure their difference is. */
export interface PairedMeans {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  /** Mean of candidate minus baseline. */
  readonly difference: number
  readonly seDifference: number
  readonly seCandidate: number
  /** Degrees of freedom of both standard errors, groups - 1. */
  readonly df: number
  readonly groups: number
  /** Of the difference, see `Mean`. */
  readonly effectiveN: number
}

/**
 * Mean of a per-row score. `undefined` under two rows or clusters of positive weight, where no standard error exists.
 *
 * @throws RangeError when columns differ in length or a weight is none
 */
export function meanOf(values: Float64Array, design: RowDesign = {}): Mean | undefined {
  const { weights, clusters } = design
  const n = values.length
  if (n < 2) return undefined
  if (!weights && !clusters) return plainMeanOf(values)
  const total = totalWeight(n, weights)
  const mean = weightedMean(values, weights)
  const deviations = new Float64Array(n)
  for (let row = 0; row < n; row++) deviations[row] = (values[row] ?? Number.NaN) - mean
  const spread = spreadOf(deviations, design)
  if (spread.groups < 2) return undefined
  const se = standardErrorOf(spread)
  let [squares, counted] = [0, 0]
  for (let row = 0; row < n; row++) {
    const weight = weights ? (weights[row] ?? Number.NaN) : 1
    squares += weight * (deviations[row] ?? Number.NaN) ** 2
    if (weight > 0) counted += 1
  }
  const variance = (squares / total) * (counted / (counted - 1))
  const effectiveN = se > 0 ? variance / se ** 2 : kishSize(n, design)
  return { n, mean, se, groups: spread.groups, df: spread.groups - 1, effectiveN }
}

/** The same where every row counts alike, in two passes: a million rows are common. */
function plainMeanOf(values: Float64Array): Mean {
  const n = values.length
  const mean = weightedMean(values)
  let squares = 0
  for (let row = 0; row < n; row++) squares += ((values[row] ?? Number.NaN) - mean) ** 2
  return { n, mean, se: Math.sqrt(squares / (n - 1) / n), groups: n, df: n - 1, effectiveN: n }
}

/**
 * The paired comparison of two per-row scores. `undefined` under two rows or clusters of positive weight, where no standard error
 * exists. The same scores everywhere give a standard error of exactly 0.
 *
 * @throws RangeError when columns differ in length or a weight is none
 */
export function pairedMeans(
  baseline: Float64Array,
  candidate: Float64Array,
  design: RowDesign = {},
): PairedMeans | undefined {
  if (baseline.length !== candidate.length) throw new RangeError('paired columns differ in length')
  const ofDifference = meanOf(differencesOf(baseline, candidate), design)
  const ofCandidate = meanOf(candidate, design)
  if (!ofDifference || !ofCandidate) return undefined
  return {
    n: ofDifference.n,
    baseline: weightedMean(baseline, design.weights),
    candidate: ofCandidate.mean,
    difference: ofDifference.mean,
    seDifference: ofDifference.se,
    seCandidate: ofCandidate.se,
    df: ofDifference.df,
    groups: ofDifference.groups,
    effectiveN: ofDifference.effectiveN,
  }
}

/** Candidate minus baseline, row by row. */
export function differencesOf(baseline: Float64Array, candidate: Float64Array): Float64Array {
  const differences = new Float64Array(candidate.length)
  for (let row = 0; row < differences.length; row++)
    differences[row] = (candidate[row] ?? Number.NaN) - (baseline[row] ?? Number.NaN)
  return differences
}

/**
 * The mean, exactly the value where all are equal, and safe from large offsets: values are summed as distances from a first guess, and the result
 * is the guess of a second pass (T. F. Chan, G. H. Golub and R. J. LeVeque, American Statistician 37 (1983)). NaN without weight.
 */
function weightedMean(values: Float64Array, weights?: Float64Array): number {
  const total = totalWeight(values.length, weights)
  if (!(total > 0)) return Number.NaN
  const first = weights ? (values[weights.findIndex((weight) => weight > 0)] ?? Number.NaN) : (values[0] ?? Number.NaN)
  const guess = first + distance(values, weights, first) / total
  return guess + distance(values, weights, guess) / total
}

/** The weighted sum of the values' distances from a point; a weight of 0 counts nothing, whatever its value. */
function distance(values: Float64Array, weights: Float64Array | undefined, from: number): number {
  let sum = 0
  if (!weights) {
    for (let row = 0; row < values.length; row++) sum += (values[row] ?? Number.NaN) - from
    return sum
  }
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row] ?? Number.NaN
    if (weight !== 0) sum += weight * ((values[row] ?? Number.NaN) - from)
  }
  return sum
}
