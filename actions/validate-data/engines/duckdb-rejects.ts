import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from '#core/data/sql.ts'
import { lineNumbers } from './line-numbers.ts'
import type { CsvText } from './text/csv-text.ts'
import { originalOffset } from './text/sound-copy.ts'
import { textOf } from './text/text-file.ts'
import { MAX_FAULT_EXAMPLES, type Unreadable } from './unreadable.ts'

/** So many rejected lines of one file the engine keeps. */
export const REJECTS_LIMIT = 10_000

/** What the engine rejects while it scans the files of one table: lines with too few or too many fields. */
export class CsvRejects {
  readonly #connection: DuckDBConnection
  readonly #texts: readonly CsvText[]
  readonly #unreadable: Unreadable
  readonly #known = new Set<string>()
  readonly #offsets = new Map<CsvText, ReadonlySet<number>>()

  constructor(connection: DuckDBConnection, texts: readonly CsvText[], unreadable: Unreadable) {
    this.#connection = connection
    this.#texts = texts
    this.#unreadable = unreadable
  }

  /** First bytes of the rejected records of a file, as far as scans have told. */
  offsetsOf(text: CsvText): ReadonlySet<number> {
    return this.#offsets.get(text) ?? new Set()
  }

  /** After a scan: what is new goes to the unreadable lines. Every scan rejects the same lines again. */
  async collect(): Promise<void> {
    const tables = await this.#connection.runAndReadAll(
      "SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'",
    )
    if (tables.currentRowCount === 0) return
    for (const text of this.#texts) {
      if (!this.#known.has(text.path)) await this.#collectFrom(text)
    }
  }

  async #collectFrom(text: CsvText): Promise<void> {
    const { file, path, skipped } = text
    const reader = await this.#connection.runAndReadAll(`SELECT e.line_byte_position, lower(min(e.error_type)::VARCHAR)
      FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) WHERE s.file_path = ${literal(path)}
      GROUP BY ALL ORDER BY 1`)
    if (reader.currentRowCount === 0) return
    this.#known.add(path)
    const rejects = reader
      .getRowsJson()
      .map(([position, problem]) => ({ offset: originalOffset(Number(position) - 1, skipped), problem }))
    this.#offsets.set(text, new Set(rejects.map(({ offset }) => offset)))
    const shown = rejects.slice(0, MAX_FAULT_EXAMPLES)
    const lines = await lineNumbers(
      textOf(file),
      shown.map(({ offset }) => offset),
    )
    for (const [index, { problem }] of shown.entries()) {
      this.#unreadable.addLine(file.path, lines[index] ?? 1, String(problem))
    }
    this.#unreadable.addMore(rejects.length - shown.length)
    if (rejects.length >= REJECTS_LIMIT) {
      this.#unreadable.addFile(file.path, `at least ${REJECTS_LIMIT} broken lines, the rest was not counted`)
    }
  }
}
