import type { Check } from '#core/data/checks.ts'
import { integerKeys, type KeyRange, rangeQuery, rangesOf } from '#core/data/key-range.ts'
import type { Scope } from '#core/data/located.ts'
import { answersQuery, type Counts } from '#core/data/profile-query.ts'
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
  /** Of what was asked beside the checks; null where it was not answered. */
  readonly beside: readonly (readonly Value[])[] | null
}

/** A table, and what of it one scan is asked. */
export interface Asking {
  readonly engine: Engine
  readonly table: Table
  readonly checks: readonly Check[]
  /** What else to ask, where it can be in the same scan. */
  readonly beside?: Counts | undefined
}

/** Asks everything that counts rows or entries together: the rows of the table in one scan, those of each array in one more. */
export async function scan(asking: Asking, plain: Scope): Promise<Scanned> {
  const { engine, table, checks } = asking
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
  const beside = await askBeside(asking, own, answered).catch(() => null)
  if (beside) wanted.delete(table.sql)
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
    beside,
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

/** Asks the counts of the table together with what is asked beside them; null where that cannot be. */
async function askBeside(
  { engine, table, beside }: Asking,
  counts: ReadonlyMap<string, Count>,
  answered: Map<string, Value>,
): Promise<readonly (readonly Value[])[] | null> {
  const asked = [...counts.values()]
  if (!beside || asked.length > MAX_COUNTS_A_SCAN) return null
  const row = `${table.sql}_row`
  await engine.query(`CREATE TEMP TABLE ${row} AS ${scanQuery(table.sql, asked, beside)}`)
  const [values = []] = await engine.query(`SELECT ${asked.map((_, index) => `n${index}`).join(', ')} FROM ${row}`)
  const answers = await engine.query(answersQuery(`SELECT * FROM ${row}`, beside.answers))
  for (const [index, { sql }] of asked.entries()) answered.set(`${table.sql}\n${sql}`, values[index] ?? null)
  return answers
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
