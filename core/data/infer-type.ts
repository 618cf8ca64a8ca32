import type { Column } from './dialect.ts'
import { duckdb } from './dialect-duckdb.ts'
import type { LogicalType } from './property.ts'
import { textOf } from './sql.ts'
import { WRITTEN } from './types.ts'

/** Types that text may be read as, in the order in which they are tried: what all values are, the column is. */
const CANDIDATES = ['boolean', 'integer', 'number', 'date', 'time', 'timestamp'] as const
type Candidate = (typeof CANDIDATES)[number]

/** `001` and `+49` are names of something, not numbers. */
const NO_NUMBER = '[+].*|-?0[0-9].*'

/** How many counts `typeCounts` takes for one column. */
export const TYPE_COUNTS = 1 + CANDIDATES.length + 3

/** SQL of counts of one column: values, values of each candidate type, then of JSON texts, objects and arrays. */
export function typeCounts(column: Column): string[] {
  const value = columnValue(column)
  const kinds = (['string', 'object', 'array'] as const).map((kind) =>
    column.encoding === 'json' ? duckdb.isJson(value, [kind]) : 'false',
  )
  const conditions = [...CANDIDATES.map((type) => reads(column, type)), ...kinds]
  return [`count(${column.sql})`, ...conditions.map((condition) => `count(*) FILTER (WHERE ${condition})`)]
}

function reads(column: Column, type: Candidate): string {
  if (column.encoding === 'native') return 'false'
  const text = textOf(column)
  const numeric = type === 'integer' || type === 'number'
  const cast = duckdb.cast(text, type)
  const kind = type === 'boolean' ? 'boolean' : numeric ? 'number' : 'string'
  const parts = [
    ...(column.encoding === 'json' ? [duckdb.isJson(columnValue(column), [kind])] : []),
    duckdb.matches(text, WRITTEN[type] ?? ''),
    ...(numeric ? [`NOT ${duckdb.matches(text, NO_NUMBER)}`] : []),
    type === 'number' ? duckdb.isFinite(cast) : `${cast} IS NOT NULL`,
  ]
  return `coalesce(${parts.join(' AND ')}, false)`
}

function columnValue(column: Column) {
  return { sql: column.sql, data: duckdb.dataType(column) }
}

/** The type that every value of a column has; null where there is none, or no value at all. */
export function inferredType(column: Column, counts: readonly number[]): LogicalType | null {
  const [values = 0, ...of] = counts
  if (values === 0) return null
  if (column.encoding === 'native') return nativeType(column)
  const candidate = CANDIDATES.find((_, index) => of[index] === values)
  if (candidate) return candidate
  const [texts, objects, arrays] = of.slice(CANDIDATES.length)
  if (column.encoding === 'text' || texts === values) return 'string'
  return objects === values ? 'object' : arrays === values ? 'array' : null
}

function nativeType(column: Column): LogicalType | null {
  const { kind } = duckdb.dataType(column)
  switch (kind) {
    case 'integer':
    case 'string':
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp':
      return kind
    case 'decimal':
    case 'float':
      return 'number'
    case 'struct':
    case 'map':
      return 'object'
    case 'list':
      return 'array'
    default:
      return null
  }
}

/** SQL of one row of texts: smallest value, largest value, and about how many different ones there are. */
export function rangeQuery(table: string, column: Column, type: LogicalType | null): string {
  const size = `approx_count_distinct(${column.sql})`
  if (type === null || type === 'string' || type === 'boolean' || type === 'object' || type === 'array') {
    return `SELECT NULL, NULL, ${size} FROM ${table}`
  }
  const text = textOf(column)
  const native = column.encoding === 'native'
  const value = native ? column.sql : duckdb.cast(text, type)
  const finite = duckdb.dataType(column).kind === 'float' ? ` FILTER (WHERE ${duckdb.isFinite(value)})` : ''
  // Of numbers the text that the data have: a double would round it.
  const exact = type === 'number' && !native
  const [least, most] = ['min', 'max'].map((end) =>
    exact ? `arg_${end}(${text}, ${value})` : `${end}(${value})${finite}`,
  )
  return `SELECT CAST(${least} AS VARCHAR), CAST(${most} AS VARCHAR), ${size} FROM ${table}`
}

/** SQL of one number: the different values. */
export function distinctCountQuery(table: string, column: Column): string {
  return `SELECT count(DISTINCT ${column.encoding === 'json' ? textOf(column) : column.sql}) FROM ${table}`
}

/** SQL of the different texts of a column, at most so many. */
export function textsQuery(table: string, column: Column, most: number): string {
  const text = textOf(column)
  return `SELECT ${text} AS value FROM ${table} WHERE ${column.sql} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT ${most}`
}
