import type { Column, DataType, Dialect, JsonKind } from './dialect.ts'
import { toJava } from './pattern-java.ts'
import type { ScalarType } from './property.ts'
import { sparkType } from './spark-type.ts'

/** Quotes a name. @throws Error for a NUL. */
function identifier(name: string): string {
  if (name.includes('\0')) throw new Error('a name with NUL cannot be quoted')
  return `\`${name.replaceAll('`', '``')}\``
}

/** Quotes a text. `${` would be a variable in some sessions, so the brace is escaped too. */
function literal(text: string): string {
  const escaped = text.replace(/[\\'\0]/g, (sign) => (sign === '\0' ? '\\u0000' : `\\${sign}`))
  return `'${escaped.replaceAll('${', '$\\u007b')}'`
}

const CASTS: Readonly<Record<Exclude<ScalarType, 'time'>, string>> = {
  string: 'STRING',
  integer: 'DECIMAL(38, 0)',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
}

const INFINITY = "DOUBLE('Infinity')"

/** By their first characters. JSON is kept as text without space between its tokens. */
const JSON_STARTS: Readonly<Record<JsonKind, string>> = {
  string: '"',
  number: '-0123456789',
  boolean: 'tf',
  object: '{',
  array: '[',
}

/**
 * Spark 4. Needs a session in UTC, in ANSI mode, with case-sensitive names. JSON is text: of a number what Jackson writes, of a
 * string the quoted text. A time of day is a timestamp of 1970-01-01.
 */
export const spark: Dialect = {
  identifier,
  literal,
  dataType: ({ encoding, type }: Column): DataType => (encoding === 'native' ? sparkType(type) : { kind: encoding }),
  text: ({ sql, data }) => {
    switch (data.kind) {
      case 'text':
      case 'string':
        return sql
      case 'json':
        return `(CASE WHEN startswith(${sql}, '"') THEN CAST(parse_json(${sql}) AS STRING) ELSE ${sql} END)`
      case 'float':
        return data.bits === 64 ? `holdout_double(${sql})` : `holdout_double(CAST(CAST(${sql} AS STRING) AS DOUBLE))`
      case 'timestamp':
        return data.zone ? `concat(CAST(${sql} AS STRING), '+00')` : `CAST(${sql} AS STRING)`
      default:
        return `CAST(${sql} AS STRING)`
    }
  },
  length: (text) => `char_length(${text})`,
  matches: (text, pattern) => `regexp_like(${text}, ${whole(pattern)})`,
  searches: (text, pattern) => {
    const java = toJava(pattern)
    return java === null ? null : `regexp_like(${text}, ${literal(java)})`
  },
  isOneOf: (text, others) => `${text} IN (${others.map(literal).join(', ')})`,
  rewrite: (text, pattern, parts) => {
    const replacement = parts.map((part) => (typeof part === 'number' ? `$${part}` : part.replace(/[\\$]/g, '\\$&')))
    return `regexp_replace(${text}, ${whole(pattern)}, ${literal(replacement.join(''))})`
  },
  cast: (text, type) => {
    if (type === 'time') return `try_cast(concat('1970-01-01 ', ${text}) AS TIMESTAMP)`
    return `try_cast(${text} AS ${CASTS[type]})`
  },
  constant: (digits, type) => {
    if (type === 'integer') return digits
    const name = typeof type === 'string' ? type.toUpperCase() : `DECIMAL(38, ${type.scale})`
    return `CAST(${literal(digits)} AS ${name})`
  },
  inZone: (text, zone) => `to_utc_timestamp(try_cast(${text} AS TIMESTAMP), ${literal(zone)})`,
  moment: ({ sql, data }) => (data.kind === 'timestamp' && data.zone ? sql : `CAST(${sql} AS TIMESTAMP)`),
  isFinite: (number) => `(${number} < ${INFINITY} AND ${number} > -${INFINITY})`,
  isNaN: (number) => `isnan(${number})`,
  isJson: ({ sql }, kinds) => {
    const starts = kinds.flatMap((kind) => [...JSON_STARTS[kind]]).map(literal)
    return `left(${sql}, 1) IN (${starts.join(', ')})`
  },
  json: (text) => ({
    sql: `(CASE WHEN holdout_is_json(${text}) THEN ${member(`concat('{"v":', ${text}, '}')`, 'v')} END)`,
    data: { kind: 'json' },
  }),
  member: ({ sql, data }, name) => {
    if (data.kind === 'json') return { sql: `(CASE WHEN startswith(${sql}, '{') THEN ${member(sql, name)} END)`, data }
    if (data.kind === 'map') return { sql: `try_element_at(${sql}, ${literal(name)})`, data: data.values }
    const found = data.kind === 'struct' ? data.members.find((one) => one.name === name) : undefined
    return found ? { sql: `(${sql}).${identifier(name)}`, data: found.type } : null
  },
  hasKey: (object, name) => {
    if (object.data.kind === 'json') return `map_contains_key(${keysOf(object.sql)}, ${literal(name)})`
    if (object.data.kind === 'map') return `map_contains_key(${object.sql}, ${literal(name)})`
    return object.data.kind === 'struct' && object.data.members.some((one) => one.name === name) ? 'true' : 'false'
  },
  each: ({ sql, data }) => {
    if (data.kind === 'list') return { sql: `explode(${sql})`, data: data.items }
    return { sql: `explode(CASE WHEN startswith(${sql}, '[') THEN ${entries(sql)} END)`, data: { kind: 'json' } }
  },
  notNull: (json) => `CASE WHEN ${json} <> 'null' THEN ${json} END`,
  size: ({ sql, data }, of) => {
    if (of === 'items') return data.kind === 'json' ? `json_array_length(${sql})` : `size(${sql})`
    if (data.kind === 'json') return `size(${keysOf(sql)})`
    if (data.kind === 'map') return `size(${sql})`
    const members = data.kind === 'struct' ? data.members : []
    const counted = members.map((one) => `CAST((${sql}).${identifier(one.name)} IS NOT NULL AS INTEGER)`)
    return `(${counted.join(' + ') || '0'})`
  },
  repeats: ({ sql, data }) => {
    if (data.kind !== 'json') {
      const present = `array_compact(${sql})`
      const fault = `(size(array_distinct(${present})) < size(${present}) OR size(${sql}) - size(${present}) > 1)`
      return { fault, unsure: null }
    }
    const list = entries(sql)
    const fault = `size(array_distinct(${list})) < size(${list})`
    // Two texts may still be one value: 1 and 1.0, keys in another order.
    const unlike = `regexp_like(${sql}, ${literal('[\\\\{]|[0-9][.eE]|-0')})`
    return { fault, unsure: `(NOT (${fault}) AND ${unlike})` }
  },
  left: (text, length) => `left(${text}, ${length})`,
}

/** JSON under a key of a record, of which the texts and the variants are given; null where it is null or absent. */
export function memberOf(texts: string, variants: string, key: string): string {
  return `holdout_json(try_element_at(${texts}, ${literal(key)}), try_element_at(${variants}, ${literal(key)}))`
}

// `$` would also match before a line end.
function whole(pattern: string): string {
  return literal(`^(?:${pattern})\\z`)
}

function keysOf(json: string): string {
  return `from_json(${json}, 'map<string,string>')`
}

function member(json: string, key: string): string {
  return memberOf(keysOf(json), `from_json(${json}, 'map<string,variant>')`, key)
}

// Functions of ours cannot stand in a lambda.
function entries(json: string): string {
  const one = "CASE WHEN t IS NULL THEN 'null' WHEN schema_of_variant(v) = 'STRING' THEN to_json(v) ELSE t END"
  return `zip_with(from_json(${json}, 'array<string>'), from_json(${json}, 'array<variant>'), (t, v) -> ${one})`
}

const MANTISSA_16 = "format_string('%.15e', x)"
const MANTISSA_17 = "format_string('%.16e', x)"

/**
 * Functions of the session. The JDK before 19 may write a digit too many, never one too few (JDK-4511638): sixteen digits that
 * read back as the same number are the shortest then. What is handed to a function is worked out even where CASE leaves it out,
 * so nothing in them may fail.
 */
export const sparkFunctions: readonly string[] = [
  // A number with an exponent; its digits without zeros at the end.
  `holdout_digits(x DOUBLE) RETURNS STRING RETURN if(try_cast(${MANTISSA_16} AS DOUBLE) = x, ${MANTISSA_16}, ${MANTISSA_17})`,
  `holdout_plain(x DOUBLE) RETURNS STRING RETURN regexp_replace(regexp_replace(CAST(try_cast(holdout_digits(x) AS DECIMAL(38, 21)) AS STRING), '0+\\\\z', ''), '[.]\\\\z', '.0')`,
  // As DuckDB writes a double.
  `holdout_double(x DOUBLE) RETURNS STRING RETURN CASE WHEN isnan(x) THEN 'nan' WHEN abs(x) = ${INFINITY} THEN if(x > 0, 'inf', '-inf')
    WHEN x = 0 THEN CAST(x AS STRING) WHEN abs(x) >= 1e-4D AND abs(x) < 1e16D THEN holdout_plain(x)
    ELSE regexp_replace(holdout_digits(x), '[.]?0*e', 'e') END`,
  // And a number of JSON. What is too large for a double stays a number.
  `holdout_number(x DOUBLE) RETURNS STRING RETURN CASE WHEN abs(x) = ${INFINITY} THEN if(x > 0, '1e999', '-1e999')
    WHEN x = 0 THEN CAST(x AS STRING) WHEN abs(x) >= 1e-4D AND abs(x) < 1e17D THEN holdout_plain(x)
    ELSE regexp_replace(regexp_replace(holdout_digits(x), '[.]?0*e[+]?', 'e'), 'e(-?)0', 'e$1') END`,
  // Of a string Spark gives the text alone, as of a number: only the variant knows which it was.
  `holdout_json(t STRING, v VARIANT) RETURNS STRING RETURN CASE WHEN t IS NULL THEN NULL WHEN schema_of_variant(v) = 'STRING' THEN to_json(v)
    WHEN left(schema_of_variant(v), 2) = 'DO' THEN holdout_number(try_variant_get(v, '$', 'double'))
    WHEN left(schema_of_variant(v), 3) = 'DEC' AND regexp_like(t, '[.E]') THEN holdout_number(try_cast(t AS DOUBLE)) ELSE t END`,
  // Whether a text is one value of JSON: the parser does not mind what follows a value, so it is tried in two places.
  `holdout_is_json(t STRING) RETURNS BOOLEAN RETURN try_parse_json(concat('{"v":', t, '}')) IS NOT NULL AND json_array_length(concat('[', t, ']')) = 1`,
].map((definition) => `CREATE OR REPLACE TEMPORARY FUNCTION ${definition}`)
