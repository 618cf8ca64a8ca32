import { dirname } from 'node:path'
import { spark } from '#core/data/dialect-spark.ts'
import { UserError } from '#core/errors.ts'
import type { DataFile, Dataset, Table } from './engine.ts'
import type { Session } from './spark-session.ts'
import type { TableColumn } from './table-columns.ts'
import type { Scratch } from './text/scratch.ts'
import type { Unreadable } from './unreadable.ts'

export interface Loading {
  readonly session: Session
  readonly dataset: Dataset
  /** Name of the view to make. */
  readonly table: string
  readonly scratch: Scratch
}

/** Files alike in form, columns and folders, which are read together. */
export function groupsOf<T extends { readonly file: DataFile }>(
  texts: readonly T[],
  form: (text: T) => unknown,
): T[][] {
  const found = Map.groupBy(texts, (text) => JSON.stringify([form(text), partitionValues(text.file)]))
  return [...found.values()]
}

/** What a row gives for each column of the table. @param own expression by the name of a column of the files. */
export function selection(
  columns: readonly TableColumn[],
  file: DataFile | undefined,
  own: (name: string) => string | null,
): string[] {
  const values = new Map(file ? partitionValues(file) : [])
  const selected = columns.map(({ name, sql, partition }) => {
    const value = values.get(name)
    if (partition) return `${value === undefined ? 'CAST(NULL AS STRING)' : spark.literal(value)} AS ${sql}`
    return `${own(name) ?? 'NULL'} AS ${sql}`
  })
  return selected.length === 0 ? ['1 AS c0'] : selected
}

/** The columns of a table without rows. */
export function nothing(columns: readonly TableColumn[]): string[] {
  return selection(columns, undefined, () => null)
}

/** What folders like `year=2024/month=01` say of the rows of a file. */
export function partitionValues({ path }: DataFile): [string, string][] {
  return dirname(path)
    .split('/')
    .filter((folder) => folder.indexOf('=') > 0)
    .map((folder) => [folder.slice(0, folder.indexOf('=')), decode(folder.slice(folder.indexOf('=') + 1))])
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/**
 * The table, once Spark has counted as many rows as we did: workers that see other files, or a reader that leaves lines out,
 * would give an answer to another question.
 *
 * @throws UserError where the counts differ.
 */
export async function countedTable(
  { session, dataset, table }: Loading,
  made: Pick<Table, 'columns' | 'lackedBy'> & { readonly unreadable: Unreadable; readonly rows: number },
): Promise<Table> {
  const { columns, lackedBy, unreadable, rows } = made
  const [[seen] = []] = await session.query(`SELECT count(*) FROM ${table}`)
  if (Number(seen) !== rows) {
    throw new UserError(
      `${dataset.name}: Spark sees ${seen} rows, the files have ${rows}; every worker must see the workspace and the temporary folder at the same paths`,
    )
  }
  const placesWhere = async () => []
  return { sql: table, columns, lackedBy, unreadable: known(unreadable), placesWhere }
}

/** What could not be read; all of it is known before Spark sees the data. */
export function known({ count, files, examples, places }: Unreadable): Table['unreadable'] {
  return { count, files, examples, places }
}
