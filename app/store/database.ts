/** Something that answers SQL: a database, or one transaction in it. */
export interface Sql {
  /**
   * One statement.
   *
   * @param values for `$1`, `$2`, ...; a list for `ANY($1)`.
   */
  query<Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Row[] }>
  /** Several statements, without values. */
  exec(text: string): Promise<void>
}

/** Does work while nobody else, in any process that shares the database, does any under the same key. */
export type Alone = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** PostgreSQL, embedded or a server: the same SQL on both. */
export interface Database extends Sql {
  /** All of `work` or nothing of it; it rejects with what `work` rejected with. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Rejects when it has waited for another's work for a minute. A process that is killed keeps nobody waiting. */
  readonly alone: Alone
  close(): Promise<void>
}

/** How long `alone` waits for its turn. */
export const TURN_TIMEOUT_MS = 60_000

/** What pg-boss writes its jobs through, so that a job is part of a transaction of ours. */
export function queueIn(sql: Sql): {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
} {
  return { executeSql: async (text, values) => ({ rows: [...(await sql.query(text, values)).rows] }) }
}
