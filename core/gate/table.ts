/** One value of a predictions file as its reader found it; `null` is an absent value. */
export type Cell = string | number | bigint | boolean | null

/** The columns of a predictions file that were asked for, row by row alike. */
export interface Table {
  /** Names the file in errors. */
  readonly source: string
  readonly rows: number
  /** Every column of the file, read or not. */
  readonly names: readonly string[]
  readonly columns: ReadonlyMap<string, readonly Cell[]>
}

/** Strings with few distinct values: `values[codes[row]]` is the string of a row. */
export interface Categories {
  readonly codes: Int32Array
  readonly values: readonly string[]
}
