import type { Check, Measure, Plan } from '#core/data/checks.ts'
import { type Found, judge } from '#core/data/judge.ts'
import { type Located, locate, type Scope } from '#core/data/located.ts'
import type { Counts } from '#core/data/profile-query.ts'
import {
  conditions,
  EXAMPLE_LENGTH,
  examplesQuery,
  keysQuery,
  MAX_EXAMPLES,
  orphansFrom,
  repeatedQuery,
} from '#core/data/queries.ts'
import type { DataCheck } from '#core/data-report.ts'
import { contractQuery } from './contract-query.ts'
import type { Engine, Table, Value } from './engines/engine.ts'
import { PatternTimeout } from './pattern-worker.ts'
import { firstLine, type Scanned, scan } from './scan.ts'
import { unsureValues } from './unsure-values.ts'

/** So many rules get the lines of their bad rows, at a scan each; GitHub shows no more on a step. */
const MAX_PLACED = 10

/** What the checks of one dataset found. */
export interface Measured {
  readonly rows: number
  readonly columns: Scanned['columns']
  readonly checks: readonly DataCheck[]
  /** The answers to what was asked beside the checks; null where they were not asked together. */
  readonly beside: Scanned['beside']
}

/** One dataset, loaded. */
export interface Loaded {
  readonly engine: Engine
  readonly plan: Plan
  readonly table: Table
  /** Every dataset of the contract that has data, by the name of its schema: what foreign keys refer to. */
  readonly others: ReadonlyMap<string, Table>
  /** Milliseconds that a pattern, or a query of the contract, may take. */
  readonly limit: number
  /** What the scan is asked beside the checks. */
  readonly beside?: Counts | undefined
}

interface Known extends Loaded {
  readonly scope: Scope
  /** The table with its values as they are written: for what is shown, and where JavaScript reads them. */
  readonly written: Scope
  readonly scanned: Scanned
}

/**
 * Measures and judges every check of a plan: all that counts rows in one scan, composite and foreign keys in a query each,
 * and examples only for what does not pass.
 */
export async function runChecks(loaded: Loaded): Promise<Measured> {
  const { engine, table, plan, beside } = loaded
  const scope = scopeOf(engine, table)
  const written = scopeOf(engine, table.written ?? table)
  const known = {
    ...loaded,
    scope,
    written,
    scanned: await scan({ engine, table, checks: plan.checks, beside }, scope),
  }
  const checks: DataCheck[] = []
  let placed = 0
  for (const check of plan.checks) {
    const found = await guarded(() => measure(check, known))
    const judged = judge(check, found)
    if (judged.result === 'pass' || found.kind !== 'count') {
      checks.push(judged)
      continue
    }
    const shown = check.open && found.examples.length === 0
    const examples = shown ? await examplesOf(check, known) : found.examples
    const places = found.places ?? (placed++ < MAX_PLACED ? await placesOf(check, known, examples) : [])
    checks.push(judge(check, { ...found, examples, places }))
  }
  return { rows: known.scanned.rows, columns: known.scanned.columns, checks, beside: known.scanned.beside }
}

/** The table as queries see it. */
export function scopeOf({ dialect }: Engine, table: Pick<Table, 'sql' | 'columns'>): Scope {
  return { dialect, table: table.sql, columns: new Map(table.columns.map((column) => [column.name, column])), kept: [] }
}

async function guarded(ask: () => Promise<Found> | Found): Promise<Found> {
  try {
    return await ask()
  } catch (thrown) {
    if (thrown instanceof PatternTimeout) {
      return { kind: 'error', why: `the pattern ${thrown.message}; write it without nested repetition` }
    }
    return { kind: 'error', why: `the engine stopped: ${firstLine(thrown)}` }
  }
}

function measure(check: Check, known: Known): Promise<Found> | Found {
  const { scanned, table, scope } = known
  const { measure } = check
  const { rows } = scanned
  if (measure.kind === 'unreadable') return { kind: 'count', rows, ...table.unreadable }
  if (measure.kind === 'absent') return absent(check, measure, known)
  if (scanned.problem !== null) return { kind: 'error', why: `the engine stopped: ${scanned.problem}` }
  if (measure.kind === 'rows') return { kind: 'count', rows, count: rows, examples: [] }
  if (measure.kind === 'query') return contractQuery(measure, known, rows)
  const fields = measure.kind === 'values' || measure.kind === 'age' ? [measure.field] : measure.fields
  const located = fields.map((field) => locate(scope, field))
  const absentField = fields[located.indexOf(null)]
  if (absentField)
    return { kind: 'impossible', why: `no column ${absentField.column}${absentField.steps ? ' of that form' : ''}` }
  const keys = located.filter((key) => key !== null)
  switch (measure.kind) {
    case 'values':
      return values(check, measure, { known, located: keys[0] })
    case 'duplicates':
      return duplicates(check, measure, { known, keys })
    case 'orphans':
      return orphans(measure, keys, known)
    case 'age':
      return age(check, measure, { known, located: keys[0] })
  }
}

function absent(
  check: Check,
  { field }: Extract<Measure, { kind: 'absent' }>,
  { scanned, table, scope }: Known,
): Found {
  const { rows } = scanned
  if (field.steps) {
    const [objects, present] = scanned.answers.get(check)?.map(Number) ?? []
    const lacking = objects === undefined ? locate(scope, field) === null : objects > 0 && present === 0
    return { kind: 'count', rows, count: lacking ? 1 : 0, examples: [] }
  }
  const lacking = scope.columns.has(field.column) ? (table.lackedBy.get(field.column) ?? []) : null
  return { kind: 'count', rows, count: lacking?.length === 0 ? 0 : 1, examples: lacking ?? [] }
}

