import type { DelongStatistics } from './delong.ts'

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
  const order = ascending(score)
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

function ascending(score: Float64Array): Uint32Array {
  return Uint32Array.from(score, (_, row) => row).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0))
}

/**
 * Two weighted areas on the same rows, with the (co)variances of their influence functions: a row's influence is its placement (the
 * weighted share of the other class that it is on the right side of) less the area, over its class's share of the weight.
 * The two-sample U-statistic's projection, as in E. R. DeLong et al., Biometrics 44 (1988), with weights for counts. `undefined` without
 * a row of weight in each class.
 */
export function pairedAreas(
  {
    positive,
    baseline,
    candidate,
  }: Readonly<Record<'baseline' | 'candidate', Float64Array>> & { positive: Uint8Array },
  weights: Float64Array,
): DelongStatistics | undefined {
  const before = influencesOf(baseline, positive, weights)
  const after = influencesOf(candidate, positive, weights)
  if (!before || !after) return undefined
  const product = (a: Float64Array, b: Float64Array): number => {
    let sum = 0
    for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0)
    return sum
  }
  const positives = positive.reduce((sum, flag) => sum + flag, 0)
  return {
    positives,
    negatives: positive.length - positives,
    baseline: before.area,
    candidate: after.area,
    varianceBaseline: product(before.influence, before.influence),
    varianceCandidate: product(after.influence, after.influence),
    covariance: product(before.influence, after.influence),
  }
}

/** Influences times weight over the total, so that their products sum to variances. */
function influencesOf(score: Float64Array, positive: Uint8Array, weights: Float64Array) {
  const area = rocArea(score, positive)(weights)
  if (area === undefined) return undefined
  const totals = [0, 0]
  for (let row = 0; row < score.length; row++)
    totals[positive[row] ?? 0] = (totals[positive[row] ?? 0] ?? 0) + (weights[row] ?? 0)
  const [negatives = 0, positives = 0] = totals
  const order = ascending(score)
  const influence = new Float64Array(score.length)
  let [positivesBelow, negativesBelow] = [0, 0]
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = score[order[start] ?? 0]
    const tied = [0, 0]
    for (end = start; end < order.length && score[order[end] ?? 0] === value; end++) {
      const row = order[end] ?? 0
      tied[positive[row] ?? 0] = (tied[positive[row] ?? 0] ?? 0) + (weights[row] ?? 0)
    }
    const [tiedNegatives = 0, tiedPositives = 0] = tied
    const outranked = (negativesBelow + tiedNegatives / 2) / negatives
    const outranking = (positives - positivesBelow - tiedPositives / 2) / positives
    for (const row of order.subarray(start, end)) {
      const isPositive = positive[row] === 1
      const placement = isPositive ? outranked : outranking
      influence[row] = ((weights[row] ?? 0) * (placement - area)) / (isPositive ? positives : negatives)
    }
    negativesBelow += tiedNegatives
    positivesBelow += tiedPositives
  }
  return { area, influence }
}
