import { chiSquaredIsf } from './chi-squared.ts'

/** The share that an empty cell counts as in the population stability index, where its logarithm would be infinite. */
const EMPTY = 1e-4

/** Both samples as counts over the same cells. */
export interface Pair {
  readonly current: readonly number[]
  readonly reference: readonly number[]
}

/**
 * Wasserstein distance of order 1: the area between the two distribution functions, in the unit of the values. Null where a sample has
 * no counts.
 *
 * @param at the value of each cell, ascending.
 */
export function wasserstein(at: readonly number[], pair: Pair): number | null {
  const shares = sharesOf(pair)
  if (!shares) return null
  let [difference, area] = [0, 0]
  for (let cell = 0; cell + 1 < at.length; cell++) {
    difference += (shares.current[cell] ?? 0) - (shares.reference[cell] ?? 0)
    area += Math.abs(difference) * ((at[cell + 1] ?? 0) - (at[cell] ?? 0))
  }
  return area
}

/**
 * Jensen-Shannon distance with the natural logarithm, in [0, 0.833]: the square root of the divergence. J. Lin, IEEE Transactions on
 * Information Theory 37 (1991); D. M. Endres and J. E. Schindelin, ibid. 49 (2003). Null where a sample has no counts.
 */
export function jensenShannon(pair: Pair): number | null {
  const shares = sharesOf(pair)
  if (!shares) return null
  let divergence = 0
  for (const [cell, p] of shares.current.entries()) {
    const q = shares.reference[cell] ?? 0
    const middle = (p + q) / 2
    if (p > 0) divergence += (p / 2) * Math.log(p / middle)
    if (q > 0) divergence += (q / 2) * Math.log(q / middle)
  }
  return Math.sqrt(Math.max(0, divergence))
}

/** Population stability index; a cell that only one sample fills counts as a share of 0.0001 in the other. Null where a sample has no counts. */
export function stabilityIndex(pair: Pair): number | null {
  const shares = sharesOf(pair)
  if (!shares) return null
  let index = 0
  for (const [cell, share] of shares.current.entries()) {
    const other = shares.reference[cell] ?? 0
    if (share === 0 && other === 0) continue
    const [p, q] = [Math.max(share, EMPTY), Math.max(other, EMPTY)]
    index += (p - q) * Math.log(p / q)
  }
  return Math.max(0, index)
}

/**
 * What the population stability index stays under in 95 % of the cases when nothing drifts: chi-squared with one degree of freedom less
 * than there are filled cells, times 1/n + 1/m. B. Yurdakul and J. Naranjo, Journal of Risk Model Validation 14 (2020).
 */
export function stabilityThreshold({ current, reference }: Pair): number {
  const cells = current.filter((count, cell) => count + (reference[cell] ?? 0) > 0).length
  const [n, m] = [total(current), total(reference)]
  return n === 0 || m === 0 ? 0 : chiSquaredIsf(0.05, cells - 1) * (1 / n + 1 / m)
}

function sharesOf({ current, reference }: Pair): Pair | null {
  const [n, m] = [total(current), total(reference)]
  if (n === 0 || m === 0) return null
  return { current: current.map((count) => count / n), reference: reference.map((count) => count / m) }
}

function total(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}
