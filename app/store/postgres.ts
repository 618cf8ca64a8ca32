import { Pool, type PoolClient } from 'pg'
import type { Logger } from 'pino'
import { type Database, type Sql, TURN_TIMEOUT_MS } from './database.ts'

const CONNECT_TIMEOUT_MS = 5_000

/** For one statement: none of ours takes as long, so the server or the way to it is in trouble. */
const QUERY_TIMEOUT_MS = 30_000

/** A server, which any number of processes may share. */
export function openPostgres(url: string, log: Logger): Database {
  const options = { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS }
  const pool = watched(new Pool({ ...options, max: 10, query_timeout: QUERY_TIMEOUT_MS }), log)
  // A turn is a lock of its connection's session. Turns have their own pool, or those who wait could take all of the other.
  const turns = watched(new Pool({ ...options, max: 12, options: `-c lock_timeout=${TURN_TIMEOUT_MS}` }), log)
  return {
    ...sqlOf(pool),
    transaction: (work) =>
      connected(pool, { open: 'BEGIN', close: 'COMMIT', undo: 'ROLLBACK' }, (client) => work(sqlOf(client))),
    alone: (key, work) => {
      const key64 = 'hashtextextended($1, 0)'
      const close = `SELECT pg_advisory_unlock(${key64})`
      return connected(turns, { open: `SELECT pg_advisory_lock(${key64})`, close, undo: close, values: [key] }, work)
    },
    close: async () => {
      await Promise.all([pool.end(), turns.end()])
    },
  }
}

// A connection that breaks while it is idle, or between two statements, would end the process without a listener.
function watched(pool: Pool, log: Logger): Pool {
  const warn = (err: Error) => log.warn({ err }, 'a connection to the database broke')
  pool.on('error', warn)
  pool.on('connect', (client) => client.on('error', warn))
  return pool
}

interface Bracket {
  readonly open: string
  /** After work that succeeded; what it returned counts only then. */
  readonly close: string
  /** After work that failed. */
  readonly undo: string
  readonly values?: string[]
}

/** Work on one connection, between two statements. A connection that cannot be brought back in order is closed. */
async function connected<T>(
  pool: Pool,
  { open, close, undo, values }: Bracket,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let isSound = false
  try {
    await client.query(open, values)
    const result = await work(client)
    await client.query(close, values)
    isSound = true
    return result
  } catch (thrown) {
    isSound = await client.query(undo, values).then(
      () => true,
      () => false,
    )
    throw thrown
  } finally {
    client.release(!isSound)
  }
}

function sqlOf(connection: Pool | PoolClient): Sql {
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      const { rows } = await connection.query(text, values && [...values])
      return { rows: rows as Row[] }
    },
    exec: async (text) => {
      await connection.query(text)
    },
  }
}
