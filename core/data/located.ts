import type { Field } from './checks.ts'
import type { Column, Dialect, Value } from './dialect.ts'
import { nestedValue } from './fault-sql.ts'
import type { KeyRange } from './key-range.ts'
import type { Asked } from './typed-value.ts'

/** Where a field's values are found: the rows of a table, or the entries of an array in it. */
export interface Located extends Asked {
  /** What to select from. */
  readonly from: string
  /** True where the value is to be looked at: what holds it is there. */
  readonly held: string | null
}

/** A table as queries see it. */
export interface Scope {
  readonly dialect: Dialect
  /** The table's name. */
  readonly table: string
  readonly columns: ReadonlyMap<string, Column>
  /** Columns that entries of arrays keep from their rows. */
  readonly kept: readonly string[]
  /** Where integer keys are expected, by their SQL. */
  readonly ranges?: ReadonlyMap<string, KeyRange>
}

/** Finds a field in a table. Null where the column, or a key of its type, is not there. */
export function locate({ dialect, table, columns, kept }: Scope, field: Field): Located | null {
  const column = columns.get(field.column)
  if (!column) return null
  let from = table
  let held: string | null = null
  let value: Value = { sql: column.sql, data: dialect.dataType(column) }
  for (const step of field.steps ?? []) {
    const holder = nestedValue({ dialect, field, value }, step.kind === 'items' ? 'array' : 'object')
    if (!holder) return null
    if (step.kind === 'items') {
      const entry = dialect.each(holder)
      from = `(SELECT ${[`${entry.sql} AS e`, ...kept].join(', ')} FROM ${from})`
      held = null
      value =
        entry.data.kind === 'json' ? { sql: dialect.notNull('e'), data: entry.data } : { sql: 'e', data: entry.data }
      continue
    }
    const inner = dialect.member(holder, step.name)
    if (!inner) return null
    held = `${holder.sql} IS NOT NULL`
    value = inner
  }
  return { dialect, field, value, from, held }
}
