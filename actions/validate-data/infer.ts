import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import { readContract } from '#core/data/contract-reader.ts'
import { type Draft, draftOf, without } from '#core/data/infer.ts'
import { contractText, type Inferred } from '#core/data/infer-text.ts'
import { plansOf } from '#core/data/plan.ts'
import type { DataCheck } from '#core/data-report.ts'
import { UserError } from '#core/errors.ts'
import { filesDigest } from '#core/files.ts'
import { inferredSummary } from '#core/report/inferred-summary.ts'
import { insideWorkspace, workspace } from '../lib/files.ts'
import type { Result } from '../lib/run.ts'
import { ensureLibrary } from './engines/duckdb-library.ts'
import type { Dataset, Engine, Table } from './engines/engine.ts'
import { columnFacts } from './infer-columns.ts'
import { runChecks } from './run-checks.ts'
import { findFiles, type Source } from './sources.ts'

/** What `mode: infer` is asked. */
export interface Wanted {
  /** Lines of the input `data`. */
  readonly data: readonly string[] | undefined
  /** The input `contract-path`. */
  readonly path: string
}

/** Looks with the checks, at most; each takes away what did not hold. */
const MAX_LOOKS = 4

/** For a check, in milliseconds. */
const LIMIT_MS = 60_000

/**
 * Writes a first contract that the data pass: it is checked as any contract is before it is written, and what does not hold
 * is taken out.
 *
 * @throws UserError where there is a file already, no data, or lines that cannot be read.
 */
export async function inferContract({ data = [], path }: Wanted, log: (line: string) => void): Promise<Result> {
  const absolute = await insideWorkspace(path)
  const shown = relative(workspace(), absolute).split(sep).join('/')
  await refuseExisting(absolute, shown)
  if (data.length === 0) {
    throw new UserError("input 'data': needed to infer a contract; name the files, for example data/*.csv")
  }
  const source = await findFiles(workspace(), { name: nameOf(data), patterns: data, server: null })
  const { dataset } = source
  if (!dataset) throw new UserError(`input 'data': no file matches ${data.join(', ')}`)
  await ensureLibrary(log)
  // Loaded here, not at the top: only now is its native library in place.
  const { openDuckdb } = await import('./engines/duckdb.ts')
  const engine = await openDuckdb(
    dataset.files.map((file) => file.absolute),
    log,
  )
  try {
    const table = await engine.load(dataset)
    const { inferred, left } = await look({ engine, table }, source, dataset)
    const proven = await proof({ engine, table }, inferred)
    await source.confirm()
    await mkdir(dirname(absolute), { recursive: true })
    await writeFile(absolute, proven.contract, { flag: 'wx' })
    const { rows, server } = inferred
    const { properties } = proven
    return {
      outputs: {
        outcome: 'pass',
        'contract-path': shown,
        rows,
        'failed-checks': 0,
        'data-digest': filesDigest(source.entries),
      },
      summary: inferredSummary({
        ...{ path: shown, rows, properties: properties.length, withoutServer: server === null },
        key: properties.find(({ primaryKey }) => primaryKey)?.name ?? null,
        left: [...left, ...namesWithout(inferred.properties, properties)],
      }),
    }
  } finally {
    await engine.close()
  }
}

function namesWithout(all: readonly Draft[], kept: readonly Draft[]): string[] {
  const names = new Set(kept.map(({ name }) => name))
  return all.map(({ name }) => name).filter((name) => !names.has(name))
}

async function refuseExisting(absolute: string, shown: string): Promise<void> {
  const there = await lstat(absolute).then(
    () => true,
    () => false,
  )
  if (there)
    throw new UserError(`${shown}: is there already; remove it, or set the input 'contract-path' to a new file`)
}

/** The first name in the first pattern that is one: `data/flights-3m.parquet` is flights_3m. */
function nameOf(patterns: readonly string[]): string {
  const parts = (patterns[0] ?? '').split('/').reverse()
  const words = parts.map((part) =>
    part
      .replace(/\..*$/, '')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, ''),
  )
  return words.find((word) => word !== '')?.slice(0, 100) ?? 'data'
}

interface Opened {
  readonly engine: Engine
  readonly table: Table
}

async function look(
  { engine, table }: Opened,
  source: Source,
  dataset: Dataset,
): Promise<{ inferred: Inferred; left: string[] }> {
  // A contract asks for its columns in every file.
  const columns = table.columns.filter(({ name }) => !table.lackedBy.has(name))
  const { rows, facts } = await columnFacts(engine, table, columns)
  const { count, examples } = table.unreadable
  if (count > 0) {
    throw new UserError(`${count} lines or files cannot be read (${examples[0]}); mend them, then infer again`)
  }
  if (rows === 0) throw new UserError(`${source.patterns.join(', ')}: no rows, so nothing to infer from`)
  const { properties, left } = draftOf(facts)
  return {
    inferred: { name: source.name, server: serverOf(source, dataset), rows, properties },
    left: [...table.lackedBy.keys(), ...left],
  }
}

function serverOf({ patterns }: Source, { format, delimiter }: Dataset): Inferred['server'] {
  const [path, ...more] = patterns
  if (path === undefined || more.length > 0) return null
  if (format !== 'csv') return { path, format }
  return delimiter === '\t' ? { path, format: 'tsv' } : { path, format, ...(delimiter !== ',' && { delimiter }) }
}

interface Proven {
  readonly contract: string
  readonly properties: readonly Draft[]
}

async function proof({ engine, table }: Opened, inferred: Inferred): Promise<Proven> {
  const others = new Map([[inferred.name, table]])
  let { properties } = inferred
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const contract = contractText({ ...inferred, properties })
    const [plan] = plansOf(readContract(contract, 'the inferred contract'), new Date().toISOString())
    if (!plan) throw new Error('the inferred contract has no schema')
    const { checks } = await runChecks({ engine, plan, table, others, limit: LIMIT_MS })
    const failing = checks.filter(({ result }) => result !== 'pass')
    if (failing.length === 0) return { contract, properties }
    properties = relaxed(properties, { schema: inferred.name, failing })
  }
  throw new Error('the inferred contract does not settle')
}

function relaxed(
  properties: readonly Draft[],
  { schema, failing }: { readonly schema: string; readonly failing: readonly DataCheck[] },
): Draft[] {
  const ids = new Set(failing.map(({ id }) => id))
  const kinds = [...new Set(failing.map(({ id }) => id.slice(id.lastIndexOf(':') + 1)))]
  return properties.flatMap((draft) => {
    const own = kinds.filter((kind) => ids.has(`${schema}.${draft.name}:${kind}`))
    return own.reduce<Draft | null>((kept, kind) => kept && without(kept, kind), draft) ?? []
  })
}
