import type { Confusion, ConfusionMetric, Influence } from '../statistics/confusion.ts'
import type { Options } from './metric.ts'

/*
 * Ratios of one class against the rest, and their averages over classes, as scikit-learn's precision_recall_fscore_support and
 * jaccard_score define them, each with the influence of every cell of the confusion table.
 */

/** Weights of an example in a class's numerator and denominator, by whether it is and is predicted to be of the class. */
export interface Ratio {
  readonly over: { readonly truePositive: number; readonly trueNegative: number }
  readonly under: {
    readonly truePositive: number
    readonly falsePositive: number
    readonly falseNegative: number
    readonly trueNegative: number
  }
}

/** Among the examples predicted to be of a class, the share that is. */
export const precision = share(1, 0)
/** Among the examples of a class, the share predicted to be. */
export const recall = share(0, 1)
/** TP / (TP + FP + FN). */
export const jaccard = share(1, 1)
/** Among the examples not of a class, the share not predicted to be. */
export const specificity: Ratio = {
  over: { truePositive: 0, trueNegative: 1 },
  under: { truePositive: 0, falsePositive: 1, falseNegative: 0, trueNegative: 1 },
}

/** (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP): recall counts `beta` times as much as precision. */
export function fBeta(beta: number): Ratio {
  const square = beta * beta
  return {
    over: { truePositive: 1 + square, trueNegative: 0 },
    under: { truePositive: 1 + square, falsePositive: 1, falseNegative: square, trueNegative: 0 },
  }
}

function share(falsePositive: number, falseNegative: number): Ratio {
  return {
    over: { truePositive: 1, trueNegative: 0 },
    under: { truePositive: 1, falsePositive, falseNegative, trueNegative: 0 },
  }
}

/**
 * A ratio of one class, or averaged over the classes that occur as label or prediction. A class with a denominator of 0 counts as
 * `zero_division`, 0 unless told; by itself it is undefined unless told.
 *
 * @param positive the class of average `binary`; without one that average is `macro`.
 */
export function averaged(ratio: Ratio, options: Options, positive: number | null): ConfusionMetric {
  const average = options.average ?? 'binary'
  if (average === 'micro') return (confusion) => micro(confusion, ratio)
  const weighted = average === 'weighted'
  if (average !== 'binary' || positive === null) return (confusion) => mean(confusion, ratio, { ...options, weighted })
  return (confusion) => single(confusion, ratio, { ...options, positive })
}

/** Examples of each class by label, by prediction, and by both. */
interface Margins {
  readonly label: Float64Array
  readonly predicted: Float64Array
  readonly both: Float64Array
}

/** Row and column sums of a confusion table, and its diagonal. */
export function marginsOf({ classes, counts }: Confusion): Margins {
  const margins = {
    label: new Float64Array(classes),
    predicted: new Float64Array(classes),
    both: new Float64Array(classes),
  }
  for (let label = 0; label < classes; label++) {
    for (let predicted = 0; predicted < classes; predicted++) {
      const count = counts[label * classes + predicted] ?? 0
      add(margins.label, label, count)
      add(margins.predicted, predicted, count)
      if (label === predicted) add(margins.both, label, count)
    }
  }
  return margins
}

function add(values: Float64Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value
}

interface Fraction {
  readonly over: number
  readonly under: number
}

function fractionOf(ratio: Ratio, margins: Margins, target: number, total: number): Fraction {
  const truePositive = margins.both[target] ?? 0
  const falsePositive = (margins.predicted[target] ?? 0) - truePositive
  const falseNegative = (margins.label[target] ?? 0) - truePositive
  const trueNegative = total - truePositive - falsePositive - falseNegative
  const { over, under } = ratio
  return {
    over: over.truePositive * truePositive + over.trueNegative * trueNegative,
    under:
      under.truePositive * truePositive +
      under.falsePositive * falsePositive +
      under.falseNegative * falseNegative +
      under.trueNegative * trueNegative,
  }
}

/** What one more example adds to the ratio, by its place in the class's own two-by-two table. */
interface Effects {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
}

function effectsOf({ over, under }: Ratio, value: number, scale: number): Effects {
  return {
    truePositive: scale * (over.truePositive - value * under.truePositive),
    falsePositive: -scale * value * under.falsePositive,
    falseNegative: -scale * value * under.falseNegative,
    trueNegative: scale * (over.trueNegative - value * under.trueNegative),
  }
}

