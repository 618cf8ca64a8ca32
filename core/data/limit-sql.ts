import type { Comparison, Fault } from './checks.ts'
import { type Decimal, decimalText, readDecimal, scaledTo } from './decimal.ts'
import type { Judged } from './fault-sql.ts'
import {
  type Asked,
  INTEGER_DIGITS,
  isForeign,
  isOpaque,
  isTimeText,
  isWritten,
  nativeType,
  typedSql,
} from './typed-value.ts'
import { WRITTEN } from './types.ts'

/*
 * Limits are exact: a number is compared with all its digits. Engines compare doubles fast, and a double decides wherever it
 * differs from that of the limit, since rounding keeps the order; where it does not, digits decide.
 */

const NEVER: Judged = { fault: 'false', unsure: null }

/** Digits that every double keeps apart. */
const DOUBLE_DIGITS = 15

/** Below it doubles are spaced as widely as they please. */
const SMALLEST = 1e-290

const OPPOSITE = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' } as const

/** Where a value is not on its side of a limit. What is no value of the type is none of its business. */
export function limitFault(
  asked: Asked,
  { operator, limit }: Pick<Extract<Fault, { kind: 'limit' }>, 'operator' | 'limit'>,
): Judged {
  const { type } = asked.field
  if (type === null || isForeign(asked)) return NEVER
  if (type !== 'integer' && type !== 'number') return timeLimit(asked, operator, limit)
  const number = readDecimal(limit)
  if (!number) throw new Error(`the reader lets no limit ${limit} through`)
  const { kind } = asked.value.data
  if (kind === 'float') return floatLimit(asked, operator, limit)
  if (kind === 'decimal' || kind === 'integer' || type === 'integer') return wholeLimit(asked, operator, number)
  return textLimit(asked, operator, { limit, number })
}

/** Where a value is under the low or over the high limit. */
export function rangeFault(asked: Asked, { low, high }: Extract<Fault, { kind: 'range' }>): Judged {
  const [under, over] = [
    limitFault(asked, { operator: '>=', limit: low }),
    limitFault(asked, { operator: '<=', limit: high }),
  ]
  const unsure = [under.unsure, over.unsure].filter((part) => part !== null)
  return {
    fault: `(coalesce(${under.fault}, false) OR coalesce(${over.fault}, false))`,
    unsure: unsure.length === 0 ? null : `(${unsure.join(' OR ')})`,
  }
}

function floatLimit({ dialect, value }: Asked, operator: Comparison, limit: string): Judged {
  // 0.1 as float is above 0.1 as double: a limit is rounded as the column's values are.
  const single = value.data.kind === 'float' && value.data.bits === 32
  const magnitude = Math.abs(Number(limit))
  const constant = dialect.constant(limit, single && magnitude <= 3.4028234663852886e38 ? 'float' : 'double')
  return { fault: `(NOT ${dialect.isNaN(value.sql)} AND ${value.sql} ${OPPOSITE[operator]} ${constant})`, unsure: null }
}

// Values of a fixed scale pass a limit between two of them where they pass the nearer one.
function wholeLimit(asked: Asked, operator: Comparison, limit: Decimal): Judged {
  const { dialect, value } = asked
  const scale = value.data.kind === 'decimal' ? value.data.scale : 0
  const up = operator === '>=' || operator === '<'
  const bound = scaledTo(limit, scale, up ? 'ceil' : 'floor')
  const typed = typedSql(asked)
  const long = isWritten(value.data) ? longInteger(asked) : null
  const sign = limit.digits < 0n ? '-' : ''
  // HUGEINT ends a little above 38 digits; so far no value reaches, and none is written.
  if (bound === null || String(bound).replace('-', '').length > INTEGER_DIGITS) {
    const below = sign === ''
    const breaks = below ? operator === '>=' || operator === '>' : operator === '<=' || operator === '<'
    return { fault: breaks ? `${typed} IS NOT NULL` : 'false', unsure: long }
  }
  const text = decimalText({ digits: bound, exponent: -scale })
  const constant = dialect.constant(text, scale === 0 ? 'integer' : { scale })
  return { fault: `${typed} ${OPPOSITE[operator]} ${constant}`, unsure: long }
}

