import type { ConfusionMetric } from '../statistics/confusion.ts'
import type { Sample } from './sample.ts'

/** The kinds of prediction task that metrics exist for. */
export type Task = 'binary' | 'multiclass' | 'multilabel' | 'regression' | 'ranking' | 'forecasting' | 'llm'

export type Family =
  | 'classification'
  | 'probability'
  | 'calibration'
  | 'regression'
  | 'ranking'
  | 'forecasting'
  | 'text'
  | 'custom'

/** What the predictions file must hold beyond id and label: a column named in the policy's `data`, or one a class. */
export type Need = 'prediction' | 'score' | 'probabilities' | 'query' | 'series' | 'scale' | 'bounds' | 'column'

/** The keys of a metric's entry in the policy that change what is measured, as the policy has them. */
export interface Options {
  readonly average?: 'binary' | 'macro' | 'micro' | 'weighted' | 'samples' | undefined
  /** What a class's ratio with a denominator of 0 is; left out, it is 0 within an average and undefined by itself. */
  readonly zero_division?: 0 | 1 | 'skip' | undefined
  readonly beta?: number | undefined
  readonly k?: number | undefined
  readonly quantile?: number | undefined
  readonly level?: number | undefined
  readonly max_fpr?: number | undefined
  readonly weights?: 'linear' | 'quadratic' | undefined
  readonly bins?: number | undefined
  readonly column?: string | undefined
  readonly over?: string | undefined
}

/** A value with its derivatives by the means that it is a function of. */
export interface Smooth {
  readonly value: number
  readonly gradient: readonly number[]
}

/**
 * How a metric follows from a sample, and so which test its difference has. Weights are an importance a unit, or how often a bootstrap
 * drew it, or their product; null means 1 each. `undefined`, or a mean that is NaN, is a metric without a value on these rows.
 */
export type Measure =
  /** The mean of one value a unit; `binary`: every value is 0 or 1, which of a user's own column its values tell. */
  | {
      readonly kind: 'mean'
      readonly binary: boolean | 'by-values'
      readonly of: (sample: Sample, options: Options) => Float64Array
    }
  /** A function of the confusion table; `positive` is the index of the positive class, null where there is none. */
  | { readonly kind: 'table'; readonly of: (options: Options, positive: number | null) => ConfusionMetric }
  /** The area under the ROC curve of `sample.score` for `sample.positive`. */
  | { readonly kind: 'auc' }
  /** A smooth function of the means of several terms, one of each a unit. */
  | {
      readonly kind: 'ratio'
      readonly terms: (sample: Sample, options: Options) => readonly Float64Array[]
      readonly of: (means: readonly number[], options: Options) => Smooth | undefined
    }
  /** Anything else: what can be done once (sorting) is done by `of`, and a bootstrap calls its result again and again. */
  | {
      readonly kind: 'aggregate'
      readonly of: (sample: Sample, options: Options) => (weights: Float64Array | null) => number | undefined
    }
  /** A number of the run record: it has no rows, so no test. `name` is its name there. */
  | { readonly kind: 'number'; readonly name: string }

/** What the gate needs to know of a metric before it sees a row. */
export interface Metric {
  readonly tasks: readonly Task[]
  readonly family: Family
  readonly direction: 'higher' | 'lower'
  /** Smallest and largest possible value; infinite where there is none. */
  readonly range: readonly [number, number]
  readonly needs: readonly Need[]
  /**
   * What one independent example is. `query`: a value belongs to a query, in the order of `sample.queries`. `series`: a value
   * belongs to a row, and the rows of one series depend on each other. Else both are the row.
   */
  readonly unit: 'row' | 'query' | 'series'
  /** Options that its entry in the policy may have. */
  readonly options: readonly (keyof Options)[]
  /** Options that it must have. */
  readonly required: readonly (keyof Options)[]
  readonly measure: Measure
  /** In words, when it has no value. */
  readonly undefinedWhen: string
}

/**
 * How far an error rate of the metric's test can be trusted where rows are alike: proved for every n, by an inequality for
 * bounded values, or for large n.
 */
export function testClass({ measure, range }: Metric): 'exact' | 'finite-sample' | 'asymptotic' | 'none' {
  if (measure.kind === 'number') return 'none'
  if (measure.kind !== 'mean') return 'asymptotic'
  if (measure.binary === true) return 'exact'
  return range.every(Number.isFinite) ? 'finite-sample' : 'asymptotic'
}
