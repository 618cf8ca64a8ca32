import { DuckDBInstance } from '@duckdb/node-api'
import { COLUMNS, COUNTRIES, EMAIL, STATUSES } from './table.ts'

/*
 * The floor: what somebody writes by hand who knows the rules, the engine and the types, in one pass and without a word on what
 * was wrong: `node floor.ts <data> [<reference>]`. With a reference also the counts that four drift checks need.
 */

const [data = '', reference] = process.argv.slice(2)
const listed = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')

function source(path: string): string {
  if (path.endsWith('.parquet')) return `read_parquet('${path}')`
  const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`)
  return `read_csv('${path}', header = true, columns = {${columns.join(', ')}})`
}

const RULES = [
  'count(*)',
  'count(*) FILTER (WHERE id IS NULL)',
  'count(id) - count(DISTINCT id)',
  'count(*) FILTER (WHERE created IS NULL)',
  "count(*) FILTER (WHERE created < TIMESTAMP '2024-01-01')",
  `count(*) FILTER (WHERE NOT regexp_matches(email, '${EMAIL}'))`,
  `count(*) FILTER (WHERE status NOT IN (${listed(STATUSES)}))`,
  `count(*) FILTER (WHERE country NOT IN (${listed(COUNTRIES)}))`,
  'count(*) FILTER (WHERE amount < 0)',
  'count(*) FILTER (WHERE amount > 1000)',
  'count(*) FILTER (WHERE quantity < 1)',
]

const DRIFT = [
  'histogram(CAST(floor(amount / 10) AS INTEGER))',
  'histogram(CAST(floor(score * 100) AS INTEGER))',
  'histogram(status)',
  'histogram(country)',
]

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
const asked = reference === undefined ? RULES : [...RULES, ...DRIFT]
const answers = [await connection.runAndReadAll(`SELECT ${asked.join(', ')} FROM ${source(data)}`)]
if (reference !== undefined) {
  answers.push(await connection.runAndReadAll(`SELECT ${DRIFT.join(', ')} FROM ${source(reference)}`))
}
console.log(answers.flatMap((answer) => answer.getRowsJson()).length)
connection.closeSync()
instance.closeSync()
