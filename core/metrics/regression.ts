import type { Metric } from './metric.ts'
import type { Sample } from './sample.ts'

/**
 * |prediction - label| for each row: MAE is the mean.
 *
 * @throws RangeError when the columns differ in length
 */
export function absoluteErrors(labels: Float64Array, predictions: Float64Array): Float64Array {
  return errors(labels, predictions).map(Math.abs)
}

/**
 * (prediction - label)^2 for each row: RMSE is the square root of the mean.
 *
 * @throws RangeError when the columns differ in length
 */
export function squaredErrors(labels: Float64Array, predictions: Float64Array): Float64Array {
  return errors(labels, predictions).map((error) => error * error)
}

const error = {
  tasks: ['regression'],
  family: 'regression',
  direction: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  needs: ['prediction'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

/** Metrics of predicted numbers. */
export const regressionMetrics = {
  mae: {
    ...error,
    measure: { kind: 'mean', binary: false, of: ({ truth, forecast }: Sample) => absoluteErrors(truth, forecast) },
  },
  rmse: {
    ...error,
    measure: {
      kind: 'ratio',
      terms: ({ truth, forecast }: Sample) => [squaredErrors(truth, forecast)],
      of: ([square = Number.NaN]: readonly number[]) => {
        const value = Math.sqrt(square)
        // Where every square is 0 the root has no slope, and nothing to vary either.
        return { value, gradient: [value === 0 ? 0 : 1 / (2 * value)] }
      },
    },
  },
} as const satisfies Readonly<Record<string, Metric>>

function errors(labels: Float64Array, predictions: Float64Array): Float64Array {
  if (labels.length !== predictions.length) throw new RangeError('paired columns differ in length')
  return predictions.map((prediction, row) => prediction - (labels[row] ?? Number.NaN))
}
