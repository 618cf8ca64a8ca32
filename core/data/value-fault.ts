import type { Fault, Field } from './checks.ts'
import { compareDecimals, decimalKey, isMultiple, readDecimal } from './decimal.ts'
import { readTime } from './times.ts'
import { isLiteral } from './types.ts'

/**
 * Whether a value has a fault, asked where the engine cannot tell. Patterns are not asked here, since they may run for ever.
 *
 * @param text the value as the engine writes it; of arrays their JSON.
 */
export function hasFault(text: string, field: Field, fault: Fault): boolean {
  switch (fault.kind) {
    case 'type':
      return isNoTime(text, field)
    case 'format':
      return isNoTime(text, field)
    case 'limit':
      return breaks(text, field, fault)
    case 'range':
      return (
        breaks(text, field, { operator: '>=', limit: fault.low }) ||
        breaks(text, field, { operator: '<=', limit: fault.high })
      )
    case 'step': {
      const [number, step] = [readDecimal(text), readDecimal(fault.of)]
      return number !== null && step !== null && !isMultiple(number, step)
    }
    case 'repeated-items':
      return repeats(text)
    default:
      throw new Error(`${fault.kind} is never left to JavaScript`)
  }
}

function isNoTime(text: string, { form }: Field): boolean {
  return form !== undefined && readTime(text, form) === null
}

function breaks(
  text: string,
  field: Field,
  { operator, limit }: Pick<Extract<Fault, { kind: 'limit' }>, 'operator' | 'limit'>,
): boolean {
  const order = field.form ? timeOrder(text, field.form, limit) : numberOrder(text, field, limit)
  if (order === null) return false
  switch (operator) {
    case '>=':
      return order < 0
    case '>':
      return order <= 0
    case '<=':
      return order > 0
    case '<':
      return order >= 0
  }
}

function numberOrder(text: string, { type }: Field, limit: string): number | null {
  const [number, bound] = [readDecimal(text), readDecimal(limit)]
  if (!number || !bound || (type === 'integer' && !isLiteral(text, 'integer'))) return null
  return compareDecimals(number, bound)
}

function timeOrder(text: string, form: NonNullable<Field['form']>, limit: string): number | null {
  const moment = readTime(text, form) ?? readTime(text.replace(/([+-]\d\d)$/, '$1:00'), form)
  const bound = readTime(limit, { ...form, format: null, offset: null })
  if (moment === null || bound === null) return null
  return moment < bound ? -1 : moment > bound ? 1 : 0
}

// Numbers are compared with all their digits, so they are kept from JSON.parse.
function repeats(json: string): boolean {
  const list = JSON.parse(json, (_, value, context?: { readonly source?: string }) =>
    typeof value === 'number'
      ? { number: decimalKey(readDecimal(context?.source ?? String(value)) ?? { digits: 0n, exponent: 0 }) }
      : value,
  ) as unknown
  if (!Array.isArray(list)) return false
  return new Set(list.map(canonical)).size < list.length
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`
}
