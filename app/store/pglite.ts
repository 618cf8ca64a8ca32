import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { Database, Sql } from './database.ts'
import { turnsOfProcess } from './turns.ts'

/** PostgreSQL in this process. */
export interface Embedded extends Database {
  readonly pglite: PGlite
}

/** @param folder of this process alone; in memory where there is none. */
export async function openPglite(folder?: string): Promise<Embedded> {
  const pglite = await PGlite.create(folder)
  return {
    ...sqlOf(pglite),
    pglite,
    transaction: (work) => pglite.transaction((transaction) => work(sqlOf(transaction))),
    alone: turnsOfProcess(),
    close: () => pglite.close(),
  }
}

function sqlOf(connection: PGlite | Transaction): Sql {
  return {
    query: (text, values) => connection.query(text, values && [...values]),
    exec: async (text) => {
      await connection.exec(text)
    },
  }
}
