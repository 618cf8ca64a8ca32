import type { KeyRange } from './key-range.ts'
import type { ScalarType } from './property.ts'

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

/** What a value is, in no engine's words. */
export type DataType =
  /** Text of a field of CSV, in which anything may be written. */
  | { readonly kind: 'text' }
  | { readonly kind: 'json' }
  /** Types of a typed file. */
  | { readonly kind: 'string' | 'boolean' | 'date' | 'time' | 'integer' | 'other' }
  | { readonly kind: 'timestamp'; readonly zone: boolean; readonly nanoseconds: boolean }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'struct'; readonly members: readonly { readonly name: string; readonly type: DataType }[] }
  | { readonly kind: 'list'; readonly items: DataType }
  | { readonly kind: 'map'; readonly values: DataType }

/** A value of a row: an expression, and what it gives. */
export interface Value {
  readonly sql: string
  readonly data: DataType
}

export type JsonKind = 'string' | 'number' | 'boolean' | 'object' | 'array'

/**
 * How one engine says what checks ask, where SQL differs. All methods but `dataType` give SQL. Sessions are in UTC. Regular
 * expressions of `matches` are plain ones, alike in RE2, Java and JavaScript.
 */
export interface Dialect {
  identifier(name: string): string
  literal(text: string): string
  dataType(column: Column): DataType
  /** The value as text: of integers and decimals every digit, of floating point the shortest form. */
  text(value: Value): string
  /** Characters (code points) of a text. */
  length(text: string): string
  /** Whether the whole text matches. */
  matches(text: string, pattern: string): string
  /** Whether the text matches somewhere, by ECMA-262; null where the engine cannot say exactly the same. */
  searches(text: string, pattern: string): string | null
  /** Whether a text is one of others; null where it is null. */
  isOneOf(text: string, others: readonly string[]): string
  /** Groups of a match and texts between them, joined. The text does match. */
  rewrite(text: string, pattern: string, parts: readonly (string | number)[]): string
  /** The text as a value of the engine; null where it is none. `integer` holds 38 digits, `number` is a double. */
  cast(text: string, type: ScalarType): string
  /** A number of plain digits as a constant. */
  constant(digits: string, type: 'integer' | 'float' | 'double' | { readonly scale: number }): string
  /** A moment from a local time, as text of ISO 8601, in a zone of IANA. */
  inZone(text: string, zone: string): string
  /** A date or timestamp as a moment. */
  moment(value: Value): string
  isFinite(number: string): string
  isNaN(number: string): string
  isJson(value: Value, kinds: readonly JsonKind[]): string
  /** JSON from text; null where it is none. */
  json(text: string): Value
  /** What an object holds under a key, null where it does not; null altogether where its type has no such key. */
  member(object: Value, name: string): Value | null
  hasKey(object: Value, name: string): string
  /** A row for each entry of a list; to be selected. */
  each(list: Value): Value
  /** A JSON value, null where it is JSON's null. */
  notNull(json: string): string
  /** How many entries or keys. */
  size(value: Value, of: 'items' | 'keys'): string
  /** Entries alike in a list: surely so, and where only a look at the values can tell. */
  repeats(list: Value): { readonly fault: string; readonly unsure: string | null }
  /** Counts whose sum is how many different integers there are, fast where most are in the range; absent where there is no such way. */
  distinctIntegers?(key: string, range: KeyRange): string[]
  /** The first characters of a text. */
  left(text: string, length: number): string
}
