import { dateFormatProblem } from './date-format.ts'
import { compareDecimals, readDecimal } from './decimal.ts'
import {
  INTEGER_FORMATS,
  type LogicalType,
  type LogicalTypeOptions,
  NUMBER_FORMATS,
  OPTIONS_OF,
  STRING_FORMATS,
} from './property.ts'
import { patternProblem } from './quality-rules.ts'
import { isLiteral } from './types.ts'

/** What is wrong, and at which option; `key` is undefined where it is the whole. */
export interface OptionProblem {
  readonly key?: keyof LogicalTypeOptions
  readonly message: string
}

/**
 * The first thing that is wrong with the options of a type.
 *
 * @param old the contract is of v3.0, where exclusive bounds may be booleans.
 */
export function optionsProblem(
  options: LogicalTypeOptions,
  type: LogicalType | undefined,
  old: boolean,
): OptionProblem | undefined {
  const given = (Object.keys(options) as (keyof LogicalTypeOptions)[]).filter((key) => options[key] !== undefined)
  for (const key of given) {
    const message = belonging(key, type) ?? formOf(options, key, { type, old })
    if (message) return { key, message }
  }
  const message = ORDERED.map(([low, high]) => disorder(options, low, high)).find((one) => one !== undefined)
  return message === undefined ? emptyRange(options, type) : { message }
}

function belonging(key: keyof LogicalTypeOptions, type: LogicalType | undefined): string | undefined {
  if (type !== undefined && OPTIONS_OF[type].includes(key)) return undefined
  const types = Object.entries(OPTIONS_OF).flatMap(([name, keys]) => (keys.includes(key) ? [name] : []))
  return `needs logicalType ${types.join(', ').replace(/, (?=[^,]*$)/, ' or ')}`
}

interface Given {
  readonly type: LogicalType | undefined
  readonly old: boolean
}

function formOf(options: LogicalTypeOptions, key: keyof LogicalTypeOptions, given: Given): string | undefined {
  switch (key) {
    case 'pattern':
      return patternProblem(options.pattern ?? '')
    case 'format':
      return formatProblem(options.format ?? '', given.type)
    case 'defaultTimezone':
      return zoneProblem(options.defaultTimezone ?? '')
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return boundProblem(options, key, given)
    case 'required':
      return new Set(options.required).size < (options.required?.length ?? 0)
        ? 'names a key twice; keep one'
        : undefined
    default:
      return undefined
  }
}

function formatProblem(format: string, type: LogicalType | undefined): string | undefined {
  if (type === 'date' || type === 'timestamp' || type === 'time') return dateFormatProblem(format, type)
  const known: readonly string[] =
    type === 'integer' ? INTEGER_FORMATS : type === 'number' ? NUMBER_FORMATS : STRING_FORMATS
  if (known.includes(format)) return undefined
  const remedy = type === 'string' ? ', or write a pattern' : ''
  return `is not a format that can be checked; known are ${known.join(', ')}${remedy}`
}

function zoneProblem(zone: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return undefined
  } catch {
    return 'is not a time zone; write a name of IANA, for example Etc/UTC or Australia/Sydney'
  }
}

function boundProblem(
  options: LogicalTypeOptions,
  key: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum',
  { type, old }: Given,
): string | undefined {
  const value = options[key]
  if (value === undefined || type === undefined || type === 'object' || type === 'array') return undefined
  if (typeof value === 'boolean') {
    if (!old) return `is a value since v3.1, for example ${key}: 0; write it so`
    const bound = key === 'exclusiveMinimum' ? options.minimum : options.maximum
    return bound === undefined ? 'needs the bound that it makes exclusive' : undefined
  }
  const written = type === 'integer' ? 'number' : type
  return isLiteral(String(value), written) ? undefined : `must be a ${written}, in the form of ISO 8601 if it is a time`
}

const ORDERED = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

function disorder(
  options: LogicalTypeOptions,
  low: (typeof ORDERED)[number][0],
  high: (typeof ORDERED)[number][1],
): string | undefined {
  const [least = 0, most = Number.POSITIVE_INFINITY] = [options[low], options[high]]
  if (least <= most) return undefined
  return `${low} ${least} is more than ${high} ${most}, and no value is both; swap them`
}

function emptyRange(options: LogicalTypeOptions, type: LogicalType | undefined): OptionProblem | undefined {
  for (const low of ['minimum', 'exclusiveMinimum'] as const) {
    for (const high of ['maximum', 'exclusiveMaximum'] as const) {
      const [least, most] = [options[low], options[high]]
      if (least === undefined || most === undefined || typeof least === 'boolean' || typeof most === 'boolean') continue
      const order = compareBounds(String(least), String(most), type) ?? -1
      const inclusive = low === 'minimum' && high === 'maximum' && !isOpen(options)
      if (order <= (inclusive ? 0 : -1)) continue
      const words = `${low === 'minimum' ? 'at least' : 'above'} ${least} and ${high === 'maximum' ? 'at most' : 'under'} ${most}`
      return { message: `no value is both ${words}; ${order > 0 ? 'swap them' : 'widen them'}` }
    }
  }
  return undefined
}

function isOpen(options: LogicalTypeOptions): boolean {
  return options.exclusiveMinimum === true || options.exclusiveMaximum === true
}

/**
 * The order of two bounds of a type, -1, 0 or 1; null where it cannot be told. Times of ISO 8601 sort as text where they have
 * the same form; of two forms, offsets say, nothing is claimed.
 */
export function compareBounds(a: string, b: string, type: LogicalType | undefined): number | null {
  if (type === 'integer' || type === 'number') {
    const [x, y] = [readDecimal(a), readDecimal(b)]
    return x && y ? Math.sign(compareDecimals(x, y)) : null
  }
  const [p = '', q = ''] = [a, b].map((text) => text.replace(' ', 'T'))
  if (p.length !== q.length || p.slice(19) !== q.slice(19)) return null
  return p < q ? -1 : p > q ? 1 : 0
}
