import { plainKinds } from '#core/data/plain-kinds.ts'
import { featuresOf } from '#core/data/profile-feature.ts'
import type { Engine, Table, Value } from './engines/engine.ts'
import type { Loaded, Quest, Subject } from './learning.ts'
import {
  type ColumnScan,
  columnScans,
  type Looks,
  measureColumns,
  type Ranges,
  rangesOf,
  type Side,
} from './learning-columns.ts'
import type { AskedLabel } from './learning-label.ts'
import { type EarlierColumn, earlierColumns, type Reference } from './reference.ts'

/** What is known of the columns of a dataset before they are counted. */
export interface Outlook {
  readonly side: Side
  readonly other: OtherData | null
  /** Columns of an earlier report. */
  readonly earlier: ReadonlyMap<string, EarlierColumn>
  readonly ranges: ReadonlyMap<string, Ranges>
  readonly scans: readonly ColumnScan[]
}

/** What a scan answered; null where it was not asked. */
export type Answers = readonly (readonly Value[])[] | null

interface View {
  readonly asked: AskedLabel | null
  readonly reference: Reference | null
}

/** Why nothing was compared: `pass` where there is nothing yet to compare with. */
export interface Problem {
  readonly result: 'pass' | 'error'
  readonly why: string
}

/** What the data are compared with. */
export type OtherData =
  | { readonly kind: 'side'; readonly side: Side; readonly looks: Looks }
  | { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, EarlierColumn> }
  | ({ readonly kind: 'problem' } & Problem)

/**
 * Looks at the columns of a dataset before its rules are checked, so that one scan does both; null where a label has to be counted
 * first, where one scan cannot hold all columns, and where the look fails, which is then said after the checks.
 */
export async function foresee(engine: Engine, loaded: Loaded, quest: Quest): Promise<Outlook | null> {
  if (!engine.learns || quest.dataset?.label !== undefined) return null
  const view = { asked: null, reference: quest.reference }
  const outlook = await outlookOf(subjectOf(engine, loaded), view).catch(() => null)
  return outlook?.scans.length === 1 ? outlook : null
}

/** A loaded dataset with its columns. */
export function subjectOf(engine: Engine, loaded: Loaded): Subject {
  const { plan, object, table } = loaded
  return { ...loaded, engine, features: featuresOf(plan, object, table.columns) }
}

/** Looks at the columns of a dataset and of what it is compared with. */
export async function outlookOf(subject: Subject, { asked, reference }: View): Promise<Outlook> {
  const { engine, table, features } = subject
  const conditions = asked?.label?.classes ?? []
  const classes = conditions.map(({ condition }, index) => ({ condition, rows: asked?.rows[index] ?? 0 }))
  const side: Side = { engine, table: table.sql, features, classes }
  const other = reference && (await otherData(subject, reference))
  const looks = await measureColumns(side, other?.kind === 'side' ? other.looks : null)
  const earlier = other?.kind === 'columns' ? other.columns : new Map<string, EarlierColumn>()
  const drawn = new Map(Array.from(earlier, ([name, { histogram }]) => [name, histogram]))
  const ranges = rangesOf(looks, other?.kind === 'side' ? other.looks : null, drawn)
  return { side, other, earlier, ranges, scans: columnScans(side, looks, ranges) }
}

async function otherData({ engine, plan, object }: Subject, reference: Reference): Promise<OtherData> {
  const problem = (why: string): OtherData => ({ kind: 'problem', result: 'error', why })
  if (reference.kind === 'none')
    return { kind: 'problem', result: 'pass', why: `nothing to compare with: ${reference.why}` }
  if (reference.kind === 'report') {
    const columns = earlierColumns(reference.report, plan.name)
    return columns
      ? { kind: 'columns', columns }
      : problem(`the report of ${reference.name} has no profile of ${plan.name}`)
  }
  const source = reference.sources.get(plan.name)
  if (!source) return problem(`the input 'reference' names no files of ${plan.name}`)
  if (!source.dataset) return problem(`no file matches ${source.patterns.join(', ')}`)
  const table = await engine.load({ ...source.dataset, plain: plainKinds(plan) })
  const side: Side = { engine, table: table.sql, features: featuresOf(plan, object, table.columns), classes: [] }
  const looks = await measureColumns(side)
  // What cannot be read is known after the first scan.
  const fault = faultOf(table)
  return fault === null ? { kind: 'side', side, looks } : problem(`the reference cannot be read: ${fault}`)
}

/** The first thing in a table that cannot be read; null where all of it can. */
export function faultOf({ unreadable: { count, examples } }: Table): string | null {
  return count === 0 ? null : (examples[0] ?? 'a line')
}
