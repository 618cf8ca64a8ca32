import type { ScalarType } from './property.ts'

/*
 * How a value of each logical type is written in text files and in contracts. ISO 8601 for dates and times; numbers in
 * plain digits with a point: `0x1F`, `1_000` and `1.234,56` are none. Hours end at 23, seconds at 59.
 */

const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?'

/** Offset from UTC, at the end of a timestamp. */
export const OFFSET = '(Z|[+-](0[0-9]|1[0-8])(:?[0-5][0-9])?)'

const DAY = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'

/** For RE2, Java and JavaScript alike; the whole text must match. Null: every text is one. */
export const WRITTEN: Readonly<Record<ScalarType, string | null>> = {
  string: null,
  integer: '[+-]?[0-9]+',
  number: '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,5})?',
  boolean: '(true|false|True|False|TRUE|FALSE)',
  date: DAY,
  time: CLOCK,
  timestamp: `${DAY}([T ]${CLOCK}${OFFSET}?)?`,
}

/** Whether a text reads as a value of a logical type; for numbers also that it is finite. */
export function isLiteral(text: string, type: ScalarType): boolean {
  const written = WRITTEN[type]
  if (written !== null && !new RegExp(`^(?:${written})$`).test(text)) return false
  return type !== 'number' || Number.isFinite(Number(text))
}

/** The type that a column of an engine has, as far as the contract knows it: `BIGINT` is an integer. */
export function logicalTypeOf(engineType: string): ScalarType | null {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(\d+,0\))$/.test(engineType)) return 'integer'
  if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(engineType)) return 'number'
  if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(engineType)) return 'string'
  if (engineType === 'DATE') return 'date'
  if (engineType.startsWith('TIMESTAMP')) return 'timestamp'
  if (engineType.startsWith('TIME')) return 'time'
  return engineType === 'BOOLEAN' ? 'boolean' : null
}
