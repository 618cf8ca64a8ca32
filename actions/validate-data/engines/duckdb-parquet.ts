import type { DuckDBConnection } from '@duckdb/node-api'
import { identifier, literal } from '#core/data/sql.ts'
import { faultOf, type Loaded, type Loading, readerOptions } from './duckdb-table.ts'
import type { DataFile } from './engine.ts'
import { columnsOf } from './table-columns.ts'
import { Unreadable } from './unreadable.ts'

/** Parquet in place, by name. Columns of several files take the type that holds all of them. */
export async function loadParquet({ connection, dataset, table }: Loading): Promise<Loaded> {
  const unreadable = new Unreadable()
  const headers = new Map<DataFile, readonly string[]>()
  for (const file of dataset.files) {
    const columns = await describe(connection, [file]).catch((cause) => {
      unreadable.addFile(
        file.path,
        `not Parquet, or cut short (${faultOf(cause).replaceAll(file.absolute, file.path)}); write it again`,
      )
      return null
    })
    if (columns) headers.set(file, Array.from(columns.keys()))
  }
  const readable = [...headers.keys()]
  const types = readable.length === 0 ? new Map<string, string>() : await describe(connection, readable)
  const { columns, lackedBy } = columnsOf(headers, dataset.partitions, (name) => ({
    type: types.get(name) ?? 'unknown',
    encoding: 'native',
  }))
  const selected = columns.map(({ name, sql }) => `${identifier(name)} AS ${sql}`).join(', ')
  const nothing = columns.map(({ sql }) => `NULL AS ${sql}`).join(', ')
  const source = readable.length === 0 ? 'range(0)' : reader(readable, readerOptions(dataset))
  const values = readable.length === 0 ? nothing : selected
  await connection.run(`CREATE TEMP VIEW ${table} AS SELECT ${values || 'NULL AS c0'} FROM ${source}`)
  const placesWhere = async () => []
  return { table: { sql: table, columns, lackedBy, unreadable, placesWhere }, scanned: async () => {} }
}

async function describe(connection: DuckDBConnection, files: readonly DataFile[]): Promise<Map<string, string>> {
  const rows = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(files, 'hive_partitioning = false')}`)
  // A name with NUL cannot stand in SQL; no contract can ask for it either.
  const columns = rows.getRowsJson().map(([name, type]): [string, string] => [String(name), String(type)])
  return new Map(columns.filter(([name]) => !name.includes('\0')))
}

function reader(files: readonly DataFile[], options: string): string {
  const list = files.map((file) => literal(file.absolute)).join(', ')
  return `read_parquet([${list}], union_by_name = true, ${options}, filename = false)`
}
