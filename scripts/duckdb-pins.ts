import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Writes actions/validate-data/engines/duckdb-pins.json from package-lock.json: the version of DuckDB's native library and
 * the SHA-512 of its archive for every platform. Run it after a change of @duckdb/node-api.
 */

const PREFIX = 'node_modules/@duckdb/node-bindings-'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>
}

/** The text of duckdb-pins.json for a lockfile. */
export function duckdbPins(lockfile: string): string {
  const { packages } = JSON.parse(lockfile) as Lock
  const natives = Object.entries(packages).filter(([path]) => path.startsWith(PREFIX))
  const versions = new Set(natives.map(([, { version }]) => version))
  if (versions.size !== 1) throw new Error(`the lockfile has ${versions.size} versions of DuckDB's library, not one`)
  const integrity = Object.fromEntries(
    natives.map(([path, entry]) => {
      if (!entry.integrity?.startsWith('sha512-')) throw new Error(`${path} has no sha512 in the lockfile`)
      return [path.slice(PREFIX.length), entry.integrity]
    }),
  )
  return `${JSON.stringify({ version: [...versions][0], integrity }, null, 2)}\n`
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const pins = duckdbPins(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  writeFileSync(join(root, 'actions/validate-data/engines/duckdb-pins.json'), pins)
}
