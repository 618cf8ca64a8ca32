import type { Store } from './store.ts'

/** Which run, and which of its attempts. */
export interface RunAttempt {
  readonly runId: number
  readonly attempt: number
}

/** A model's result at a commit, as it was decided. */
export interface Result extends RunAttempt {
  readonly repositoryId: number
  readonly sha: string
  readonly model: string
  /** The state's kind, for example `pass`. */
  readonly outcome: string
  readonly evidenceDigest: string | null
}

/** What was decided so far: append-only. It keeps an older run from being taken for the newest one. */
export interface Results {
  record(result: Result): Promise<void>
  /** The newest run and attempt that was ever decided for a model at a commit. */
  newest(of: Pick<Result, 'repositoryId' | 'sha' | 'model'>): Promise<RunAttempt | null>
}

/** Results in the store's own table. */
export function resultsIn({ database }: Pick<Store, 'database'>): Results {
  return {
    record: async (result) => {
      await database.query(
        `INSERT INTO results (repository_id, sha, model, run_id, run_attempt, outcome, evidence_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [
          result.repositoryId,
          result.sha,
          result.model,
          result.runId,
          result.attempt,
          result.outcome,
          result.evidenceDigest,
        ],
      )
    },
    newest: async ({ repositoryId, sha, model }) => {
      const { rows } = await database.query<{ run_id: number; run_attempt: number }>(
        `SELECT run_id, run_attempt FROM results WHERE repository_id = $1 AND sha = $2 AND model = $3
         ORDER BY run_id DESC, run_attempt DESC LIMIT 1`,
        [repositoryId, sha, model],
      )
      const [row] = rows
      return row ? { runId: Number(row.run_id), attempt: row.run_attempt } : null
    },
  }
}
