import type { RankedRows } from '../statistics/ranked-rows.ts'

/*
 * Metrics of how scores order a binary task's rows. As the threshold falls, one group of equal scores after the other is selected: a step of
 * the curve.
 */

/** The weight of positives and negatives that each step of a curve selects, and of all steps together. */
interface Steps {
  readonly count: number
  readonly positives: Uint32Array | Float64Array
  readonly negatives: Uint32Array | Float64Array
  readonly allPositives: number
  readonly allNegatives: number
}

/** The steps under weights, valid until others are asked for; a step without any weight is left out. */
function stepsOf(ranked: RankedRows): (weights: Float64Array | null) => Steps {
  const plain = summed({ count: ranked.positives.length, positives: ranked.positives, negatives: ranked.negatives })
  let space: { readonly positives: Float64Array; readonly negatives: Float64Array } | undefined
  return (weights) => {
    if (!weights) return plain
    space ??= { positives: new Float64Array(plain.count), negatives: new Float64Array(plain.count) }
    return summed({ ...space, count: weigh(ranked, weights, space) })
  }
}

function weigh(
  { order, flags, positives, negatives }: RankedRows,
  weights: Float64Array,
  into: { readonly positives: Float64Array; readonly negatives: Float64Array },
): number {
  let count = 0
  for (let group = 0, rank = 0; group < positives.length; group++) {
    const end = rank + (positives[group] ?? 0) + (negatives[group] ?? 0)
    let [inPositives, inNegatives] = [0, 0]
    for (; rank < end; rank++) {
      const weight = weights[order[rank] ?? 0] ?? 0
      if (flags[rank] === 1) inPositives += weight
      else inNegatives += weight
    }
    if (!(inPositives + inNegatives > 0)) continue
    into.positives[count] = inPositives
    into.negatives[count++] = inNegatives
  }
  return count
}

function summed(steps: Omit<Steps, 'allPositives' | 'allNegatives'>): Steps {
  let [allPositives, allNegatives] = [0, 0]
  for (let step = 0; step < steps.count; step++) {
    allPositives += steps.positives[step] ?? 0
    allNegatives += steps.negatives[step] ?? 0
  }
  return { ...steps, allPositives, allNegatives }
}

/** A number that follows from a curve under weights, or undefined. */
export type OfCurve = (weights: Float64Array | null) => number | undefined

/** Sum of precision times the rise of recall over distinct thresholds, no interpolation; undefined without a positive. */
export function averagePrecision(ranked: RankedRows): OfCurve {
  const stepsUnder = stepsOf(ranked)
  return (weights) => {
    const { count, positives, negatives } = stepsUnder(weights)
    let [truePositives, selected, sum] = [0, 0, 0]
    for (let step = 0; step < count; step++) {
      const here = positives[step] ?? 0
      truePositives += here
      selected += here + (negatives[step] ?? 0)
      sum += here * (truePositives / selected)
    }
    return truePositives > 0 ? sum / truePositives : undefined
  }
}

/** The area under the ROC curve, ties counting one half; undefined without both classes. */
export function area(ranked: RankedRows): OfCurve {
  const stepsUnder = stepsOf(ranked)
  return (weights) => {
    const { count, positives, negatives } = stepsUnder(weights)
    let [above, below, pairs] = [0, 0, 0]
    for (let step = 0; step < count; step++) {
      const [up, right] = [positives[step] ?? 0, negatives[step] ?? 0]
      pairs += right * (above + up / 2)
      above += up
      below += right
    }
    return above > 0 && below > 0 ? pairs / (above * below) : undefined
  }
}

/**
 * The area up to a false positive rate, put on the scale where 0.5 is chance and 1 is perfect (D. K. McClish, Medical Decision Making 9,
 * 1989), as roc_auc_score's max_fpr.
 */
export function partialArea(ranked: RankedRows, limit: number): OfCurve {
  const stepsUnder = stepsOf(ranked)
  return (weights) => {
    const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights)
    if (!(allPositives > 0 && allNegatives > 0)) return undefined
    let [truePositives, falsePositives, sum] = [0, 0, 0]
    for (let step = 0; step < count; step++) {
      const [up, right] = [positives[step] ?? 0, negatives[step] ?? 0]
      const [from, to] = [falsePositives / allNegatives, (falsePositives + right) / allNegatives]
      if (from >= limit) break
      const part = to > from ? Math.min(1, (limit - from) / (to - from)) : 0
      sum += ((to - from) * part * (2 * truePositives + part * up)) / (2 * allPositives)
      truePositives += up
      falsePositives += right
    }
    const least = limit ** 2 / 2
    return 0.5 * (1 + (sum - least) / (limit - least))
  }
}

/** The largest distance of true and false positive rate (Kolmogorov and Smirnov); undefined without both classes. */
export function kolmogorovSmirnov(ranked: RankedRows): OfCurve {
  const stepsUnder = stepsOf(ranked)
  return (weights) => {
    const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights)
    if (!(allPositives > 0 && allNegatives > 0)) return undefined
    let [truePositives, falsePositives, most] = [0, 0, 0]
    for (let step = 0; step < count; step++) {
      const up = positives[step] ?? 0
      truePositives += up
      falsePositives += negatives[step] ?? 0
      // Without a positive the distance cannot grow.
      if (up > 0) most = Math.max(most, truePositives / allPositives - falsePositives / allNegatives)
    }
    return most
  }
}

/** What is found among the rows of the highest scores. */
export interface Top {
  /** Weight of the positives in the selection, of all positives, of the selection and of all rows. */
  readonly found: number
  readonly positives: number
  readonly selected: number
  readonly rows: number
}

/**
 * The top of a curve: the `k` highest rows, or under 1 that share of them. Of tied rows at the cut each counts by the share that fits, as if
 * they were drawn.
 */
export function topOf(ranked: RankedRows, k: number): (weights: Float64Array | null) => Top {
  const stepsUnder = stepsOf(ranked)
  return (weights) => {
    const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights)
    const rows = allPositives + allNegatives
    const room = Math.min(rows, k < 1 ? k * rows : k)
    let [found, selected] = [0, 0]
    for (let step = 0; step < count && (step === 0 || selected < room); step++) {
      const up = positives[step] ?? 0
      const group = up + (negatives[step] ?? 0)
      const part = Math.min(1, (room - selected) / group)
      found += part * up
      selected += part * group
    }
    return { found, positives: allPositives, selected, rows }
  }
}
