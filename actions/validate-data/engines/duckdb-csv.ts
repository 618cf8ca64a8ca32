import { createReadStream } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { parse } from 'csv-parse'
import { type Column, identifier, literal } from '#core/data/sql.ts'
import { messageOf } from '#core/errors.ts'
import { columnsOf, Faults, faultOf, MAX_FAULT_EXAMPLES } from './duckdb-table.ts'
import type { DataFile, Dataset, Table } from './engine.ts'
import { lineNumbers } from './line-numbers.ts'

const HEADER_MAX_BYTES = 1 << 20

/**
 * CSV as text, so that nothing is guessed: types are the contract's business. An empty field is null, a quoted empty field
 * is an empty text. Lines that break the form are kept apart with their line numbers.
 */
export async function loadCsv(connection: DuckDBConnection, dataset: Dataset, table: string): Promise<Table> {
  const faults = new Faults()
  const headers = new Map<DataFile, readonly string[]>()
  for (const file of dataset.files) {
    const header = await readHeader(file, dataset.delimiter).catch((cause) => messageOf(cause))
    if (typeof header === 'string') faults.add(1, `${file.path} line 1: ${header}`)
    else headers.set(file, header)
  }
  const { columns, lackedBy } = columnsOf(headers, () => 'VARCHAR', 'text')
  await connection.run(
    `CREATE TEMP TABLE ${table} (${columns.map(({ sql }) => `${sql} VARCHAR`).join(', ') || 'c0 VARCHAR'})`,
  )
  for (const [header, files] of byHeader(headers)) {
    await insert({ connection, table, dataset, columns, header, files }).catch((cause) => {
      faults.add(1, `${files.map((file) => file.path).join(', ')}: ${faultOf(cause)}`)
    })
  }
  await addRejects(connection, dataset, faults)
  return { sql: table, columns, lackedBy, unreadable: faults.found }
}

/** Names of the columns; none for an empty file. */
async function readHeader(file: DataFile, delimiter: string): Promise<string[]> {
  const text = createReadStream(file.absolute, { end: HEADER_MAX_BYTES - 1 })
  const parser = text.pipe(parse({ to: 1, bom: true, delimiter, relax_column_count: true }))
  text.once('error', (cause) => parser.destroy(cause))
  let header: string[] = []
  for await (const record of parser) header = record as string[]
  text.destroy()
  const twice = header.find((name, index) => header.indexOf(name) < index)
  if (twice !== undefined) throw new Error(`the column ${JSON.stringify(twice.slice(0, 100))} stands twice`)
  return header
}

// Files alike are read together, so that the engine can use all its threads.
function byHeader(headers: ReadonlyMap<DataFile, readonly string[]>): Map<readonly string[], DataFile[]> {
  const groups = new Map<string, { header: readonly string[]; files: DataFile[] }>()
  for (const [file, header] of headers) {
    if (header.length === 0) continue
    const key = JSON.stringify(header)
    const group = groups.get(key) ?? { header, files: [] }
    group.files.push(file)
    groups.set(key, group)
  }
  return new Map(Array.from(groups.values(), ({ header, files }) => [header, files]))
}

interface Insert {
  readonly connection: DuckDBConnection
  readonly table: string
  readonly dataset: Dataset
  readonly columns: readonly Column[]
  readonly header: readonly string[]
  readonly files: readonly DataFile[]
}

async function insert({ connection, table, dataset, columns, header, files }: Insert): Promise<void> {
  const names = header.map((name) => columns.find((column) => column.name === name)?.sql ?? identifier(name))
  const types = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  const list = files.map((file) => literal(file.absolute)).join(', ')
  await connection.run(`INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM read_csv([${list}], columns = {${types}},
    header = true, auto_detect = false, delim = ${literal(dataset.delimiter)}, quote = '"', escape = '"', nullstr = '',
    allow_quoted_nulls = false, strict_mode = true, null_padding = false, compression = 'none', store_rejects = true,
    hive_partitioning = false)`)
}

async function addRejects(connection: DuckDBConnection, dataset: Dataset, faults: Faults): Promise<void> {
  const tables = await connection.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'")
  if (tables.currentRowCount === 0) return
  for (const file of dataset.files) {
    const reader = await connection.runAndReadAll(`SELECT e.line_byte_position, lower(min(e.error_type)::VARCHAR)
      FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) WHERE s.file_path = ${literal(file.absolute)}
      GROUP BY ALL ORDER BY 1`)
    const rejects = reader.getRowsJson().map(([position, problem]) => ({ offset: Number(position) - 1, problem }))
    const shown = rejects.slice(0, MAX_FAULT_EXAMPLES)
    const lines = await lineNumbers(
      file.absolute,
      shown.map(({ offset }) => offset),
    )
    for (const [index, { problem }] of rejects.entries()) faults.add(1, `${file.path} line ${lines[index]}: ${problem}`)
  }
}
