import type { Plan } from '#core/data/checks.ts'
import { judge } from '#core/data/judge.ts'
import { viewQuery } from '#core/data/queries.ts'
import type { DataCheck, DataReport } from '#core/data-report.ts'
import { filesDigest } from '#core/files.ts'
import { ensureLibrary } from './engines/duckdb-library.ts'
import type { Engine, Table } from './engines/engine.ts'
import { type Loaded, runChecks, scopeOf } from './run-checks.ts'
import type { Source } from './sources.ts'

/** For a pattern in JavaScript, and for a query of the contract. */
const LIMIT_MS = 10_000

/** What one schema object of the contract got. */
export interface SourceResult {
  readonly checks: readonly DataCheck[]
  /** Null where there are no data. */
  readonly dataset: DataReport['datasets'][number] | null
}

/**
 * Checks every source by its plan.
 *
 * @throws UserError where the engine cannot be had, and where a file changed meanwhile.
 */
export async function checkSources(
  sources: readonly Source[],
  plans: readonly Plan[],
  log: (line: string) => void,
): Promise<{ engine: string; results: SourceResult[] }> {
  await ensureLibrary(log)
  // Loaded here, not at the top: only now is its native library in place.
  const { openDuckdb } = await import('./engines/duckdb.ts')
  const engine = await openDuckdb(
    sources.flatMap(({ dataset }) => dataset?.files ?? []).map(({ absolute }) => absolute),
  )
  try {
    const tables = new Map<string, Table>()
    for (const { name, dataset } of sources) if (dataset) tables.set(name, await engine.load(dataset))
    if (plans.some(({ checks }) => checks.some(({ measure }) => measure.kind === 'query'))) {
      for (const plan of plans) await nameTable(engine, plan, tables)
    }
    const results: SourceResult[] = []
    for (const plan of plans) {
      const source = sources.find(({ name }) => name === plan.name)
      if (!source) throw new Error(`no source for ${plan.name}`)
      results.push(await checkSource({ engine, plan, others: tables, limit: LIMIT_MS }, source))
    }
    for (const source of sources) await source.confirm()
    return { engine: engine.name, results }
  } finally {
    await engine.close()
  }
}

// Queries of the contract name datasets by their schemas. One that cannot have a name is missed by whoever asks for it.
async function nameTable(engine: Engine, plan: Plan, tables: ReadonlyMap<string, Table>): Promise<void> {
  const table = tables.get(plan.name)
  if (table) await engine.query(viewQuery(plan, table.columns, scopeOf(engine, table))).catch(() => undefined)
}

async function checkSource(asked: Omit<Loaded, 'table'>, { entries, patterns }: Source): Promise<SourceResult> {
  const { plan, others } = asked
  const table = others.get(plan.name)
  if (!table) return { checks: noData(plan, patterns), dataset: null }
  const { rows, columns, checks } = await runChecks({ ...asked, table })
  const facts = { name: plan.name, rows, columns: [...columns], files: [...entries], digest: filesDigest(entries) }
  return { checks, dataset: facts }
}

// Without data no rule has an answer; the row count stands for all of them.
function noData(plan: Plan, patterns: readonly string[]): DataCheck[] {
  const why = `no file matches ${patterns.join(', ')}`
  return plan.checks
    .filter(({ measure }) => measure.kind === 'rows')
    .map((check) => judge(check, { kind: 'error', why }))
}
