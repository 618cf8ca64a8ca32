import type { Check, Fault, Measure } from './checks.ts'
import { toRe2 } from './pattern.ts'
import { type Bound, type Column, faultSql, isPresent, keyOf, notListed, textOf } from './sql.ts'

/** At most this many offending values are shown for a check. */
export const MAX_EXAMPLES = 10

/** Characters of an offending value that are shown. */
export const EXAMPLE_LENGTH = 200

/** Columns of a repeated key that are shown. */
const MAX_SHOWN_KEYS = 3

/** Counts that one scan of the table answers together. */
export const MAX_COUNTS_A_SCAN = 400

/** A check of values, bound to its column, and whether the engine's RE2 can count it. */
export interface ValueCheck {
  readonly check: Check
  readonly bound: Bound
  readonly fault: Fault
}

/** The pattern that only JavaScript can evaluate, or null. `refused` holds patterns that RE2 found too large. */
export function patternForJavaScript(fault: Fault, refused: ReadonlySet<string>): string | null {
  if (fault.kind !== 'invalid' || fault.pattern === null) return null
  const re2 = toRe2(fault.pattern)
  return re2 === null || refused.has(re2) ? fault.pattern : null
}

/** One row: the table's rows, then the non-null values of each column, then the faulty rows of each check. */
export function countsQuery(table: string, columns: readonly Column[], checks: readonly ValueCheck[]): string {
  const counts = [
    'count(*)',
    ...columns.map((column) => `count(${column.sql})`),
    ...checks.map(({ bound, fault }) => `count(*) FILTER (WHERE ${faultSql(bound, fault)})`),
  ]
  return `SELECT ${counts.map((count, index) => `${count} AS n${index}`).join(', ')} FROM ${table}`
}

/** The most frequent faulty values, as text. */
export function examplesQuery(table: string, { bound, fault }: ValueCheck): string {
  return `SELECT left(${textOf(bound.column)}, ${EXAMPLE_LENGTH}) AS value, count(*) AS n FROM ${table} WHERE ${faultSql(bound, fault)} AND ${bound.column.sql} IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT ${MAX_EXAMPLES}`
}

/** Distinct texts that are present, how often each stands, and whether a list of valid values lacks it. */
export function distinctQuery(table: string, { bound, fault }: ValueCheck): string {
  const unlisted = fault.kind === 'invalid' ? notListed(bound, fault.valid)[0] : undefined
  return `SELECT ${textOf(bound.column)} AS value, ${unlisted ?? 'false'} AS unlisted, count(*) AS n FROM ${table} WHERE ${isPresent(bound)} GROUP BY ALL`
}

/** One row: the rows that would have to go, and examples of repeated keys. */
export function duplicatesQuery(
  table: string,
  bounds: readonly Bound[],
  nulls: Extract<Measure, { kind: 'duplicates' }>['nulls'],
): string {
  const keys = bounds.map((bound, index) => `${keyOf(bound)} AS k${index}`).join(', ')
  const anyNull = bounds.map(({ column }) => `${column.sql} IS NULL`).join(' OR ')
  // A key may be all columns, and whole rows never stand in a report.
  const shown = bounds
    .slice(0, MAX_SHOWN_KEYS)
    .map((_, index) => `coalesce(left(CAST(k${index} AS VARCHAR), ${EXAMPLE_LENGTH}), 'null')`)
    .concat(bounds.length > MAX_SHOWN_KEYS ? [`'…'`] : [])
    .join(', ')
  const where = nulls === 'equal' ? '' : ` WHERE NOT (${anyNull})`
  const extra = nulls === 'counted' ? ` + (SELECT count(*) FROM ${table} WHERE ${anyNull})` : ''
  return `WITH repeated AS MATERIALIZED (SELECT ${keys}, count(*) AS n FROM ${table}${where} GROUP BY ALL HAVING count(*) > 1)
SELECT (SELECT coalesce(sum(n - 1), 0) FROM repeated)${extra} AS n,
  (SELECT list(value) FROM (SELECT concat_ws(' | ', ${shown}) AS value FROM repeated ORDER BY n DESC, value LIMIT ${MAX_EXAMPLES})) AS examples`
}
