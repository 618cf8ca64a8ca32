import { messageOf } from '#core/errors.ts'
import type { Table } from './engine.ts'
import { countedTable, groupsOf, type Loading, nothing, selection } from './spark-rows.ts'
import type { FileGroup } from './spark-session.ts'
import { columnsOf } from './table-columns.ts'
import { CsvForm } from './text/csv-form.ts'
import { type CsvText, inspect } from './text/csv-text.ts'
import { Unreadable } from './unreadable.ts'

/** A text that no sound file holds. */
const NO_TEXT = '\0null'

/**
 * CSV as text, as DuckDB reads it: an empty field is null, a quoted empty field is an empty text. Spark drops what it cannot read
 * without a line number, so every file is read here first, and its broken records never reach Spark.
 */
export async function loadCsv(loading: Loading): Promise<Table> {
  const { session, dataset, table, scratch } = loading
  const unreadable = new Unreadable()
  const texts: CsvText[] = []
  let rows = 0
  for (const file of dataset.files) {
    try {
      const form = new CsvForm(dataset.delimiter, { everyField: true })
      const text = await inspect(file, { dataset, scratch, unreadable, form })
      if (!text) continue
      texts.push(text)
      rows += form.rows
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause))
    }
  }
  const headers = new Map(texts.map(({ file, header }) => [file, header]))
  const { columns, lackedBy } = columnsOf(headers, dataset.partitions, () => ({ type: 'string', encoding: 'text' }))
  const groups = groupsOf(texts, ({ spans, header }) => [spans, header]).map((group): FileGroup => {
    const [{ file, header = [], spans } = { file: undefined, spans: false }] = group
    return {
      format: 'csv',
      files: group.map(({ path }) => path),
      width: header.length,
      options: optionsOf(dataset.delimiter, spans),
      select: selection(columns, file, (name) => (header.includes(name) ? `f${header.indexOf(name)}` : null)),
    }
  })
  await session.view(table, groups, nothing(columns))
  return countedTable(loading, { columns, lackedBy, unreadable, rows })
}

function optionsOf(delimiter: string, spans: boolean): Record<string, string> {
  return {
    sep: delimiter,
    header: 'true',
    enforceSchema: 'true',
    mode: 'FAILFAST',
    encoding: 'UTF-8',
    quote: '"',
    escape: '"',
    // What is equal to the former is null; what is quoted and empty becomes the latter.
    nullValue: NO_TEXT,
    emptyValue: '',
    multiLine: String(spans),
    maxCharsPerColumn: '-1',
    maxColumns: '20000',
    ignoreLeadingWhiteSpace: 'false',
    ignoreTrailingWhiteSpace: 'false',
  }
}
