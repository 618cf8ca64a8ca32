import { placementsOf, weightOfPositives } from './placements.ts'
import { type RankedRows, rankedRows } from './ranked-rows.ts'

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
  /** The rows by each model's score, where they are already sorted. */
  readonly ranked?: { readonly baseline: RankedRows; readonly candidate: RankedRows }
}

/**
 * DeLong's nonparametric comparison of two correlated ROC areas, ties counting one half: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson,
 * Biometrics 44 (1988), through ranks as in X. Sun and W. Xu, IEEE Signal Processing Letters 21 (2014): one sort a model and one walk over its tie groups.
 * `undefined` without a positive or without a negative. A class of one row has no covariance to estimate: its placements count with the
 * largest variance a value in [0, 1] can have, 1/4, and covariance 0.
 *
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function delong({ positive, baseline, candidate, ranked }: ScoredRows): DelongStatistics | undefined {
  if (positive.length !== baseline.length || positive.length !== candidate.length) {
    throw new RangeError('paired columns differ in length')
  }
  const labelled = { positive: positive instanceof Uint8Array ? positive : Uint8Array.from(positive, Number) }
  const positives = weightOfPositives(labelled)
  const negatives = baseline.length - positives
  if (positives === 0 || negatives === 0) return undefined
  const base = placementsOf(ranked?.baseline ?? rankedRows(baseline, labelled.positive), labelled)
  const cand = placementsOf(ranked?.candidate ?? rankedRows(candidate, labelled.positive), labelled)
  const moments = [1, 0].map((side) => momentsOf({ base, cand, side }, labelled.positive))
  const variance = (part: 'base' | 'cand' | 'cross'): number =>
    moments.reduce((sum, { n, ...parts }) => sum + parts[part] / n, 0)
  const [ofPositives] = moments
  return {
    positives,
    negatives,
    baseline: ofPositives?.meanBase ?? Number.NaN,
    candidate: ofPositives?.meanCand ?? Number.NaN,
    varianceBaseline: variance('base'),
    varianceCandidate: variance('cand'),
    covariance: variance('cross'),
  }
}

/** Standard error of the difference of the two areas; 0 when both models rank alike. */
export function aucDifferenceSe(
  statistics: Pick<DelongStatistics, 'varianceBaseline' | 'varianceCandidate' | 'covariance'>,
): number {
  const { varianceBaseline, varianceCandidate, covariance } = statistics
  return Math.sqrt(Math.max(0, varianceBaseline + varianceCandidate - 2 * covariance))
}

interface Moments {
  readonly n: number
  readonly meanBase: number
  readonly meanCand: number
  /** Sample variances and covariance, n - 1 in the denominator. */
  readonly base: number
  readonly cand: number
  readonly cross: number
}

/** Of both models' placements of one class. */
function momentsOf(
  { base, cand, side }: { base: Float64Array; cand: Float64Array; side: number },
  positive: Uint8Array,
): Moments {
  let [n, meanBase, meanCand] = [0, 0, 0]
  for (let row = 0; row < positive.length; row++) {
    if (positive[row] !== side) continue
    n += 1
    meanBase += base[row] ?? Number.NaN
    meanCand += cand[row] ?? Number.NaN
  }
  meanBase /= n
  meanCand /= n
  if (n === 1) return { n, meanBase, meanCand, base: 0.25, cand: 0.25, cross: 0 }
  let [squaresBase, squaresCand, products] = [0, 0, 0]
  for (let row = 0; row < positive.length; row++) {
    if (positive[row] !== side) continue
    const a = (base[row] ?? Number.NaN) - meanBase
    const b = (cand[row] ?? Number.NaN) - meanCand
    squaresBase += a * a
    squaresCand += b * b
    products += a * b
  }
  const degrees = n - 1
  return { n, meanBase, meanCand, base: squaresBase / degrees, cand: squaresCand / degrees, cross: products / degrees }
}
