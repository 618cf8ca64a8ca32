import type { Database, Sql } from './database.ts'

/** A database that tells how long each statement and each transaction took, failed ones included. */
export function timed(
  database: Database,
  tell: (operation: 'query' | 'transaction', seconds: number) => void,
): Database {
  const timing = async <T>(operation: 'query' | 'transaction', work: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    try {
      return await work()
    } finally {
      tell(operation, (performance.now() - started) / 1000)
    }
  }
  const query: Sql['query'] = (text, values) => timing('query', () => database.query(text, values))
  return {
    query,
    exec: (text) => timing('query', () => database.exec(text)),
    transaction: (work) => timing('transaction', () => database.transaction(work)),
    alone: (key, work) => database.alone(key, work),
    close: () => database.close(),
  }
}
