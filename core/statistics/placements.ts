import { fallingOrder } from './argsort.ts'
import { totalWeight } from './clusters.ts'

/** Rows of one test set that are positive or not. */
export interface Labelled {
  /** 1 for a positive row, 0 for a negative one. */
  readonly positive: Uint8Array
  readonly weights?: Float64Array | undefined
  /** The rows by falling score, where they are already sorted. */
  readonly order?: Uint32Array | undefined
}

/**
 * For each row the (weighted) share of the rows of the other class that its score is on the right side of, ties counting one half: of
 * a positive row the negatives below it, of a negative row the positives above it. By one sort and one walk over the ties. The
 * structural components of P. K. Sen and DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988).
 *
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function placementsOf(scores: Float64Array, labelled: Labelled): Float64Array {
  const { positive, weights } = labelled
  if (positive.length !== scores.length) throw new RangeError('scores and labels differ in length')
  for (let row = 0; row < scores.length; row++)
    if (!Number.isFinite(scores[row])) throw new RangeError('a score is not finite')
  const positives = weightOfPositives(labelled)
  const negatives = totalWeight(scores.length, weights) - positives
  const order = labelled.order ?? fallingOrder(scores)
  const shares = new Float64Array(scores.length)
  let [positivesAbove, negativesAbove] = [0, 0]
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = scores[order[start] ?? 0]
    let [tiedPositives, tiedNegatives] = [0, 0]
    for (end = start; end < order.length && scores[order[end] ?? 0] === score; end++) {
      const row = order[end] ?? 0
      const weight = weights ? (weights[row] ?? Number.NaN) : 1
      if (positive[row] === 1) tiedPositives += weight
      else tiedNegatives += weight
    }
    const outranked = (negatives - negativesAbove - tiedNegatives / 2) / negatives
    const outranking = (positivesAbove + tiedPositives / 2) / positives
    for (let rank = start; rank < end; rank++) {
      const row = order[rank] ?? 0
      shares[row] = positive[row] === 1 ? outranked : outranking
    }
    positivesAbove += tiedPositives
    negativesAbove += tiedNegatives
  }
  return shares
}

/** The weight of the positive rows; without weights their number. */
export function weightOfPositives({ positive, weights }: Labelled): number {
  let total = 0
  for (let row = 0; row < positive.length; row++)
    if (positive[row] === 1) total += weights ? (weights[row] ?? Number.NaN) : 1
  return total
}
