import { Pool, type PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Database, Sql } from './database.ts'

const CONNECT_TIMEOUT_MS = 5_000

/** A server, which any number of processes may share. */
export function openPostgres(url: string, log: Logger): Database {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // Without a listener an idle connection that breaks would end the process; the pool opens another one.
  pool.on('error', (err) => log.warn({ err }, 'a connection to the database broke'))
  return {
    ...sqlOf(pool),
    transaction: async (work) => {
      const client = await pool.connect()
      let broken = false
      try {
        await client.query('BEGIN')
        const result = await work(sqlOf(client))
        await client.query('COMMIT')
        return result
      } catch (thrown) {
        await client.query('ROLLBACK').catch(() => {
          broken = true
        })
        throw thrown
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
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