function longInteger({ dialect, value }: Asked): string {
  const text = dialect.text(value)
  return `(${dialect.length(text)} > ${INTEGER_DIGITS} AND ${dialect.matches(text, `[+-]?[0-9]{${INTEGER_DIGITS + 1},}`)})`
}

function textLimit(asked: Asked, operator: Comparison, { limit, number }: { limit: string; number: Decimal }): Judged {
  const { dialect, value } = asked
  const typed = typedSql(asked)
  const text = dialect.text(value)
  const constant = dialect.constant(limit, 'double')
  const strict = operator === '>=' || operator === '>' ? '<' : '>'
  const equal = `${typed} = ${constant}`
  const isEqual = surelyEqual(asked, number, limit)
  const tie = operator === '>' || operator === '<' ? ` OR (${equal} AND ${isEqual})` : ''
  return {
    fault: `(${typed} ${strict} ${constant}${tie})`,
    unsure: `(${equal} AND NOT (${isEqual}) AND ${dialect.literal(limit)} <> ${text})`,
  }
}

/** Of values with the double of the limit: those that are surely the same number. */
function surelyEqual({ dialect, value }: Asked, number: Decimal, limit: string): string {
  const text = dialect.text(value)
  if (number.digits === 0n) return dialect.matches(text, '[+-]?[0.]+([eE].*)?')
  const digits = String(number.digits).replace('-', '').length
  const plain = digits <= DOUBLE_DIGITS && Math.abs(Number(limit)) > SMALLEST
  return plain ? `${dialect.length(text)} <= ${DOUBLE_DIGITS}` : `${text} = ${dialect.literal(limit)}`
}

function timeLimit(asked: Asked, operator: Comparison, limit: string): Judged {
  const { dialect, field, value } = asked
  if (isOpaque(asked)) return { fault: 'false', unsure: 'true' }
  const typed = typedSql(asked)
  const constant = typedSql({
    ...asked,
    field: { ...field, ...(field.form && { form: { ...field.form, format: null, offset: null } }) },
    value: { sql: dialect.literal(limit), data: { kind: 'text' } },
  })
  const fine = /[.][0-9]{7}/.test(limit)
  const { data } = value
  const text = dialect.text(value)
  // Engines keep microseconds; nanoseconds decide only within the same one.
  const finer =
    isTimeText(asked) || (data.kind === 'timestamp' && data.nanoseconds)
      ? dialect.matches(text, '.*[.][0-9]{7}.*')
      : 'false'
  const unsure = fine ? `${typed} = ${constant}` : finer === 'false' ? null : `(${typed} = ${constant} AND ${finer})`
  const wrong = `${typed} ${OPPOSITE[operator]} ${constant}`
  return { fault: unsure === null ? wrong : `(${wrong} AND NOT (${unsure}))`, unsure }
}

/** Where a number is not a whole multiple of a step. */
export function stepFault(asked: Asked, of: string): Judged {
  const { dialect, field, value } = asked
  const step = readDecimal(of)
  if (!step) throw new Error(`the reader lets no step ${of} through`)
  const written = isWritten(value.data)
  if (isForeign(asked) || (!written && nativeType(value.data) === null)) return NEVER
  const text = dialect.text(value)
  const scale = Math.max(0, -step.exponent)
  const number = dialect.matches(text, (field.type === 'integer' ? WRITTEN.integer : WRITTEN.number) ?? '')
  const unscaled = scaledTo(step, scale, 'floor')
  const digits = unscaled === null ? 0 : INTEGER_DIGITS - 1 - scale
  if (unscaled === null || digits < 1 || String(unscaled).length > INTEGER_DIGITS - 1)
    return { fault: 'false', unsure: number }
  // With the point moved, both are integers. A digit behind the step's last one is a rest.
  const short = `[+-]?[0-9]{0,${digits}}([.][0-9]{0,${scale}}0*)?`
  const plain = `(${number} AND ${dialect.matches(text, short)})`
  const whole = `split_part(${text}, '.', 1)`
  const moved = scale === 0 ? whole : `${whole} || rpad(split_part(${text}, '.', 2), ${scale}, '0')`
  const rest = `${dialect.cast(moved, 'integer')} % ${dialect.constant(String(unscaled), 'integer')}`
  return {
    fault: `(CASE WHEN ${plain} THEN coalesce(${rest}, 0) <> 0 ELSE false END)`,
    unsure: `(${number} AND NOT ${dialect.matches(text, short)})`,
  }
}