interface One {
  readonly known: Known
  readonly located: Located | undefined
}

async function values(
  check: Check,
  measure: Extract<Measure, { kind: 'values' }>,
  { known, located }: One,
): Promise<Found> {
  const [rows = 0, sure = 0, unsure = 0] = known.scanned.answers.get(check)?.map(Number) ?? []
  if (!located || unsure === 0) return { kind: 'count', rows, count: sure, examples: [] }
  const { count, examples } = await unsureValues(known.engine, located, { measure, limit: known.limit })
  const more = sure > 0 && check.open ? await examplesOf(check, known) : []
  return {
    kind: 'count',
    rows,
    count: sure + count,
    examples: [...new Set([...more, ...examples])].slice(0, MAX_EXAMPLES),
  }
}

interface Keys {
  readonly known: Known
  readonly keys: readonly Located[]
}

async function duplicates(
  check: Check,
  { nulls }: Extract<Measure, { kind: 'duplicates' }>,
  { known, keys }: Keys,
): Promise<Found> {
  const answer = known.scanned.answers.get(check)
  const { engine, table } = known
  let rows = known.scanned.rows
  let count: number
  if (answer) {
    const [all = 0, present = 0, ...distinct] = answer.map(Number)
    rows = all
    const missing = all - present
    const extra = { equal: Math.max(0, missing - 1), ignored: 0, counted: missing }[nulls]
    count = present - distinct.reduce((sum, one) => sum + one, 0) + extra
  } else {
    const [[whole, different] = []] = await engine.query(keysQuery(table.sql, keys, nulls))
    count = Number(whole) - Number(different) + (nulls === 'counted' ? rows - Number(whole) : 0)
  }
  const shown = asWritten(keys, known)
  const from = shown[0]?.from ?? table.sql
  const repeated = count > 0 && check.open ? await engine.query(repeatedQuery(from, shown, nulls)) : []
  return { kind: 'count', rows, count, examples: texts(repeated) }
}

function asWritten(keys: readonly Located[], { written }: Known): Located[] {
  return keys.flatMap(({ field }) => locate(written, field) ?? [])
}

async function orphans(
  { target }: Extract<Measure, { kind: 'orphans' }>,
  keys: readonly Located[],
  known: Known,
): Promise<Found> {
  const { engine, table, written, others, scanned } = known
  const other = others.get(target.schema)
  if (!other) return { kind: 'error', why: `no data of ${target.schema}, which the key refers to` }
  const scope = scopeOf(engine, other)
  const goals = target.fields.map((field) => locate(scope, field))
  const lacking = target.fields[goals.indexOf(null)]
  if (lacking) return { kind: 'impossible', why: `${target.schema} has no column ${lacking.column}` }
  const goal = { table: other.sql, keys: goals.filter((key) => key !== null) }
  const from = orphansFrom(table.sql, keys, goal)
  const shownFrom = () => orphansFrom(written.table, asWritten(keys, known), goal)
  const [[count] = []] = await engine.query(`SELECT count(*) AS n FROM ${from}`)
  const shown =
    Number(count) === 0
      ? []
      : await engine.query(
          `SELECT value, count(*) AS n FROM ${shownFrom()} GROUP BY value ORDER BY n DESC, value LIMIT ${MAX_EXAMPLES}`,
        )
  return { kind: 'count', rows: scanned.rows, count: Number(count), examples: texts(shown) }
}

function age(check: Check, measure: Extract<Measure, { kind: 'age' }>, { known }: One): Found {
  const [rows, count, older, edge] = known.scanned.answers.get(check) ?? []
  if (rows === undefined)
    return {
      kind: 'error',
      why: `the format of ${measure.field.column} cannot be put in order; write the months in digits`,
    }
  if (Number(count) === 0) return { kind: 'count', rows: Number(rows), count: 1, note: 'no value', examples: [] }
  const late = measure.which === 'newest' ? Number(older) === Number(count) : Number(older) > 0
  const note = check.open
    ? `the ${measure.which} is ${edge}`
    : `the ${measure.which} is ${late ? 'before' : 'not before'} that`
  return { kind: 'count', rows: Number(rows), count: late ? 1 : 0, note, examples: [] }
}

async function examplesOf({ measure }: Check, { engine, written }: Known): Promise<string[]> {
  if (measure.kind !== 'values' || measure.fault.kind === 'null') return []
  const located = locate(written, measure.field)
  const { fault } = located ? conditions(located, measure) : { fault: 'false' }
  return located && fault !== 'false' ? texts(await engine.query(examplesQuery(located, fault))) : []
}

/** The lines of the first bad rows; of values that only JavaScript could judge, those of the examples. */
async function placesOf({ measure }: Check, { written, table }: Known, examples: readonly string[]) {
  if (measure.kind !== 'values') return []
  const located = locate(written, measure.field)
  if (!located || located.from !== written.table) return []
  const { fault, unsure } = conditions(located, measure)
  const { dialect, value } = located
  const listed = examples.filter((text) => text.length < EXAMPLE_LENGTH).map((text) => dialect.literal(text))
  const either = [
    ...(fault === 'false' ? [] : [fault]),
    ...(unsure && listed.length > 0 ? [`(${unsure} AND ${dialect.text(value)} IN (${listed.join(', ')}))`] : []),
  ]
  return either.length === 0 ? [] : table.placesWhere(either.join(' OR '))
}

function texts(rows: readonly (readonly Value[])[]): string[] {
  return rows.map(([value]) => String(value))
}
