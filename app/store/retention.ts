import type { Database, Sql } from './database.ts'

/** How long is kept what the store keeps. */
export interface Retention {
  readonly historyDays: number
  readonly auditDays: number
}

const DAY_MS = 24 * 3600 * 1000

/** Tables that hold rows of one repository; those that others refer to last. */
const OF_REPOSITORY = [
  'questions',
  'evaluation_sets',
  'registrations',
  'deployments',
  'models',
  'decisions',
  'results',
  'heads',
  'sealed_sets',
  'audit',
] as const

/** Deletes what is older than it may be, and sessions whose time is over. Versions that are registered at GitHub stay. */
export async function purge(database: Database, { historyDays, auditDays }: Retention, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const oldest = before(historyDays)
  await database.transaction(async (sql) => {
    await sql.query('DELETE FROM decisions WHERE decided_at < $1', [oldest])
    await sql.query('DELETE FROM results WHERE recorded_at < $1', [oldest])
    await sql.query('DELETE FROM questions WHERE asked_at < $1', [oldest])
    await sql.query('DELETE FROM evaluation_sets WHERE last_at < $1', [oldest])
    await sql.query('DELETE FROM deployments WHERE at < $1', [oldest])
    await sql.exec(`
      DELETE FROM models WHERE NOT EXISTS (SELECT 1 FROM decisions WHERE number = models.newest);
      UPDATE models SET newest_on_branch = NULL WHERE newest_on_branch IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM decisions WHERE number = models.newest_on_branch);
    `)
  })
  await database.query('DELETE FROM audit WHERE at < $1', [before(auditDays)])
  await database.query('DELETE FROM sessions WHERE expires_at <= $1', [now])
}

/**
 * Deletes everything that is known of one repository, its audit log too; the caller records that in the same transaction.
 *
 * @returns how many rows there were, by table.
 */
export async function forgetRepository(sql: Sql, repositoryId: number): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const table of OF_REPOSITORY) {
    const { rows } = await sql.query<{ count: string | number }>(
      `WITH gone AS (DELETE FROM ${table} WHERE repository_id = $1 RETURNING 1) SELECT count(*) AS count FROM gone`,
      [repositoryId],
    )
    counts[table] = Number(rows[0]?.count ?? 0)
  }
  return counts
}
