import type { Check, Measure, Plan } from './checks.ts'
import type { Column, Dialect } from './dialect.ts'
import { faultSql, type Judged } from './fault-sql.ts'
import { type Located, locate, type Scope } from './located.ts'
import type { Shared } from './scan-query.ts'
import { comparableSql, isOpaque, keySql, presentSql, typedSql } from './typed-value.ts'

/** At most this many offending values are shown for a check. */
export const MAX_EXAMPLES = 10

/** Characters of an offending value that are shown. */
export const EXAMPLE_LENGTH = 200

/** Columns of a repeated key that are shown. */
const MAX_SHOWN_KEYS = 3

/** What one check asks of a scan; checks with the same `from` are asked together, and each count once. */
export interface Question {
  readonly from: string
  readonly counts: readonly string[]
  readonly shared: Shared | null
}

/** What a scan of the table can answer; null for a check that needs a query of its own, or none. Answers are in the order of `counts`. */
export function questionOf({ measure }: Check, scope: Scope): Question | null {
  switch (measure.kind) {
    case 'values': {
      const located = locate(scope, measure.field)
      if (!located) return null
      const { fault, unsure } = conditions(located, measure)
      return {
        from: located.from,
        counts: [rowsOf(located), countIf(fault), ...(unsure === null ? [] : [countIf(unsure)])],
        shared: sharedOf(located),
      }
    }
    case 'duplicates': {
      const [field, ...others] = measure.fields
      const located = field && others.length === 0 ? locate(scope, field) : null
      if (!located) return null
      const { value, from } = located
      return {
        from,
        counts: [
          rowsOf(located),
          countIf(`${value.sql} IS NOT NULL`),
          ...keySql(located).flatMap((key) => distinctCounts(key, scope)),
        ],
        shared: sharedOf(located),
      }
    }
    case 'absent': {
      const object = holderOf(scope, measure)
      if (!object) return null
      const counts = [countIf(`${object.holder} IS NOT NULL`), countIf(object.has)]
      return { from: object.from, counts, shared: null }
    }
    case 'age': {
      const located = locate(scope, measure.field)
      if (!located || isOpaque(located)) return null
      return { from: located.from, counts: ageCounts(located, measure), shared: sharedOf(located) }
    }
    default:
      return null
  }
}

function distinctCounts(key: string, { dialect, ranges }: Scope): string[] {
  const range = ranges?.get(key)
  return (range && dialect.distinctIntegers?.(key, range)) ?? [`count(DISTINCT ${key})`]
}

function sharedOf(located: Located): Shared {
  const { value } = located
  const typed = typedSql(located)
  return {
    value: value.sql.includes("'") ? value.sql : null,
    typed: typed !== value.sql && typed.includes("'") ? typed : null,
  }
}

function countIf(condition: string): string {
  return condition === 'false' ? '0' : `count_if(${condition})`
}

function rowsOf({ held }: Located): string {
  return held === null ? 'count(*)' : countIf(held)
}

/** Where a value is faulty, and where only JavaScript can tell. */
export function conditions(located: Located, { fault }: Extract<Measure, { kind: 'values' }>): Judged {
  const judged = faultSql(located, fault)
  const { held } = located
  if (held === null) return judged
  const inside = (condition: string): string => (condition === 'false' ? condition : `(${held} AND ${condition})`)
  return { fault: inside(judged.fault), unsure: judged.unsure && inside(judged.unsure) }
}

// Of JSON, where no type says which keys there are.
function holderOf(scope: Scope, { field }: Extract<Measure, { kind: 'absent' }>) {
  const last = field.steps?.at(-1)
  const holder = last?.kind === 'member' ? locate(scope, { ...field, steps: field.steps?.slice(0, -1) ?? [] }) : null
  if (!holder || last?.kind !== 'member') return null
  const { kind } = holder.value.data
  if (kind !== 'json' && kind !== 'text' && kind !== 'map') return null
  const object = kind === 'text' ? scope.dialect.json(holder.value.sql) : holder.value
  return { from: holder.from, holder: object.sql, has: `coalesce(${scope.dialect.hasKey(object, last.name)}, false)` }
}

function ageCounts(located: Located, { notBefore, which }: Extract<Measure, { kind: 'age' }>): string[] {
  const { dialect, field } = located
  const typed = `CASE WHEN ${presentSql(located)} THEN ${typedSql(located)} END`
  const form = field.form && { ...field.form, type: 'timestamp' as const, format: null, zone: 'UTC', offset: null }
  const limit = typedSql({
    dialect,
    field: { ...field, type: 'timestamp', ...(form && { form }) },
    value: { sql: dialect.literal(notBefore), data: { kind: 'text' } },
  })
  const moment = field.type === 'date' ? dialect.moment({ sql: `(${typed})`, data: { kind: 'date' } }) : typed
  return [
    'count(*)',
    `count(${typed})`,
    countIf(`${moment} < ${limit}`),
    edge(`${which === 'newest' ? 'max' : 'min'}(${typed})`, located),
  ]
}

// Moments are in UTC, and say so.
function edge(typed: string, { dialect, field }: Located): string {
  if (field.type === 'date') return dialect.text({ sql: typed, data: { kind: 'date' } })
  return `${dialect.text({ sql: typed, data: { kind: 'timestamp', zone: false, nanoseconds: false } })} || '+00'`
}

