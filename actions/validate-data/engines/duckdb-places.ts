import type { DuckDBConnection } from '@duckdb/node-api'
import type { DataFile, Place } from './engine.ts'
import { type RecordForm, recordLines } from './text/record-lines.ts'
import { textOf } from './text/text-file.ts'
import { MAX_FAULT_EXAMPLES } from './unreadable.ts'

/** A file of text as the engine reads it: rows in the order of the file. */
export interface OrderedText {
  readonly file: DataFile
  /** Selects its rows, with the columns of the table. */
  readonly select: string
  readonly form: RecordForm
}

/**
 * The lines at which the first rows stand that meet a condition. The engine numbers rows, in the order of the file; what is no row
 * to it is known, so the line of each number is.
 */
export async function placesOf(
  connection: DuckDBConnection,
  texts: readonly OrderedText[],
  condition: string,
): Promise<Place[]> {
  const places: Place[] = []
  for (const { file, select, form } of texts) {
    const limit = MAX_FAULT_EXAMPLES - places.length
    if (limit === 0) break
    const reader = await connection.runAndReadAll(
      `SELECT row_number FROM (SELECT *, row_number() OVER () AS row_number FROM (${select})) WHERE ${condition} LIMIT ${limit}`,
    )
    const rows = reader.getRowsJson().map(([row]) => Number(row))
    const lines = await recordLines(textOf(file), rows, form)
    places.push(...lines.map((line) => ({ file: file.path, line })))
  }
  return places
}
