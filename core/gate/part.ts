import type { SliceId } from '../metric-record.ts'
import type { NumberColumn } from '../metrics/sample.ts'
import type { Clusters, RowDesign } from '../statistics/clusters.ts'

/** The rows a record is about, as indices; null for all of them. */
export type Rows = Int32Array | null

/** The values of some rows, of a column of all rows. */
export type At = <T extends NumberColumn>(values: T) => T

/** Some rows of the held-out set, and what is known of them besides their values. Weights and clusters are in the order of `rows`. */
export interface Part {
  readonly slice: SliceId | null
  readonly rows: Rows
  readonly n: number
  readonly at: At
  readonly weights: Float64Array | null
  /** Rows of one cluster may depend on each other; null where every row is its own. */
  readonly clusters: Clusters | null
  /** Where all rows of the file are one series whose times are known; null otherwise. */
  readonly timeline: Timeline | null
}

/** One series of forecasts. */
export interface Timeline {
  /** All rows of the file in order of time. */
  readonly order: Uint32Array
  /** Steps ahead that the forecasts are made. */
  readonly horizon: number
}

/** As the statistics take it. */
export function designOf({ weights, clusters }: Part): RowDesign {
  return { ...(weights ? { weights } : {}), ...(clusters ? { clusters } : {}) }
}

/** Clusters that the rows of a part are in; null where every row is its own. */
export function groupsOf({ clusters, timeline }: Part): number | null {
  return timeline ? null : (clusters?.count ?? null)
}

/** Whether all rows count alike and independently, so that counts say everything of a 0/1 mean or a table. */
export function rowsAreAlike({ weights, clusters, timeline }: Part): boolean {
  return weights === null && clusters === null && timeline === null
}
