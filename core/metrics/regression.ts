import { concordance } from './kendall.ts'
import { weightedMedian } from './median.ts'
import type { Metric, Options } from './metric.ts'
import { pearson, ranksOf } from './ranks.ts'
import type { Sample } from './sample.ts'

/*
 * Metrics of predicted numbers, as scikit-learn's and scipy's functions of the same names define them.
 */

/** Floor of a denominator in mape: scikit-learn's, the smallest step of double precision at 1. */
const LEAST_DENOMINATOR = Number.EPSILON

type Loss = (truth: number, forecast: number, options: Options) => number

/** |prediction - label|. */
const absolute: Loss = (truth, forecast) => Math.abs(forecast - truth)
/** (prediction - label)^2. */
const squared: Loss = (truth, forecast) => (forecast - truth) ** 2
/** A share: 0.1 is ten per cent. Huge where the label is 0. */
const percentage: Loss = (truth, forecast) => Math.abs(forecast - truth) / Math.max(Math.abs(truth), LEAST_DENOMINATOR)
/** In per cent from 0 to 200; 0 where label and prediction are both 0. */
const symmetric: Loss = (truth, forecast) => {
  const size = Math.abs(truth) + Math.abs(forecast)
  return size === 0 ? 0 : (200 * Math.abs(forecast - truth)) / size
}
/** NaN under -1, which makes the mean undefined. */
const logarithmic: Loss = (truth, forecast) => {
  if (truth <= -1 || forecast <= -1) return Number.NaN
  return (Math.log1p(forecast) - Math.log1p(truth)) ** 2
}
const pinball: Loss = (truth, forecast, { quantile = 0.5 }) =>
  truth >= forecast ? quantile * (truth - forecast) : (1 - quantile) * (forecast - truth)

/**
 * A loss for each row.
 *
 * @throws RangeError when the columns differ in length
 */
export function losses(
  loss: Loss,
  { truth, forecast }: Pick<Sample, 'truth' | 'forecast'>,
  options: Options = {},
): Float64Array {
  if (truth.length !== forecast.length) throw new RangeError('paired columns differ in length')
  const found = new Float64Array(truth.length)
  for (let row = 0; row < found.length; row++)
    found[row] = loss(truth[row] ?? Number.NaN, forecast[row] ?? Number.NaN, options)
  return found
}

