/**
 * Metrics of a confusion table, each with the influence of every cell: what one more example there would add to n times the value.
 * Definitions and averages are scikit-learn's (precision_recall_fscore_support, balanced_accuracy_score).
 */

/** Counts of examples by label and prediction, at index label * classes + prediction. */
export interface Confusion {
  readonly classes: number
  readonly counts: Float64Array
  /** All examples: the sum of the counts. */
  readonly total: number
}

/** A metric's value and the influence of an example in each cell; over all examples the influences sum to 0. */
export interface Influence {
  readonly value: number
  readonly influence: Float64Array
}

/** `undefined` where the metric has no value: no example, or a denominator of 0. */
export type ConfusionMetric = (confusion: Confusion) => Influence | undefined

/** Which class counts as found, or how the classes' values are averaged. */
export type Averaging =
  | { readonly average: 'binary'; readonly positive: number }
  | { readonly average: 'macro' | 'micro' | 'weighted' }

/** Weights of true positives, false positives and false negatives in a ratio whose numerator is the first term of its denominator. */
interface Ratio {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
}

/** Among the examples predicted to be of a class, the share that is. */
export function precision(averaging: Averaging): ConfusionMetric {
  return averaged({ truePositive: 1, falsePositive: 1, falseNegative: 0 }, averaging)
}

/** Among the examples of a class, the share predicted to be. */
export function recall(averaging: Averaging): ConfusionMetric {
  return averaged({ truePositive: 1, falsePositive: 0, falseNegative: 1 }, averaging)
}

/** 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. */
export function f1(averaging: Averaging): ConfusionMetric {
  return averaged({ truePositive: 2, falsePositive: 1, falseNegative: 1 }, averaging)
}

/** Mean recall over the classes that occur as labels. */
export function balancedAccuracy(confusion: Confusion): Influence | undefined {
  const occurring = classesOf(confusion, ({ support }) => support > 0)
  return mean(confusion, { truePositive: 1, falsePositive: 0, falseNegative: 1 }, occurring)
}

function averaged(ratio: Ratio, averaging: Averaging): ConfusionMetric {
  switch (averaging.average) {
    case 'binary':
      return (confusion) => ofClass(confusion, ratio, averaging.positive)
    case 'macro':
      // scikit-learn averages over every class seen as label or prediction; one with a denominator of 0 counts as 0 (its zero_division).
      return (confusion) =>
        mean(
          confusion,
          ratio,
          classesOf(confusion, ({ support, predicted }) => support + predicted > 0),
        )
    case 'weighted':
      return (confusion) => weighted(confusion, ratio)
    case 'micro':
      // Over all classes of a single-label task false positives and false negatives are the same errors.
      return accuracy
  }
}

/** The ratio of one class: its value, and the influence on it, which is 0 outside the class's row and column. */
interface Term {
  readonly value: number
  readonly influences: readonly { readonly cell: number; readonly influence: number }[]
}

function termOf({ classes, counts, total }: Confusion, ratio: Ratio, target: number): Term | undefined {
  const diagonal = target * classes + target
  const cells = [{ cell: diagonal, over: ratio.truePositive, under: ratio.truePositive }]
  for (let other = 0; other < classes; other++) {
    if (other === target) continue
    cells.push({ cell: target * classes + other, over: 0, under: ratio.falseNegative })
    cells.push({ cell: other * classes + target, over: 0, under: ratio.falsePositive })
  }
  let denominator = 0
  for (const { cell, under } of cells) denominator += under * (counts[cell] ?? 0)
  if (denominator === 0) return undefined
  const value = (ratio.truePositive * (counts[diagonal] ?? 0)) / denominator
  const scale = total / denominator
  return {
    value,
    influences: cells.map(({ cell, over, under }) => ({ cell, influence: scale * (over - value * under) })),
  }
}

function ofClass(confusion: Confusion, ratio: Ratio, target: number): Influence | undefined {
  const term = termOf(confusion, ratio, target)
  return term && sumOf(confusion, [{ term, weight: 1 }])
}

function mean(confusion: Confusion, ratio: Ratio, members: readonly number[]): Influence | undefined {
  if (members.length === 0) return undefined
  const terms = members.map((member) => ({ term: termOf(confusion, ratio, member), weight: 1 / members.length }))
  return sumOf(confusion, terms)
}

/** Mean over the classes by their share of the labels; the shares are estimated too, hence the second part of the influence. */
function weighted(confusion: Confusion, ratio: Ratio): Influence | undefined {
  const { classes, total } = confusion
  if (total === 0) return undefined
  const terms = Array.from({ length: classes }, (_, target) => ({
    term: termOf(confusion, ratio, target),
    weight: marginsOf(confusion, target).support / total,
  }))
  const { value, influence } = sumOf(confusion, terms)
  return {
    value,
    influence: influence.map((part, cell) => part + (terms[Math.floor(cell / classes)]?.term?.value ?? 0) - value),
  }
}

function accuracy({ classes, counts, total }: Confusion): Influence | undefined {
  if (total === 0) return undefined
  const right = (cell: number): number => (Math.floor(cell / classes) === cell % classes ? 1 : 0)
  const value = counts.reduce((sum, count, cell) => sum + count * right(cell), 0) / total
  return { value, influence: counts.map((_, cell) => right(cell) - value) }
}

/** The weighted sum of terms; one without a value adds nothing. */
function sumOf(
  { counts }: Confusion,
  terms: readonly { readonly term: Term | undefined; readonly weight: number }[],
): Influence {
  let value = 0
  const influence = new Float64Array(counts.length)
  for (const { term, weight } of terms) {
    value += weight * (term?.value ?? 0)
    for (const part of term?.influences ?? [])
      influence[part.cell] = (influence[part.cell] ?? 0) + weight * part.influence
  }
  return { value, influence }
}

interface Margins {
  readonly support: number
  readonly predicted: number
}

function marginsOf({ classes, counts }: Confusion, target: number): Margins {
  let [support, predicted] = [0, 0]
  for (let other = 0; other < classes; other++) {
    support += counts[target * classes + other] ?? 0
    predicted += counts[other * classes + target] ?? 0
  }
  return { support, predicted }
}

function classesOf(confusion: Confusion, belongs: (margins: Margins) => boolean): readonly number[] {
  return Array.from({ length: confusion.classes }, (_, target) => target).filter((target) =>
    belongs(marginsOf(confusion, target)),
  )
}
