import type { Plan } from '#core/data/checks.ts'
import type { SchemaObject } from '#core/data/contract.ts'
import { compareColumn, type SharedCells } from '#core/data/drift-column.ts'
import { type Compared, judgeDrift } from '#core/data/drift-finding.ts'
import { findingOf } from '#core/data/finding.ts'
import { type LabelledColumn, labelMissingness, leakingFeatures } from '#core/data/leakage-feature.ts'
import { profileOf, type ReferenceColumn } from '#core/data/profile.ts'
import type { Feature } from '#core/data/profile-feature.ts'
import type { Tally } from '#core/data/profile-tally.ts'
import type { ColumnProfile, DataReport, Drift, Finding, GroupProfile } from '#core/data-report.ts'
import type { DatasetPolicy } from '#core/dataset-policy.ts'
import type { Engine, Table } from './engines/engine.ts'
import {
  type Counted,
  columnScans,
  countColumns,
  countedIn,
  type Shape,
  shapeOf,
  shapeOver,
} from './learning-columns.ts'
import { askGroups } from './learning-groups.ts'
import { type AskedLabel, askLabel } from './learning-label.ts'
import { type Answers, type Outlook, outlookOf, type Problem, subjectOf } from './learning-outlook.ts'
import { askSplits } from './learning-splits.ts'
import { type Reference, referenceFacts } from './reference.ts'
import type { Source } from './sources.ts'

/** A dataset that the checks have loaded. */
export interface Loaded {
  readonly plan: Plan
  readonly object: SchemaObject
  readonly table: Table
  /** Where its columns were looked at before, and counted in the scan of the checks: null where that could not be. */
  readonly foreseen?: { readonly outlook: Outlook; readonly answers: Answers } | undefined
}

/** What to look for beside the contract. */
export interface Quest {
  /** The policy's; null where the inputs named contract and model, and no policy was read. */
  readonly dataset: DatasetPolicy | null
  /** The positive label, as the policy writes it. */
  readonly positive: string | null
  /** The policy's name of the column that names a row. */
  readonly id: string | null
  /** Milliseconds since 1970. */
  readonly now: number
  /** Null where none was asked for. */
  readonly reference: Reference | null
  readonly splits: { readonly train: Source; readonly test: Source } | null
}

/** What was learned of one dataset. */
export interface Learned {
  readonly profile: ColumnProfile[]
  readonly drift?: Drift[]
  readonly groups?: GroupProfile[]
}

export interface Lessons {
  readonly datasets: ReadonlyMap<string, Learned>
  readonly findings: readonly Finding[]
  readonly reference?: DataReport['reference']
}

/** A dataset with its columns, while it is looked at. */
export interface Subject extends Loaded {
  readonly engine: Engine
  readonly features: readonly Feature[]
}

interface Seen {
  readonly profile: ColumnProfile
  readonly compared: Compared
  readonly labelled: LabelledColumn
}

/** Profiles all datasets, compares them with the reference, and looks for leakage and uneven groups where the policy's `dataset` asks. */
export async function learn(engine: Engine, loaded: readonly Loaded[], quest: Quest): Promise<Lessons> {
  const subjects = loaded.map((one) => subjectOf(engine, one))
  const main = mainSubject(subjects, quest.dataset)
  const datasets = new Map<string, Learned>()
  const compared = new Map<string, Compared[]>()
  const findings: Finding[] = []
  let rows = 0
  for (const subject of subjects) {
    const schema = subject.plan.name
    const asked = subject === main ? await askLabel(subject, quest) : null
    const outlook = subject.foreseen?.outlook ?? (await outlookOf(subject, { asked, reference: quest.reference }))
    const seen = await seeColumns(outlook, subject.foreseen?.answers ?? null)
    rows += seen.referenceRows
    if (seen.problem !== null) findings.push(uncompared(schema, seen.problem))
    if (seen.problem === null && quest.reference)
      compared.set(
        schema,
        seen.columns.map((column) => column.compared),
      )
    if (asked) findings.push(...labelFindings(schema, asked, seen.columns))
    const groups = subject === main ? await askGroups(subject, { quest, label: asked?.label ?? null }) : null
    findings.push(...(groups?.findings ?? []))
    if (subject === main) findings.push(...(await askSplits(subject, quest)))
    datasets.set(schema, {
      profile: seen.columns.map((column) => column.profile),
      ...(groups && groups.groups.length > 0 && { groups: groups.groups }),
    })
  }
  const judged = judgeDrift(compared)
  for (const [schema, { drift, findings: found }] of judged) {
    findings.push(...found)
    const learned = datasets.get(schema)
    if (learned) datasets.set(schema, { ...learned, drift })
  }
  return { datasets, findings: worstFirst(findings), reference: referenceFacts(quest.reference, rows) }
}

