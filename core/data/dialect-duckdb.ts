import type { Column, DataType, Dialect, JsonKind, Value } from './dialect.ts'
import { duckdbType } from './duckdb-type.ts'
import { toRe2 } from './pattern.ts'
import type { ScalarType } from './property.ts'

/** Quotes a name. @throws Error for a NUL, which no engine takes. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new Error('a name with NUL cannot be quoted')
  return `"${name.replaceAll('"', '""')}"`
}

/** Quotes a text. A NUL would end the statement early in C, so it becomes a call. */
export function literal(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' || chr(0) || ')})`
}

const CASTS: Readonly<Record<ScalarType, string>> = {
  string: 'VARCHAR',
  integer: 'HUGEINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIME',
  // In UTC, without a zone: what has one is compared in the calendar, value by value.
  timestamp: 'TIMESTAMP',
}

const JSON_TYPES: Readonly<Record<JsonKind, readonly string[]>> = {
  string: ['VARCHAR'],
  number: ['BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'],
  boolean: ['BOOLEAN'],
  object: ['OBJECT'],
  array: ['ARRAY'],
}

/**
 * A function is asked once for each value of a dictionary, as Parquet has them; `IN` for each row, and as a join of its own. It looks
 * through its list one by one, though.
 */
const MAX_LISTED = 50

/** DuckDB 1.5. Needs `SET TimeZone = 'UTC'`. */
export const duckdb: Dialect = {
  identifier,
  literal,
  dataType: ({ encoding, type }: Column): DataType => (encoding === 'native' ? duckdbType(type) : { kind: encoding }),
  text: ({ sql, data }) => {
    if (data.kind === 'text' || data.kind === 'string') return data.kind === 'text' ? sql : `CAST(${sql} AS VARCHAR)`
    return data.kind === 'json' ? `(${sql} ->> '$')` : `CAST(${sql} AS VARCHAR)`
  },
  length: (text) => `length(${text})`,
  matches: (text, pattern) => `regexp_full_match(${text}, ${literal(pattern)})`,
  searches: (text, pattern) => {
    const re2 = toRe2(pattern)
    return re2 === null ? null : `regexp_matches(${text}, ${literal(re2)})`
  },
  isOneOf: (text, others) => {
    const list = others.map(literal).join(', ')
    return others.length <= MAX_LISTED ? `list_contains([${list}], ${text})` : `${text} IN (${list})`
  },
  rewrite: (text, pattern, parts) => {
    const replacement = parts.map((part) => (typeof part === 'number' ? `\\${part}` : part)).join('')
    return `regexp_replace(${text}, ${literal(`^(?:${pattern})$`)}, ${literal(replacement)})`
  },
  // A text as TIMESTAMP would lose its offset.
  cast: (text, type) =>
    type === 'timestamp' ? inUtc(`TRY_CAST(${text} AS TIMESTAMPTZ)`) : `TRY_CAST(${text} AS ${CASTS[type]})`,
  constant: (digits, type) => {
    if (type === 'integer') return digits
    const name = typeof type === 'string' ? type.toUpperCase() : `DECIMAL(38, ${type.scale})`
    return `CAST(${literal(digits)} AS ${name})`
  },
  inZone: (text, zone) => inUtc(`timezone(${literal(zone)}, TRY_CAST(${text} AS TIMESTAMP))`),
  moment: ({ sql, data }) => {
    const local = `CAST(${sql} AS ${CASTS.timestamp})`
    return data.kind === 'timestamp' && data.zone
      ? `CASE WHEN isfinite(${sql}) THEN ${inUtc(sql)} ELSE ${local} END`
      : local
  },
  isFinite: (number) => `isfinite(${number})`,
  isNaN: (number) => `isnan(${number})`,
  isJson: ({ sql }, kinds) => {
    const types = kinds.flatMap((kind) => JSON_TYPES[kind]).map(literal)
    return `json_type(${sql}) IN (${types.join(', ')})`
  },
  json: (text) => ({
    sql: `CASE WHEN json_valid(${text}) THEN CASE WHEN json_type(${text}) <> 'NULL' THEN CAST(${text} AS JSON) END END`,
    data: { kind: 'json' },
  }),
  member,
  hasKey: (object, name) => {
    if (object.data.kind === 'json') return `json_exists(${object.sql}, ${literal(pointer(name))})`
    if (object.data.kind === 'map') return `map_contains(${object.sql}, ${literal(name)})`
    return object.data.kind === 'struct' && object.data.members.some((one) => one.name === name) ? 'true' : 'false'
  },
  each: ({ sql, data }) => {
    if (data.kind === 'list') return { sql: `unnest(${sql})`, data: data.items }
    return {
      sql: `unnest(CASE WHEN json_type(${sql}) = 'ARRAY' THEN json_extract(${sql}, '$[*]') END)`,
      data: { kind: 'json' },
    }
  },
  notNull: (json) => `CASE WHEN json_type(${json}) <> 'NULL' THEN ${json} END`,
  size: ({ sql, data }, of) => {
    if (of === 'items') return data.kind === 'json' ? `json_array_length(${sql})` : `len(${sql})`
    if (data.kind === 'json') return `len(json_keys(${sql}))`
    if (data.kind === 'map') return `cardinality(${sql})`
    const members = data.kind === 'struct' ? data.members : []
    const counted = members.map((one) => `(struct_extract(${sql}, ${literal(one.name)}) IS NOT NULL)::INTEGER`)
    return `(${counted.join(' + ') || '0'})`
  },
  repeats: ({ sql, data }) => {
    if (data.kind !== 'json') {
      const nulls = `len(${sql}) - list_count(${sql})`
      return { fault: `(len(list_distinct(${sql})) < list_count(${sql}) OR ${nulls} > 1)`, unsure: null }
    }
    const entries = `CAST(json_extract(${sql}, '$[*]') AS VARCHAR[])`
    const fault = `len(list_distinct(${entries})) < len(${entries})`
    // Two texts may still be one value: 1 and 1.0, an escaped character, keys in another order.
    const unlike = `regexp_matches(CAST(${sql} AS VARCHAR), '[\\\\{]|[0-9][.eE]|-0')`
    return { fault, unsure: `(NOT (${fault}) AND ${unlike})` }
  },
  distinctIntegers: (key, { low, high }) => {
    const inside = `${key} BETWEEN ${low} AND ${high}`
    const bits = `bitstring_agg(CAST(CASE WHEN ${inside} THEN ${key} END AS BIGINT), ${low}::BIGINT, ${high}::BIGINT)`
    return [`coalesce(bit_count(${bits}), 0)`, `count(DISTINCT ${key}) FILTER (WHERE NOT (${inside}))`]
  },
  left: (text, length) => `left(${text}, ${length})`,
}

function inUtc(moment: string): string {
  return `make_timestamp(epoch_us(${moment}))`
}

function member({ sql, data }: Value, name: string): Value | null {
  if (data.kind === 'json') {
    const inner = `json_extract(${sql}, ${literal(pointer(name))})`
    return { sql: `CASE WHEN json_type(${inner}) <> 'NULL' THEN ${inner} END`, data }
  }
  if (data.kind === 'map') return { sql: `${sql}[${literal(name)}]`, data: data.values }
  const found = data.kind === 'struct' ? data.members.find((one) => one.name === name) : undefined
  return found ? { sql: `struct_extract(${sql}, ${literal(name)})`, data: found.type } : null
}

/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
