import { identifier, literal } from '#core/data/sql.ts'
import { placesOf } from './duckdb-places.ts'
import { type Loaded, type Loading, readerOptions } from './duckdb-table.ts'
import { JSON_RECORD_MAX_BYTES } from './text/json-lines.ts'
import { type JsonText, jsonTexts } from './text/json-text.ts'

/**
 * JSON Lines, one object a line, blank lines left out; or, in a file that starts with `[`, an array of objects. Values stay
 * JSON, so that `1` and `"1"` differ; null and an absent key are both null.
 *
 * The engine's own reader takes NaN, repeated keys and a comma too many, so every record is judged before it sees them.
 */
export async function loadJsonl({ connection, dataset, table, scratch }: Loading): Promise<Loaded> {
  const { texts, columns, unreadable } = await jsonTexts(dataset, scratch)
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

/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
