import { ascendingOrder } from '../statistics/argsort.ts'

/**
 * Ranks from 1, equal values sharing the mean of theirs; under weights a value's rank is the weight below it, and half of its own kind's.
 *
 * @returns the ranks under some weights; the values are sorted only once.
 */
export function ranksOf(values: Float64Array): (weights: Float64Array | null) => Float64Array {
  const order = ascendingOrder(values)
  return (weights) => {
    const ranks = new Float64Array(values.length)
    let below = 0
    for (let start = 0, end = 0; start < order.length; start = end) {
      const value = values[order[start] ?? 0]
      let tied = 0
      for (end = start; end < order.length && values[order[end] ?? 0] === value; end++) {
        tied += weights ? (weights[order[end] ?? 0] ?? 0) : 1
      }
      for (let index = start; index < end; index++) ranks[order[index] ?? 0] = below + (tied + 1) / 2
      below += tied
    }
    return ranks
  }
}

/** Pearson's correlation; undefined where a column does not vary. */
export function pearson(x: Float64Array, y: Float64Array, weights: Float64Array | null): number | undefined {
  let [total, meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < x.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    if (weight === 0) continue
    total += weight
    const [dx, dy] = [(x[row] ?? 0) - meanX, (y[row] ?? 0) - meanY]
    meanX += (dx * weight) / total
    meanY += (dy * weight) / total
    xx += weight * dx * ((x[row] ?? 0) - meanX)
    yy += weight * dy * ((y[row] ?? 0) - meanY)
    xy += weight * dx * ((y[row] ?? 0) - meanY)
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined
}
