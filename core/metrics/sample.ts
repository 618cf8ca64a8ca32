import type { RankedRows } from '../statistics/ranked-rows.ts'
import type { Task } from './metric.ts'

/** Rows that belong together: those of one query, or of one series. */
export interface Groups {
  readonly count: number
  /** Row by row the index of its group. */
  readonly of: Int32Array
  /** All rows, group by group; those of group g stand at `starts[g]` up to `starts[g + 1]`. */
  readonly rows: Int32Array
  readonly starts: Int32Array
}

/** All rows told apart, each in one part. */
export interface Partition {
  /** Row by row the index of its part. */
  readonly of: Int32Array
  /** Part by part its rows, in rising order. */
  readonly rows: readonly Int32Array[]
  /** Part by part the values of its rows; kept as long as the column is, since many metrics ask for the same. */
  readonly split: <T extends NumberColumn>(values: T) => readonly T[]
}

/** A column of numbers, codes or flags. */
export type NumberColumn = Float64Array | Int32Array | Uint8Array

/** A text a row, few of them distinct or many. */
export interface Texts {
  readonly codes: Int32Array
  readonly values: readonly string[]
}

/** A set of classes a row, as rising indices: `sets[codes[row]]`. */
export interface Sets {
  readonly codes: Int32Array
  readonly sets: readonly Int32Array[]
}

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
  /** Log odds of the score, of a certain one those of a score 1e-12 away. */
  readonly logOdds: Float64Array
  /** Rows by their score. */
  readonly ranked: RankedRows
  /** A column a class, in the order of `classes`; a row sums to 1, but in a multilabel task. */
  readonly probabilities: readonly Float64Array[]
  /** Labels and predictions as numbers; of a ranking task relevance and the score that orders a query's rows. */
  readonly truth: Float64Array
  readonly forecast: Float64Array
  /** Labels and predictions of a multilabel task. */
  readonly labelSets: Sets
  readonly predictedSets: Sets
  readonly labelText: Texts
  readonly predictedText: Texts
  readonly queries: Groups
  /** In-sample error of the naive forecast of a row's series, above 0. */
  readonly scale: Float64Array
  /** Bounds of a prediction interval. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** A column of numbers that a metric's entry names. */
  readonly column: (name: string) => Float64Array
  /** The same sample without all other rows, in this order. */
  readonly pick: (rows: Int32Array) => Sample
  /** One sample a part; the same partition gives the same samples, so that metrics share what they make of them. */
  readonly split: (partition: Partition) => readonly Sample[]
}
