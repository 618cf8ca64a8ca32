import { identifier, literal } from '#core/data/sql.ts'
import { REJECTS_LIMIT } from './duckdb-rejects.ts'
import { readerOptions } from './duckdb-table.ts'
import type { Dataset } from './engine.ts'
import type { TableColumn } from './table-columns.ts'
import type { CsvText } from './text/csv-text.ts'
import type { PlainType } from './text/plain-fields.ts'

/** What the columns can be read as, by name: what every file that has the column can. */
export function typesOf(texts: readonly CsvText[]): Map<string, PlainType> {
  const found = new Map<string, PlainType | null>()
  for (const { header, types } of texts) {
    for (const name of header) {
      const [type, before] = [types.get(name) ?? null, found.get(name)]
      const numbers = [type, before].every((one) => one === 'BIGINT' || one === 'DOUBLE')
      found.set(name, before === undefined || before === type ? type : numbers ? 'DOUBLE' : null)
    }
  }
  return new Map(Array.from(found).flatMap(([name, type]): [string, PlainType][] => (type ? [[name, type]] : [])))
}

/** Selects the rows of all files. */
export function viewSql(texts: readonly CsvText[], columns: readonly TableColumn[], dataset: Dataset): string {
  const arms = groups(texts).map((group) => selectSql(group, columns, dataset))
  const nothing = `SELECT ${columns.map(({ sql, type }) => `NULL::${type} AS ${sql}`).join(', ') || 'NULL AS c0'} FROM range(0)`
  return arms.join(' UNION ALL ') || nothing
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

/** Selects the rows of files that are alike. */
export function selectSql(group: readonly CsvText[], columns: readonly TableColumn[], dataset: Dataset): string {
  const { header = [], spans = false } = group[0] ?? {}
  // The engine compares names without regard to case, so it gets names of ours.
  const own = header.map((_, index) => `field ${index}`)
  const values = columns.map(({ name, type, sql, partition }) => {
    const index = partition ? -1 : header.indexOf(name)
    if (partition) return `${identifier(name)} AS ${sql}`
    return `${index < 0 ? `NULL::${type}` : identifier(own[index] ?? '')} AS ${sql}`
  })
  const types = own.map((name, index) => {
    const column = columns.find((one) => !one.partition && one.name === header[index])
    return `'${name}': '${column?.type ?? 'VARCHAR'}'`
  })
  const list = group.map(({ path }) => literal(path)).join(', ')
  return `SELECT ${values.join(', ')} FROM read_csv([${list}], columns = {${types.join(', ')}}, header = true, auto_detect = false,
    delim = ${literal(dataset.delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    strict_mode = true, null_padding = false, compression = 'none', store_rejects = true, rejects_limit = ${REJECTS_LIMIT},
    parallel = ${!spans}, ${readerOptions(dataset)})`
}
