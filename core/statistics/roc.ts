import { ascendingOrder } from './argsort.ts'

/**
 * The area under the ROC curve of rows with weights, ties counting one half. The order of the scores is found once, so that
 * the result can be asked again and again.
 *
 * @returns a function of the weights (null for 1 each): the area, undefined where a class has no weight.
 */
export function rocArea(
  score: Float64Array,
  positive: Uint8Array,
): (weights: Float64Array | null) => number | undefined {
  const order = ascendingOrder(score)
  return (weights) => {
    let [negativesBelow, won, positives] = [0, 0, 0]
    for (let start = 0, end = 0; start < order.length; start = end) {
      const value = score[order[start] ?? 0]
      let [tiedPositives, tiedNegatives] = [0, 0]
      for (end = start; end < order.length && score[order[end] ?? 0] === value; end++) {
        const row = order[end] ?? 0
        const weight = weights ? (weights[row] ?? 0) : 1
        if (positive[row] === 1) tiedPositives += weight
        else tiedNegatives += weight
      }
      won += tiedPositives * (negativesBelow + tiedNegatives / 2)
      positives += tiedPositives
      negativesBelow += tiedNegatives
    }
    return positives > 0 && negativesBelow > 0 ? won / (positives * negativesBelow) : undefined
  }
}
