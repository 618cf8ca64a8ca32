import type { Logger } from 'pino'
import type { Sql } from './database.ts'
import { openQueue } from './open-queue.ts'
import type { Store } from './store.ts'

/** Rows that are deleted when they are old. */
export interface Kept {
  readonly table: string
  /** Its column that says since when a row is there. */
  readonly since: string
  readonly days: number
}

export const PURGE = 'purge'
const DAILY = '17 3 * * *'

/** Deletes what is older than it is kept, once a day and by one process; a day on which none ran is made up for. */
export async function startPurge(
  { boss, database }: Store,
  { kept, log }: { readonly kept: readonly Kept[]; readonly log: Logger },
): Promise<void> {
  const patient = { retryLimit: 5, retryDelay: 60, heartbeatSeconds: 10, notify: true }
  await openQueue(boss, { name: PURGE, policy: 'stately', ...patient })
  await boss.work(PURGE, async () => {
    for (const each of kept) {
      const deleted = await deleteOld(database, each)
      log.info({ table: each.table, days: each.days, deleted }, 'purge')
    }
  })
  await boss.schedule(PURGE, DAILY, null, { tz: 'UTC', missed: 'once' })
}

/** @returns how many rows were too old. */
export async function deleteOld(sql: Pick<Sql, 'query'>, { table, since, days }: Kept): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(
    `WITH gone AS (DELETE FROM ${table} WHERE ${since} < now() - $1 * interval '1 day' RETURNING 1)
     SELECT count(*) AS count FROM gone`,
    [days],
  )
  return Number(rows[0]?.count ?? 0)
}
