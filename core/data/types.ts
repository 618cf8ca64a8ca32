import type { ScalarType } from './property.ts'

/*
 * How a value of each logical type is written in text files and in contracts. ISO 8601 for dates and times; numbers in
 * plain digits with a point: `0x1F`, `1_000` and `1.234,56` are none.
 */

/** For RE2 and JavaScript alike; the whole text must match. Null: every text is one. */
export const WRITTEN: Readonly<Record<ScalarType, string | null>> = {
  string: null,
  integer: '[+-]?[0-9]{1,38}',
  number: '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,5})?',
  boolean: '(true|false|True|False|TRUE|FALSE)',
  date: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
  time: '[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?',
  timestamp:
    '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?',
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
