import { createHash } from 'node:crypto'
import type { Sql } from './database.ts'

/** Somebody who is signed in. */
export interface Session {
  /** GitHub's id of the person. */
  readonly userId: number
  readonly login: string
  /** Their tokens, sealed. */
  readonly tokens: string
  /** What GitHub said that they can read, and when; null before it was asked. */
  readonly access: { readonly found: unknown; readonly at: Date } | null
}

/** Sessions by their id, of which only the hash is stored: who reads the database cannot use one. */
export interface Sessions {
  create(id: string, session: Omit<Session, 'access'> & { readonly expires: Date }): Promise<void>
  /** Null when there is none, or its time is over. */
  find(id: string, now: Date): Promise<Session | null>
  keepTokens(id: string, tokens: string): Promise<void>
  keepAccess(id: string, access: { readonly found: unknown; readonly at: Date }): Promise<void>
  end(id: string): Promise<void>
}

interface Row {
  readonly user_id: string | number
  readonly login: string
  readonly tokens: string
  readonly access: unknown
  readonly access_at: Date | null
}

/** What a session's id is stored as. */
export function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** Sessions in the store's own table. */
export function sessionsIn(sql: Pick<Sql, 'query'>): Sessions {
  return {
    create: async (id, { userId, login, tokens, expires }) => {
      await sql.query(
        'INSERT INTO sessions (id_hash, user_id, login, tokens, expires_at) VALUES ($1, $2, $3, $4, $5)',
        [hashOf(id), userId, login, tokens, expires],
      )
    },
    find: async (id, now) => {
      const { rows } = await sql.query<Row>(
        `SELECT user_id, login, tokens, access, access_at FROM sessions WHERE id_hash = $1 AND expires_at > $2`,
        [hashOf(id), now],
      )
      const [row] = rows
      if (!row) return null
      const access = row.access_at === null ? null : { found: row.access, at: row.access_at }
      return { userId: Number(row.user_id), login: row.login, tokens: row.tokens, access }
    },
    keepTokens: async (id, tokens) => {
      await sql.query('UPDATE sessions SET tokens = $2 WHERE id_hash = $1', [hashOf(id), tokens])
    },
    keepAccess: async (id, { found, at }) => {
      await sql.query('UPDATE sessions SET access = $2, access_at = $3 WHERE id_hash = $1', [
        hashOf(id),
        JSON.stringify(found),
        at,
      ])
    },
    end: async (id) => {
      await sql.query('DELETE FROM sessions WHERE id_hash = $1', [hashOf(id)])
    },
  }
}
