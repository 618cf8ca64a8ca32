import type { Metric, Options } from './metric.ts'
import { losses, root } from './regression.ts'
import type { Sample } from './sample.ts'

/*
 * Metrics of forecasts, over all rows of all series; the rows of one series depend on each other.
 */

const forecast = {
  tasks: ['forecasting'],
  family: 'forecasting',
  direction: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  needs: ['prediction'],
  unit: 'series',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

const scaled = { ...forecast, needs: ['prediction', 'scale'] } as const
const interval = { ...forecast, needs: ['bounds'], range: [0, 1] } as const

/** Metrics of forecasts. */
export const forecastingMetrics = {
  mase: { ...scaled, measure: { kind: 'mean', binary: false, of: scaledErrors } },
  rmsse: {
    ...scaled,
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [scaledErrors(sample).map((error) => error * error)],
      of: ([square = Number.NaN]) => root(square),
    },
  },
  wape: {
    ...forecast,
    undefinedWhen: 'all labels are 0',
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [absoluteErrors(sample), sample.truth.map(Math.abs)],
      of: ([error = 0, size = 0]: readonly number[]) =>
        size > 0 ? { value: error / size, gradient: [1 / size, -error / size ** 2] } : undefined,
    },
  },
  interval_coverage: { ...interval, direction: 'higher', measure: { kind: 'mean', binary: true, of: inside } },
  interval_coverage_error: {
    ...interval,
    options: ['level'],
    required: ['level'],
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [inside(sample)],
      of: ([share = Number.NaN]: readonly number[], { level = Number.NaN }: Options) => ({
        value: Math.abs(share - level),
        gradient: [Math.sign(share - level)],
      }),
    },
  },
} as const satisfies Readonly<Record<string, Metric>>

function absoluteErrors(sample: Sample): Float64Array {
  return losses((truth, predicted) => Math.abs(predicted - truth), sample)
}

/** Absolute errors over the in-sample error of the naive forecast (R. J. Hyndman and A. B. Koehler, International Journal of Forecasting 22, 2006). */
function scaledErrors(sample: Sample): Float64Array {
  const { scale } = sample
  return absoluteErrors(sample).map((error, row) => error / (scale[row] ?? Number.NaN))
}

/** 1 where the label lies in the prediction interval, bounds included. */
function inside({ truth, lower, upper }: Sample): Float64Array {
  return truth.map((label, row) => (label >= (lower[row] ?? Number.NaN) && label <= (upper[row] ?? Number.NaN) ? 1 : 0))
}
