import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { identifier, literal } from '#core/data/sql.ts'
import { messageOf } from '#core/errors.ts'
import type { Loading } from './duckdb-csv.ts'
import { placesOf } from './duckdb-places.ts'
import { columnsOf, type Loaded, readerOptions, Unreadable } from './duckdb-table.ts'
import type { DataFile } from './engine.ts'
import type { Fault } from './text/fault.ts'
import { elementsOf } from './text/json-array.ts'
import { JSON_RECORD_MAX_BYTES, JsonLines } from './text/json-lines.ts'
import { problemOf } from './text/json-record.ts'
import type { Scratch } from './text/scratch.ts'
import { textOf } from './text/text-file.ts'

/**
 * JSON Lines, one object a line, blank lines left out; or, in a file that starts with `[`, an array of objects. Values stay
 * JSON, so that `1` and `"1"` differ; null and an absent key are both null.
 *
 * The engine's own reader takes NaN, repeated keys and a comma too many, so every record is judged before it sees them.
 */
export async function loadJsonl({ connection, dataset, table, scratch }: Loading): Promise<Loaded> {
  const unreadable = new Unreadable()
  const keys = new Set<string>()
  const texts: JsonText[] = []
  for (const file of dataset.files) {
    try {
      const text = await prepare(file, { scratch, unreadable, keys })
      if (text) texts.push(text)
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause))
    }
  }
  // Which file has which key does not matter here: an absent key is a null.
  const headers = new Map(dataset.files.map((file) => [file, [...keys].sort()]))
  const kind = { type: 'JSON', encoding: 'json' as const }
  const { columns } = columnsOf(headers, dataset.partitions, () => kind)
  const own = columns.filter(({ partition }) => !partition)
  const values = columns.map(({ name, sql, partition }) => {
    if (partition) return `${identifier(name)} AS ${sql}`
    const value = `found[${own.findIndex((column) => column.name === name) + 1}]`
    return `CASE WHEN CAST(${value} AS VARCHAR) <> 'null' THEN ${value} END AS ${sql}`
  })
  const pointers = own.map(({ name }) => literal(pointer(name))).join(', ')
  const found = own.length === 0 ? 'NULL' : `json_extract(line, [${pointers}])`
  const selected = (some: readonly JsonText[]) => {
    const lines = `read_csv([${some.map(({ path }) => literal(path)).join(', ')}], columns = {'line': 'VARCHAR'}, header = false,
    auto_detect = false, delim = '', quote = '', escape = '', nullstr = '', strict_mode = false, compression = 'none',
    max_line_size = ${JSON_RECORD_MAX_BYTES + 2}, ${readerOptions(dataset)})`
    const full = "trim(line, E' \\t\\r') <> ''"
    // The engine may take a line apart before it leaves it out.
    const from = `(SELECT *, CASE WHEN ${full} THEN ${found} END AS found FROM ${lines} WHERE ${full})`
    return `SELECT ${values.join(', ') || 'NULL AS c0'} FROM ${from}`
  }
  const nothing = `SELECT ${columns.map(({ sql }) => `NULL AS ${sql}`).join(', ') || 'NULL AS c0'} FROM range(0)`
  await connection.run(`CREATE TEMP VIEW ${table} AS ${texts.length === 0 ? nothing : selected(texts)}`)
  const placesWhere = (condition: string) => {
    const ordered = texts.flatMap((text) => {
      const { file, skipped } = text
      if (skipped === null) return []
      const form = { quotes: false, header: false, blankRows: false, skipped, rejected: new Set<number>() }
      return [{ file, select: selected([text]), form }]
    })
    return placesOf(connection, ordered, condition)
  }
  return { table: { sql: table, columns, lackedBy: new Map(), unreadable, placesWhere }, scanned: async () => {} }
}

/** A file of JSON that can be read, at least in part. */
export interface JsonText {
  readonly file: DataFile
  /** Where the engine reads it: the file itself, or a copy without its broken records. */
  readonly path: string
  /** Sound records. */
  readonly rows: number
  /** The records that the copy lacks; null where its lines are not those of the file. */
  readonly skipped: readonly Fault[] | null
}

interface Preparation {
  readonly scratch: Scratch
  readonly unreadable: Unreadable
  readonly keys: Set<string>
}

/** @returns a text in which every line is a sound record or blank; null where too much of it is broken. */
export async function prepare(file: DataFile, preparation: Preparation): Promise<JsonText | null> {
  const { scratch, unreadable, keys } = preparation
  if (await isArray(file)) return { file, ...(await prepareArray(file, preparation)), skipped: null }
  const lines = new JsonLines()
  for await (const chunk of textOf(file)) {
    lines.push(chunk)
    scratch.progress(file.path, chunk.length)
  }
  lines.end()
  const { list } = lines.faults
  if (!unreadable.addFaults(file.path, lines.faults)) return null
  for (const key of lines.keys) keys.add(key)
  const sound = list.length === 0 && file.compression === null
  return { file, path: sound ? file.absolute : await scratch.soundCopy(file, list), rows: lines.rows, skipped: list }
}

// `[` cannot start a record of JSON Lines, so what is called .jsonl is read line by line all the same.
async function isArray(file: DataFile): Promise<boolean> {
  if (!/\.json(\.gz|\.zst)?$/i.test(file.path)) return false
  for await (const chunk of textOf(file)) return /^(\uFEFF)?\s*\[/.test(chunk.toString('utf8'))
  return false
}

async function prepareArray(file: DataFile, { scratch, unreadable, keys }: Preparation) {
  const target = scratch.place(file)
  await mkdir(dirname(target), { recursive: true })
  const copy = await open(target, 'wx', 0o600)
  let rows = 0
  try {
    for await (const { text, line } of elementsOf(textOf(file), JSON_RECORD_MAX_BYTES)) {
      const record = text.toString('utf8').trim()
      const problem = record.includes('\uFFFD') && !text.equals(Buffer.from(text.toString('utf8'))) ? 'not UTF-8' : null
      const wrong = problem ?? problemOf(record, keys)
      scratch.progress(file.path, text.length)
      if (wrong !== null) unreadable.addLine(file.path, line, wrong)
      // Between the tokens a line end is only space; within texts it cannot stand.
      else {
        await copy.writeFile(`${record.replaceAll(/[\r\n]/g, ' ')}\n`)
        rows++
      }
    }
  } finally {
    await copy.close()
  }
  return { path: target, rows }
}

/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
