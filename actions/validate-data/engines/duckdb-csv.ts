import type { DuckDBConnection } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { messageOf } from '#core/errors.ts'
import { selectSql, typesOf, viewSql } from './duckdb-csv-view.ts'
import { placesOf } from './duckdb-places.ts'
import { CsvRejects } from './duckdb-rejects.ts'
import { columnsOf, type Loaded, Unreadable } from './duckdb-table.ts'
import type { DataFile, Dataset } from './engine.ts'
import { CsvForm } from './text/csv-form.ts'
import type { Fault } from './text/fault.ts'
import { PlainFields, type PlainType } from './text/plain-fields.ts'
import type { Scratch } from './text/scratch.ts'
import { textOf } from './text/text-file.ts'

/** A file of CSV that can be read, at least in part. */
export interface CsvText {
  readonly file: DataFile
  readonly header: readonly string[]
  /** Where the engine reads it: the file itself, or a copy that is unpacked and without its broken records. */
  readonly path: string
  /** The records that the copy lacks. */
  readonly skipped: readonly Fault[]
  /** True where a value spans lines, which the engine reads with one thread. */
  readonly spans: boolean
  /** Columns that can be read in a type. */
  readonly types: ReadonlyMap<string, PlainType>
}

export interface Loading {
  readonly connection: DuckDBConnection
  readonly dataset: Dataset
  /** Name of the view to make. */
  readonly table: string
  readonly scratch: Scratch
}

/**
 * CSV in place, as text, so that nothing is guessed: types are the contract's business. Only columns that are plain throughout are
 * read in their type, which loses nothing and is faster. An empty field is null, a quoted empty field is an empty text. Records that break the form are kept apart with their line numbers.
 */
export async function loadCsv({ connection, dataset, table, scratch }: Loading): Promise<Loaded> {
  const unreadable = new Unreadable()
  const texts: CsvText[] = []
  for (const file of dataset.files) {
    try {
      const form = new CsvForm(dataset.delimiter)
      const plain = dataset.plain && new PlainFields(dataset.delimiter, (name) => dataset.plain?.get(name))
      const text = await inspect(file, { dataset, scratch, unreadable, form, ...(plain && { plain }) })
      if (text) texts.push(text)
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause))
    }
  }
  const headers = new Map(texts.map(({ file, header }) => [file, header]))
  const { columns, lackedBy } = columnsOf(headers, dataset.partitions, () => ({ type: 'VARCHAR', encoding: 'text' }))
  const types = typesOf(texts)
  const typed = columns.map((column) => {
    const type = column.partition ? undefined : types.get(column.name)
    return type ? { ...column, type, encoding: 'native' as const } : column
  })
  const written = { sql: `${table}_written`, columns }
  await connection.run(`CREATE TEMP VIEW ${table} AS ${viewSql(texts, typed, dataset)}`)
  if (types.size > 0) await connection.run(`CREATE TEMP VIEW ${written.sql} AS ${viewSql(texts, columns, dataset)}`)
  const rejects = new CsvRejects(connection, texts, unreadable)
  const placesWhere = (condition: string) => {
    const ordered = texts.map((text) => ({
      file: text.file,
      select: selectSql([text], columns, dataset),
      form: {
        ...{ quotes: true, header: true, blankRows: text.header.length === 1 },
        ...{ skipped: text.skipped, rejected: rejects.offsetsOf(text) },
      },
    }))
    return placesOf(connection, ordered, condition)
  }
  const scanned = () => rejects.collect()
  const shared = { lackedBy, unreadable, placesWhere }
  return { table: { sql: table, columns: typed, ...(types.size > 0 && { written }), ...shared }, scanned }
}

interface Inspection {
  readonly dataset: Dataset
  readonly scratch: Scratch
  readonly unreadable: Unreadable
  /** To be fed with the text. */
  readonly form: CsvForm
  readonly plain?: PlainFields
}

/** Null for an empty file, and for one with too many faults to read the rest. */
export async function inspect(
  file: DataFile,
  { dataset, scratch, unreadable, form, plain }: Inspection,
): Promise<CsvText | null> {
  const start: Buffer[] = []
  for await (const chunk of textOf(file)) {
    if (form.columns === 0) start.push(Buffer.from(chunk))
    form.push(chunk)
    plain?.push(chunk)
    scratch.progress(file.path, chunk.length)
  }
  form.end()
  plain?.end()
  const { list } = form.faults
  const readable = unreadable.addFaults(file.path, form.faults)
  if (!readable || form.columns === 0 || list[0]?.start === 0) return null
  const header = readHeader(Buffer.concat(start), dataset.delimiter)
  const twice = header.find((name, index) => header.indexOf(name) < index)
  if (twice !== undefined) {
    unreadable.addHeader(file.path, `the column ${JSON.stringify(twice.slice(0, 100))} stands twice`)
    return null
  }
  const path = list.length > 0 || file.compression !== null ? await scratch.soundCopy(file, list) : file.absolute
  return { file, header, path, skipped: list, spans: form.spans, types: plain?.types ?? new Map() }
}

function readHeader(start: Buffer, delimiter: string): string[] {
  const options = { to: 1, bom: true, delimiter, relax_column_count: true, skip_records_with_error: true }
  const [header] = parse(start, options) as string[][]
  if (!header) throw new Error('the header cannot be read')
  return header
}
