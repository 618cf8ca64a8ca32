import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database } from './database.ts'
import { lockFolder } from './lock.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { createTables } from './tables.ts'

/** The open database and the queues in it. */
export interface Store {
  readonly database: Database
  readonly boss: PgBoss
  /** How long jobs are kept that are done, or failed for good. */
  readonly keptSeconds: number
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Where the app keeps what it knows. */
export interface Place {
  /** Folder of the embedded database, of this process alone; made when missing. */
  readonly folder: string
  /** Of a PostgreSQL server, which is used instead; any number of processes may share it. */
  readonly url?: string | undefined
}

const DAY_SECONDS = 24 * 3600

/**
 * Opens the database and starts the queues. Whatever was waiting when the last process ended goes on.
 *
 * @param keptDays how long jobs are kept that are done, or failed for good.
 */
export async function openStore(place: Place, log: Logger, keptDays = 7): Promise<Store> {
  const { database, queue, release } = place.url ? server(place.url, log) : await embedded(place.folder)
  try {
    await createTables(database)
    const boss = new PgBoss({
      ...queue,
      useListenNotify: true,
      // A job of a killed process is found after its heartbeat (10 s at least) and one of these intervals.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      queueCacheIntervalSeconds: 5,
    })
    boss.on('error', (err) => log.error({ err }, 'queue'))
    await boss.start()
    return {
      database,
      boss,
      keptSeconds: keptDays * DAY_SECONDS,
      ping: async () => {
        await database.query('SELECT 1')
      },
      close: async () => {
        await boss.stop({ graceful: true, timeout: 10_000 })
        await database.close()
        release()
      },
    }
  } catch (thrown) {
    await database.close().catch(() => {})
    release()
    throw thrown
  }
}

interface Opened {
  readonly database: Database
  readonly queue: ConstructorOptions
  readonly release: () => void
}

async function embedded(folder: string): Promise<Opened> {
  mkdirSync(folder, { recursive: true })
  const release = lockFolder(folder)
  try {
    const database = await openPglite(join(folder, 'pglite'))
    return { database, queue: { db: fromPglite(database.pglite), backend: 'pglite' }, release }
  } catch (thrown) {
    release()
    throw thrown
  }
}

function server(url: string, log: Logger): Opened {
  return { database: openPostgres(url, log), queue: { connectionString: url, max: 5 }, release: () => {} }
}
