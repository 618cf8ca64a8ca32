import type { Sql } from './database.ts'
import type { Kept } from './purge.ts'
import { forgetJobs } from './queues.ts'

/** How long is kept what the store keeps. */
export interface Retention {
  readonly historyDays: number
  readonly auditDays: number
}

/** Tables that hold rows of one repository; those that others refer to last. What refers to them goes with them. */
export const OF_REPOSITORY = [
  'commands',
  'questions',
  'evaluation_sets',
  'registrations',
  'deployments',
  'models',
  'decisions',
  'results',
  'heads',
  'pull_heads',
  'sealed_sets',
  'audit',
  'repositories',
] as const

/** What is deleted when it is old: history, the audit log, and sessions whose time is over. Versions that are registered at GitHub stay. */
export function keptRows({ historyDays, auditDays }: Retention): readonly Kept[] {
  return [
    // Measurements and the lines of the first page go with their decisions.
    { table: 'decisions', since: 'decided_at', days: historyDays },
    { table: 'questions', since: 'asked_at', days: historyDays },
    { table: 'evaluation_sets', since: 'last_at', days: historyDays },
    { table: 'deployments', since: 'at', days: historyDays },
    { table: 'pull_heads', since: 'updated_at', days: historyDays },
    { table: 'audit', since: 'at', days: auditDays },
    { table: 'sessions', since: 'expires_at', days: 0 },
  ]
}

/**
 * Deletes everything that is known of one repository, its audit log too; the caller records that in the same transaction. While the app
 * is installed there, the repository itself becomes known again, without anything of what was deleted.
 *
 * @returns how many rows there were, by table.
 */
export async function forgetRepository(sql: Sql, repositoryId: number): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const table of OF_REPOSITORY) {
    const column = table === 'repositories' ? 'id' : 'repository_id'
    const { rows } = await sql.query<{ count: string | number }>(
      `WITH gone AS (DELETE FROM ${table} WHERE ${column} = $1 RETURNING 1) SELECT count(*) AS count FROM gone`,
      [repositoryId],
    )
    counts[table] = Number(rows[0]?.count ?? 0)
  }
  await forgetJobs(sql, repositoryId)
  return counts
}
