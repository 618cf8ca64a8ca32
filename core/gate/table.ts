/** One value of a predictions file as its reader found it; `null` is an absent value, a list is a set of tags. */
export type Cell = string | number | bigint | boolean | null | readonly unknown[]

/** A column as its reader found it; numbers that are absent are NaN. */
export type Column = readonly Cell[] | Float64Array

/** The columns of a predictions file that were asked for, row by row alike. */
export interface Table {
  /** Names the file in errors. */
  readonly source: string
  readonly rows: number
  /** Every column of the file, read or not. */
  readonly names: readonly string[]
  readonly columns: ReadonlyMap<string, Column>
}

/** Strings with few distinct values: `values[codes[row]]` is the string of a row. */
export interface Categories {
  readonly codes: Int32Array
  readonly values: readonly string[]
}
