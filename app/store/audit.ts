import type { Sql } from './database.ts'
import { storable } from './storable.ts'

/** What happened, by whom, to what. */
export interface AuditEvent {
  readonly repositoryId: number
  /** What happened, as a noun and a verb: `acceptance-refused`. */
  readonly kind: string
  /** Login of the person who did it; null for the app itself. */
  readonly actor: string | null
  /** Number of the pull request that it was about. */
  readonly pull?: number | null
  readonly sha?: string | null
  /** What else a reader wants to know. Texts of others may stand here; each is cut at 1000 characters. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** An event as it was written down. */
export interface AuditEntry extends Required<AuditEvent> {
  /** Grows with every entry. */
  readonly number: number
  readonly at: Date
}

/** Which entries of a repository; what is left out does not narrow. */
export interface AuditQuery {
  readonly repositoryId: number
  readonly kind?: string | undefined
  readonly actor?: string | undefined
  readonly pull?: number | undefined
  /** At this time or later. */
  readonly from?: Date | undefined
  /** Before this time. */
  readonly until?: Date | undefined
  /** Older than the entry of this number: the cursor of the next page. */
  readonly before?: number | undefined
  /** How many at most. */
  readonly limit: number
}

/** The record of what people and the app did. Nothing in it is ever changed; only retention and the deletion of a repository's data end it. */
export interface Audit {
  record(event: AuditEvent): Promise<void>
  /** Newest first. `next` is the cursor of what follows, null at the end. */
  read(query: AuditQuery): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: number | null }>
  /** The kinds and actors that a repository has entries of, in order: what a filter offers. */
  offered(repositoryId: number): Promise<{ readonly kinds: readonly string[]; readonly actors: readonly string[] }>
}

interface Row {
  readonly number: string | number
  readonly at: Date
  readonly kind: string
  readonly actor: string | null
  readonly pull: string | number | null
  readonly sha: string | null
  readonly details: AuditEvent['details']
}

const MAX_TEXT = 1000

/** @param sql the database, or a transaction that the event belongs to. */
export function auditIn(sql: Pick<Sql, 'query'>): Audit {
  return {
    record: async ({ repositoryId, kind, actor, pull = null, sha = null, details }) => {
      await sql.query(
        'INSERT INTO audit (repository_id, kind, actor, pull, sha, details) VALUES ($1, $2, $3, $4, $5, $6)',
        [
          repositoryId,
          kind,
          actor === null ? null : storable(actor.slice(0, MAX_TEXT)),
          pull,
          sha,
          JSON.stringify(storableAll(details)),
        ],
      )
    },
    read: async ({ repositoryId, kind, actor, pull, from, until, before, limit }) => {
      const { rows } = await sql.query<Row>(
        `SELECT number, at, kind, actor, pull, sha, details FROM audit
         WHERE repository_id = $1
           AND ($2::text IS NULL OR kind = $2)
           AND ($3::text IS NULL OR actor = $3)
           AND ($4::bigint IS NULL OR pull = $4)
           AND ($5::timestamptz IS NULL OR at >= $5)
           AND ($6::timestamptz IS NULL OR at < $6)
           AND ($7::bigint IS NULL OR number < $7)
         ORDER BY number DESC LIMIT $8`,
        [
          repositoryId,
          kind ?? null,
          actor ?? null,
          pull ?? null,
          from ?? null,
          until ?? null,
          before ?? null,
          limit + 1,
        ],
      )
      const entries = rows.slice(0, limit).map((row) => entryOf(row, repositoryId))
      return { entries, next: rows.length > limit ? (entries.at(-1)?.number ?? null) : null }
    },
    offered: async (repositoryId) => {
      const { rows } = await sql.query<{ kind: string; actor: string | null }>(
        'SELECT DISTINCT kind, actor FROM audit WHERE repository_id = $1',
        [repositoryId],
      )
      return {
        kinds: [...new Set(rows.map(({ kind }) => kind))].sort(),
        actors: [...new Set(rows.flatMap(({ actor }) => actor ?? []))].sort(),
      }
    },
  }
}

function entryOf({ number, pull, ...row }: Row, repositoryId: number): AuditEntry {
  return { ...row, repositoryId, number: Number(number), pull: pull === null ? null : Number(pull) }
}

function storableAll(details: AuditEvent['details']): AuditEvent['details'] {
  const cut = (text: string) => storable(text.slice(0, MAX_TEXT))
  const entries = Object.entries(details)
  return Object.fromEntries(entries.map(([name, value]) => [cut(name), typeof value === 'string' ? cut(value) : value]))
}
