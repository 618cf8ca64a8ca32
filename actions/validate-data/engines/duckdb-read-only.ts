import { type DuckDBConnection, StatementType } from '@duckdb/node-api'
import type { Value } from './engine.ts'

/**
 * Runs one statement that DuckDB's own parser calls a SELECT, and no other: what writes, copies, attaches or sets has another
 * type, and the files of the machine are out of reach for every statement.
 *
 * @param limit milliseconds; then the statement is interrupted.
 * @throws Error for anything but one SELECT, for what the engine refuses, and when the time is up.
 */
export async function readOnly(connection: DuckDBConnection, sql: string, limit: number): Promise<Value[][]> {
  const statements = await connection.extractStatements(sql)
  if (statements.count !== 1) throw new Error(`${statements.count} statements; write one SELECT`)
  const statement = await statements.prepare(0)
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error(`a statement of type ${StatementType[statement.statementType]}; only SELECT is run`)
  }
  let late = false
  const timer = setTimeout(() => {
    late = true
    connection.interrupt()
  }, limit)
  try {
    return (await statement.runAndReadUntil(2)).getRowsJson().slice(0, 2) as Value[][]
  } catch (thrown) {
    throw late ? new Error(`it took longer than ${limit / 1000} s`, { cause: thrown }) : thrown
  } finally {
    clearTimeout(timer)
    statement.destroySync()
  }
}
