import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { lockFolder } from './lock.ts'

/** The tables beside pg-boss's own. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS deliveries (
    id text PRIMARY KEY,
    body_digest text NOT NULL UNIQUE,
    event text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE IF NOT EXISTS results (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint NOT NULL,
    sha text NOT NULL,
    model text NOT NULL,
    run_id bigint NOT NULL,
    run_attempt integer NOT NULL,
    outcome text NOT NULL,
    evidence_digest text,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (repository_id, sha, model, run_id, run_attempt, outcome)
  );
`

/** Makes the tables that are missing. */
export async function createTables(database: Pick<PGlite, 'exec'>): Promise<void> {
  await database.exec(TABLES)
}

/** The open database and the queues in it. */
export interface Store {
  readonly database: PGlite
  readonly boss: PgBoss
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the embedded database and starts the queues. Whatever was waiting when the last process ended goes on.
 *
 * @param folder of this process alone; made when missing.
 */
export async function openStore(folder: string, log: Logger): Promise<Store> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const database = await PGlite.create(join(folder, 'pglite'))
    await createTables(database)
    const boss = new PgBoss({
      db: fromPglite(database),
      backend: 'pglite',
      useListenNotify: true,
      // A job of a killed process is found after its heartbeat (10 s at least) and one of these intervals.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    })
    boss.on('error', (err) => log.error({ err }, 'queue'))
    await boss.start()
    return {
      database,
      boss,
      ping: async () => {
        await database.query('SELECT 1')
      },
      close: async () => {
        await boss.stop({ graceful: true, timeout: 10_000 })
        await database.close()
        unlock()
      },
    }
  } catch (thrown) {
    unlock()
    throw thrown
  }
}
