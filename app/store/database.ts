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

/** PostgreSQL, embedded or a server: the same SQL on both. */
export interface Database extends Sql {
  /** All of `work` or nothing of it; it rejects with what `work` rejected with. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What pg-boss writes its jobs through, so that a job is part of a transaction of ours. */
export function queueIn(sql: Sql): {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
} {
  return { executeSql: async (text, values) => ({ rows: [...(await sql.query(text, values)).rows] }) }
}
