import type { Fault, Field } from './checks.ts'
import { toRe2 } from './pattern.ts'
import type { ScalarType } from './property.ts'
import type { Scalar } from './terms.ts'
import { isLiteral, logicalTypeOf, WRITTEN } from './types.ts'

/** A column of a table that an engine has loaded. */
export interface Column {
  /** As the data name it, to the letter. */
  readonly name: string
  /** How SQL names it, quoted. */
  readonly sql: string
  /** text: the text of a CSV field. json: a JSON value. native: a value of the engine's own type. */
  readonly encoding: 'text' | 'json' | 'native'
  /** Type in the engine's words. */
  readonly type: string
}

/** A field and the column that holds it. */
export interface Bound {
  readonly field: Field
  readonly column: Column
}

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

/** The value as text: of integers and decimals every digit. */
export function textOf(column: Column): string {
  if (column.encoding === 'text') return column.sql
  return column.encoding === 'json' ? `(${column.sql} ->> '$')` : `CAST(${column.sql} AS VARCHAR)`
}

/** True where a value is faulty, never null. Throws for a pattern that RE2 cannot express; see `needsJavaScript`. */
export function faultSql({ field, column }: Bound, fault: Fault): string {
  switch (fault.kind) {
    case 'null':
      return `${column.sql} IS NULL`
    case 'missing':
      return isMissing({ field, column })
    case 'type':
      return `(${isPresent({ field, column })} AND ${typeFault(column, fault.type)})`
    case 'limit':
      return `(${isPresent({ field, column })} AND coalesce(NOT (${typed(column, fault.type)} ${fault.operator} ${limitSql(column, fault)}), false))`
    case 'invalid': {
      const faults = [
        ...notListed({ field, column }, fault.valid),
        ...(fault.pattern === null ? [] : [unmatched(column, fault.pattern)]),
      ]
      return `(${isPresent({ field, column })} AND (${faults.join(' OR ')}))`
    }
  }
}

/** Not null, and none of the values that stand for missing. */
export function isPresent({ field, column }: Bound): string {
  const present = `${column.sql} IS NOT NULL`
  const listed = field.missing.filter((value) => value !== null)
  return listed.length === 0 ? present : `(${present} AND NOT ${isIn({ field, column }, listed)})`
}

/** SQL of "not among the valid values"; empty where none are listed. */
export function notListed(bound: Bound, valid: readonly Scalar[] | null): string[] {
  return valid === null ? [] : [`NOT ${isIn(bound, valid)}`]
}

/** What makes two values the same key: 1 and 1.0 are where the property is a number, `1` and `"1"` of JSON never. */
export function keyOf({ field, column }: Bound): string {
  if (column.encoding === 'native') return column.sql
  const raw = column.encoding === 'json' ? `CAST(${column.sql} AS VARCHAR)` : column.sql
  if (field.type !== 'integer' && field.type !== 'number') return raw
  return `coalesce(CAST(${typed(column, field.type)} AS VARCHAR), ${raw})`
}

function isMissing({ field, column }: Bound): string {
  const parts = [
    ...(field.missing.includes(null) ? [`${column.sql} IS NULL`] : []),
    ...(field.missing.some((value) => value !== null) ? [isIn({ field, column }, field.missing)] : []),
  ]
  return `(${parts.join(' OR ')})`
}

function isIn({ field, column }: Bound, values: readonly Scalar[]): string {
  const texts = values.filter((value) => value !== null).map(String)
  if (texts.length === 0) return 'false'
  const byText = `coalesce(${textOf(column)} IN (${texts.map(literal).join(', ')}), false)`
  const type = field.type ?? (column.encoding === 'native' ? logicalTypeOf(column.type) : null)
  const literals = type === null || type === 'string' ? [] : texts.filter((text) => isLiteral(text, type))
  if (type === null || literals.length === 0 || typeNever(column, type)) return byText
  const list = literals.map((text) => castText(literal(text), type))
  return `(${byText} OR coalesce(${typed(column, type)} IN (${list.join(', ')}), false))`
}

function unmatched(column: Column, pattern: string): string {
  const re2 = toRe2(pattern)
  if (re2 === null) throw new Error('the pattern has to be evaluated in JavaScript')
  return `NOT regexp_matches(${textOf(column)}, ${literal(re2)})`
}

const SQL_TYPES: Readonly<Record<ScalarType, string>> = {
  string: 'VARCHAR',
  integer: 'HUGEINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMPTZ',
}

function castText(text: string, type: ScalarType): string {
  return `TRY_CAST(${text} AS ${SQL_TYPES[type]})`
}

/** The value in the engine's type; null where the text is none. Needs a session in UTC. */
export function typed(column: Column, type: ScalarType): string {
  if (column.encoding === 'native') {
    if (typeNever(column, type)) return 'NULL'
    return type === 'timestamp' && column.type !== 'TIMESTAMP WITH TIME ZONE'
      ? `CAST(${column.sql} AS TIMESTAMPTZ)`
      : column.sql
  }
  const text = textOf(column)
  const written = WRITTEN[type]
  return written === null
    ? text
    : castText(`CASE WHEN regexp_full_match(${text}, ${literal(written)}) THEN ${text} END`, type)
}

function typeNever(column: Column, type: ScalarType): boolean {
  if (column.encoding !== 'native') return false
  const actual = logicalTypeOf(column.type)
  return actual !== type && !(type === 'number' && actual === 'integer')
}

const JSON_TYPES: Readonly<Record<ScalarType, string>> = {
  string: "'VARCHAR'",
  integer: "'BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'",
  number: "'BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'",
  boolean: "'BOOLEAN'",
  date: "'VARCHAR'",
  time: "'VARCHAR'",
  timestamp: "'VARCHAR'",
}

function typeFault(column: Column, type: ScalarType): string {
  if (column.encoding === 'native') {
    if (typeNever(column, type)) return 'true'
    return /^(FLOAT|DOUBLE)$/.test(column.type) ? `NOT isfinite(${column.sql})` : 'false'
  }
  const value = typed(column, type)
  const unreadable = type === 'number' ? `NOT coalesce(isfinite(${value}), false)` : `${value} IS NULL`
  if (column.encoding === 'text') return type === 'string' ? 'false' : unreadable
  const foreign = `json_type(${column.sql}) NOT IN (${JSON_TYPES[type]})`
  return type === 'string' ? foreign : `(${foreign} OR ${unreadable})`
}

function limitSql(column: Column, fault: Extract<Fault, { kind: 'limit' }>): string {
  const { limit, type } = fault
  const plain = /^-?[0-9]{1,38}$/.test(limit)
  if (type === 'integer' || type === 'number') {
    if (plain) return limit
    // 0.1 as FLOAT is above 0.1 as DOUBLE: a bound is rounded as the column's values are.
    return `CAST(${literal(limit)} AS ${column.type === 'FLOAT' ? 'FLOAT' : 'DOUBLE'})`
  }
  return castText(literal(limit), type)
}
