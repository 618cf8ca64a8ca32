import type { Metric, Options } from './metric.ts'
import type { Sample } from './sample.ts'

/*
 * Losses of predicted probabilities, one a row, as scikit-learn's log_loss and brier_score_loss define them (1.9). Probabilities lie in
 * [0, 1] and sum to 1 over the classes; the reader of the predictions has made sure of it.
 */

/** Probabilities are moved this far away from 0 and 1, so that a certain and wrong prediction costs 36.04 and not infinity. */
const CLIP = Number.EPSILON

function surprise(probability: number): number {
  return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)))
}

/** Log loss of a binary task. `positive` is 1 for a positive row, else 0; `score` the positive class's probability. */
export function binaryLogLosses(positive: ArrayLike<number>, score: Float64Array): Float64Array {
  checkLengths(positive, score)
  const losses = new Float64Array(score.length)
  for (let row = 0; row < losses.length; row++) {
    const probability = score[row] ?? Number.NaN
    losses[row] = surprise(positive[row] === 1 ? probability : 1 - probability)
  }
  return losses
}

/** Brier score of a binary task: the squared distance of the positive class's probability from the outcome, in [0, 1]. */
export function binaryBrierScores(positive: ArrayLike<number>, score: Float64Array): Float64Array {
  checkLengths(positive, score)
  const losses = new Float64Array(score.length)
  for (let row = 0; row < losses.length; row++) {
    losses[row] = ((score[row] ?? Number.NaN) - (positive[row] === 1 ? 1 : 0)) ** 2
  }
  return losses
}

/**
 * Log loss of a multiclass task: labels index the list of columns, one a class.
 *
 * @throws RangeError when a label has no column, or the columns differ in length
 */
export function logLosses(labels: ArrayLike<number>, probabilities: readonly Float64Array[]): Float64Array {
  checkColumns(labels, probabilities)
  return Float64Array.from(labels, (label, row) => surprise(probabilities[label]?.[row] ?? Number.NaN))
}

/**
 * Brier score of a multiclass task: squared distances from the outcome summed over all classes, in [0, 2]; with two classes half of that,
 * which is the binary score.
 *
 * @throws RangeError when a label has no column, or the columns differ in length
 */
export function brierScores(labels: ArrayLike<number>, probabilities: readonly Float64Array[]): Float64Array {
  checkColumns(labels, probabilities)
  const scale = probabilities.length < 3 ? 0.5 : 1
  return Float64Array.from(labels, (label, row) => {
    let sum = 0
    for (const [index, column] of probabilities.entries()) {
      sum += ((column[row] ?? Number.NaN) - (index === label ? 1 : 0)) ** 2
    }
    return scale * sum
  })
}

const loss = {
  tasks: ['binary', 'multiclass'],
  family: 'probability',
  direction: 'lower',
  needs: ['probabilities'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

/** Metrics of predicted probabilities. */
export const probabilityMetrics = {
  log_loss: {
    ...loss,
    range: [0, Number.POSITIVE_INFINITY],
    measure: { kind: 'mean', binary: false, of: logLossesOf },
  },
  brier: { ...loss, range: [0, 2], measure: { kind: 'mean', binary: false, of: brierScoresOf } },
  top_k_accuracy: {
    ...loss,
    tasks: ['multiclass'],
    direction: 'higher',
    range: [0, 1],
    options: ['k'],
    required: ['k'],
    measure: {
      kind: 'mean',
      binary: true,
      of: ({ label, probabilities }: Sample, { k = 1 }: Options) => amongTop(label, probabilities, k),
    },
  },
} as const satisfies Readonly<Record<string, Metric>>

/** 1 where fewer than k classes are more probable than the label's; of equally probable ones the later counts as more, as in scikit-learn. */
export function amongTop(labels: ArrayLike<number>, probabilities: readonly Float64Array[], k: number): Float64Array {
  checkColumns(labels, probabilities)
  return Float64Array.from(labels, (label, row) => {
    const own = probabilities[label]?.[row] ?? Number.NaN
    let above = 0
    for (const [index, column] of probabilities.entries()) {
      const other = column[row] ?? Number.NaN
      if (other > own || (other === own && index > label)) above++
    }
    return above < k ? 1 : 0
  })
}

function logLossesOf(sample: Sample): Float64Array {
  if (sample.task === 'binary') return binaryLogLosses(sample.positive, sample.score)
  return logLosses(sample.label, sample.probabilities)
}

function brierScoresOf(sample: Sample): Float64Array {
  if (sample.task === 'binary') return binaryBrierScores(sample.positive, sample.score)
  return brierScores(sample.label, sample.probabilities)
}

function checkColumns(labels: ArrayLike<number>, probabilities: readonly Float64Array[]): void {
  for (const column of probabilities) checkLengths(labels, column)
  for (const label of Array.from(labels)) {
    if (probabilities[label] === undefined) throw new RangeError(`label ${label} has no column of probabilities`)
  }
}

function checkLengths(labels: ArrayLike<number>, column: Float64Array): void {
  if (labels.length !== column.length) throw new RangeError('paired columns differ in length')
}
