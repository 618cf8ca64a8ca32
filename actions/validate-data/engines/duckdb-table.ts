import type { DuckDBConnection } from '@duckdb/node-api'
import { messageOf, UserError } from '#core/errors.ts'
import type { Dataset, Table } from './engine.ts'
import type { Scratch } from './text/scratch.ts'

/** A dataset on its way into DuckDB. */
export interface Loading {
  readonly connection: DuckDBConnection
  readonly dataset: Dataset
  /** Name of the view to make. */
  readonly table: string
  readonly scratch: Scratch
}

/** A table, and what has to be done once it was scanned. */
export interface Loaded {
  readonly table: Table
  readonly scanned: () => Promise<void>
}

/** How a reader of the engine takes the names of folders. */
export function readerOptions({ partitions }: Dataset): string {
  return partitions.length === 0 ? 'hive_partitioning = false' : 'hive_partitioning = true, hive_types_autocast = false'
}

/** What the engine said of data that it cannot read, in one line. @throws UserError where the machine is too small. */
export function faultOf(thrown: unknown): string {
  const [first = ''] = messageOf(thrown).split('\n')
  if (/^(Out of Memory|IO) Error/.test(first)) {
    throw new UserError(`the data cannot be loaded (${first}); give the job more memory or disk`, { cause: thrown })
  }
  return first.replace(/^[A-Z][\w ]* Error: /, '')
}
