import { totalWeight } from './clusters.ts'
import type { RankedRows } from './ranked-rows.ts'

/** Rows of one test set that are positive or not. */
export interface Labelled {
  /** 1 for a positive row, 0 for a negative one. */
  readonly positive: Uint8Array
  readonly weights?: Float64Array | undefined
}

/**
 * For each row the (weighted) share of the rows of the other class that its score is on the right side of, ties counting one half: of
 * a positive row the negatives below it, of a negative row the positives above it. By one walk over the ranked rows. The
 * structural components of P. K. Sen and DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988).
 */
export function placementsOf({ order, flags, ...groups }: RankedRows, labelled: Labelled): Float64Array {
  const { weights } = labelled
  const positives = weightOfPositives(labelled)
  const negatives = totalWeight(order.length, weights) - positives
  const shares = new Float64Array(order.length)
  let [positivesAbove, negativesAbove] = [0, 0]
  for (let group = 0, start = 0, end = 0; group < groups.positives.length; group++, start = end) {
    let tiedPositives = groups.positives[group] ?? 0
    let tiedNegatives = groups.negatives[group] ?? 0
    end = start + tiedPositives + tiedNegatives
    if (weights) {
      ;[tiedPositives, tiedNegatives] = [0, 0]
      for (let rank = start; rank < end; rank++) {
        const weight = weights[order[rank] ?? 0] ?? Number.NaN
        if (flags[rank] === 1) tiedPositives += weight
        else tiedNegatives += weight
      }
    }
    const outranked = (negatives - negativesAbove - tiedNegatives / 2) / negatives
    const outranking = (positivesAbove + tiedPositives / 2) / positives
    for (let rank = start; rank < end; rank++) shares[order[rank] ?? 0] = flags[rank] === 1 ? outranked : outranking
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
