import type { DuckDBConnection } from '@duckdb/node-api'
import { identifier, literal } from '#core/data/sql.ts'
import { columnsOf, Faults, faultOf } from './duckdb-table.ts'
import type { DataFile, Dataset, Table } from './engine.ts'

/** Parquet in place, by name. Columns of several files take the type that holds all of them. */
export async function loadParquet(connection: DuckDBConnection, dataset: Dataset, table: string): Promise<Table> {
  const faults = new Faults()
  const headers = new Map<DataFile, readonly string[]>()
  for (const file of dataset.files) {
    const columns = await describe(connection, [file]).catch((cause) => {
      faults.add(1, `${file.path}: ${faultOf(cause)}`)
      return null
    })
    if (columns) headers.set(file, Array.from(columns.keys()))
  }
  const readable = [...headers.keys()]
  const types = readable.length === 0 ? new Map<string, string>() : await describe(connection, readable)
  const { columns, lackedBy } = columnsOf(headers, (name) => types.get(name) ?? 'unknown', 'native')
  const selected = columns.map(({ name, sql }) => `${identifier(name)} AS ${sql}`).join(', ')
  const source = readable.length === 0 ? 'range(0)' : reader(readable)
  await connection.run(`CREATE TEMP VIEW ${table} AS SELECT ${selected || 'NULL AS c0'} FROM ${source}`)
  return { sql: table, columns, lackedBy, unreadable: faults.found }
}

async function describe(connection: DuckDBConnection, files: readonly DataFile[]): Promise<Map<string, string>> {
  const rows = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(files)}`)
  // A name with NUL cannot stand in SQL; no contract can ask for it either.
  const columns = rows.getRowsJson().map(([name, type]): [string, string] => [String(name), String(type)])
  return new Map(columns.filter(([name]) => !name.includes('\0')))
}

function reader(files: readonly DataFile[]): string {
  const list = files.map((file) => literal(file.absolute)).join(', ')
  return `read_parquet([${list}], union_by_name = true, hive_partitioning = false, filename = false)`
}
