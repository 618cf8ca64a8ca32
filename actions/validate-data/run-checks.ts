import type { Check, Field, Measure, Plan } from '#core/data/checks.ts'
import { type Found, judge } from '#core/data/judge.ts'
import { ecmaPattern, toRe2 } from '#core/data/pattern.ts'
import {
  countsQuery,
  distinctQuery,
  duplicatesQuery,
  EXAMPLE_LENGTH,
  examplesQuery,
  MAX_COUNTS_A_SCAN,
  MAX_EXAMPLES,
  patternForJavaScript,
  type ValueCheck,
} from '#core/data/queries.ts'
import { type Bound, type Column, literal } from '#core/data/sql.ts'
import type { DataCheck } from '#core/data-report.ts'
import { messageOf } from '#core/errors.ts'
import type { Engine, Table, Value } from './engines/engine.ts'
import { PatternTimeout, patternWorker } from './pattern-worker.ts'

/** What the checks of one dataset found. */
export interface Measured {
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nulls: number }[]
  readonly checks: readonly DataCheck[]
}

/** One dataset, loaded. */
export interface Loaded {
  readonly engine: Engine
  readonly plan: Plan
  readonly table: Table
  /** Milliseconds that a pattern may take in JavaScript. */
  readonly patternLimit: number
}

/**
 * Measures and judges every check of a plan: all that counts rows in one scan, repeated keys and patterns for JavaScript
 * in one query each, examples only for what does not pass.
 */
export async function runChecks(loaded: Loaded): Promise<Measured> {
  const columns = new Map(loaded.table.columns.map((column) => [column.name, column]))
  const refused = await refusedPatterns(loaded)
  const scanned = await scan(loaded, columns, refused)
  const checks: DataCheck[] = []
  for (const check of loaded.plan.checks) {
    const found = await measure(check, { ...loaded, columns, refused, scanned })
    const judged = judge(check, found)
    const ask = judged.result !== 'pass' && check.open && found.kind === 'count' && found.examples.length === 0
    checks.push(
      ask ? judge(check, { ...found, examples: await examplesOf(check, { ...loaded, columns, refused }) }) : judged,
    )
  }
  return { rows: scanned.rows, columns: scanned.columns, checks }
}

interface Scanned {
  readonly rows: number
  readonly columns: Measured['columns']
  readonly counts: ReadonlyMap<Check, number>
  /** Why the table could not be scanned. */
  readonly problem: string | null
}

interface Known extends Loaded {
  readonly columns: ReadonlyMap<string, Column>
  readonly refused: ReadonlySet<string>
}

// RE2 refuses what would take it too much memory; those patterns go to JavaScript as well.
async function refusedPatterns({ engine, plan }: Loaded): Promise<Set<string>> {
  const refused = new Set<string>()
  for (const { measure } of plan.checks) {
    const pattern = measure.kind === 'values' && measure.fault.kind === 'invalid' ? measure.fault.pattern : null
    const re2 = pattern === null ? null : toRe2(pattern)
    if (re2 === null) continue
    await engine.query(`SELECT regexp_matches('', ${literal(re2)})`).catch(() => refused.add(re2))
  }
  return refused
}

async function scan(
  { engine, plan, table }: Loaded,
  columns: ReadonlyMap<string, Column>,
  refused: ReadonlySet<string>,
): Promise<Scanned> {
  const checks = plan.checks.map((check) => valueCheck(check, columns)).filter((check) => check !== null)
  const counted = checks.filter(({ fault }) => patternForJavaScript(fault, refused) === null)
  const counts = new Map<Check, number>()
  const found: { name: string; type: string; nulls: number }[] = []
  let rows = 0
  try {
    for (
      let start = 0;
      start === 0 || start < Math.max(table.columns.length, counted.length);
      start += MAX_COUNTS_A_SCAN
    ) {
      const some = table.columns.slice(start, start + MAX_COUNTS_A_SCAN)
      const part = counted.slice(start, start + MAX_COUNTS_A_SCAN)
      const [answer = []] = await engine.query(countsQuery(table.sql, some, part))
      rows = Number(answer[0])
      for (const [index, { name, type }] of some.entries()) {
        found.push({ name: shownName(name), type, nulls: rows - Number(answer[1 + index]) })
      }
      for (const [index, { check }] of part.entries()) counts.set(check, Number(answer[1 + some.length + index]))
    }
    return { rows, columns: found, counts, problem: null }
  } catch (thrown) {
    return { rows, columns: found, counts, problem: firstLine(thrown) }
  }
}

