import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from '#core/data/sql.ts'
import { columnsOf, Faults, faultOf } from './duckdb-table.ts'
import type { DataFile, Dataset, Table } from './engine.ts'

const LINE_MAX_BYTES = 16 << 20

/** True for a line that holds one JSON object without a repeated key. Case by case, since json functions throw on what is no JSON. */
const IS_OBJECT = `CASE WHEN json_valid(line) THEN
    CASE WHEN json_type(line) = 'OBJECT' THEN len(json_keys(line)) = len(list_distinct(json_keys(line))) ELSE false END
  ELSE false END`

/**
 * JSON Lines: one object a line, blank lines left out. Values stay JSON, so that `1` and `"1"` differ; null and an absent
 * key are both null.
 */
export async function loadJsonl(connection: DuckDBConnection, dataset: Dataset, table: string): Promise<Table> {
  const faults = new Faults()
  const lines = `${table}_lines`
  await connection.run(`CREATE TEMP TABLE ${lines} (file INTEGER, number BIGINT, line VARCHAR)`)
  for (const [index, file] of dataset.files.entries()) {
    await insertLines({ connection, lines, index, file }).catch((cause) => {
      faults.add(1, `${file.path}: ${faultOf(cause)}`)
    })
  }
  await moveMalformed({ connection, lines, dataset, faults })
  const keys = await connection.runAndReadAll(
    `SELECT DISTINCT unnest(json_keys(line)) AS key FROM ${lines} ORDER BY key`,
  )
  const names = keys.getRowsJson().map(([key]) => String(key))
  // Which file has which key does not matter here: an absent key is a null.
  const { columns } = columnsOf(new Map(dataset.files.map((file) => [file, names])), () => 'JSON', 'json')
  const values = columns.map(({ name, sql }) => {
    const value = `json_extract(line, ${literal(pointer(name))})`
    return `CASE WHEN json_type(${value}) <> 'NULL' THEN ${value} END AS ${sql}`
  })
  await connection.run(`CREATE TEMP TABLE ${table} AS SELECT ${values.join(', ') || 'NULL AS c0'} FROM ${lines}`)
  await connection.run(`DROP TABLE ${lines}`)
  return { sql: table, columns, lackedBy: new Map(), unreadable: faults.found }
}

interface Lines {
  readonly connection: DuckDBConnection
  readonly lines: string
  readonly index: number
  readonly file: DataFile
}

async function insertLines({ connection, lines, index, file }: Lines): Promise<void> {
  await connection.run(`INSERT INTO ${lines} SELECT * FROM (
    SELECT ${index}, row_number() OVER () AS number, line FROM read_csv(${literal(file.absolute)},
      columns = {'line': 'VARCHAR'}, header = false, auto_detect = false, delim = '', quote = '', escape = '', nullstr = '',
      max_line_size = ${LINE_MAX_BYTES}, compression = 'none', hive_partitioning = false))
    WHERE trim(line) <> ''`)
}

interface Malformed {
  readonly connection: DuckDBConnection
  readonly lines: string
  readonly dataset: Dataset
  readonly faults: Faults
}

async function moveMalformed({ connection, lines, dataset, faults }: Malformed): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT file, number FROM ${lines} WHERE NOT (${IS_OBJECT}) ORDER BY file, number`,
  )
  for (const [file, number] of reader.getRowsJson()) {
    const path = dataset.files[Number(file)]?.path
    faults.add(1, `${path} line ${number}: not one JSON object with unique keys`)
  }
  if (reader.currentRowCount > 0) await connection.run(`DELETE FROM ${lines} WHERE NOT (${IS_OBJECT})`)
}

/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
