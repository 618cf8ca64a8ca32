import type { Finding } from '../data-report.ts'
import { count } from '../numbers.ts'
import { wilsonInterval } from '../statistics/binomial.ts'
import { findingOf, percent } from './finding.ts'
import { type Feature, numberSql } from './profile-feature.ts'
import { identitySql } from './profile-query.ts'
import type { Cell } from './profile-tally.ts'
import { isPresent, literal } from './sql.ts'

/** A loaded table, as SQL names it, and the columns of it that a question is about. */
export interface Part {
  readonly table: string
  readonly features: readonly Feature[]
}

/** Both parts have the same columns, in the same order. */
export interface Split {
  readonly train: Part
  readonly test: Part
}

const MAX_EXAMPLES = 10

/** One row: the test rows whose key a training row has too, all test rows, and some such keys. */
export function overlapKeyQuery({ train, test }: Split): string {
  const keys = ({ table, features }: Part) =>
    `SELECT ${features.map((feature, index) => `${identitySql(feature)} AS k${index}`).join(', ')} FROM ${table}`
  const same = train.features.map((_, index) => `a.k${index} = b.k${index}`).join(' AND ')
  const shown = train.features.map((_, index) => `left(k${index}, 100)`).join(', ')
  return `WITH both_have AS MATERIALIZED (SELECT a.* FROM (${keys(test)}) a SEMI JOIN (${keys(train)}) b ON ${same})
SELECT (SELECT count(*) FROM both_have), (SELECT count(*) FROM ${test.table}),
  (SELECT list(v) FROM (SELECT DISTINCT concat_ws(' | ', ${shown}) AS v FROM both_have ORDER BY v LIMIT ${MAX_EXAMPLES}))`
}

/**
 * One row: the test rows that equal a training row, all test rows, the training rows that equal another training row, all training rows.
 * Rows are compared by 128 bits of hash: one chance in 10^24 that two of ten million that differ pass as equal.
 */
export function overlapContentQuery({ train, test }: Split): string {
  return `WITH train AS MATERIALIZED (SELECT a, b, count(*) AS n FROM (${hashes(train)}) GROUP BY a, b)
SELECT (SELECT count(*) FROM (${hashes(test)}) t SEMI JOIN train ON t.a = train.a AND t.b = train.b), (SELECT count(*) FROM ${test.table}),
  (SELECT coalesce(sum(n), 0) FROM train WHERE n > 1), (SELECT coalesce(sum(n), 0) FROM train)`
}

/** One row: the rows that would have to go so that every row stands once, and all rows. */
export function duplicateRowsQuery(part: Part): string {
  return `SELECT coalesce(sum(n - 1), 0), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM (${hashes(part)}) GROUP BY a, b)`
}

function hashes({ table, features }: Part): string {
  const values = features.map(identitySql).join(', ')
  return `SELECT hash(${values}) AS a, hash('row', ${values}) AS b FROM ${table}`
}

/** One row: the first and last time as seconds and as text, rows with a time, and rows after each of the given seconds. */
export function timesQuery({ table, features }: Part, after: readonly number[]): string {
  const [time] = features
  if (!time) throw new Error('the time is one column')
  const x = `(CASE WHEN ${isPresent(time.bound)} THEN ${numberSql(time) ?? 'NULL::DOUBLE'} END)`
  const later = after.map(
    (seconds, index) => `, count(*) FILTER (WHERE ${x} > ${literal(String(seconds))}::DOUBLE) AS k${index}`,
  )
  return `SELECT min(${x}), max(${x}), count(${x}), count(*)${later.join('')} FROM ${table}`
}

/** Test rows that were trained on, by their key: never by chance, so it fails. */
export function overlapKey(schema: string, keys: readonly Feature[], answer: readonly Cell[]): Finding {
  const [shared, rows] = answer.map(Number)
  const names = keys.map(({ bound }) => bound.column.name).join(', ')
  const open = keys.every((key) => key.open)
  return findingOf(
    { kind: 'overlap-key', schema, column: null },
    {
      result: shared === 0 ? 'pass' : 'fail',
      expected: `no test row has the ${names} of a training row`,
      found: ofRows(shared ?? 0, rows ?? 0, 'test rows'),
    },
    open && Array.isArray(answer[2]) ? answer[2].map(String) : [],
  )
}

/**
 * Test rows that equal a training row but for the key. Where training rows equal each other, as rows of few columns do, test rows do by
 * chance as well: only more of them than of training rows count, beyond what 95 % intervals allow.
 */
export function overlapContent(schema: string, answer: readonly Cell[]): Finding {
  const [shared = 0, rows = 0, twins = 0, trained = 0] = answer.map(Number)
  const found = ofRows(shared, rows, 'test rows')
  const chance = trained === 0 ? 0 : wilsonInterval(twins, trained, 0.05).upper
  const shown = rows === 0 ? 0 : wilsonInterval(shared, rows, 0.05).lower
  const warn = shared > 0 && (twins === 0 || shown > chance)
  const subject = { kind: 'overlap-content', schema, column: null } as const
  const bound =
    twins === 0
      ? 'no test row equals a training row'
      : `test rows equal a training row no more often than training rows equal each other (${percent(twins, trained)})`
  return findingOf(subject, { result: warn ? 'warn' : 'pass', expected: bound, found })
}

/** Rows that repeat another in every column. */
export function duplicateRows(schema: string, answer: readonly Cell[]): Finding {
  const [repeated = 0, rows = 0] = answer.map(Number)
  return findingOf(
    { kind: 'duplicate-rows', schema, column: null },
    {
      result: repeated === 0 ? 'pass' : 'warn',
      expected: 'no row equals another in every column',
      found: ofRows(repeated, rows, 'rows', 'repeat another'),
    },
  )
}

/** What `timesQuery` answered of the training rows. */
export interface Times {
  readonly column: string
  readonly rows: number
  readonly afterNow: number
  /** Training rows after the first test row, and that moment; null without test rows. */
  readonly afterTest: { readonly rows: number; readonly first: string } | null
}

/** Rows of the training data that come from the future: after now, or after the first row that the model is tested on. */
export function futureTimestamps(schema: string, { column, rows, afterNow, afterTest }: Times): Finding {
  const late = [
    ...(afterTest && afterTest.rows > 0
      ? [
          `${count(afterTest.rows)} of ${count(rows)} training rows (${percent(afterTest.rows, rows)}) are after the first test row, ${afterTest.first}`,
        ]
      : []),
    ...(afterNow > 0 ? [`${count(afterNow)} of ${count(rows)} rows are after now`] : []),
  ]
  return findingOf(
    { kind: 'future-timestamp', schema, column },
    {
      result: late.length > 0 ? 'warn' : 'pass',
      expected: `no ${column} after now${afterTest ? ', and no training row after the first test row' : ''}`,
      found: late.length > 0 ? late.join('; ') : `none of ${count(rows)} rows`,
    },
  )
}

function ofRows(some: number, all: number, what: string, verb = ''): string {
  const part = `${count(some)} of ${count(all)} ${what}${verb === '' ? '' : ` ${verb}`}`
  return some === 0 ? part : `${part} (${percent(some, all)})`
}
