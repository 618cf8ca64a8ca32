import type { Field } from './checks.ts'
import { compareDecimals, decimalText, readDecimal } from './decimal.ts'
import type { DataType, Dialect, Value } from './dialect.ts'
import { isoForm } from './iso-time.ts'
import type { ScalarType } from './property.ts'
import type { Scalar } from './terms.ts'
import { isLiteral, OFFSET, WRITTEN } from './types.ts'

/** A field, the value that holds it, and who says so in SQL. */
export interface Asked {
  readonly dialect: Dialect
  readonly field: Field
  readonly value: Value
}

/** Digits that an integer of every engine can have. */
export const INTEGER_DIGITS = 38

/** The logical type of what a typed file holds; null for what the contract has no word for. */
export function nativeType(data: DataType): ScalarType | null {
  switch (data.kind) {
    case 'string':
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'integer':
      return data.kind
    case 'decimal':
    case 'float':
      return 'number'
    default:
      return null
  }
}

/** What has no type of its own: its text is read by the contract's type. */
export function isWritten({ kind }: DataType): boolean {
  return kind === 'text' || kind === 'json'
}

/** A type of file that never holds values of the logical type. */
export function isForeign({ field: { type, form }, value: { data } }: Asked): boolean {
  if (type === null || isWritten(data)) return false
  const actual = nativeType(data)
  // With a pattern, dates are written as text by intention.
  if (form?.format && actual === 'string') return false
  return actual !== type && !(type === 'number' && actual === 'integer')
}

/** Dates and times that this field has as text. */
export function isTimeText({ field: { form }, value: { data } }: Asked): boolean {
  return form !== undefined && (isWritten(data) || (data.kind === 'string' && form.format !== null))
}

/** Dates and times that only JavaScript can read. */
export function isOpaque(asked: Asked): boolean {
  const { form } = asked.field
  if (!form || !isTimeText(asked)) return false
  if (form.format !== null)
    return isoForm(form.format, form.type) === null || (form.type === 'time' && /[XxZ]/.test(form.format))
  return form.type === 'time' && form.offset === true
}

/** The value in the engine's type; null where the text is none, and where the type never is one. */
export function typedSql(asked: Asked): string {
  const { dialect, field, value } = asked
  const { type } = field
  if (isForeign(asked) || type === null) return 'NULL'
  if (isTimeText(asked)) return timeSql(asked)
  if (!isWritten(value.data)) return type === 'timestamp' ? zonedSql(asked) : value.sql
  const text = dialect.text(value)
  const written = type === 'integer' ? `[+-]?[0-9]{1,${INTEGER_DIGITS}}` : WRITTEN[type]
  if (written === null) return text
  return dialect.cast(`CASE WHEN ${dialect.matches(text, written)} THEN ${text} END`, type)
}

// A moment without a zone in the file is local to the zone of the contract.
function zonedSql({ dialect, field: { form }, value }: Asked): string {
  const zoned = value.data.kind === 'timestamp' && value.data.zone
  const utc = !form || form.zone === 'UTC' || form.zone === 'Etc/UTC'
  return zoned || utc ? dialect.moment(value) : dialect.inZone(dialect.text(value), form.zone)
}

function timeSql({ dialect, field: { form }, value }: Asked): string {
  if (!form) throw new Error('only dates and times have a form')
  const raw = dialect.text(value)
  const iso = form.format === null ? null : isoForm(form.format, form.type)
  if (form.format !== null && iso === null) return 'NULL'
  const pattern = iso?.pattern ?? WRITTEN[form.type] ?? ''
  const written = iso ? dialect.rewrite(raw, iso.pattern, iso.parts) : raw
  const text = form.type === 'timestamp' && form.offset !== false ? withSeconds(written) : written
  const offset = form.offset === true ? ` AND ${hasOffset(dialect, text)}` : ''
  const only = (sql: string): string => `CASE WHEN ${dialect.matches(raw, pattern)}${offset} THEN ${sql} END`
  if (form.type !== 'timestamp' || form.zone === 'UTC' || form.zone === 'Etc/UTC') {
    return dialect.cast(only(text), form.type)
  }
  return only(
    `CASE WHEN ${hasOffset(dialect, text)} THEN ${dialect.cast(text, 'timestamp')} ELSE ${dialect.inZone(text, form.zone)} END`,
  )
}

// Engines read no offset behind the minutes, which is the 17th character of what matches.
function withSeconds(text: string): string {
  const lacking = `substr(${text}, 17, 1) IN ('Z', '+', '-')`
  return `CASE WHEN ${lacking} THEN concat(left(${text}, 16), ':00', substr(${text}, 17)) ELSE ${text} END`
}

function hasOffset(dialect: Dialect, text: string): string {
  return dialect.matches(text, `.*:.*${OFFSET}`)
}

/** Not null, and none of the values that stand for missing. */
export function presentSql(asked: Asked): string {
  const present = `${asked.value.sql} IS NOT NULL`
  const listed = asked.field.missing.filter((value) => value !== null)
  return listed.length === 0 ? present : `(${present} AND NOT ${isInSql(asked, listed)})`
}

