import { z } from 'zod'
import { Acceptance } from '#core/acceptance.ts'
import { auditIn } from './audit.ts'
import type { Database } from './database.ts'
import { storable } from './storable.ts'

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), acceptance: Acceptance }),
  z.object({ kind: z.literal('done'), text: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
])
/** What came of a command, for good: what was refused once is never accepted later. */
export type Outcome = z.infer<typeof Outcome>

/** A command of a comment and what came of it. */
export interface CommandRecord {
  readonly repositoryId: number
  readonly pull: number
  /** `<id of the comment>.<place in it>`. */
  readonly id: string
  /** The head commit that it was about. */
  readonly sha: string
  /** Login of who wrote it. */
  readonly by: string
  /** What it was about: `accuracy@origin=jfk`, `evaluation-set`, `rerun`. */
  readonly what: string
  readonly outcome: Outcome
}

/** A button of a check that somebody pressed, so that runs start again, and what came of it. */
export interface Press {
  readonly repositoryId: number
  /** The pull request of the check; null for a merge group. */
  readonly pull: number | null
  readonly sha: string
  /** Login of who pressed it. */
  readonly by: string
  /** ISO 8601: when the check that was pressed got its result. A second press on the same result by the same person is the same. */
  readonly asOf: string
  readonly outcome: /** `runs`: the numbers of those that are started again. */
  { readonly kind: 'granted'; readonly runs: string } | { readonly kind: 'refused'; readonly reason: string }
}

/** What people asked for, in comments and by buttons. */
export interface Commands {
  of(pull: Pick<CommandRecord, 'repositoryId' | 'pull'>): Promise<readonly CommandRecord[]>
  /** Once for each command, with its entry in the audit log; a second time nothing is written. */
  record(command: CommandRecord): Promise<void>
  /** Writes an entry of the audit log, once however often the press is looked at. */
  pressed(press: Press): Promise<void>
}

interface Row {
  readonly id: string
  readonly sha: string
  readonly actor: string
  readonly what: string
  readonly outcome: unknown
}

/** Commands in the store's own table. */
export function commandsIn({ database }: { readonly database: Database }): Commands {
  return {
    of: async ({ repositoryId, pull }) => {
      const { rows } = await database.query<Row>(
        'SELECT id, sha, actor, what, outcome FROM commands WHERE repository_id = $1 AND pull = $2 ORDER BY number',
        [repositoryId, pull],
      )
      return rows.map(({ id, sha, actor, what, outcome }) => {
        return { repositoryId, pull, id, sha, by: actor, what, outcome: Outcome.parse(outcome) }
      })
    },
    record: (command) =>
      database.transaction(async (sql) => {
        const { repositoryId, pull, id, sha, by, what, outcome } = command
        const { rows } = await sql.query(
          `INSERT INTO commands (repository_id, pull, id, sha, actor, what, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (repository_id, id) DO NOTHING RETURNING number`,
          [repositoryId, pull, id, sha, by, what, JSON.stringify(outcome)],
        )
        if (rows.length === 0) return
        const kind = `${what === 'rerun' ? 'rerun' : 'acceptance'}-${VERBS[outcome.kind]}`
        await auditIn(sql).record({ repositoryId, kind, actor: by, pull, sha, details: detailsOf(command) })
      }),
    pressed: ({ repositoryId, pull, sha, by, asOf, outcome }) =>
      database.transaction(async (sql) => {
        const { kind: verb, ...words } = outcome
        const kind = `rerun-${verb}`
        const { rows } = await sql.query(
          `SELECT number FROM audit WHERE repository_id = $1 AND kind = $2 AND actor = $3 AND sha = $4
             AND details->>'button' = 'rerun' AND details->>'as_of' = $5 LIMIT 1`,
          [repositoryId, kind, storable(by), sha, asOf],
        )
        if (rows.length > 0) return
        const details = { button: 'rerun', as_of: asOf, ...words }
        await auditIn(sql).record({ repositoryId, kind, actor: by, pull, sha, details })
      }),
  }
}

const VERBS = { accepted: 'given', done: 'started', refused: 'refused' } as const

function detailsOf({ id, what, outcome }: CommandRecord): Record<string, string | number | null> {
  const common = { command: id, what }
  switch (outcome.kind) {
    case 'accepted': {
      const { model, until, reason } = outcome.acceptance
      const amount = outcome.acceptance.kind === 'loss' ? outcome.acceptance.amount : null
      return { ...common, model, amount, until, reason }
    }
    case 'done':
      return { ...common, text: outcome.text }
    case 'refused':
      return { ...common, reason: outcome.reason }
  }
}