/** The sum of all classes' effects in each cell: one class's example is true negative to all but its label's and its prediction's class. */
function spread(classes: number, effects: readonly (Effects | undefined)[]): Float64Array {
  let rest = 0
  for (const effect of effects) rest += effect?.trueNegative ?? 0
  const influence = new Float64Array(classes * classes)
  for (let label = 0; label < classes; label++) {
    const own = effects[label]
    for (let predicted = 0; predicted < classes; predicted++) {
      const other = effects[predicted]
      influence[label * classes + predicted] =
        label === predicted
          ? rest + (own ? own.truePositive - own.trueNegative : 0)
          : rest +
            (own ? own.falseNegative - own.trueNegative : 0) +
            (other ? other.falsePositive - other.trueNegative : 0)
    }
  }
  return influence
}

function single(confusion: Confusion, ratio: Ratio, { positive, zero_division: zero }: Options & { positive: number }) {
  const { classes, total } = confusion
  if (total === 0) return undefined
  const { over, under } = fractionOf(ratio, marginsOf(confusion), positive, total)
  if (under === 0) return zero === 0 || zero === 1 ? constant(zero, classes) : undefined
  const effects = new Array<Effects | undefined>(classes).fill(undefined)
  effects[positive] = effectsOf(ratio, over / under, total / under)
  return { value: over / under, influence: spread(classes, effects) }
}

function constant(value: number, classes: number): Influence {
  return { value, influence: new Float64Array(classes * classes) }
}

/** Numerators and denominators summed over the classes first. */
function micro(confusion: Confusion, ratio: Ratio): Influence | undefined {
  const { classes, total } = confusion
  if (total === 0) return undefined
  const margins = marginsOf(confusion)
  const occurring = occurringClasses(margins)
  let [over, under] = [0, 0]
  for (const target of occurring) {
    const fraction = fractionOf(ratio, margins, target, total)
    over += fraction.over
    under += fraction.under
  }
  if (under === 0) return undefined
  const effects = new Array<Effects | undefined>(classes).fill(undefined)
  for (const target of occurring) effects[target] = effectsOf(ratio, over / under, total / under)
  return { value: over / under, influence: spread(classes, effects) }
}

function occurringClasses({ label, predicted }: Margins): number[] {
  return Array.from(label.keys()).filter((target) => (label[target] ?? 0) + (predicted[target] ?? 0) > 0)
}

/** Mean over the classes, alike or by their share of the labels; the shares are estimated too, hence the second part of the influence. */
function mean(
  confusion: Confusion,
  ratio: Ratio,
  { weighted, zero_division: zero = 0 }: Options & { weighted: boolean },
): Influence | undefined {
  const { classes, total } = confusion
  const margins = marginsOf(confusion)
  const effects = new Array<Effects | undefined>(classes).fill(undefined)
  const values = new Float64Array(classes)
  const counted = new Uint8Array(classes)
  const weights = new Float64Array(classes)
  let [sum, weight] = [0, 0]
  for (const target of occurringClasses(margins)) {
    const { over, under } = fractionOf(ratio, margins, target, total)
    if (under === 0 && zero === 'skip') continue
    const value = under === 0 ? Number(zero) : over / under
    values[target] = value
    counted[target] = 1
    weights[target] = weighted ? (margins.label[target] ?? 0) / total : 1
    sum += (weights[target] ?? 0) * value
    weight += weights[target] ?? 0
    if (under > 0) effects[target] = effectsOf(ratio, value, total / under)
  }
  if (weight === 0) return undefined
  const value = sum / weight
  const scaled = effects.map((effect, target) => effect && scaledBy(effect, (weights[target] ?? 0) / weight))
  const influence = spread(classes, scaled)
  if (weighted) {
    for (let cell = 0; cell < influence.length; cell++) {
      const label = Math.floor(cell / classes)
      if (counted[label] === 1) add(influence, cell, ((values[label] ?? 0) - value) / weight)
    }
  }
  return { value, influence }
}

function scaledBy({ truePositive, falsePositive, falseNegative, trueNegative }: Effects, by: number): Effects {
  return {
    truePositive: by * truePositive,
    falsePositive: by * falsePositive,
    falseNegative: by * falseNegative,
    trueNegative: by * trueNegative,
  }
}
