import { type Feature, numberSql } from './profile-feature.ts'
import { type Beside, derived } from './scan-query.ts'
import { isPresent, keyOf, textOf } from './sql.ts'

/** A column with at most about so many values is counted value by value; of others numbers are counted by ranges. */
export const MAX_VALUES = 10_000

/** Columns that one scan of the table answers together. */
export const COLUMNS_A_SCAN = 64

/** Characters of a value by which values are told apart; longer ones by their digest. */
const TEXT_LENGTH = 120

/** One distinct number of so many is drawn, by its hash, to place ranges: the same data always give the same. */
const SAMPLED = 256

/** So many rows are looked at first where the reference says the rest. */
const GLANCE = 100_000

/** A column to look at, and what of it is known before. */
export interface Look {
  readonly feature: Feature
  /** It has too many values in the reference, so here as well. */
  readonly wide: boolean
}

/**
 * One row: the table's rows, then of each column about how many values it has, which chooses the way of counting and decides nothing, the
 * rows with a value, those with a number, the smallest and largest, and a sample of the numbers with their counts.
 *
 * @param how `all`: the whole table. `glance`: its first 100,000 rows, and no numbers, which the reference has shown.
 */
export function measuresQuery(table: string, looks: readonly Look[], how: 'all' | 'glance'): string {
  const measures = looks.flatMap(({ feature, wide }, index) => {
    const { bound, kind, names } = feature
    const present = isPresent(bound)
    const values =
      present === `${bound.column.sql} IS NOT NULL`
        ? `count(${bound.column.sql})`
        : `count(*) FILTER (WHERE ${present})`
    const distinct = wide || names || kind === 'opaque' ? 'NULL' : `approx_count_distinct(${bound.column.sql})`
    const x = `x${index}`
    const numbers = isNumeric(feature)
      ? [
          `count(${x})`,
          `min(${x})`,
          `max(${x})`,
          how === 'all' ? `histogram(${x}) FILTER (WHERE hash(${x}) % ${SAMPLED} = 0)` : 'NULL',
        ]
      : ['NULL', 'NULL', 'NULL', 'NULL']
    return [distinct, values, ...numbers]
  })
  const columns = looks.flatMap(({ feature }, index) => [
    feature.bound.column.sql,
    ...(isNumeric(feature) ? [`${presentNumber(feature)} AS x${index}`] : []),
  ])
  const rows = how === 'all' ? table : `(SELECT * FROM ${table} LIMIT ${GLANCE})`
  return `SELECT ${['count(*)', ...measures].map((measure, index) => `${measure} AS n${index}`).join(', ')} FROM (SELECT ${columns.join(', ')} FROM ${rows})`
}

/** How many answers of `measuresQuery` belong to a column. */
export const MEASURES = 6

function isNumeric({ kind, names }: Feature): boolean {
  return !names && kind !== 'category' && kind !== 'opaque'
}

function presentNumber(feature: Feature): string {
  const x = numberSql(feature) ?? 'CAST(NULL AS DOUBLE)'
  const present = isPresent(feature.bound)
  return present === `${feature.bound.column.sql} IS NOT NULL` ? x : `(CASE WHEN ${present} THEN ${x} END)`
}

/** A column to count: value by value, over the ranges between edges, or only where it has no value. */
export interface Counting {
  readonly feature: Feature
  readonly by: 'values' | 'gaps' | { readonly edges: readonly number[] }
}

/** The part of an answer that holds what belongs to no condition: the table's rows, and the spread of numbers. */
export const WHOLE = -1

/** What counts columns: expressions over all rows, and the answers that the one row of them gives. */
export interface Counts extends Beside {
  /** Selects from `h`, the row. */
  readonly answers: string
}

/**
 * What to ask, of which the answers are rows of column, part, text, number, whether it is a value at all, count and list. Part 0 counts all rows, part i those of the i-th
 * condition. A column counted by values has a row for each. Otherwise the count is that of the rows without a value, and the list holds the
 * ranges, from above the last edge down to below the first, null for zeros, where each range holds its lower edge. As part -1 such a column
 * has the list of its numbers, the smallest, largest, mean and standard deviation; and column -1 the rows of the table.
 *
 * @param conditions SQL over a row.
 */
