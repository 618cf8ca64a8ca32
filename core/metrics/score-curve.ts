import type { Sample } from './sample.ts'

/** A binary task's rows from the highest score down, tied ones together. */
export interface ScoreCurve {
  /** Rows by falling score. */
  readonly order: Uint32Array
  readonly positive: Uint8Array
  /** Behind the last row of each group of equal scores. */
  readonly ends: Uint32Array
  /** How many rows of each group are positive. */
  readonly positives: Uint32Array
}

/** Calls `visit` with the weight of positives and negatives at each distinct score, from the highest down, as long as it asks for more. */
type Walk = (weights: Float64Array | null, visit: (positives: number, negatives: number) => boolean) => void

/** The curve of a score, or of one class's probability. */
export function scoreCurve({
  byScore: order,
  score,
  positive,
}: Pick<Sample, 'byScore' | 'score' | 'positive'>): ScoreCurve {
  const ends = new Uint32Array(order.length)
  const positives = new Uint32Array(order.length)
  let [groups, inGroup, last] = [0, 0, Number.NaN]
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] ?? 0
    const value = score[row] ?? Number.NaN
    if (rank > 0 && value !== last) {
      ends[groups] = rank
      positives[groups++] = inGroup
      inGroup = 0
    }
    inGroup += positive[row] ?? 0
    last = value
  }
  ends[groups] = order.length
  positives[groups++] = inGroup
  // A copy of what is used, since most scores have ties and the space would be held.
  return { order, positive, ends: ends.slice(0, groups), positives: positives.slice(0, groups) }
}

function walkOf({ order, positive, ends, positives }: ScoreCurve): Walk {
  return (weights, visit) => {
    let index = 0
    for (let group = 0; group < ends.length; group++) {
      const end = ends[group] ?? 0
      if (weights) {
        let inPositives = 0
        let inNegatives = 0
        for (; index < end; index++) {
          const row = order[index] ?? 0
          const weight = weights[row] ?? 0
          if (positive[row] === 1) inPositives += weight
          else inNegatives += weight
        }
        if (inPositives + inNegatives > 0 && !visit(inPositives, inNegatives)) return
      } else {
        const inPositives = positives[group] ?? 0
        if (!visit(inPositives, end - index - inPositives)) return
        index = end
      }
    }
  }
}

interface Totals {
  readonly positives: number
  readonly negatives: number
}

function totalsOf({ positive, positives: inGroups }: ScoreCurve, weights: Float64Array | null): Totals {
  let [positives, negatives] = [0, 0]
  if (!weights) {
    for (let group = 0; group < inGroups.length; group++) positives += inGroups[group] ?? 0
    return { positives, negatives: positive.length - positives }
  }
  for (let row = 0; row < positive.length; row++) {
    const weight = weights[row] ?? 0
    if (positive[row] === 1) positives += weight
    else negatives += weight
  }
  return { positives, negatives }
}

/** A number that follows from a curve under weights, or undefined. */
export type OfCurve = (weights: Float64Array | null) => number | undefined

/** Sum of precision times the rise of recall over distinct thresholds, no interpolation; undefined without a positive. */
export function averagePrecision(curve: ScoreCurve): OfCurve {
  const walk = walkOf(curve)
  return (weights) => {
    let [truePositives, selected, sum] = [0, 0, 0]
    walk(weights, (positives, negatives) => {
      truePositives += positives
      selected += positives + negatives
      sum += positives * (truePositives / selected)
      return true
    })
    return truePositives > 0 ? sum / truePositives : undefined
  }
}

/** The area under the ROC curve, ties counting one half; undefined without both classes. */
export function area(curve: ScoreCurve): OfCurve {
  const walk = walkOf(curve)
  return (weights) => {
    let [above, below, pairs] = [0, 0, 0]
    walk(weights, (positives, negatives) => {
      pairs += negatives * (above + positives / 2)
      above += positives
      below += negatives
      return true
    })
    return above > 0 && below > 0 ? pairs / (above * below) : undefined
  }
}

/**
 * The area up to a false positive rate, put on the scale where 0.5 is chance and 1 is perfect (D. K. McClish, Medical Decision Making 9,
 * 1989), as roc_auc_score's max_fpr.
 */
export function partialArea(curve: ScoreCurve, limit: number): OfCurve {
  const walk = walkOf(curve)
  return (weights) => {
    const totals = totalsOf(curve, weights)
    if (!(totals.positives > 0 && totals.negatives > 0)) return undefined
    let [truePositives, falsePositives, sum] = [0, 0, 0]
    walk(weights, (positives, negatives) => {
      const [from, to] = [falsePositives / totals.negatives, (falsePositives + negatives) / totals.negatives]
      if (from >= limit) return false
      const part = to > from ? Math.min(1, (limit - from) / (to - from)) : 0
      sum += ((to - from) * part * (2 * truePositives + part * positives)) / (2 * totals.positives)
      truePositives += positives
      falsePositives += negatives
      return true
    })
    const least = limit ** 2 / 2
    return 0.5 * (1 + (sum - least) / (limit - least))
  }
}

/** The largest distance of true and false positive rate (Kolmogorov and Smirnov); undefined without both classes. */
export function kolmogorovSmirnov(curve: ScoreCurve): OfCurve {
  const walk = walkOf(curve)
  return (weights) => {
    const totals = totalsOf(curve, weights)
    if (!(totals.positives > 0 && totals.negatives > 0)) return undefined
    let [truePositives, falsePositives, most] = [0, 0, 0]
    walk(weights, (positives, negatives) => {
      truePositives += positives
      falsePositives += negatives
      // Without a positive the distance cannot grow.
      if (positives > 0) most = Math.max(most, truePositives / totals.positives - falsePositives / totals.negatives)
      return true
    })
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
export function topOf(curve: ScoreCurve, k: number): (weights: Float64Array | null) => Top {
  const walk = walkOf(curve)
  return (weights) => {
    const { positives, negatives } = totalsOf(curve, weights)
    const rows = positives + negatives
    const room = Math.min(rows, k < 1 ? k * rows : k)
    let [found, selected] = [0, 0]
    walk(weights, (inPositives, inNegatives) => {
      const group = inPositives + inNegatives
      const part = Math.min(1, (room - selected) / group)
      found += part * inPositives
      selected += part * group
      return selected < room
    })
    return { found, positives, selected, rows }
  }
}
