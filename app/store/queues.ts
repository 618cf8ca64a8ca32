import type { Sql } from './database.ts'

/** How much of one queue waits, runs, and was given up. */
export interface QueueState {
  readonly queue: string
  /** Due and not taken yet. */
  readonly waiting: number
  /** Due later: a deadline, or the pause before another attempt. */
  readonly delayed: number
  readonly active: number
  /** Failed for the last time and kept to be looked at: the dead letters. */
  readonly failed: number
  /** How long the oldest that waits has been due; 0 when none waits. */
  readonly oldestSeconds: number
}

/** Every queue of ours, pg-boss's own left out, by name. */
export async function queueStates(sql: Sql): Promise<readonly QueueState[]> {
  // Numbers come as text from a server and as numbers from the embedded database.
  const { rows } = await sql.query<Record<Exclude<keyof QueueState, 'queue'>, unknown> & { queue: string }>(
    `SELECT q.name AS queue,
       count(j.id) FILTER (WHERE j.state < 'active' AND j.start_after <= now()) AS waiting,
       count(j.id) FILTER (WHERE j.state < 'active' AND j.start_after > now()) AS delayed,
       count(j.id) FILTER (WHERE j.state = 'active') AS active,
       count(j.id) FILTER (WHERE j.state = 'failed') AS failed,
       coalesce(extract(epoch FROM now() - min(greatest(j.created_on, j.start_after))
         FILTER (WHERE j.state < 'active' AND j.start_after <= now())), 0) AS "oldestSeconds"
     FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name AND j.state IN ('created', 'retry', 'active', 'failed')
     WHERE q.name NOT LIKE '\\_\\_pgboss%'
     GROUP BY q.name ORDER BY q.name`,
  )
  return rows.map((row) => ({
    queue: row.queue,
    waiting: Number(row.waiting),
    delayed: Number(row.delayed),
    active: Number(row.active),
    failed: Number(row.failed),
    oldestSeconds: Number(row.oldestSeconds),
  }))
}

/**
 * Deletes jobs of one repository that are over: those that were done, taken back or given up are kept for a while. What still waits is
 * work to do, and goes when it is done. Nothing where no queue was ever opened on this database.
 */
export async function forgetJobs(sql: Sql, repositoryId: number): Promise<void> {
  const { rows } = await sql.query<{ job: string | null }>("SELECT to_regclass('pgboss.job')::text AS job")
  if (!rows[0]?.job) return
  await sql.query("DELETE FROM pgboss.job WHERE data->>'repositoryId' = $1 AND state > 'active'", [
    String(repositoryId),
  ])
}
