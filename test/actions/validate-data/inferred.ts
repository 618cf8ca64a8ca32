import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { inferContract } from '../../../actions/validate-data/infer.ts'
import { makeWorkspace } from '../action-process.ts'
import { inWorkspace } from './checked.ts'

export type Cell = string | null

export const PATH = 'contract.yaml'

/** Infers a contract in a workspace of its own, and checks the same data against it. */
export async function inferred(files: Readonly<Record<string, string | Uint8Array>>, data = Object.keys(files)) {
  const root = makeWorkspace({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  vi.stubEnv('GITHUB_WORKSPACE', root)
  const result = await inferContract({ data, path: PATH }, () => undefined)
  const text = readFileSync(join(root, PATH), 'utf8')
  const { contract, server } = readContract(text, PATH)
  const properties = new Map(contract.schema[0]?.properties.map((property) => [property.name, property]))
  const { report } = await inWorkspace(root, data.join('\n'))
  return { root, result, text, contract, server, properties, report }
}

/** Every value in quotes, null as an empty field. */
export function csv(columns: Readonly<Record<string, readonly Cell[]>>): string {
  const field = (cell: Cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)
  const names = Object.keys(columns)
  const rows = Math.max(0, ...Object.values(columns).map((cells) => cells.length))
  const lines = Array.from({ length: rows }, (_, row) =>
    names.map((name) => field(columns[name]?.[row] ?? null)).join(','),
  )
  return `${[names.map(field).join(','), ...lines].join('\n')}\n`
}
