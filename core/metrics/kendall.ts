import { ascendingOrder } from '../statistics/argsort.ts'

/** Under this share of all pairs, what is untied is rounding. */
const NOISE = 1e-14

/**
 * Kendall's tau-b: concordant less discordant pairs, over the pairs untied in each column (M. G. Kendall, Biometrika 33, 1945), counted with one
 * sort and a tree of cumulated weights in n log n (D. Christensen, Computational Statistics 20, 2005). A pair weighs the product of its rows'
 * weights; rows that a bootstrap drew twice are tied with themselves.
 *
 * @returns the value under some weights; undefined where a column does not vary.
 */
export function concordance(x: Float64Array, y: Float64Array): (weights: Float64Array | null) => number | undefined {
  const order = ascendingOrder(x)
  const place = placesOf(y)
  return (weights) => {
    const weightOf = (row: number) => (weights ? (weights[row] ?? 0) : 1)
    const tree = new Float64Array(place.distinct + 1)
    let [total, concordant, discordant] = [0, 0, 0]
    for (let start = 0, end = 0; start < order.length; start = end) {
      for (end = start; end < order.length && x[order[end] ?? 0] === x[order[start] ?? 0]; end++) {
        const row = order[end] ?? 0
        const at = place.of[row] ?? 0
        const below = cumulated(tree, at - 1)
        concordant += weightOf(row) * below
        discordant += weightOf(row) * (total - cumulated(tree, at))
      }
      for (let index = start; index < end; index++) {
        const row = order[index] ?? 0
        add(tree, place.of[row] ?? 0, weightOf(row))
        total += weightOf(row)
      }
    }
    // Each row paired with itself is one of its ties, whether it was drawn once or often.
    const untied = (ties: number) => (total * total - ties) / 2
    const [untiedX, untiedY] = [untied(tiesOf(x, order, weightOf)), untied(tiesOf(y, place.order, weightOf))]
    if (!(untiedX > NOISE * total ** 2 && untiedY > NOISE * total ** 2)) return undefined
    return (concordant - discordant) / Math.sqrt(untiedX * untiedY)
  }
}

/** The rank from 1 of each value among the distinct ones. */
function placesOf(values: Float64Array) {
  const order = ascendingOrder(values)
  const of = new Int32Array(values.length)
  let distinct = 0
  for (const [index, row] of order.entries()) {
    if (index === 0 || values[row] !== values[order[index - 1] ?? 0]) distinct++
    of[row] = distinct
  }
  return { of, order, distinct }
}

/** Sum of the squared weights of the groups of equal values. */
function tiesOf(values: Float64Array, order: Uint32Array, weightOf: (row: number) => number): number {
  let [sum, group] = [0, 0]
  for (const [index, row] of order.entries()) {
    if (index > 0 && values[row] !== values[order[index - 1] ?? 0]) {
      sum += group * group
      group = 0
    }
    group += weightOf(row)
  }
  return sum + group * group
}

/** P. M. Fenwick, "A new data structure for cumulative frequency tables", Software: Practice and Experience 24 (1994). */
function add(tree: Float64Array, at: number, weight: number): void {
  for (let index = at; index < tree.length; index += index & -index) tree[index] = (tree[index] ?? 0) + weight
}

function cumulated(tree: Float64Array, upTo: number): number {
  let sum = 0
  for (let index = upTo; index > 0; index -= index & -index) sum += tree[index] ?? 0
  return sum
}