const error = {
  tasks: ['regression', 'forecasting'],
  family: 'regression',
  direction: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  needs: ['prediction'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

const fit = {
  ...error,
  direction: 'higher',
  range: [Number.NEGATIVE_INFINITY, 1],
  undefinedWhen: 'all labels are the same',
} as const

const correlation = {
  ...fit,
  range: [-1, 1],
  undefinedWhen: 'all labels or all predictions are the same',
} as const

/** Metrics of predicted numbers. */
export const regressionMetrics = {
  mae: { ...error, measure: meanOf(absolute) },
  mse: { ...error, measure: meanOf(squared) },
  mape: { ...error, measure: meanOf(percentage) },
  smape: { ...error, range: [0, 200], measure: meanOf(symmetric) },
  msle: { ...error, undefinedWhen: 'a label or prediction is -1 or less', measure: meanOf(logarithmic) },
  pinball: { ...error, options: ['quantile'], required: ['quantile'], measure: meanOf(pinball) },
  rmse: {
    ...error,
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [losses(squared, sample)],
      of: ([square = Number.NaN]) => root(square),
    },
  },
  bias: {
    ...error,
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [losses((truth, forecast) => forecast - truth, sample)],
      of: ([mean = Number.NaN]) => ({ value: Math.abs(mean), gradient: [Math.sign(mean)] }),
    },
  },
  r2: {
    ...fit,
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [losses(squared, sample), ...centredSquares(sample.truth)],
      of: ([square = Number.NaN, first = Number.NaN, second = Number.NaN]) => explained([square, 0], [second, first]),
    },
  },
  explained_variance: {
    ...fit,
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => {
        const residuals = losses((truth, forecast) => forecast - truth, sample)
        return [...centredSquares(residuals).reverse(), ...centredSquares(sample.truth).reverse()]
      },
      of: ([residual2 = Number.NaN, residual = Number.NaN, truth2 = Number.NaN, truth = Number.NaN]) => {
        const smooth = explained([residual2, residual], [truth2, truth])
        if (!smooth) return undefined
        const [bySquare = 0, byFirst = 0, bySecond = 0] = smooth.gradient
        return { value: smooth.value, gradient: [bySquare, -2 * residual * bySquare, bySecond, byFirst] }
      },
    },
  },
  pearson: {
    ...correlation,
    measure: {
      kind: 'ratio',
      terms: ({ truth, forecast }: Sample) => {
        const [x, xx] = centredSquares(truth)
        const [y, yy] = centredSquares(forecast)
        return [x, y, xx, yy, x.map((value, row) => value * (y[row] ?? Number.NaN))]
      },
      of: pearsonOf,
    },
  },
  medae: { ...error, measure: { kind: 'aggregate', of: (sample: Sample) => weightedMedian(losses(absolute, sample)) } },
  spearman: {
    ...correlation,
    measure: {
      kind: 'aggregate',
      of: ({ truth, forecast }: Sample) => {
        const [first, second] = [ranksOf(truth), ranksOf(forecast)]
        return (weights: Float64Array | null) => pearson(first(weights), second(weights), weights)
      },
    },
  },
  kendall: {
    ...correlation,
    measure: { kind: 'aggregate', of: ({ truth, forecast }: Sample) => concordance(truth, forecast) },
  },
} as const satisfies Readonly<Record<string, Metric>>

function meanOf(loss: Loss) {
  return {
    kind: 'mean',
    binary: false,
    of: (sample: Sample, options: Options) => losses(loss, sample, options),
  } as const
}

/** A square root with its slope; where every square is 0 it has none, and nothing to vary either. */
export function root(square: number) {
  const value = Math.sqrt(square)
  return { value, gradient: [value === 0 ? 0 : 1 / (2 * value)] }
}

/** The values less their mean, and the squares of that: moments about a nearby point lose no digits. */
function centredSquares(values: Float64Array): [Float64Array, Float64Array] {
  let mean = 0
  for (let row = 0; row < values.length; row++) mean += ((values[row] ?? Number.NaN) - mean) / (row + 1)
  const centred = values.map((value) => value - mean)
  return [centred, centred.map((value) => value * value)]
}

/** A second and a first moment. */
type Moments = readonly [second: number, first: number]

/**
 * 1 less the ratio of two variances, with its derivatives by the residuals' second moment, the labels' first and their second. Where the labels
 * do not vary scikit-learn writes 0 or 1; here it has no value.
 */
function explained([residual2, residual]: Moments, [truth2, truth]: Moments) {
  const variance = truth2 - truth * truth
  if (!(variance > NOISE * truth2)) return undefined
  const unexplained = residual2 - residual * residual
  const bySecond = unexplained / variance ** 2
  return { value: 1 - unexplained / variance, gradient: [-1 / variance, -2 * truth * bySecond, bySecond] }
}

/** A variance under this share of the second moment is rounding. */
const NOISE = 1e-14

function pearsonOf([x = 0, y = 0, xx = 0, yy = 0, xy = 0]: readonly number[]) {
  const [varianceX, varianceY, covariance] = [xx - x * x, yy - y * y, xy - x * y]
  if (!(varianceX > NOISE * xx && varianceY > NOISE * yy)) return undefined
  const scale = Math.sqrt(varianceX * varianceY)
  const value = covariance / scale
  const [byXX, byYY, byXY] = [-value / (2 * varianceX), -value / (2 * varianceY), 1 / scale]
  return { value, gradient: [-y * byXY - 2 * x * byXX, -x * byXY - 2 * y * byYY, byXX, byYY, byXY] }
}
