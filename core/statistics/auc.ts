import { totalWeight } from './clusters.ts'
import type { Influences } from './influence.ts'
import { type Labelled, placementsOf, weightOfPositives } from './placements.ts'
import { type RankedRows, rankedRows } from './ranked-rows.ts'

/**
 * The area under the ROC curve, ties counting one half, with the influence of each row: (placement - area) over the share of the
 * row's class. Summed over clusters its variance is that of N. A. Obuchowski, Biometrics 53 (1997) but for small-sample factors; with
 * weights it is first-order. `undefined` where a class has no weight.
 *
 * @param ranked the rows by their score, where they are already sorted.
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function aucInfluences(scores: Float64Array, labelled: Labelled, ranked?: RankedRows): Influences | undefined {
  const { positive, weights } = labelled
  const total = totalWeight(positive.length, weights)
  const positives = weightOfPositives(labelled)
  if (!(positives > 0 && positives < total)) return undefined
  const influence = placementsOf(ranked ?? rankedRows(scores, positive), labelled)
  let value = 0
  for (let row = 0; row < positive.length; row++) {
    const weight = weights ? (weights[row] ?? Number.NaN) : 1
    if (positive[row] === 1) value += (weight / positives) * (influence[row] ?? Number.NaN)
  }
  const [ofPositives, ofNegatives] = [total / positives, total / (total - positives)]
  for (let row = 0; row < positive.length; row++) {
    const factor = positive[row] === 1 ? ofPositives : ofNegatives
    influence[row] = factor * ((influence[row] ?? Number.NaN) - value)
  }
  return { value, influence }
}

/** Rows of a task with several classes, and a score of every class. */
export interface ClassScores {
  /** Index of each row's class. */
  readonly labels: Int32Array
  /** A column a class. */
  readonly scores: readonly Float64Array[]
  readonly weights?: Float64Array | undefined
}

/**
 * The mean over classes of each one's area against all others (scikit-learn's `multi_class="ovr"`), plain or by the classes' shares. The
 * shares are estimated too, which adds to the influence. `undefined` where a class has no rows.
 *
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function oneVsRestAuc(
  { labels, scores, weights }: ClassScores,
  average: 'macro' | 'weighted',
): Influences | undefined {
  const influence = new Float64Array(labels.length)
  const total = totalWeight(labels.length, weights)
  const areas: number[] = []
  let value = 0
  for (const [index, column] of scores.entries()) {
    const labelled = { positive: Uint8Array.from(labels, (label) => (label === index ? 1 : 0)), weights }
    const area = aucInfluences(column, labelled)
    if (!area) return undefined
    const share = average === 'macro' ? 1 / scores.length : weightOfPositives(labelled) / total
    value += share * area.value
    areas.push(area.value)
    for (let row = 0; row < influence.length; row++)
      influence[row] = (influence[row] ?? 0) + share * (area.influence[row] ?? Number.NaN)
  }
  if (average === 'macro') return { value, influence }
  return { value, influence: influence.map((part, row) => part + (areas[labels[row] ?? 0] ?? Number.NaN) - value) }
}