export function countsOf(counting: readonly Counting[], conditions: readonly string[]): Counts {
  const aggregates = ['count(*) AS rows']
  const answers = [`SELECT -1, ${WHOLE}, NULL, NULL, NULL, rows, NULL FROM h`]
  const parts = ['', ...conditions]
  for (const [index, one] of counting.entries()) {
    const asked = one.by === 'values' ? valueCounts(one.feature, { index, parts }) : rangeCounts(one, { index, parts })
    aggregates.push(...asked.aggregates)
    answers.push(...asked.answers)
  }
  const columns = counting.flatMap(({ feature, by }, index) =>
    typeof by === 'object' ? [`${presentNumber(feature)} AS v${index}`] : [],
  )
  return { columns, aggregates, answers: answers.join('\nUNION ALL ') }
}

/** The answers, with one scan of the table. */
export function countsQuery(table: string, { columns, aggregates, answers }: Counts): string {
  return answersQuery(`SELECT ${aggregates.join(', ')} FROM ${derived(table, columns)}`, answers)
}

/** The answers of a row that a query gives. */
export function answersQuery(row: string, answers: string): string {
  return `WITH h AS MATERIALIZED (${row})\n${answers}`
}

interface Questions {
  readonly aggregates: string[]
  readonly answers: string[]
}

interface Place {
  readonly index: number
  /** Conditions; empty for all rows. */
  readonly parts: readonly string[]
}

function valueCounts(feature: Feature, { index, parts }: Place): Questions {
  const { sql } = feature.bound.column
  const name = (part: number) => `h${index}_${part}`
  return {
    aggregates: parts.map((condition, part) => `histogram(${sql})${where(condition)} AS ${name(part)}`),
    answers: parts.map(
      (_, part) =>
        `SELECT ${index}, ${part}, ${readValue(feature)}, n, NULL FROM (SELECT unnest(map_keys(${name(part)})) AS ${sql}, unnest(map_values(${name(part)})) AS n FROM h)`,
    ),
  }
}

function rangeCounts({ feature, by }: Counting, { index, parts }: Place): Questions {
  const absent = `NOT ${isPresent(feature.bound)}`
  const gaps = parts.map((condition, part) => `count(*)${where(absent, condition)} AS m${index}_${part}`)
  if (typeof by !== 'object') {
    return {
      aggregates: gaps,
      answers: parts.map((_, part) => `SELECT ${index}, ${part}, NULL, NULL, NULL, m${index}_${part}, NULL FROM h`),
    }
  }
  // The engine's ranges hold their upper edge; those of -x hold the lower.
  const mirrored = by.edges.map((edge) => double(-edge)).reverse()
  const bins = parts.map(
    (condition, part) =>
      `map_values(histogram(-v${index}, [${mirrored.join(', ')}])${where(condition)}) AS h${index}_${part}`,
  )
  const measures = ['count', 'min', 'max', ...(feature.kind === 'time' ? [] : ['avg', 'stddev_pop'])]
  const spread = `[${measures.map((name) => `CAST(${name}(v${index}) AS DOUBLE)`).join(', ')}] AS s${index}`
  return {
    aggregates: [...gaps, ...bins, spread],
    answers: [
      `SELECT ${index}, ${WHOLE}, NULL, NULL, NULL, NULL, s${index} FROM h`,
      ...parts.map(
        (_, part) =>
          `SELECT ${index}, ${part}, NULL, NULL, NULL, m${index}_${part}, CAST(h${index}_${part} AS DOUBLE[]) FROM h`,
      ),
    ],
  }
}

function where(...conditions: readonly string[]): string {
  const wanted = conditions.filter((condition) => condition !== '')
  return wanted.length === 0 ? '' : ` FILTER (WHERE ${wanted.join(' AND ')})`
}

/** Text, number, and whether it is a value at all. */
function readValue(feature: Feature): string {
  const text = feature.kind === 'category' ? keyOfCategory(feature) : textOf(feature.bound.column)
  const short = `CASE WHEN length(${text}) > ${TEXT_LENGTH} THEN left(${text}, ${TEXT_LENGTH - 33}) || '…' || md5(${text}) ELSE ${text} END`
  return `${short}, ${numberSql(feature) ?? 'NULL'}, ${isPresent(feature.bound)}`
}

/** A category as text: true and True of text are one value. */
export function keyOfCategory({ bound }: Feature): string {
  const text = textOf(bound.column)
  return bound.field.type === 'boolean' && bound.column.encoding !== 'native' ? `lower(${text})` : text
}

/** What tells rows apart in one column, for joins and hashes. */
export function identitySql({ bound }: Feature): string {
  return `CAST(${keyOf(bound)} AS VARCHAR)`
}

function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`
}
