/*
 * A metric of a confusion table says its value and the influence of every cell: what one more example there would add to n times the value.
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
