import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'

/**
 * The folder of the PostgreSQL server's programs, for tests and benchmarks on a real server: what POSTGRES_BIN names, else on the path or where
 * Debian keeps its newest version; null where there is none.
 */
export function postgresFolder(): string | null {
  const named = process.env.POSTGRES_BIN
  if (named) return named
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null
}
