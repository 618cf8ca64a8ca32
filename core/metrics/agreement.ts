import type { Confusion, Influence } from '../statistics/confusion.ts'
import type { Options } from './metric.ts'
import { marginsOf } from './one-vs-rest.ts'

/*
 * Agreement of labels and predictions beyond chance, with the influence of every cell: the gradient by the cell's share, less its mean
 * (A. Agresti, Categorical Data Analysis, section 16.1).
 */

/**
 * Matthews' correlation over any number of classes (J. Gorodkin, Computational Biology and Chemistry 28, 2004). `undefined` where labels or
 * predictions are all of one class, for which scikit-learn writes 0.
 */
export function matthews(confusion: Confusion): Influence | undefined {
  const { total } = confusion
  const { label, predicted, both } = marginsOf(confusion)
  let [agree, chance, labelSquares, predictedSquares] = [0, 0, 0, 0]
  for (let target = 0; target < label.length; target++) {
    const [ofLabel, ofPredicted] = [(label[target] ?? 0) / total, (predicted[target] ?? 0) / total]
    agree += (both[target] ?? 0) / total
    chance += ofLabel * ofPredicted
    labelSquares += ofLabel * ofLabel
    predictedSquares += ofPredicted * ofPredicted
  }
  if (!(total > 0) || oneOnly(label, total) || oneOnly(predicted, total)) return undefined
  const [labels, predictions] = [1 - labelSquares, 1 - predictedSquares]
  const scale = Math.sqrt(labels * predictions)
  const value = (agree - chance) / scale
  return centred(confusion, value, (row, column) => {
    const margin = ((predicted[row] ?? 0) + (label[column] ?? 0)) / total
    const spread = (label[row] ?? 0) / total / labels + (predicted[column] ?? 0) / total / predictions
    return ((row === column ? 1 : 0) - margin) / scale + value * spread
  })
}

/**
 * Cohen's kappa, 1 less the ratio of observed to chance disagreement; with weights a disagreement counts by the distance of the two
 * classes in the list of all classes, or its square. `undefined` where chance leaves no disagreement.
 */
export function kappa({ weights }: Options): (confusion: Confusion) => Influence | undefined {
  const cost = costOf(weights)
  return (confusion) => {
    const { classes, counts, total } = confusion
    const { label, predicted } = marginsOf(confusion)
    const byLabel = new Float64Array(classes)
    const byPredicted = new Float64Array(classes)
    let [observed, chance] = [0, 0]
    for (let row = 0; row < classes; row++) {
      for (let column = 0; column < classes; column++) {
        const weight = cost(row, column)
        observed += (weight * (counts[row * classes + column] ?? 0)) / total
        byLabel[row] = (byLabel[row] ?? 0) + (weight * (predicted[column] ?? 0)) / total
        byPredicted[column] = (byPredicted[column] ?? 0) + (weight * (label[row] ?? 0)) / total
      }
    }
    for (let row = 0; row < classes; row++) chance += ((byLabel[row] ?? 0) * (label[row] ?? 0)) / total
    if (!(chance > 0)) return undefined
    return centred(confusion, 1 - observed / chance, (row, column) => {
      const byChance = (byLabel[row] ?? 0) + (byPredicted[column] ?? 0)
      return (observed * byChance) / chance ** 2 - cost(row, column) / chance
    })
  }
}

function costOf(weights: Options['weights']): (row: number, column: number) => number {
  if (weights === 'linear') return (row, column) => Math.abs(row - column)
  if (weights === 'quadratic') return (row, column) => (row - column) ** 2
  return (row, column) => (row === column ? 0 : 1)
}

function oneOnly(margin: Float64Array, total: number): boolean {
  return margin.some((count) => count === total)
}

function centred(
  { classes, counts, total }: Confusion,
  value: number,
  slope: (row: number, column: number) => number,
): Influence {
  const influence = new Float64Array(counts.length)
  let mean = 0
  for (let cell = 0; cell < counts.length; cell++) {
    const here = slope(Math.floor(cell / classes), cell % classes)
    influence[cell] = here
    mean += (here * (counts[cell] ?? 0)) / total
  }
  return { value, influence: influence.map((here) => here - mean) }
}
