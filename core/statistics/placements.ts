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
  const positives = weightOfPositives(labelled)
  const negatives = totalWeight(scores.length, weights) - positives
  const order = labelled.order ?? fallingOrder(scores)
  const { flags, tied, heavy } = inOrder(scores, labelled, order)
  const shares = new Float64Array(scores.length)
  let [positivesAbove, negativesAbove] = [0, 0]
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tiedPositives = 0
    let tiedNegatives = 0
    for (end = start; end === start || tied[end] === 1; end++) {
      const weight = heavy ? (heavy[end] ?? Number.NaN) : 1
      if (flags[end] === 1) tiedPositives += weight
      else tiedNegatives += weight
    }
    const outranked = (negatives - negativesAbove - tiedNegatives / 2) / negatives
    const outranking = (positivesAbove + tiedPositives / 2) / positives
    for (let rank = start; rank < end; rank++) shares[order[rank] ?? 0] = flags[rank] === 1 ? outranked : outranking
    positivesAbove += tiedPositives
    negativesAbove += tiedNegatives
  }
  return shares
}

/** The columns in the order of the scores: gathered once, so that the walk reads them from front to back, twice as fast. */
function inOrder(scores: Float64Array, { positive, weights }: Labelled, order: Uint32Array) {
  const flags = new Uint8Array(order.length)
  /** 1 for a row whose score is that of the one before. */
  const tied = new Uint8Array(order.length)
  const heavy = weights && new Float64Array(order.length)
  let last = Number.NaN
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] ?? 0
    const score = scores[row] ?? Number.NaN
    flags[rank] = positive[row] ?? 0
    // Less itself a finite number is 0.
    if (score - score !== 0) throw new RangeError('a score is not finite')
    if (score === last) tied[rank] = 1
    if (heavy) heavy[rank] = weights[row] ?? Number.NaN
    last = score
  }
  return { flags, tied, heavy }
}

/** The weight of the positive rows; without weights their number. */
export function weightOfPositives({ positive, weights }: Labelled): number {
  let total = 0
  for (let row = 0; row < positive.length; row++)
    if (positive[row] === 1) total += weights ? (weights[row] ?? Number.NaN) : 1
  return total
}
