import type { DuckDBConnection } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { identifier, literal } from '#core/data/sql.ts'
import { messageOf } from '#core/errors.ts'
import { placesOf } from './duckdb-places.ts'
import { CsvRejects, REJECTS_LIMIT } from './duckdb-rejects.ts'
import { columnsOf, type Loaded, readerOptions, type TableColumn, Unreadable } from './duckdb-table.ts'
import type { DataFile, Dataset } from './engine.ts'
import { CsvForm } from './text/csv-form.ts'
import type { Fault } from './text/fault.ts'
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
}

export interface Loading {
  readonly connection: DuckDBConnection
  readonly dataset: Dataset
  /** Name of the view to make. */
  readonly table: string
  readonly scratch: Scratch
}

/**
 * CSV in place, as text, so that nothing is guessed: types are the contract's business. An empty field is null, a quoted empty
 * field is an empty text. Records that break the form are kept apart with their line numbers.
 */
export async function loadCsv({ connection, dataset, table, scratch }: Loading): Promise<Loaded> {
  const unreadable = new Unreadable()
  const texts: CsvText[] = []
  for (const file of dataset.files) {
    try {
      const text = await inspect(file, { dataset, scratch, unreadable, form: new CsvForm(dataset.delimiter) })
      if (text) texts.push(text)
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause))
    }
  }
  const headers = new Map(texts.map(({ file, header }) => [file, header]))
  const { columns, lackedBy } = columnsOf(headers, dataset.partitions, () => ({ type: 'VARCHAR', encoding: 'text' }))
  const arms = groups(texts).map((group) => select(group, columns, dataset))
  const nothing = `SELECT ${columns.map(({ sql }) => `NULL::VARCHAR AS ${sql}`).join(', ') || 'NULL AS c0'} FROM range(0)`
  await connection.run(`CREATE TEMP VIEW ${table} AS ${arms.join(' UNION ALL ') || nothing}`)
  const rejects = new CsvRejects(connection, texts, unreadable)
  const placesWhere = (condition: string) => {
    const ordered = texts.map((text) => ({
      file: text.file,
      select: select([text], columns, dataset),
      form: {
        ...{ quotes: true, header: true, blankRows: text.header.length === 1 },
        ...{ skipped: text.skipped, rejected: rejects.offsetsOf(text) },
      },
    }))
    return placesOf(connection, ordered, condition)
  }
  const scanned = () => rejects.collect()
  return { table: { sql: table, columns, lackedBy, unreadable, placesWhere }, scanned }
}

interface Inspection {
  readonly dataset: Dataset
  readonly scratch: Scratch
  readonly unreadable: Unreadable
  /** To be fed with the text. */
  readonly form: CsvForm
}

/** Null for an empty file, and for one with too many faults to read the rest. */
export async function inspect(
  file: DataFile,
  { dataset, scratch, unreadable, form }: Inspection,
): Promise<CsvText | null> {
  const start: Buffer[] = []
  for await (const chunk of textOf(file)) {
    if (form.columns === 0) start.push(Buffer.from(chunk))
    form.push(chunk)
    scratch.progress(file.path, chunk.length)
  }
  form.end()
  const { list } = form.faults
  const readable = unreadable.addFaults(file.path, form.faults)
  if (!readable || form.columns === 0 || list[0]?.start === 0) return null
  const header = readHeader(Buffer.concat(start), dataset.delimiter)
  const twice = header.find((name, index) => header.indexOf(name) < index)
  if (twice !== undefined) {
    unreadable.addLine(file.path, 1, `the column ${JSON.stringify(twice.slice(0, 100))} stands twice`)
    return null
  }
  const path = list.length > 0 || file.compression !== null ? await scratch.soundCopy(file, list) : file.absolute
  return { file, header, path, skipped: list, spans: form.spans }
}

function readHeader(start: Buffer, delimiter: string): string[] {
  const options = { to: 1, bom: true, delimiter, relax_column_count: true, skip_records_with_error: true }
  const [header] = parse(start, options) as string[][]
  if (!header) throw new Error('the header cannot be read')
  return header
}

// Files alike are read together, so that the engine can use all its threads.
function groups(texts: readonly CsvText[]): CsvText[][] {
  const found = new Map<string, CsvText[]>()
  for (const text of texts) {
    const key = JSON.stringify([text.spans, text.header])
    found.set(key, [...(found.get(key) ?? []), text])
  }
  return [...found.values()]
}

function select(group: readonly CsvText[], columns: readonly TableColumn[], dataset: Dataset): string {
  const { header = [], spans = false } = group[0] ?? {}
  // The engine compares names without regard to case, so it gets names of ours.
  const own = header.map((_, index) => `field ${index}`)
  const values = columns.map(({ name, sql, partition }) => {
    const index = partition ? -1 : header.indexOf(name)
    if (partition) return `${identifier(name)} AS ${sql}`
    return `${index < 0 ? 'NULL::VARCHAR' : identifier(own[index] ?? '')} AS ${sql}`
  })
  const types = own.map((name) => `'${name}': 'VARCHAR'`).join(', ')
  const list = group.map(({ path }) => literal(path)).join(', ')
  return `SELECT ${values.join(', ')} FROM read_csv([${list}], columns = {${types}}, header = true, auto_detect = false,
    delim = ${literal(dataset.delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    strict_mode = true, null_padding = false, compression = 'none', store_rejects = true, rejects_limit = ${REJECTS_LIMIT},
    parallel = ${!spans}, ${readerOptions(dataset)})`
}
