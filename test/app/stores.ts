import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { openStore, type Place, type Store } from '../../app/store/store.ts'
import { postgresFolder } from '../../scripts/postgres.ts'
import { type PostgresServer, startPostgres } from './postgres.ts'

export const log = pino({ level: 'silent' })

/** A store of each kind that this machine can run: `describe.each(stores)('on $name', ...)`. */
export interface StoreKind {
  readonly name: string
  /** An empty place for a test file. */
  open(): Promise<OpenPlace>
}

export interface OpenPlace {
  readonly place: Place
  /** The server, where the place is one. */
  readonly server: PostgresServer | null
  remove(): Promise<void>
}

const embedded: StoreKind = {
  name: 'PGlite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdout-store-'))
    return {
      place: { folder },
      server: null,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}

// npm does not bring PostgreSQL; .ci/run asks for one.
const programs = postgresFolder()

/** The kind whose place several processes can share; none where there is no PostgreSQL. */
export const servers: readonly StoreKind[] =
  programs === null
    ? []
    : [
        {
          name: 'PostgreSQL',
          open: async () => {
            const server = await startPostgres(programs)
            const url = await server.createDatabase()
            return { place: { folder: '', url }, server, remove: server.remove }
          },
        },
      ]

export const stores: readonly StoreKind[] = [embedded, ...servers]

/** The store of a kind for the tests of one `describe`; `start` makes its queues. */
export function useStore<T>(kind: StoreKind, start: (store: Store) => Promise<T>): { store: Store; started: T } {
  let opened: OpenPlace
  const used = {} as { store: Store; started: T }
  beforeAll(async () => {
    opened = await kind.open()
    used.store = await openStore(opened.place, log)
    used.started = await start(used.store)
  })
  afterAll(async () => {
    await used.store.close()
    await opened.remove()
  })
  return used
}
