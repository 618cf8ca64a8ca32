import type { Plan } from '#core/data/checks.ts'
import type { SchemaObject } from '#core/data/contract.ts'
import { compareColumn, type SharedCells } from '#core/data/drift-column.ts'
import { type Compared, judgeDrift } from '#core/data/drift-finding.ts'
import { findingOf } from '#core/data/finding.ts'
import { type LabelledColumn, labelMissingness, leakingFeatures } from '#core/data/leakage-feature.ts'
import { profileOf, type ReferenceColumn } from '#core/data/profile.ts'
import { type Feature, featuresOf } from '#core/data/profile-feature.ts'
import type { Tally } from '#core/data/profile-tally.ts'
import type { ColumnProfile, Drift, Finding, GroupProfile } from '#core/data-report.ts'
import type { DatasetPolicy } from '#core/dataset-policy.ts'
import type { Engine, Table } from './engines/engine.ts'
import { countColumns, type Shape, type Side, shapeOf, shapeOver } from './learning-columns.ts'
import { askGroups } from './learning-groups.ts'
import { type AskedLabel, askLabel } from './learning-label.ts'
import { askSplits } from './learning-splits.ts'
import { type EarlierColumn, earlierColumns, type Reference } from './reference.ts'
import type { Source } from './sources.ts'

/** A dataset that the checks have loaded. */
export interface Loaded {
  readonly plan: Plan
  readonly object: SchemaObject
  readonly table: Table
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
  const subjects = loaded.map((one) => ({
    ...{ ...one, engine },
    features: featuresOf(one.plan, one.object, one.table.columns),
  }))
  const main = mainSubject(subjects, quest.dataset)
  const datasets = new Map<string, Learned>()
  const compared = new Map<string, Compared[]>()
  const findings: Finding[] = []
  for (const subject of subjects) {
    const schema = subject.plan.name
    const asked = subject === main ? await askLabel(subject, quest) : null
    const seen = await seeColumns(subject, { asked, reference: quest.reference })
    if (seen.problem !== null) findings.push(unanswered(schema, seen.problem))
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
  return { datasets, findings: worstFirst(findings) }
}

/** The dataset that label, time and groups belong to: the first that has one of these columns, or else the first of all. */
function mainSubject(subjects: readonly Subject[], dataset: DatasetPolicy | null): Subject | undefined {
  const names = [dataset?.label, dataset?.time, ...(dataset?.protected ?? [])].filter((name) => name !== undefined)
  const has = ({ table }: Subject) => table.columns.some(({ name }) => names.includes(name))
  return subjects.find(has) ?? subjects[0]
}

function unanswered(schema: string, why: string): Finding {
  const said = { result: 'error', expected: 'columns distributed as in the reference', found: why } as const
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

interface View {
  readonly asked: AskedLabel | null
  readonly reference: Reference | null
}

async function seeColumns(
  subject: Subject,
  { asked, reference }: View,
): Promise<{ columns: Seen[]; problem: string | null }> {
  const { engine, plan, object, table, features } = subject
  const conditions = asked?.label?.classes.map(({ condition }) => condition) ?? []
  const sides = await countColumns({ engine, table: table.sql, features, conditions })
  const other = reference && (await referenceSides({ engine, plan, object, reference }))
  const problem = other?.kind === 'problem' ? other.why : null
  const columns: Seen[] = []
  for (const feature of features) {
    const side = sides.get(feature.bound.column.name)
    if (!side) continue
    const name = feature.bound.column.name
    const theirs = other?.kind === 'sides' ? (other.sides.get(name) ?? null) : null
    const earlier = other?.kind === 'columns' ? (other.columns.get(name) ?? null) : null
    const shape = earlier?.histogram ? await shapeOver(side, earlier.histogram) : await shapeOf(side, theirs)
    const column = earlier?.column ?? (theirs && referenceColumn(theirs.tally))
    columns.push(see({ side, shape, reference: column, sd: earlier?.sd ?? theirs?.tally.numbers?.spread.sd ?? 0 }))
  }
  return { columns, problem }
}

type OtherSides =
  | { readonly kind: 'sides'; readonly sides: ReadonlyMap<string, Side> }
  | { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, EarlierColumn> }
  | { readonly kind: 'problem'; readonly why: string }

async function referenceSides({
  engine,
  plan,
  object,
  reference,
}: Pick<Subject, 'engine' | 'plan' | 'object'> & { readonly reference: Reference }): Promise<OtherSides | null> {
  if (reference.kind === 'none') return null
  if (reference.kind === 'report') {
    const columns = earlierColumns(reference.report, plan.name)
    return columns
      ? { kind: 'columns', columns }
      : { kind: 'problem', why: `${reference.name} has no profile of ${plan.name}` }
  }
  const source = reference.sources.get(plan.name)
  if (!source) return { kind: 'problem', why: `the input 'reference' names no files of ${plan.name}` }
  if (!source.dataset) return { kind: 'problem', why: `no file matches ${source.patterns.join(', ')}` }
  const table = await engine.load(source.dataset)
  if (table.unreadable.count > 0) {
    return { kind: 'problem', why: `the reference cannot be read: ${table.unreadable.examples[0] ?? ''}` }
  }
  const features = featuresOf(plan, object, table.columns)
  return { kind: 'sides', sides: await countColumns({ engine, table: table.sql, features, conditions: [] }) }
}

function referenceColumn({ rows, missing, values }: Tally): ReferenceColumn {
  const counts = values && new Map(values.map(({ text, count }) => [text, count]))
  return { rows, missing, values: counts, others: 0, classified: false }
}

interface Look {
  readonly side: Side
  readonly shape: Shape
  readonly reference: ReferenceColumn | null
  readonly sd: number
}

function see({ side, shape, reference, sd }: Look): Seen {
  const { feature, tally } = side
  const { open } = feature
  const name = feature.bound.column.name
  const cells: SharedCells | null = shape.shared && { ...shape.shared, sd }
  const { histogram } = shape
  return {
    profile: profileOf({ name, open, current: tally, histogram, reference }),
    compared: compareColumn({ feature, current: tally, reference, cells }),
    labelled: {
      column: name,
      cells: feature.key === null ? labelCells(tally, shape) : null,
      missing: tally.missingClasses,
    },
  }
}

function labelCells(tally: Tally, { cells }: Shape): LabelledColumn['cells'] {
  if (cells) return { kind: 'ordered', classes: cells.classes }
  if (!tally.values || tally.values.length === 0) return null
  const classes = tally.missingClasses.map((missing, index) => [
    missing,
    ...(tally.values ?? []).map(({ classes: of }) => of[index] ?? 0),
  ])
  return { kind: 'categories', classes }
}

const ORDER: readonly Finding['result'][] = ['error', 'fail', 'warn', 'pass']

function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
}