/** True where the value is one of a list, by its text or, where it has a type, by what it means. Never null. */
export function isInSql(asked: Asked, values: readonly Scalar[]): string {
  const { dialect, field, value } = asked
  const texts = values.filter((one) => one !== null).map(String)
  if (texts.length === 0) return 'false'
  const text = dialect.text(value)
  const listed = `coalesce(${dialect.isOneOf(text, texts)}, false)`
  const nan = value.data.kind === 'float' && texts.some((one) => /^nan$/i.test(one))
  // Engines spell it differently.
  const byText = nan ? `(${listed} OR coalesce(isnan(${value.sql}), false))` : listed
  const type = field.type ?? nativeType(value.data)
  if (type === null || type === 'string' || isForeign(asked) || field.form?.format || isOpaque(asked)) return byText
  const literals = texts.filter((one) => isLiteral(one, type))
  if (literals.length === 0) return byText
  const meant = type === 'integer' || type === 'number' ? sameNumber(asked, literals) : sameTime(asked, type, literals)
  return `(${byText} OR coalesce(${meant}, false))`
}

function sameTime(asked: Asked, type: ScalarType, literals: readonly string[]): string {
  const typed = { ...asked, field: { ...asked.field, type } }
  const constants = literals.map((one) =>
    typedSql({ ...typed, value: { sql: asked.dialect.literal(one), data: { kind: 'text' } } }),
  )
  return `${typedSql(typed)} IN (${constants.join(', ')})`
}

function sameNumber(asked: Asked, literals: readonly string[]): string {
  const { dialect, value } = asked
  const { data } = value
  const numbers = literals.flatMap((one) => readDecimal(one) ?? [])
  if (data.kind === 'float') {
    const type = data.bits === 32 ? 'float' : 'double'
    return `${value.sql} IN (${literals.map((one) => dialect.constant(one, type)).join(', ')})`
  }
  if (data.kind === 'integer' || data.kind === 'decimal') {
    const scale = data.kind === 'decimal' ? data.scale : 0
    const limit = { digits: 10n ** BigInt(INTEGER_DIGITS), exponent: -scale }
    const whole = numbers.filter(
      (one) =>
        one.exponent >= -scale &&
        compareDecimals({ ...one, digits: one.digits < 0n ? -one.digits : one.digits }, limit) < 0,
    )
    const constants = whole.map((one) => dialect.constant(decimalText(one), scale === 0 ? 'integer' : { scale }))
    return constants.length === 0 ? 'false' : `${value.sql} IN (${constants.join(', ')})`
  }
  const text = dialect.text(value)
  const keys = literals.map((one) => numberKeySql(dialect, dialect.literal(one)))
  const doubles = literals.map((one) => dialect.constant(one, 'double'))
  // Only what is the same double can be the same number, and only then are digits compared.
  const double = dialect.cast(`CASE WHEN ${dialect.matches(text, WRITTEN.number ?? '')} THEN ${text} END`, 'number')
  return `CASE WHEN ${double} IN (${doubles.join(', ')}) THEN ${numberKeySql(dialect, text)} IN (${keys.join(', ')}) ELSE false END`
}

/** One text for each number: digits without outer zeros, and the exponent. The text has to be a number. */
export function numberKeySql(dialect: Dialect, text: string): string {
  const plain = `lower(${text})`
  const mantissa = `split_part(${plain}, 'e', 1)`
  const unsigned = `trim(LEADING '+-' FROM ${mantissa})`
  const fraction = `split_part(${unsigned}, '.', 2)`
  const digits = `trim(LEADING '0' FROM split_part(${unsigned}, '.', 1) || ${fraction})`
  const kept = `trim(TRAILING '0' FROM ${digits})`
  const power = `CAST(coalesce(nullif(split_part(${plain}, 'e', 2), ''), '0') AS INTEGER)`
  const exponent = `${power} - ${dialect.length(fraction)} + ${dialect.length(digits)} - ${dialect.length(kept)}`
  const sign = `CASE WHEN ${dialect.left(plain, 1)} = '-' THEN '-' ELSE '' END`
  return `CASE WHEN ${kept} = '' THEN '0' ELSE ${sign} || ${kept} || 'e' || CAST(${exponent} AS STRING) END`
}

/** What makes two values the same key: 1 and 1.0 are where the property is a number. Null only where the value is. */
export function keySql(asked: Asked): readonly string[] {
  const { dialect, field, value } = asked
  if (!isWritten(value.data)) return [value.sql]
  const text = dialect.text(value)
  if (field.type === 'number') {
    const number = dialect.matches(text, WRITTEN.number ?? '')
    return [`CASE WHEN ${number} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`]
  }
  if (field.type === 'integer') {
    const typed = typedSql(asked)
    const long = `${dialect.length(text)} > ${INTEGER_DIGITS} AND ${dialect.matches(text, WRITTEN.integer ?? '')}`
    const other = `CASE WHEN ${long} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`
    return [typed, `CASE WHEN ${typed} IS NULL THEN ${other} END`]
  }
  if (value.data.kind === 'text') return [value.sql]
  return [`CASE WHEN ${dialect.isJson(value, ['string'])} THEN 's' || ${text} ELSE CAST(${value.sql} AS STRING) END`]
}

/** The same as one text, alike for all formats of files: what a foreign key is compared by. */
export function comparableSql(asked: Asked): string {
  const { dialect, field, value } = asked
  const text = dialect.text(value)
  const type = field.type ?? nativeType(value.data)
  if (type === 'integer' || type === 'number') {
    return `CASE WHEN ${dialect.matches(text, WRITTEN.number ?? '')} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`
  }
  if (type === null || type === 'string' || isForeign(asked) || isOpaque(asked)) return text
  return `coalesce(CAST(${typedSql({ ...asked, field: { ...field, type } })} AS STRING), ${text})`
}
