import type { Plan } from '#core/data/checks.ts'
import type { ReadContract } from '#core/data/contract-reader.ts'
import { judge } from '#core/data/judge.ts'
import { plainKinds } from '#core/data/plain-kinds.ts'
import { viewQuery } from '#core/data/queries.ts'
import type { DataCheck, DataReport } from '#core/data-report.ts'
import { filesDigest } from '#core/files.ts'
import type { Engine, Table } from './engines/engine.ts'
import { type EngineChoice, openEngine } from './engines/open-engine.ts'
import { type Lessons, learn, type Quest } from './learning.ts'
import { type Answers, foresee, type Outlook } from './learning-outlook.ts'
import { questSources } from './learning-quest.ts'
import { type Loaded, runChecks, scopeOf } from './run-checks.ts'
import type { Source } from './sources.ts'
import { unlearned } from './unlearned.ts'

/** For a pattern in JavaScript, and for a query of the contract. */
const LIMIT_MS = 10_000

/** What one schema object of the contract got. */
export interface SourceResult {
  readonly checks: readonly DataCheck[]
  /** Null where there are no data. */
  readonly dataset: DataReport['datasets'][number] | null
  /** What the scan answered beside the checks. */
  readonly beside: Answers
}

export interface Checking {
  readonly engine: EngineChoice
  readonly log: (line: string) => void
  /** What to look for beside the contract, whose schema the plans are of; absent where nothing is. */
  readonly study?: { readonly quest: Quest; readonly contract: ReadContract }
}

/**
 * Checks every source by its plan, and studies what the contract does not ask.
 *
 * @throws UserError where the engine cannot be had, and where a file changed meanwhile.
 */
export async function checkSources(
  sources: readonly Source[],
  plans: readonly Plan[],
  { engine: choice, log, study }: Checking,
): Promise<{ engine: string; results: SourceResult[]; lessons: Lessons | null }> {
  const readable = [...sources, ...(study ? questSources(study.quest) : [])]
  const engine = await openEngine(
    choice,
    readable.flatMap(({ dataset }) => dataset ?? []),
    log,
  )
  try {
    const tables = new Map<string, Table>()
    const kinds = new Map(plans.map((plan) => [plan.name, plainKinds(plan)]))
    for (const { name, dataset } of sources) {
      const plain = kinds.get(name)
      if (dataset) tables.set(name, await engine.load({ ...dataset, ...(plain && { plain }) }))
    }
    if (plans.some(({ checks }) => checks.some(({ measure }) => measure.kind === 'query'))) {
      for (const plan of plans) await nameTable(engine, plan, tables)
    }
    const results: SourceResult[] = []
    const outlooks = new Map<string, Outlook>()
    for (const plan of plans) {
      const source = sources.find(({ name }) => name === plan.name)
      if (!source) throw new Error(`no source for ${plan.name}`)
      const outlook = study ? await foreseen(engine, study, { plan, tables }) : null
      if (outlook) outlooks.set(plan.name, outlook)
      const beside = outlook?.scans[0]?.counts
      results.push(await checkSource({ engine, plan, others: tables, limit: LIMIT_MS, beside }, source))
    }
    const lessons = study ? await studied(engine, study, { plans, tables, results, outlooks }) : null
    for (const source of readable) await source.confirm()
    return { engine: engine.name, results: results.map((result) => withLesson(result, lessons)), lessons }
  } finally {
    await engine.close()
  }
}

interface Checked {
  readonly plans: readonly Plan[]
  readonly tables: ReadonlyMap<string, Table>
  readonly results: readonly SourceResult[]
  readonly outlooks: ReadonlyMap<string, Outlook>
}

async function studied(engine: Engine, study: Study, checked: Checked): Promise<Lessons> {
  const { plans, tables, results, outlooks } = checked
  if (!engine.learns) return unlearned(plans[0]?.name ?? '', study.quest, engine.name)
  const loaded = plans.flatMap((plan) => {
    const one = loadedOf(study, plan, tables)
    const result = results.find(({ dataset }) => dataset?.name === plan.name)
    // Without rows the contract's row count says so.
    if (!one || !result?.dataset?.rows) return []
    const outlook = outlooks.get(plan.name)
    return [{ ...one, foreseen: outlook && { outlook, answers: result.beside } }]
  })
  return learn(engine, loaded, study.quest)
}

type Study = NonNullable<Checking['study']>

function loadedOf({ contract }: Study, plan: Plan, tables: ReadonlyMap<string, Table>) {
  const object = contract.contract.schema.find(({ name }) => name === plan.name)
  const table = tables.get(plan.name)
  return object && table ? { plan, object, table } : null
}

async function foreseen(
  engine: Engine,
  study: Study,
  { plan, tables }: { readonly plan: Plan; readonly tables: ReadonlyMap<string, Table> },
): Promise<Outlook | null> {
  const loaded = loadedOf(study, plan, tables)
  return loaded && foresee(engine, loaded, study.quest)
}

function withLesson({ dataset, ...result }: SourceResult, lessons: Lessons | null): SourceResult {
  return { ...result, dataset: dataset && { ...dataset, ...lessons?.datasets.get(dataset.name) } }
}

// Queries of the contract name datasets by their schemas. One that cannot have a name is missed by whoever asks for it.
export async function nameTable(engine: Engine, plan: Plan, tables: ReadonlyMap<string, Table>): Promise<void> {
  const table = tables.get(plan.name)
  if (!table) return
  const { columns, sql } = table.written ?? table
  await engine.query(viewQuery(plan, columns, scopeOf(engine, { columns, sql }))).catch(() => undefined)
}

async function checkSource(
  asked: Omit<Loaded, 'table'>,
  { entries, patterns, problem }: Source,
): Promise<SourceResult> {
  const { plan, others } = asked
  const table = others.get(plan.name)
  if (!table) {
    const why = problem ?? `no file matches ${patterns.join(', ')}`
    return { checks: noData(plan, why), dataset: null, beside: null }
  }
  const { rows, columns, checks, beside } = await runChecks({ ...asked, table })
  const facts = { name: plan.name, rows, columns: [...columns], files: [...entries], digest: filesDigest(entries) }
  return { checks, dataset: facts, beside }
}

// Without data no rule has an answer; the row count stands for all of them.
function noData(plan: Plan, why: string): DataCheck[] {
  return plan.checks
    .filter(({ measure }) => measure.kind === 'rows')
    .map((check) => judge(check, { kind: 'error', why }))
}