function measure(check: Check, known: Known & { readonly scanned: Scanned }): Promise<Found> | Found {
  const { scanned, table, columns } = known
  const { rows } = scanned
  const { measure } = check
  if (measure.kind === 'unreadable') {
    const { count, examples } = table.unreadable
    return { kind: 'count', rows, count, examples }
  }
  if (measure.kind === 'absent') {
    const lacking = columns.has(measure.field.column) ? (table.lackedBy.get(measure.field.column) ?? []) : null
    return { kind: 'count', rows, count: lacking?.length === 0 ? 0 : 1, examples: lacking ?? [] }
  }
  if (scanned.problem !== null) return { kind: 'error', why: `the engine stopped: ${scanned.problem}` }
  if (measure.kind === 'rows') return { kind: 'count', rows, count: rows, examples: [] }
  const absent = fieldsOf(measure).find((field) => !columns.has(field.column))
  if (absent) return { kind: 'impossible', why: `no column ${absent.column}` }
  return guarded(() => (measure.kind === 'duplicates' ? duplicates(measure, known, rows) : values(check, known)))
}

async function guarded(ask: () => Promise<Found>): Promise<Found> {
  try {
    return await ask()
  } catch (thrown) {
    if (thrown instanceof PatternTimeout) {
      return { kind: 'error', why: `the pattern ${thrown.message}; write it without nested repetition` }
    }
    return { kind: 'error', why: `the engine stopped: ${firstLine(thrown)}` }
  }
}

async function values(check: Check, known: Known & { readonly scanned: Scanned }): Promise<Found> {
  const { rows, counts } = known.scanned
  const count = counts.get(check)
  if (count !== undefined) return { kind: 'count', rows, count, examples: [] }
  const bound = valueCheck(check, known.columns)
  const pattern = bound && patternForJavaScript(bound.fault, known.refused)
  if (!bound || pattern === null || pattern === undefined) throw new Error(`${check.id} was not counted`)
  return { kind: 'count', rows, ...(await unmatched(bound, pattern, known)) }
}

async function unmatched(
  bound: ValueCheck,
  pattern: string,
  { engine, table, patternLimit }: Loaded,
): Promise<{ count: number; examples: string[] }> {
  const worker = patternWorker(ecmaPattern(pattern), patternLimit)
  const faulty: { text: string; count: number }[] = []
  let total = 0
  try {
    for await (const portion of engine.stream(distinctQuery(table.sql, bound))) {
      const matched = await worker.matches(portion.map(([text]) => String(text)))
      for (const [index, [text, unlisted, n]] of portion.entries()) {
        if (matched[index] && unlisted !== true) continue
        total += Number(n)
        faulty.push({ text: Array.from(String(text)).slice(0, EXAMPLE_LENGTH).join(''), count: Number(n) })
      }
      faulty.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).splice(MAX_EXAMPLES)
    }
    return { count: total, examples: faulty.map(({ text }) => text) }
  } finally {
    await worker.close()
  }
}

async function duplicates(
  measure: Extract<Measure, { kind: 'duplicates' }>,
  { engine, table, columns }: Known,
  rows: number,
): Promise<Found> {
  const bounds = measure.fields.map((field) => boundOf(field, columns)).filter((bound) => bound !== null)
  const [answer = []] = await engine.query(duplicatesQuery(table.sql, bounds, measure.nulls))
  return { kind: 'count', rows, count: Number(answer[0]), examples: texts(answer[1]) }
}

async function examplesOf(check: Check, { engine, table, columns, refused }: Known): Promise<string[]> {
  const bound = valueCheck(check, columns)
  if (!bound || bound.fault.kind === 'null' || patternForJavaScript(bound.fault, refused) !== null) return []
  const rows = await engine.query(examplesQuery(table.sql, bound))
  return rows.map(([value]) => String(value))
}

function valueCheck(check: Check, columns: ReadonlyMap<string, Column>): ValueCheck | null {
  if (check.measure.kind !== 'values') return null
  const bound = boundOf(check.measure.field, columns)
  return bound && { check, bound, fault: check.measure.fault }
}

function boundOf(field: Field, columns: ReadonlyMap<string, Column>): Bound | null {
  const column = columns.get(field.column)
  return column ? { field, column } : null
}

function fieldsOf(measure: Extract<Measure, { kind: 'values' | 'duplicates' }>): readonly Field[] {
  return measure.kind === 'values' ? [measure.field] : measure.fields
}

function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function shownName(name: string): string {
  const characters = Array.from(name.toWellFormed())
  return characters.length <= 200 ? characters.join('') : `${characters.slice(0, 200).join('')}…`
}

function firstLine(thrown: unknown): string {
  return messageOf(thrown).split('\n')[0] ?? ''
}
