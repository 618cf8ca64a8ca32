import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openPglite } from '../../app/store/pglite.ts'
import { postgresFolder } from '../../scripts/postgres.ts'
import { startPostgres } from '../../test/app/postgres.ts'

/** Where a run keeps its store. */
export interface Place {
  readonly env: Readonly<Record<string, string>>
  /** One number, by SQL, when the app has stopped. */
  count(sql: string): Promise<number>
  remove(): Promise<void>
}

export const STORES = ['embedded', 'PostgreSQL'] as const
export type StoreName = (typeof STORES)[number]

export async function makePlace(store: StoreName): Promise<Place> {
  return store === 'embedded' ? embedded() : server()
}

function embedded(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-bench-'))
  return {
    env: { DATA_DIR: folder },
    count: async (sql) => {
      const database = await openPglite(join(folder, 'pglite'))
      try {
        return Number((await database.query<{ count: unknown }>(sql)).rows[0]?.count)
      } finally {
        await database.close()
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function server(): Promise<Place> {
  const programs = postgresFolder()
  if (programs === null)
    throw new Error('there is no PostgreSQL on this machine; POSTGRES_BIN names the folder of its programs')
  const postgres = await startPostgres(programs)
  const url = await postgres.createDatabase()
  return {
    env: { DATABASE_URL: url },
    count: async (sql) => {
      const client = new Client({ connectionString: url })
      await client.connect()
      try {
        return Number((await client.query(sql)).rows[0]?.count)
      } finally {
        await client.end()
      }
    },
    remove: () => postgres.remove(),
  }
}