/** The most frequent faulty values, as text. */
export function examplesQuery({ dialect, value, from }: Located, condition: string): string {
  const text = dialect.left(dialect.text(value), EXAMPLE_LENGTH)
  return `SELECT value, count(*) AS n FROM (SELECT ${text} AS value FROM ${from} WHERE ${condition} AND ${value.sql} IS NOT NULL) GROUP BY value ORDER BY n DESC, value LIMIT ${MAX_EXAMPLES}`
}

/** Distinct texts under a condition, each behind a dot, and how often each stands: whoever decodes a text may drop a mark of byte order at its start. */
export function distinctQuery({ dialect, value, from }: Located, condition: string): string {
  const text =
    value.data.kind === 'json'
      ? `CASE WHEN ${dialect.isJson(value, ['string'])} THEN ${dialect.text(value)} ELSE CAST(${value.sql} AS STRING) END`
      : dialect.text(value)
  return `SELECT '.' || value, count(*) AS n FROM (SELECT ${text} AS value FROM ${from} WHERE ${condition}) GROUP BY value`
}

/** One row: rows that have a whole key, and different keys among them. `nulls` that are equal are part of a key. */
export function keysQuery(table: string, keys: readonly Located[], nulls: 'equal' | 'ignored' | 'counted'): string {
  const where = nulls === 'equal' ? '' : ` WHERE ${keys.map(({ value }) => `${value.sql} IS NOT NULL`).join(' AND ')}`
  const columns = keys.flatMap(keySql).map((key, index) => `${key} AS k${index}`)
  const names = columns.map((_, index) => `k${index}`).join(', ')
  return `SELECT coalesce(sum(n), 0) AS n, count(*) AS m FROM (SELECT ${names}, count(*) AS n FROM (SELECT ${columns.join(', ')} FROM ${table}${where}) GROUP BY ${names})`
}

/** The most frequent repeated keys, as text. A key may be all columns, and whole rows never stand in a report. */
export function repeatedQuery(table: string, keys: readonly Located[], nulls: 'equal' | 'ignored' | 'counted'): string {
  const where = nulls === 'equal' ? '' : ` WHERE ${keys.map(({ value }) => `${value.sql} IS NOT NULL`).join(' AND ')}`
  const shown = keys
    .slice(0, MAX_SHOWN_KEYS)
    .map(({ dialect, value }) => `coalesce(${dialect.left(dialect.text(value), EXAMPLE_LENGTH)}, 'null')`)
  const rest = keys.length > MAX_SHOWN_KEYS ? [`'…'`] : []
  const columns = keys.flatMap(keySql).map((key, index) => `${key} AS k${index}`)
  const names = columns.map((_, index) => `k${index}`).join(', ')
  return `SELECT value, n FROM (SELECT max(value) AS value, count(*) AS n FROM (SELECT concat_ws(' | ', ${[...shown, ...rest].join(', ')}) AS value, ${columns.join(', ')} FROM ${table}${where}) GROUP BY ${names} HAVING count(*) > 1) ORDER BY n DESC, value LIMIT ${MAX_EXAMPLES}`
}

/** Rows whose key does not stand among the keys of another table: a condition, and what to select from. */
export function orphansFrom(
  table: string,
  keys: readonly Located[],
  goal: { readonly table: string; readonly keys: readonly Located[] },
): string {
  const columns = (some: readonly Located[], letter: string): string =>
    some.map((key, index) => `${comparableSql(key)} AS ${letter}${index}`).join(', ')
  const whole = (some: readonly Located[]): string => some.map(({ value }) => `${value.sql} IS NOT NULL`).join(' AND ')
  const shown = keys.map(({ dialect, value }) => dialect.left(dialect.text(value), EXAMPLE_LENGTH)).join(', ')
  const equal = keys.map((_, index) => `a.a${index} = b.b${index}`).join(' AND ')
  return `(SELECT concat_ws(' | ', ${shown}) AS value, ${columns(keys, 'a')} FROM ${table} WHERE ${whole(keys)}) AS a
WHERE NOT EXISTS (SELECT 1 FROM (SELECT ${columns(goal.keys, 'b')} FROM ${goal.table} WHERE ${whole(goal.keys)}) AS b WHERE ${equal})`
}

/** A dataset for queries of the contract: its columns by their names, typed as the contract says. */
export function viewQuery(plan: Plan, columns: readonly Column[], scope: Scope): string {
  const seen = new Set<string>()
  const selected = columns.flatMap((column) => {
    const name = column.name.toLowerCase()
    if (seen.has(name) || column.name === '' || column.name.includes('\0')) return []
    seen.add(name)
    const field = plan.fields.find((one) => one.column === column.name)
    const located = field && locate(scope, field)
    const typed = located && field.type !== null && !field.shape && !isOpaque(located) ? typedSql(located) : column.sql
    return [`${typed === 'NULL' ? column.sql : typed} AS ${scope.dialect.identifier(column.name)}`]
  })
  return `CREATE OR REPLACE TEMP VIEW ${scope.dialect.identifier(plan.name)} AS SELECT ${selected.join(', ') || '1 AS nothing'} FROM ${scope.table}`
}

/** A query of the contract with names in place of `{object}` and `{property}`, whichever way they are written. */
export function filledQuery(
  query: string,
  names: { readonly object: string; readonly property: string | null },
  dialect: Dialect,
): string {
  const object = dialect.identifier(names.object)
  const property = names.property === null ? null : dialect.identifier(names.property)
  return query.replace(/\$?\{(object|table|model|schema|property|column|field)\}/g, (written, word: string) =>
    ['object', 'table', 'model', 'schema'].includes(word) ? object : (property ?? written),
  )
}
