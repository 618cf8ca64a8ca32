import type { Column, Dialect } from '#core/data/dialect.ts'
import type { PlainKind } from '#core/data/plain-kinds.ts'

export type Format = 'csv' | 'jsonl' | 'parquet'

/** The files of one schema object of the contract, all of one format. */
export interface Dataset {
  readonly name: string
  readonly format: Format
  /** Of CSV: one character. */
  readonly delimiter: string
  readonly files: readonly DataFile[]
  /** Columns that the names of folders give, as in `year=2024/month=01`. */
  readonly partitions: readonly string[]
  /** Columns of text that may be read in their type where each field is written so that nothing is lost. */
  readonly plain?: ReadonlyMap<string, PlainKind>
}

export type Compression = 'gzip' | 'zstd'

export interface DataFile {
  /** Relative to the workspace, with `/`, as reports name it. */
  readonly path: string
  /** Without symbolic links. */
  readonly absolute: string
  /** Of text only; Parquet has its own. */
  readonly compression: Compression | null
}

/** Where something stands in the data: a line from 1. */
export interface Place {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  readonly line: number
}

/** A dataset that an engine has loaded. */
export interface Table {
  /** Its name, quoted. */
  readonly sql: string
  readonly columns: readonly Column[]
  /** The same rows with every column as it is written; absent where the table is that already. */
  readonly written?: { readonly sql: string; readonly columns: readonly Column[] }
  /** Column by column, the files that lack it although others have it. */
  readonly lackedBy: ReadonlyMap<string, readonly string[]>
  /**
   * Lines, or whole files, that could not be read, with where and why for the first few. Known once a query has scanned
   * the whole table. @throws Error before.
   */
  readonly unreadable: {
    readonly count: number
    /** Whole files among them. */
    readonly files: number
    readonly examples: readonly string[]
    readonly places: readonly Place[]
  }
  /** The lines of the first few rows that meet a condition, after a scan; none where rows of the format stand on no line. */
  readonly placesWhere: (condition: string) => Promise<readonly Place[]>
}

export type Value = string | number | boolean | null | readonly Value[]

/** What runs the SQL of `core/data`. Rows come as arrays, numbers within 2^53 as numbers, everything else as text. */
export interface Engine {
  /** Name and version, for the report. */
  readonly name: string
  /** How it says what `core/data` asks. */
  readonly dialect: Dialect
  /** Whether profiles, drift and leakage can be asked, which are in DuckDB's own words. */
  readonly learns: boolean
  load(dataset: Dataset): Promise<Table>
  query(sql: string): Promise<readonly (readonly Value[])[]>
  /** As `query`, in portions, for answers that may not fit into memory. */
  stream(sql: string): AsyncIterable<readonly (readonly Value[])[]>
  /**
   * Runs a query that somebody else wrote: the engine itself lets nothing but one reading statement through.
   *
   * @param limit milliseconds.
   * @returns the first two rows at most. @throws Error for any other statement, and when the time is up.
   */
  readOnly(sql: string, limit: number): Promise<readonly (readonly Value[])[]>
  close(): Promise<void>
}
