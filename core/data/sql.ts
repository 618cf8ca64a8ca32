import type { Field } from './checks.ts'
import type { Column, Value } from './dialect.ts'
import { duckdb } from './dialect-duckdb.ts'
import type { ScalarType } from './property.ts'
import { type Asked, keySql, presentSql, typedSql } from './typed-value.ts'

/* Columns of DuckDB, for whoever asks more of the data than the checks do. */

export type { Column } from './dialect.ts'
export { identifier, literal } from './dialect-duckdb.ts'

/** A field and the column that holds it. */
export interface Bound {
  readonly field: Field
  readonly column: Column
}

/** The value as text: of integers and decimals every digit. */
export function textOf(column: Column): string {
  return duckdb.text(valueIn(column))
}

/** Not null, and none of the values that stand for missing. */
export function isPresent(bound: Bound): string {
  return presentSql(askedOf(bound))
}

/** What makes two values the same key: 1 and 1.0 are where the property is a number, `1` and `"1"` of JSON never. */
export function keyOf(bound: Bound): string {
  const [key = 'NULL', other] = keySql(askedOf(bound))
  return other === undefined ? key : `coalesce(CAST(${key} AS VARCHAR), ${other})`
}

/** The value in the engine's type; null where the text is none. Needs a session in UTC. */
export function typed(column: Column, type: ScalarType): string {
  return typedSql({ dialect: duckdb, field: { column: column.name, type, missing: [] }, value: valueIn(column) })
}

function valueIn(column: Column): Value {
  return { sql: column.sql, data: duckdb.dataType(column) }
}

function askedOf({ field, column }: Bound): Asked {
  return { dialect: duckdb, field, value: valueIn(column) }
}
