import type { Column } from '#core/data/dialect.ts'
import { type ColumnFacts, fewEnough, MAX_CATEGORIES } from '#core/data/infer.ts'
import {
  distinctCountQuery,
  inferredType,
  rangeQuery,
  TYPE_COUNTS,
  textsQuery,
  typeCounts,
} from '#core/data/infer-type.ts'
import type { Engine, Table } from './engines/engine.ts'

/** Columns that one scan looks at together. */
const COLUMNS_A_SCAN = 30

/** An estimate this close to the number of rows may be all of them. */
const NEARLY_ALL = 0.8

/** What the data show of every column; and the rows, all together. */
export async function columnFacts(
  engine: Engine,
  table: Table,
  columns: readonly Column[],
): Promise<{ rows: number; facts: ColumnFacts[] }> {
  const facts: ColumnFacts[] = []
  let rows = 0
  for (let start = 0; start === 0 || start < columns.length; start += COLUMNS_A_SCAN) {
    const some = columns.slice(start, start + COLUMNS_A_SCAN)
    const counts = some.flatMap(typeCounts)
    const [answer = []] = await engine.query(
      `SELECT ${['count(*)', ...counts].map((sql, index) => `${sql} AS n${index}`).join(', ')} FROM ${table.sql}`,
    )
    rows = Number(answer[0])
    for (const [index, column] of some.entries()) {
      const own = answer.slice(1 + index * TYPE_COUNTS, 1 + (index + 1) * TYPE_COUNTS).map(Number)
      facts.push(await factsOf({ engine, table, column, rows }, own))
    }
  }
  return { rows, facts }
}

interface Looked {
  readonly engine: Engine
  readonly table: Table
  readonly column: Column
  readonly rows: number
}

async function factsOf({ engine, table, column, rows }: Looked, counts: readonly number[]): Promise<ColumnFacts> {
  const type = inferredType(column, counts)
  const [values = 0] = counts
  const [[minimum = null, maximum = null, distinct = 0] = []] = await engine.query(rangeQuery(table.sql, column, type))
  const plain = type !== null && type !== 'object' && type !== 'array'
  const mayBeKey = plain && values === rows && Number(distinct) >= rows * NEARLY_ALL
  const [[exact = 0] = []] = mayBeKey ? await engine.query(distinctCountQuery(table.sql, column)) : []
  return {
    ...{ name: column.name, type, rows, nulls: rows - values },
    minimum: minimum === null ? null : String(minimum),
    maximum: maximum === null ? null : String(maximum),
    unique: mayBeKey && Number(exact) === rows,
    categories:
      type === 'string' && fewEnough(Number(distinct) / 2, values)
        ? await categoriesOf({ engine, table, column, rows }, values)
        : null,
  }
}

async function categoriesOf({ engine, table, column }: Looked, values: number): Promise<string[] | null> {
  const found = await engine.query(textsQuery(table.sql, column, MAX_CATEGORIES + 1))
  return fewEnough(found.length, values) ? found.map(([text]) => String(text)) : null
}
