/** Counts that one scan of the table answers together. */
export const MAX_COUNTS_A_SCAN = 400

/** Expressions that several counts of one column hold, so that each is computed once a row. */
export interface Shared {
  /** The value; null where a column is one already. */
  readonly value: string | null
  /** The value in its type, which may hold the former; null where it is the value. */
  readonly typed: string | null
}

/** An expression over all rows, and what in it is worth a name. */
export interface Count {
  readonly sql: string
  readonly shared: Shared | null
}

/** What else one scan of the table is asked, under names of its own. */
export interface Beside {
  /** Of a row: `<expression> AS <name>`. */
  readonly columns: readonly string[]
  /** Of all rows, likewise. */
  readonly aggregates: readonly string[]
}

/** One row with the given counts, named `n0` and so on, and what is asked beside them. */
export function scanQuery(
  from: string,
  counts: readonly Count[],
  beside: Beside = { columns: [], aggregates: [] },
): string {
  const values = named(
    counts.map(({ shared }) => shared?.value),
    'x',
  )
  const typed = named(
    counts.map(({ shared }) => shared?.typed),
    'y',
  )
  const asked = counts.map(({ sql, shared }, index) => `${withNames(sql, shared, { values, typed })} AS n${index}`)
  const inner = derived(from, [...Array.from(values, ([sql, name]) => `${sql} AS ${name}`), ...beside.columns])
  const types = counts.flatMap(({ shared }) => (shared?.typed ? [[shared.typed, shared] as const] : []))
  const outer = Array.from(new Map(types), ([sql, { value }]) => {
    const reading = withNames(sql, { value, typed: null }, { values, typed })
    return `${reading} AS ${typed.get(sql)}`
  })
  return `SELECT ${[...asked, ...beside.aggregates].join(', ')} FROM ${derived(inner, outer)}`
}

function named(expressions: readonly (string | null | undefined)[], letter: string): Map<string, string> {
  const different = new Set(expressions.filter((sql) => typeof sql === 'string'))
  return new Map(Array.from(different, (sql, index): [string, string] => [sql, `${letter}${index}`]))
}

/** The table with more columns. */
export function derived(from: string, columns: readonly string[]): string {
  return columns.length === 0 ? from : `(SELECT *, ${columns.join(', ')} FROM ${from})`
}

interface Names {
  readonly values: ReadonlyMap<string, string>
  readonly typed: ReadonlyMap<string, string>
}

// Both kinds hold quoted text, which inside another text would have its quotes doubled: what looks alike is the expression.
function withNames(sql: string, shared: Shared | null, { values, typed }: Names): string {
  let written = sql
  for (const [expression, names] of [
    [shared?.typed, typed],
    [shared?.value, values],
  ] as const) {
    const name = expression ? names.get(expression) : undefined
    if (expression && name) written = written.replaceAll(expression, name)
  }
  return written
}
