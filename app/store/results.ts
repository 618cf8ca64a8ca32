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

/** The head of a pull request, as GitHub told it once. */
export interface SeenHead {
  readonly repositoryId: number
  readonly pull: number
  readonly sha: string
  /** Of the pull request in the same answer, ISO 8601. */
  readonly updatedAt: string
}

/** What was decided so far: append-only. It keeps an older run from being taken for the newest one, and an older head for the head. */
export interface Results {
  record(result: Result): Promise<void>
  /** The newest run and attempt that was ever decided for a model at a commit. */
  newest(of: Pick<Result, 'repositoryId' | 'sha' | 'model'>): Promise<RunAttempt | null>
  /** Remembers the head of a pull request. @returns false where GitHub told a newer one before: this answer lags behind. */
  isHead(head: SeenHead): Promise<boolean>
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
    isHead: async ({ repositoryId, pull, sha, updatedAt }) => {
      const { rows } = await database.query(
        `INSERT INTO pull_heads AS seen (repository_id, pull, sha, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (repository_id, pull) DO UPDATE
           SET sha = EXCLUDED.sha, updated_at = GREATEST(seen.updated_at, EXCLUDED.updated_at)
           WHERE seen.updated_at <= EXCLUDED.updated_at OR seen.sha = EXCLUDED.sha
         RETURNING sha`,
        [repositoryId, pull, sha, updatedAt],
      )
      return rows.length > 0
    },
  }
}
