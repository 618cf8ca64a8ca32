import type { Task } from './metric.ts'

/**
 * One model's columns on one held-out set, in the row order that all compared models share. Each is made when it is first asked for and
 * then kept, so that metrics share it; asking for one that the file lacks throws a UserError.
 */
export interface Sample {
  readonly task: Task
  readonly rows: number
  /** Sorted union of labels and predictions of all compared files; of a multilabel task the tags. Empty where labels are numbers or texts. */
  readonly classes: readonly string[]
  /** Index of the positive class of a binary task. */
  readonly positiveClass: number | null
  /** Indices of classes. */
  readonly label: Int32Array
  readonly predicted: Int32Array
  /** 1 for a row whose label is the positive class. */
  readonly positive: Uint8Array
  readonly score: Float64Array
  /** Rows by falling score. */
  readonly byScore: Uint32Array
  /** A column a class, in the order of `classes`; every row sums to 1, but in a multilabel task. */
  readonly probabilities: readonly Float64Array[]
  /** Labels and predictions as numbers. */
  readonly truth: Float64Array
  readonly forecast: Float64Array
  /** The same sample without all other rows, in this order. */
  readonly pick: (rows: Int32Array) => Sample
}
