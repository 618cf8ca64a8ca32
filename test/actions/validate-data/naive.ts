/*
 * The standard's rules on one column, said again in plain JavaScript and by other means than the product: BigInt fractions for
 * numbers, Temporal-free calendar arithmetic by Date, RegExp for patterns, arrays for keys. Rules see text, as CSV has it.
 */

/** A value of a column as its file says it; null where there is none. */
export type Cell = string | null

/** One rule on a column: the YAML of its property, the check's kind, and which of the values break it. */
export interface NaiveRule {
  readonly yaml: string
  readonly kind: string
  readonly broken: (cells: readonly Cell[]) => number
}

interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

/** Every digit of a number, as a fraction. */
export function fraction(text: string): Fraction | null {
  const match = /^([+-]?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]{1,5}))?$/.exec(text)
  if (!match || (match[2] ?? '') + (match[3] ?? '') === '') return null
  const power = BigInt(match[4] ?? 0) - BigInt((match[3] ?? '').length)
  const digits = BigInt(`${match[2]}${match[3]}`) * (match[1] === '-' ? -1n : 1n)
  return power >= 0n ? { top: digits * 10n ** power, bottom: 1n } : { top: digits, bottom: 10n ** -power }
}

function order(a: Fraction, b: Fraction): bigint {
  return a.top * b.bottom - b.top * a.bottom
}

const each =
  (breaks: (text: string) => boolean) =>
  (cells: readonly Cell[]): number =>
    cells.filter((cell) => cell !== null && breaks(cell)).length

export const isInteger = (text: string): boolean => /^[+-]?[0-9]+$/.test(text)
export const isNumber = (text: string): boolean => fraction(text) !== null && Number.isFinite(Number(text))

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (day === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** `NaN` where the text is no number. */
function compared(type: string, text: string, limit: string): bigint | null {
  const [a, b] = [fraction(text), fraction(limit)]
  return a && b && (type === 'integer' ? isInteger(text) : true) ? order(a, b) : null
}

const COMPARISONS: Readonly<Record<string, (order: bigint) => boolean>> = {
  minimum: (order) => order >= 0n,
  maximum: (order) => order <= 0n,
  exclusiveMinimum: (order) => order > 0n,
  exclusiveMaximum: (order) => order < 0n,
}

export function limit(type: 'integer' | 'number', kind: string, bound: string): NaiveRule {
  const holds = COMPARISONS[kind]
  return {
    yaml: `logicalType: ${type}, logicalTypeOptions: {${kind}: '${bound}'}`,
    kind,
    broken: each((text) => {
      const found = compared(type, text, bound)
      return found !== null && holds !== undefined && !holds(found)
    }),
  }
}

export function step(type: 'integer' | 'number', of: string): NaiveRule {
  return {
    yaml: `logicalType: ${type}, logicalTypeOptions: {multipleOf: ${of}}`,
    kind: 'multipleOf',
    broken: each((text) => {
      const [a, b] = [fraction(text), fraction(of)]
      if (!a || !b || (type === 'integer' && !isInteger(text))) return false
      return (a.top * b.bottom) % (a.bottom * b.top) !== 0n
    }),
  }
}

export function type(name: 'integer' | 'number' | 'date'): NaiveRule {
  const is = { integer: isInteger, number: isNumber, date: isDay }[name]
  return { yaml: `logicalType: ${name}`, kind: 'type', broken: each((text) => !is(text)) }
}

export function length(kind: 'minLength' | 'maxLength', bound: number): NaiveRule {
  return {
    yaml: `logicalType: string, logicalTypeOptions: {${kind}: ${bound}}`,
    kind,
    broken: each((text) => (kind === 'minLength' ? [...text].length < bound : [...text].length > bound)),
  }
}

export function pattern(source: string): NaiveRule {
  return {
    yaml: `logicalType: string, logicalTypeOptions: {pattern: ${JSON.stringify(source)}}`,
    kind: 'pattern',
    broken: each((text) => !new RegExp(source, 'u').test(text)),
  }
}

export function metric(name: string, more: { readonly list?: readonly (string | null)[] } = {}): NaiveRule {
  const lists: Readonly<Record<string, string>> = { missingValues: 'missingValues', invalidValues: 'validValues' }
  const argument = lists[name] ? `, arguments: {${lists[name]}: ${JSON.stringify(more.list)}}` : ''
  const list = more.list ?? []
  const counts: Readonly<Record<string, (cells: readonly Cell[]) => number>> = {
    nullValues: (cells) => cells.filter((cell) => cell === null).length,
    missingValues: (cells) => cells.filter((cell) => list.includes(cell)).length,
    invalidValues: each((text) => !list.includes(text)),
    duplicateValues: (cells) => cells.length - new Set(cells).size,
  }
  return {
    yaml: `quality: [{metric: ${name}${argument}, mustBe: 0}]`,
    kind: name,
    broken: counts[name] ?? (() => Number.NaN),
  }
}

/** Nulls apart; of numbers by their value. */
export function unique(name: 'string' | 'integer' | 'number'): NaiveRule {
  const is = name === 'integer' ? isInteger : isNumber
  return {
    yaml: `logicalType: ${name}, unique: true`,
    kind: 'unique',
    broken: (cells) => {
      const present = cells.filter((cell) => cell !== null)
      const kept: string[] = []
      for (const cell of present) {
        const same = kept.some((other) => {
          const [a, b] = [fraction(cell), fraction(other)]
          const numbers = name !== 'string' && is(cell) && is(other)
          return numbers && a && b ? order(a, b) === 0n : cell === other
        })
        if (!same) kept.push(cell)
      }
      return present.length - kept.length
    },
  }
}
