import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readContract } from '#core/data/contract-reader.ts'
import { openDuckdb } from '../../../actions/validate-data/engines/duckdb.ts'
import type { Table, Value } from '../../../actions/validate-data/engines/engine.ts'
import { findSources } from '../../../actions/validate-data/sources.ts'
import { makeWorkspace } from '../action-process.ts'
import { contractOf } from './checked.ts'

export interface Reading {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  readonly unreadable: Table['unreadable']
}

/** A workspace with these files. */
export function workspaceOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = makeWorkspace()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** The sources of one schema `t`. */
export async function sourceIn(root: string, ...data: string[]) {
  const contract = readContract(contractOf('  - name: t\n    properties: [{name: id}]'), 'contract.yaml')
  const [source] = await findSources({ root, contract, data })
  if (!source) throw new Error('no source')
  return source
}

/** Every cell that the engine reads from the files of a workspace, and what it cannot read. */
export async function readIn(root: string, ...data: string[]): Promise<Reading> {
  const { dataset, problem } = await sourceIn(root, ...data)
  if (!dataset) throw new Error(problem ?? 'no data')
  const engine = await openDuckdb(dataset.files.map(({ absolute }) => absolute))
  try {
    const table = await engine.load(dataset)
    const selected = table.columns.map(({ sql }) => `CAST(${sql} AS VARCHAR)`).join(', ') || 'c0'
    const rows = await engine.query(`SELECT ${selected} FROM ${table.sql}`)
    const { count, files, examples, places } = table.unreadable
    return { columns: table.columns.map(({ name }) => name), rows, unreadable: { count, files, examples, places } }
  } finally {
    await engine.close()
  }
}

/** The same for files given here. */
export function read(files: Readonly<Record<string, string | Uint8Array>>, ...data: string[]): Promise<Reading> {
  return readIn(workspaceOf(files), ...(data.length > 0 ? data : Object.keys(files)))
}
