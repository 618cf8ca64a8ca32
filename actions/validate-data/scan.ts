import type { Check } from '#core/data/checks.ts'
import { integerKeys, type KeyRange, rangeQuery, rangesOf } from '#core/data/key-range.ts'
import type { Scope } from '#core/data/located.ts'
import { questionOf } from '#core/data/queries.ts'
import { type Count, MAX_COUNTS_A_SCAN, scanQuery } from '#core/data/scan-query.ts'
import { messageOf } from '#core/errors.ts'
import type { Engine, Table, Value } from './engines/engine.ts'

/** What one scan of a table answered, or several where the table has arrays or very many checks. */
export interface Scanned {
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nulls: number }[]
  /** By check, in the order of its question; null where it has none. */
  readonly answers: ReadonlyMap<Check, readonly Value[]>
  /** Why the table could not be scanned. */
  readonly problem: string | null
}

/** Asks everything that counts rows or entries together: the rows of the table in one scan, those of each array in one more. */
export async function scan(engine: Engine, table: Table, checks: readonly Check[], plain: Scope): Promise<Scanned> {
  const scope = { ...plain, ranges: await keyRanges(engine, checks, plain) }
  const own = new Map(['*', ...table.columns.map(({ sql }) => sql)].map((sql) => countOf(`count(${sql})`, null)))
  const wanted = new Map([[table.sql, own]])
  const questions = new Map(checks.map((check) => [check, questionOf(check, scope)]))
  for (const question of questions.values()) {
    if (!question) continue
    const counts = wanted.get(question.from) ?? new Map<string, Count>()
    // A count without a name for its value gains one where another check has it.
    for (const sql of question.counts) if (!counts.get(sql)?.shared) counts.set(...countOf(sql, question.shared))
    wanted.set(question.from, counts)
  }
  const answered = new Map<string, Value>()
  const problem = await ask(engine, wanted, answered).catch((thrown: unknown) => firstLine(thrown))
  const of = (from: string, count: string): Value => answered.get(`${from}\n${count}`) ?? 0
  const rows = Number(of(table.sql, 'count(*)'))
  return {
    rows,
    columns: (table.written ?? table).columns.map(({ name, type, sql }) => ({
      name: shownName(name),
      type,
      nulls: rows - Number(of(table.sql, `count(${sql})`)),
    })),
    answers: new Map(
      Array.from(questions).flatMap(([check, question]): [Check, Value[]][] =>
        question ? [[check, question.counts.map((count) => of(question.from, count))]] : [],
      ),
    ),
    problem,
  }
}

// As a stream, since no scan of the whole table is what follows.
async function keyRanges(engine: Engine, checks: readonly Check[], scope: Scope): Promise<Map<string, KeyRange>> {
  const keys = engine.dialect.distinctIntegers ? integerKeys(checks, scope) : []
  if (keys.length === 0) return new Map()
  try {
    for await (const [row] of engine.stream(rangeQuery(scope.table, keys))) if (row) return rangesOf(keys, row)
  } catch {
    // The scan says it of all its counts.
  }
  return new Map()
}

async function ask(
  engine: Engine,
  wanted: ReadonlyMap<string, ReadonlyMap<string, Count>>,
  answered: Map<string, Value>,
): Promise<null> {
  for (const [from, set] of wanted) {
    const counts = [...set.values()]
    for (let start = 0; start < counts.length; start += MAX_COUNTS_A_SCAN) {
      const some = counts.slice(start, start + MAX_COUNTS_A_SCAN)
      const [row = []] = await engine.query(scanQuery(from, some))
      for (const [index, count] of some.entries()) answered.set(`${from}\n${count.sql}`, row[index] ?? null)
    }
  }
  return null
}

function countOf(sql: string, shared: Count['shared']): [string, Count] {
  return [sql, { sql, shared }]
}

function shownName(name: string): string {
  const characters = Array.from(name.toWellFormed())
  return characters.length <= 200 ? characters.join('') : `${characters.slice(0, 200).join('')}…`
}

/** What an engine said, in one line. */
export function firstLine(thrown: unknown): string {
  return messageOf(thrown).split('\n')[0] ?? ''
}
