import { messageOf } from '#core/errors.ts'
import { selectSql, typesOf, viewSql } from './duckdb-csv-view.ts'
import { placesOf } from './duckdb-places.ts'
import { CsvRejects } from './duckdb-rejects.ts'
import type { Loaded, Loading } from './duckdb-table.ts'
import { columnsOf } from './table-columns.ts'
import { CsvForm } from './text/csv-form.ts'
import { type CsvText, inspect } from './text/csv-text.ts'
import { PlainFields } from './text/plain-fields.ts'
import { Unreadable } from './unreadable.ts'

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
