import type { Comparison, Fault } from './checks.ts'
import type { Item, LogicalTypeOptions, Property } from './property.ts'
import { STRING_FORMAT } from './string-format.ts'

/** A rule of `logicalTypeOptions`, under the standard's name. */
export interface OptionFault {
  readonly kind: keyof LogicalTypeOptions
  readonly fault: Fault
}

/** What the options of a property rule out. */
export function optionFaults({ logicalType: type, logicalTypeOptions: options = {} }: Property | Item): OptionFault[] {
  if (type === undefined) return []
  const { pattern, multipleOf, uniqueItems, required, format } = options
  return [
    ...sizes(options),
    ...(pattern === undefined ? [] : [{ kind: 'pattern', fault: { kind: 'invalid', valid: null, pattern } } as const]),
    ...limits(options),
    ...(multipleOf === undefined
      ? []
      : [{ kind: 'multipleOf', fault: { kind: 'step', of: String(multipleOf) } } as const]),
    ...(format === undefined ? [] : formatFaults(format, type)),
    ...(uniqueItems === true ? [{ kind: 'uniqueItems', fault: { kind: 'repeated-items' } } as const] : []),
    ...(required === undefined ? [] : [{ kind: 'required', fault: { kind: 'keys', names: required } } as const]),
  ]
}

const SIZES = {
  minLength: ['characters', '>='],
  maxLength: ['characters', '<='],
  minItems: ['items', '>='],
  maxItems: ['items', '<='],
  minProperties: ['keys', '>='],
  maxProperties: ['keys', '<='],
} as const

function sizes(options: LogicalTypeOptions): OptionFault[] {
  return (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((kind) => {
    const limit = options[kind]
    const [of, operator] = SIZES[kind]
    return limit === undefined ? [] : [{ kind, fault: { kind: 'size', of, operator, limit } }]
  })
}

const LIMITS = { minimum: '>=', maximum: '<=', exclusiveMinimum: '>', exclusiveMaximum: '<' } as const

function limits(options: LogicalTypeOptions): OptionFault[] {
  return (Object.entries(LIMITS) as [keyof typeof LIMITS, Comparison][]).flatMap(([kind, operator]) => {
    const value = options[kind]
    // In v3.0 a boolean makes the other bound exclusive; that bound alone is not a check of its own then.
    if (value === false || value === undefined) return []
    if (kind === 'minimum' && options.exclusiveMinimum === true) return []
    if (kind === 'maximum' && options.exclusiveMaximum === true) return []
    const limit = value === true ? (kind === 'exclusiveMinimum' ? options.minimum : options.maximum) : value
    return [{ kind, fault: { kind: 'limit', operator, limit: String(limit) } }]
  })
}

const MAX_F32 = '340282346638528859811704183484516925440'
const MAX_F64 = '1.7976931348623157e308'

function formatFaults(format: string, type: string): OptionFault[] {
  if (type === 'string' && !STRING_FORMAT[format]) return []
  const range = rangeOf(format)
  const numeric = type === 'integer' || type === 'number'
  const fault: Fault = numeric && range ? { kind: 'range', format, ...range } : { kind: 'format', format }
  return [{ kind: 'format', fault }]
}

/** Smallest and largest number of a type of Rust. */
function rangeOf(format: string): { low: string; high: string } | null {
  if (format === 'f32') return { low: `-${MAX_F32}`, high: MAX_F32 }
  if (format === 'f64') return { low: `-${MAX_F64}`, high: MAX_F64 }
  const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? []
  if (bits === undefined) return null
  const size = BigInt(bits)
  if (sign === 'u') return { low: '0', high: String(2n ** size - 1n) }
  return { low: String(-(2n ** (size - 1n))), high: String(2n ** (size - 1n) - 1n) }
}
