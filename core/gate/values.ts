import type { Metric, Options, Smooth } from '../metrics/metric.ts'
import type { Sample } from '../metrics/sample.ts'

/** One model's values of one metric: a value a unit, or what a value follows from. Samples are of the rows that are asked about. */
export type Values =
  /** `binary`: all of them are 0 or 1. */
  | { readonly kind: 'mean'; readonly values: Float64Array; readonly binary: boolean }
  | {
      readonly kind: 'terms'
      readonly terms: readonly Float64Array[]
      readonly of: (means: readonly number[]) => Smooth | undefined
    }
  | { readonly kind: 'score'; readonly sample: Sample }
  | {
      readonly kind: 'classes'
      readonly labels: readonly string[]
      readonly positive: number | null
      readonly label: Int32Array
      readonly predicted: Int32Array
    }
  /** `of` prepares the metric for a sample; its result is the value under weights, as often as one likes. */
  | { readonly kind: 'aggregate'; readonly sample: Sample; readonly of: (sample: Sample) => ValueUnder }

/** A value under weights, of null for 1 each; undefined where there is none. */
export type ValueUnder = (weights: Float64Array | null) => number | undefined

/**
 * One model's values of a metric.
 *
 * @throws UserError when the file lacks what the metric needs.
 */
export function valuesOf({ measure }: Metric, options: Options, sample: Sample): Values {
  switch (measure.kind) {
    case 'mean': {
      const values = measure.of(sample, options)
      return { kind: 'mean', values, binary: measure.binary === 'by-values' ? values.every(isFlag) : measure.binary }
    }
    case 'auc':
      return { kind: 'score', sample }
    case 'table':
      return {
        kind: 'classes',
        labels: sample.classes,
        positive: sample.positiveClass,
        label: sample.label,
        predicted: sample.predicted,
      }
    case 'ratio':
      return { kind: 'terms', terms: measure.terms(sample, options), of: (means) => measure.of(means, options) }
    case 'aggregate':
      return { kind: 'aggregate', sample, of: (rows) => measure.of(rows, options) }
    case 'number':
      throw new Error('a number of the run record has no rows')
  }
}

function isFlag(value: number): boolean {
  return value === 0 || value === 1
}
