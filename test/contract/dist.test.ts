import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { actionNames } from '../../scripts/action-folder.ts'
import { root } from '../../scripts/root.ts'

const dist = join(root, 'actions/dist')

/** The bundler names the file that each part came from. */
const HEAVY = /^\/\/(?:#region)? ?node_modules\/(@duckdb\/node-api|@actions\/artifact)\//m

test('all actions together are under 7 MB', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(dist, path)))
  const bytes = files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0)
  expect(bytes).toBeGreaterThan(1e6)
  expect(bytes).toBeLessThan(7e6)
})

describe.each(actionNames())('%s', (name) => {
  const loaded = loadedBy(join(dist, `${name}.js`))

  test('loads neither DuckDB nor the artifact client before it needs them', () => {
    expect([...loaded].map((file) => basename(file))).toEqual(expect.arrayContaining(['core.js', 'vendor.js']))
    const heavy = [...loaded].filter((file) => HEAVY.test(readFileSync(file, 'utf8')))
    expect(heavy.map((file) => basename(file))).toEqual([])
  })

  test('starts with less than 2.5 MB', () => {
    expect([...loaded].reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(2.5e6)
  })
})

test('DuckDB and the artifact client are there to be loaded', () => {
  const names = readdirSync(join(dist, 'chunks')).filter((name) => name.endsWith('.js'))
  const chunks = names.map((name) => readFileSync(join(dist, 'chunks', name), 'utf8'))
  const found = new Set(chunks.flatMap((text) => HEAVY.exec(text)?.[1] ?? []))
  expect([...found].sort()).toEqual(['@actions/artifact', '@duckdb/node-api'])
})

/** The files that Node reads before the first line of an entry runs: its static imports, and theirs. */
function loadedBy(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>()
  const follow = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";$/gm)
    for (const [, next = ''] of imports) follow(join(dirname(file), next))
  }
  follow(entry)
  return loaded
}
