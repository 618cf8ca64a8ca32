import type { Plan } from './checks.ts'
import type { SchemaObject } from './contract.ts'
import { type Bound, type Column, textOf } from './sql.ts'
import { logicalTypeOf } from './types.ts'

/**
 * How a column is looked at. `undeclared`: text of no declared type, numbers where all of it reads as numbers. `opaque`: objects,
 * arrays and bytes, of which only the nulls are counted.
 */
export type Kind = 'number' | 'time' | 'category' | 'undeclared' | 'opaque'

/** A column of a table, with what the contract says of it. */
export interface Feature {
  readonly bound: Bound
  readonly kind: Kind
  /** Its values may stand in reports. */
  readonly open: boolean
  /** Part of the primary key, in its order from 0; null where it is none. */
  readonly key: number | null
  /** Names a row: unique, or the whole primary key. Its values say nothing together, so only the missing ones are counted. */
  readonly names: boolean
}

/** Every column of a table, in the order of the table; what the contract does not name has no type and no secrets. */
export function featuresOf(plan: Plan, object: SchemaObject, columns: readonly Column[]): Feature[] {
  const fields = new Map(plan.fields.map((field) => [field.column, field]))
  const properties = new Map(object.properties.map((property) => [property.physicalName ?? property.name, property]))
  const keys = object.properties
    .filter((property) => property.primaryKey)
    .toSorted((a, b) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0))
  return columns.map((column) => {
    const property = properties.get(column.name)
    const field = fields.get(column.name) ?? { column: column.name, type: null, missing: [] }
    const bound = { field, column }
    const key = property ? keys.indexOf(property) : -1
    const nested = property?.logicalType === 'object' || property?.logicalType === 'array'
    return {
      bound,
      kind: nested ? 'opaque' : kindOf(bound),
      open: property?.classification === undefined || property.classification === 'public',
      key: key < 0 ? null : key,
      names: property?.unique === true || (key >= 0 && keys.length === 1),
    }
  })
}

function kindOf({ field, column }: Bound): Kind {
  const type = field.type ?? (column.encoding === 'native' ? logicalTypeOf(column.type) : null)
  switch (type) {
    case 'integer':
    case 'number':
      return 'number'
    case 'date':
    case 'time':
    case 'timestamp':
      return 'time'
    case 'string':
    case 'boolean':
      return 'category'
    case null:
      return column.encoding === 'native' ? 'opaque' : 'undeclared'
  }
}

/** Beyond it sums of squares overflow, and no measurement lies. */
const LARGEST = '1e150'

/**
 * The value as a double: times as seconds since 1970, those of a day as seconds since midnight. Null where the text reads as none, and
 * for NaN and infinity. More lenient than the contract's types, which the checks hold: ` 1` is a number here. Null altogether for kinds
 * without numbers.
 */
export function numberSql({ bound, kind }: Pick<Feature, 'bound' | 'kind'>): string | null {
  if (kind === 'category' || kind === 'opaque') return null
  if (kind === 'time') return secondsSql(bound)
  const { column } = bound
  if (column.encoding === 'native' && !/^(FLOAT|DOUBLE)$/.test(column.type)) return `TRY_CAST(${column.sql} AS DOUBLE)`
  const number =
    column.encoding === 'native' ? `CAST(${column.sql} AS DOUBLE)` : `TRY_CAST(${textOf(column)} AS DOUBLE)`
  return `(CASE WHEN abs(${number}) < ${LARGEST} THEN ${number} END)`
}

function secondsSql({ field, column }: Bound): string {
  const native = column.encoding === 'native'
  if (native && /^(DATE|TIMESTAMP)$/.test(column.type)) {
    return `CAST(epoch(CASE WHEN isfinite(${column.sql}) THEN ${column.sql} END) AS DOUBLE)`
  }
  const ofDay = field.type === 'time' || (native && /^TIME\b/.test(column.type))
  const time = `TRY_CAST(${native ? column.sql : textOf(column)} AS ${ofDay ? 'TIME' : 'TIMESTAMPTZ'})`
  return `CAST(epoch(${ofDay ? time : `CASE WHEN isfinite(${time}) THEN ${time} END`}) AS DOUBLE)`
}
