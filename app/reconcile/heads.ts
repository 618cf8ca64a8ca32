import { Subject } from '../evaluation/subject.ts'
import type { Store } from '../store/store.ts'

/** What the last look at a commit left behind. */
export type Looked =
  /** No open change has this head, as far as GitHub knew then. */
  | { readonly state: 'absent' }
  /** No policy wants a check. */
  | { readonly state: 'unwanted' }
  /** Our check is not completed; it will be by `due`. */
  | { readonly state: 'waiting'; readonly due: Date | null }
  | { readonly state: 'settled' }

/** A commit as the sweep compares it with what GitHub lists. */
export interface HeadRow {
  readonly sha: string
  readonly state: Looked['state'] | 'stopped'
  readonly lookedAt: Date
}

/**
 * Every commit that we look after, whether its check is completed, and by when it must be. A row is there before the check is, so a
 * process that dies in between leaves something behind that the next one finds.
 */
export interface Heads {
  /** @returns false where the work was stopped: the commit is of a merge group that is gone. */
  begin(subject: Subject, now: Date): Promise<boolean>
  end(subject: Subject, looked: Looked, now: Date): Promise<void>
  /** @returns since when GitHub's illness keeps us from looking. */
  ill(subject: Subject, now: Date): Promise<Date>
  /** No look at this commit begins any more. */
  stop(repositoryId: number, sha: string, now: Date): Promise<void>
  /** Those past their time, put off by `again` so that the next minute does not ask for them anew. */
  overdue(now: Date, { again, atMost }: { readonly again: Date; readonly atMost: number }): Promise<readonly Subject[]>
  /** Every commit whose check is not completed. */
  waiting(atMost: number): Promise<readonly Subject[]>
  /** Heads of pull requests whose check is completed and that were not looked at since then; the latest first. */
  settled(repositoryId: number, since: Date, atMost: number): Promise<readonly Subject[]>
  of(repositoryId: number, shas: readonly string[]): Promise<ReadonlyMap<string, HeadRow>>
  forget(before: Date): Promise<void>
}

/** Time for the first look, until which nobody needs to be worried. */
const FIRST_LOOK_MS = 15 * 60_000

/** Where a waiting check names no time: that of `deadlines.finish`. */
const DEFAULT_DUE_MS = 6 * 3600_000

export function headsIn({ database }: Pick<Store, 'database'>): Heads {
  const subjects = (rows: readonly { readonly subject: unknown }[]) => rows.map(({ subject }) => Subject.parse(subject))
  return {
    begin: async (subject, now) => {
      const { rows } = await database.query<{ state: string }>(
        `INSERT INTO heads (repository_id, sha, subject, state, due_at, looked_at) VALUES ($1, $2, $3::jsonb, 'waiting', $4, $5)
         ON CONFLICT (repository_id, sha) DO UPDATE SET
           subject = CASE heads.state WHEN 'stopped' THEN heads.subject ELSE $3::jsonb END,
           due_at = CASE heads.state WHEN 'waiting' THEN heads.due_at ELSE $4 END,
           state = CASE heads.state WHEN 'stopped' THEN 'stopped' ELSE 'waiting' END
         RETURNING state`,
        [
          subject.repositoryId,
          nameOf(subject),
          JSON.stringify(subject),
          new Date(now.getTime() + FIRST_LOOK_MS),
          new Date(0),
        ],
      )
      return rows[0]?.state !== 'stopped'
    },
    end: async (subject, looked, now) => {
      const due = (looked.state === 'waiting' && looked.due) || new Date(now.getTime() + DEFAULT_DUE_MS)
      await database.query(
        `UPDATE heads SET state = $3, due_at = $4, looked_at = $5, ill_since = NULL
         WHERE repository_id = $1 AND sha = $2 AND state <> 'stopped'`,
        [subject.repositoryId, nameOf(subject), looked.state, due, now],
      )
    },
    ill: async (subject, now) => {
      const { rows } = await database.query<{ ill_since: Date }>(
        `UPDATE heads SET ill_since = COALESCE(ill_since, $3) WHERE repository_id = $1 AND sha = $2 RETURNING ill_since`,
        [subject.repositoryId, nameOf(subject), now],
      )
      return rows[0]?.ill_since ?? now
    },
    stop: async (repositoryId, sha, now) => {
      await database.query(
        `INSERT INTO heads (repository_id, sha, subject, state, due_at, looked_at) VALUES ($1, $2, '{}', 'stopped', $3, $3)
         ON CONFLICT (repository_id, sha) DO UPDATE SET state = 'stopped'`,
        [repositoryId, sha, now],
      )
    },
    overdue: async (now, { again, atMost }) => {
      const { rows } = await database.query<{ subject: unknown }>(
        `UPDATE heads SET due_at = $2 WHERE (repository_id, sha) IN (
           SELECT h.repository_id, h.sha FROM heads h
           LEFT JOIN repositories r ON r.id = h.repository_id LEFT JOIN installations i ON i.id = r.installation_id
           WHERE h.state = 'waiting' AND h.due_at < $1 AND r.set_aside IS NULL AND i.parked IS NULL
           ORDER BY h.due_at LIMIT $3
         ) RETURNING subject`,
        [now, again, atMost],
      )
      return subjects(rows)
    },
    waiting: async (atMost) => {
      const { rows } = await database.query<{ subject: unknown }>(
        `SELECT subject FROM heads WHERE state = 'waiting' ORDER BY due_at LIMIT $1`,
        [atMost],
      )
      return subjects(rows)
    },
    settled: async (repositoryId, since, atMost) => {
      const { rows } = await database.query<{ subject: unknown }>(
        `SELECT subject FROM heads WHERE repository_id = $1 AND state = 'settled' AND looked_at < $2
           AND subject->>'kind' = 'pull-request' ORDER BY looked_at DESC LIMIT $3`,
        [repositoryId, since, atMost],
      )
      return subjects(rows)
    },
    of: async (repositoryId, shas) => {
      const { rows } = await database.query<{ sha: string; state: HeadRow['state']; looked_at: Date }>(
        'SELECT sha, state, looked_at FROM heads WHERE repository_id = $1 AND sha = ANY($2)',
        [repositoryId, shas],
      )
      return new Map(rows.map(({ sha, state, looked_at: lookedAt }) => [sha, { sha, state, lookedAt }]))
    },
    forget: async (before) => {
      await database.query(`DELETE FROM heads WHERE state <> 'waiting' AND looked_at < $1`, [before])
    },
  }
}

// A commit of the default branch can be the head of a pull request as well, and has a check of its own there.
function nameOf({ kind, sha }: Subject): string {
  return kind === 'branch' ? `branch ${sha}` : sha
}
