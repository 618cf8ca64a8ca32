import type { Plan } from '#core/data/checks.ts'
import { judge } from '#core/data/judge.ts'
import type { DataCheck, DataReport } from '#core/data-report.ts'
import { filesDigest } from '#core/files.ts'
import { ensureLibrary } from './engines/duckdb-library.ts'
import type { Engine } from './engines/engine.ts'
import { runChecks } from './run-checks.ts'
import type { Source } from './sources.ts'

const PATTERN_LIMIT_MS = 10_000

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
    const results: SourceResult[] = []
    for (const plan of plans) {
      const source = sources.find(({ name }) => name === plan.name)
      if (!source) throw new Error(`no source for ${plan.name}`)
      results.push(await checkSource(engine, source, plan))
      await source.confirm()
    }
    return { engine: engine.name, results }
  } finally {
    await engine.close()
  }
}

async function checkSource(engine: Engine, source: Source, plan: Plan): Promise<SourceResult> {
  const { dataset, entries, patterns } = source
  if (!dataset) return { checks: noData(plan, patterns), dataset: null }
  const table = await engine.load(dataset)
  const { rows, columns, checks } = await runChecks({ engine, plan, table, patternLimit: PATTERN_LIMIT_MS })
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
