import { ascendingOrder } from '../statistics/argsort.ts'

/**
 * The median under weights: where half the weight lies below and half above, the mean of the two values there, so that whole weights
 * count as repetitions.
 *
 * @returns undefined without weight; the values are sorted only once.
 */
export function weightedMedian(values: Float64Array): (weights: Float64Array | null) => number | undefined {
  const order = ascendingOrder(values)
  return (weights) => {
    let total = 0
    for (let row = 0; row < values.length; row++) total += weights ? (weights[row] ?? 0) : 1
    let [below, lower] = [0, undefined as number | undefined]
    for (const row of order) {
      const weight = weights ? (weights[row] ?? 0) : 1
      if (weight === 0) continue
      const value = values[row] ?? Number.NaN
      if (lower !== undefined) return (lower + value) / 2
      below += weight
      if (below > total / 2) return value
      if (below === total / 2) lower = value
    }
    return lower
  }
}