/** The dataset that label, time and groups belong to: the first that has one of these columns, or else the first of all. */
function mainSubject(subjects: readonly Subject[], dataset: DatasetPolicy | null): Subject | undefined {
  const names = [dataset?.label, dataset?.time, ...(dataset?.protected ?? [])].filter((name) => name !== undefined)
  const has = ({ table }: Subject) => table.columns.some(({ name }) => names.includes(name))
  return subjects.find(has) ?? subjects[0]
}

function uncompared(schema: string, { result, why }: Problem): Finding {
  const said = { result, expected: 'columns distributed as in the reference', found: why }
  return findingOf({ kind: 'drift', schema, column: null }, said)
}

function labelFindings(schema: string, { label, rows, problem }: AskedLabel, columns: readonly Seen[]): Finding[] {
  if (!label) {
    return (['leaking-feature', 'label-missingness'] as const).map((kind) =>
      findingOf(
        { kind, schema, column: null },
        { result: 'error', expected: 'a label to compare with', found: problem },
      ),
    )
  }
  const others = columns.map(({ labelled }) => labelled).filter(({ column }) => column !== label.column)
  const labelled = { schema, label, rows, columns: others }
  return [...leakingFeatures(labelled), ...labelMissingness(labelled)]
}

interface SeenColumns {
  readonly columns: readonly Seen[]
  readonly referenceRows: number
  readonly problem: Problem | null
}

async function seeColumns({ side, other, earlier, ranges, scans }: Outlook, answers: Answers): Promise<SeenColumns> {
  const [scan] = scans
  const ours = scan && answers ? countedIn(side, scan, answers) : await countColumns(side, scans)
  const theirs =
    other?.kind === 'side'
      ? await countColumns(other.side, columnScans(other.side, other.looks, ranges))
      : new Map<string, Counted>()
  const columns: Seen[] = []
  let referenceRows = 0
  for (const [name, counted] of ours) {
    const [known, drawnBefore] = [theirs.get(name) ?? null, earlier.get(name) ?? null]
    const shape = drawnBefore?.histogram
      ? shapeOver(counted, drawnBefore.histogram, ranges.get(name))
      : shapeOf(counted, known, ranges.get(name))
    const column = drawnBefore?.column ?? (known && referenceColumn(known.tally))
    referenceRows = Math.max(referenceRows, column?.rows ?? 0)
    columns.push(
      see({ counted, shape, reference: column, sd: drawnBefore?.sd ?? known?.tally.numbers?.spread.sd ?? 0 }),
    )
  }
  const empty: Problem = { result: 'error', why: 'the reference has no rows, or none of these columns' }
  const there = other?.kind === 'side' || other?.kind === 'columns'
  return {
    columns,
    referenceRows,
    problem: other?.kind === 'problem' ? other : there && referenceRows === 0 ? empty : null,
  }
}

function referenceColumn({ rows, missing, values }: Tally): ReferenceColumn {
  const counts = values && new Map(values.map(({ text, count }) => [text, count]))
  return { rows, missing, values: counts, others: 0, buckets: null, classified: false }
}

interface Look {
  readonly counted: Counted
  readonly shape: Shape
  readonly reference: ReferenceColumn | null
  readonly sd: number
}

function see({ counted: { feature, tally }, shape, reference, sd }: Look): Seen {
  const { open } = feature
  const name = feature.bound.column.name
  const cells: SharedCells | null = shape.shared && { ...shape.shared, sd }
  const { histogram } = shape
  return {
    profile: profileOf({ name, open, current: tally, histogram, reference }),
    compared: compareColumn({ feature, current: tally, reference, cells }),
    labelled: {
      column: name,
      cells: feature.names ? null : labelCells(tally, shape),
      missing: tally.missingClasses,
    },
  }
}

function labelCells(tally: Tally, { classes }: Shape): LabelledColumn['cells'] {
  if (classes) return { kind: 'ordered', classes }
  if (!tally.values || tally.values.length === 0) return null
  const ofValues = tally.missingClasses.map((missing, index) => [
    missing,
    ...(tally.values ?? []).map((value) => value.classes[index] ?? 0),
  ])
  return { kind: 'categories', classes: ofValues }
}

const ORDER: readonly Finding['result'][] = ['error', 'fail', 'warn', 'pass']

function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
}
