import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readContract } from '#core/data/contract-reader.ts'
import { plansOf } from '#core/data/plan.ts'
import type { DataCheck } from '#core/data-report.ts'
import { nameTable } from '../../actions/validate-data/check-sources.ts'
import type { Engine, Table } from '../../actions/validate-data/engines/engine.ts'
import { openEngine } from '../../actions/validate-data/engines/open-engine.ts'
import { runChecks } from '../../actions/validate-data/run-checks.ts'
import { findSources, type Source } from '../../actions/validate-data/sources.ts'

export interface Case {
  /** The `schema` of the contract, as YAML. */
  readonly schema: string
  /** More of the contract, as YAML. */
  readonly more?: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly data?: readonly string[]
}

/** What both engines find: under each id what differs between engines by nature is left out. */
export interface Findings {
  readonly rows: Record<string, number>
  readonly nulls: Record<string, Record<string, number>>
  readonly checks: Record<string, Partial<DataCheck>>
}

const NOW = '2024-06-01T00:00:00Z'

/** The findings of DuckDB and of an open Spark on the same files. */
export async function bothFind(spark: Engine, given: Case): Promise<{ duckdb: Findings; spark: Findings }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'holdout-two-engines-')))
  for (const [path, content] of Object.entries(given.files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const text = `apiVersion: v3.1.0\nkind: DataContract\nid: test\nversion: 1.0.0\nstatus: active\nschema:\n${given.schema}\n${given.more ?? ''}`
  const contract = readContract(text, 'contract.yaml')
  const sources = await findSources({ root, contract, data: given.data ?? Object.keys(given.files) })
  const plans = plansOf(contract, NOW)
  const datasets = sources.flatMap(({ dataset }) => dataset ?? [])
  const duckdb = await openEngine({ name: 'duckdb', address: '' }, datasets, () => {})
  try {
    return { duckdb: await find(duckdb, sources, plans), spark: await find(spark, sources, plans) }
  } finally {
    await duckdb.close()
  }
}

async function find(engine: Engine, sources: readonly Source[], plans: ReturnType<typeof plansOf>): Promise<Findings> {
  const tables = new Map<string, Table>()
  for (const { name, dataset } of sources) if (dataset) tables.set(name, await engine.load(dataset))
  for (const plan of plans) await nameTable(engine, plan, tables)
  const findings: Findings = { rows: {}, nulls: {}, checks: {} }
  for (const plan of plans) {
    const table = tables.get(plan.name)
    if (!table) continue
    const measured = await runChecks({ engine, plan, table, others: tables, limit: 10_000 })
    findings.rows[plan.name] = measured.rows
    findings.nulls[plan.name] = Object.fromEntries(measured.columns.map(({ name, nulls }) => [name, nulls]))
    for (const { places: _, ...check } of measured.checks) findings.checks[check.id] = check
  }
  return findings
}
