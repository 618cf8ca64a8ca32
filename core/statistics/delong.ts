/** Two areas under the ROC curve on the same rows, with the (co)variances of their estimates. */
export interface DelongStatistics {
  readonly positives: number
  readonly negatives: number
  readonly baseline: number
  readonly candidate: number
  readonly varianceBaseline: number
  readonly varianceCandidate: number
  readonly covariance: number
}

/** Rows of one test set: which are positive, and the score of each model. Scores are finite. */
export interface ScoredRows {
  /** 1 (or true) for a positive row, 0 (or false) for a negative one. */
  readonly positive: ArrayLike<number | boolean>
  readonly baseline: Float64Array
  readonly candidate: Float64Array
}

/**
 * DeLong's nonparametric comparison of two correlated ROC areas, ties counting one half: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson,
 * Biometrics 44 (1988), through ranks as in X. Sun and W. Xu, IEEE Signal Processing Letters 21 (2014): one sort a model and one walk over its tie groups.
 * `undefined` without a positive or without a negative. A class of one row has no covariance to estimate: its placements count with the
 * largest variance a value in [0, 1] can have, 1/4, and covariance 0.
 *
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function delong({ positive, baseline, candidate }: ScoredRows): DelongStatistics | undefined {
  if (positive.length !== baseline.length || positive.length !== candidate.length) {
    throw new RangeError('paired columns differ in length')
  }
  const isPositive = Uint8Array.from(positive, Number)
  const positives = isPositive.reduce((sum, flag) => sum + flag, 0)
  const negatives = isPositive.length - positives
  if (positives === 0 || negatives === 0) return undefined
  const classes = { isPositive, positives, negatives }
  const base = placementsOf(baseline, classes)
  const cand = placementsOf(candidate, classes)
  const variance = (a: Placements, b: Placements): number =>
    covariance(a.positive, b.positive) / positives + covariance(a.negative, b.negative) / negatives
  return {
    positives,
    negatives,
    baseline: meanOf(base.positive),
    candidate: meanOf(cand.positive),
    varianceBaseline: variance(base, base),
    varianceCandidate: variance(cand, cand),
    covariance: variance(base, cand),
  }
}

/** Standard error of the difference of the two areas; 0 when both models rank alike. */
export function aucDifferenceSe(
  statistics: Pick<DelongStatistics, 'varianceBaseline' | 'varianceCandidate' | 'covariance'>,
): number {
  const { varianceBaseline, varianceCandidate, covariance } = statistics
  return Math.sqrt(Math.max(0, varianceBaseline + varianceCandidate - 2 * covariance))
}

interface Classes {
  readonly isPositive: Uint8Array
  readonly positives: number
  readonly negatives: number
}

/** For each positive row the share of negatives it outranks, for each negative row the share of positives that outrank it; in row order. */
interface Placements {
  readonly positive: Float64Array
  readonly negative: Float64Array
}

function placementsOf(scores: Float64Array, { isPositive, positives, negatives }: Classes): Placements {
  if (!scores.every(Number.isFinite)) throw new RangeError('a score is not finite')
  const order = Uint32Array.from(scores, (_, row) => row).sort((i, j) => at(scores, i) - at(scores, j))
  const shares = new Float64Array(scores.length)
  let [positivesBelow, negativesBelow] = [0, 0]
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = at(scores, at(order, start))
    let tiedPositives = 0
    for (end = start; end < order.length && at(scores, at(order, end)) === score; end++)
      tiedPositives += at(isPositive, at(order, end))
    const tiedNegatives = end - start - tiedPositives
    const outranked = (negativesBelow + tiedNegatives / 2) / negatives
    const outranking = (positives - positivesBelow - tiedPositives / 2) / positives
    for (const row of order.subarray(start, end)) shares[row] = at(isPositive, row) === 1 ? outranked : outranking
    positivesBelow += tiedPositives
    negativesBelow += tiedNegatives
  }
  return {
    positive: shares.filter((_, row) => at(isPositive, row) === 1),
    negative: shares.filter((_, row) => at(isPositive, row) === 0),
  }
}

function at(values: Float64Array | Uint32Array | Uint8Array, index: number): number {
  return values[index] ?? Number.NaN
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Sample covariance, n - 1 in the denominator. */
function covariance(a: Float64Array, b: Float64Array): number {
  if (a.length === 1) return a === b ? 0.25 : 0
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let sum = 0
  for (const [i, value] of a.entries()) sum += (value - meanA) * (at(b, i) - meanB)
  return sum / (a.length - 1)
}
