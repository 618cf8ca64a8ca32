import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  ensureLibrary,
  type LibraryPlace,
  libraryFolder,
  libraryPlace,
} from '../../../actions/validate-data/engines/duckdb-library.ts'
import { findNpm } from '../../../actions/validate-data/engines/npm-pack.ts'
import { duckdbPins } from '../../../scripts/duckdb-pins.ts'
import { root } from '../../../scripts/root.ts'
import { makeWorkspace } from '../action-process.ts'

/** As on a runner that has the bundle and nothing else. */
function place(cache: string, changes: Partial<LibraryPlace> = {}): LibraryPlace {
  const environment = { ...process.env, RUNNER_TOOL_CACHE: cache, GITHUB_WORKSPACE: makeWorkspace() }
  return { ...libraryPlace(environment), repository: null, ...changes }
}

test('the pins are those of the lockfile, for all eight platforms', () => {
  const pins = readFileSync(join(root, 'actions/validate-data/engines/duckdb-pins.json'), 'utf8')
  expect(pins).toBe(duckdbPins(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const os = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-arm64-musl', 'linux-x64', 'linux-x64-musl']
  expect(Object.keys(JSON.parse(pins).integrity).sort()).toEqual([...os, 'win32-arm64', 'win32-x64'])
})

test('in this repository the library is that of our own node_modules, and nothing is fetched', async () => {
  const lines: string[] = []
  await ensureLibrary((line) => lines.push(line))
  expect(libraryFolder()).toBe(join(root, 'node_modules/@duckdb', `node-bindings-${libraryPlace().platform}`))
  expect(lines).toEqual([])
})

test('a library of another version in our node_modules is left alone', () => {
  const own = libraryPlace({ RUNNER_TOOL_CACHE: '/cache' })
  const pins = { ...own.pins, version: '9.9.9' }
  expect(libraryFolder({ ...own, pins })).toBe(join('/cache/holdout-duckdb/9.9.9', own.platform))
})

describe('without node_modules, from the real npm registry', () => {
  const cache = makeWorkspace()
  const lines: string[] = []
  beforeAll(() => ensureLibrary((line) => lines.push(line), place(cache)))

  test('is fetched once, checked, kept, and loads', () => {
    const folder = libraryFolder(place(cache))
    expect(lines).toEqual([expect.stringMatching(/^DuckDB .* fetched with npm in .* SHA-512 as pinned, kept in /)])
    expect(readdirSync(dirname(folder))).toEqual([libraryPlace().platform])
    const loaded = createRequire(import.meta.url)(join(folder, 'duckdb.node')) as { library_version: () => string }
    expect(loaded.library_version()).toMatch(/^v1\.5\./)
  })

  test('is taken from there the second time, without npm', async () => {
    const again = place(cache)
    await ensureLibrary((line) => lines.push(line), { ...again, environment: { ...again.environment, PATH: '' } })
    expect(lines).toHaveLength(1)
  })

  test('is fetched anew when a file of it has changed', async () => {
    writeFileSync(join(libraryFolder(place(cache)), 'LICENSE'), 'cut short')
    await ensureLibrary((line) => lines.push(line), place(cache))
    expect(lines).toHaveLength(2)
    expect(readFileSync(join(libraryFolder(place(cache)), 'LICENSE'), 'utf8')).not.toBe('cut short')
  })

  test('is refused when the archive is not the pinned one, and nothing stays behind', async () => {
    const other = makeWorkspace()
    const { platform, pins } = libraryPlace()
    const integrity = { ...pins.integrity, [platform]: `sha512-${'A'.repeat(86)}==` }
    const forged = place(other, { pins: { ...pins, integrity } })
    await expect(ensureLibrary(() => {}, forged)).rejects.toThrow('is not the pinned file')
    expect(readdirSync(dirname(libraryFolder(forged)))).toEqual([])
  })

  test('npm that fails says why in one line', async () => {
    const { platform } = libraryPlace()
    const missing = place(makeWorkspace(), { pins: { version: '0.0.1-none', integrity: { [platform]: 'sha512-x' } } })
    await expect(ensureLibrary(() => {}, missing)).rejects.toThrow(/^npm pack @duckdb\S+ failed \([^\n]+\); check that/)
  })
})

test('without npm the error says what to do', async () => {
  const bare = place(makeWorkspace())
  const environment = { ...bare.environment, PATH: makeWorkspace() }
  await expect(ensureLibrary(() => {}, { ...bare, environment })).rejects.toThrow(
    'put actions/setup-node before this step',
  )
})

test('a platform without a library is named', async () => {
  const odd = place(makeWorkspace(), { platform: 'sunos-x64' })
  await expect(ensureLibrary(() => {}, odd)).rejects.toThrow(
    'DuckDB has no library for sunos-x64; run validate-data on one of',
  )
})

test('an npm inside the workspace is never run', () => {
  const workspace = makeWorkspace({ 'bin/node_modules/npm/bin/npm-cli.js': '' })
  const bin = join(workspace, 'bin')
  expect(findNpm({ PATH: bin, GITHUB_WORKSPACE: workspace }, '/no/such/node')).toBeNull()
  expect(findNpm({ PATH: bin, GITHUB_WORKSPACE: '/elsewhere' }, '/no/such/node')).toBe(
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
  )
})
