import { type Feature, numberSql } from './profile-feature.ts'
import { isPresent, keyOf, textOf } from './sql.ts'

/** A column with at most so many values is counted value by value; of others numbers are counted by ranges. */
export const MAX_VALUES = 10_000

/** Characters of a value by which values are told apart; longer ones by their digest. */
const TEXT_LENGTH = 120

/** About so many values are drawn to place ranges. */
const SAMPLE = 4000

/** One row: the table's rows, then about how many values each column has. It chooses the way of counting and decides nothing. */
export function sizesQuery(table: string, features: readonly Feature[]): string {
  const sizes = features.map(({ bound }, index) => `approx_count_distinct(${bound.column.sql}) AS n${index}`)
  return `SELECT ${['count(*) AS n', ...sizes].join(', ')} FROM ${table}`
}

/** One row: the rows without a value. */
export function missingQuery(table: string, { bound }: Feature): string {
  return `SELECT count(*) FILTER (WHERE NOT ${isPresent(bound)}) AS missing FROM ${table}`
}

/**
 * A row for each value, `MAX_VALUES` and at most as many more: text, number, whether it is a value at all, how often it stands, and how
 * often with each of the conditions. Groups by what the table holds, so that every value is read as text or number once.
 */
export function valuesQuery(table: string, feature: Feature, conditions: readonly string[]): string {
  const { bound, kind } = feature
  const { sql } = bound.column
  const counts = conditions.map((condition, index) => `, count(*) FILTER (WHERE ${condition}) AS k${index}`).join('')
  const names = conditions.map((_, index) => `, k${index}`).join('')
  const text = kind === 'category' ? keyOfCategory(feature) : textOf(bound.column)
  return `SELECT CASE WHEN length(t) > ${TEXT_LENGTH} THEN left(t, ${TEXT_LENGTH - 33}) || '…' || md5(t) ELSE t END AS t, x, p, n${names}
FROM (SELECT ${text} AS t, ${numberSql(feature) ?? 'NULL'} AS x, ${isPresent(bound)} AS p, n${names}
  FROM (SELECT ${sql}, count(*) AS n${counts} FROM ${table} GROUP BY ${sql} LIMIT ${2 * MAX_VALUES}))`
}

/** A category as text: true and True of text are one value. */
export function keyOfCategory({ bound }: Feature): string {
  const text = textOf(bound.column)
  return bound.field.type === 'boolean' && bound.column.encoding !== 'native' ? `lower(${text})` : text
}

/** One row: rows with a value, numbers among them, smallest, largest, mean, standard deviation, then the rows without a value under each condition. */
export function spreadQuery(table: string, feature: Feature, conditions: readonly string[]): string {
  const gone = conditions.map((_, index) => `, count(*) FILTER (WHERE NOT p AND c${index}) AS k${index}`).join('')
  const x = numberSql(feature) ?? 'NULL::DOUBLE'
  const asked = conditions.map((condition, index) => `, ${condition} AS c${index}`).join('')
  return `SELECT count(*) FILTER (WHERE p), count(x), min(x), max(x), avg(x), stddev_pop(x)${gone}
FROM (SELECT CASE WHEN p THEN x END AS x, p${conditions.map((_, index) => `, c${index}`).join('')}
  FROM (SELECT ${x} AS x, ${isPresent(feature.bound)} AS p${asked} FROM ${table}))`
}

/** Values and their counts, of all those whose hash falls on one of so many; so the same data always give the same ranges. */
export function sampleQuery(table: string, feature: Feature, values: number): string {
  const every = Math.max(1, Math.floor(values / SAMPLE))
  const x = numberSql(feature) ?? 'NULL::DOUBLE'
  return `SELECT x, count(*) FROM (SELECT ${x} AS x FROM ${table} WHERE ${isPresent(feature.bound)}) WHERE x IS NOT NULL AND hash(x) % ${every} = 0 GROUP BY x ORDER BY x LIMIT ${4 * SAMPLE}`
}

/**
 * One row of lists, the first of all rows, then one for each condition: how many values lie in [edge, next edge), from above the last
 * edge down to below the first. Null in place of a list of zeros.
 */
export function binsQuery(
  table: string,
  feature: Feature,
  { edges, conditions }: { readonly edges: readonly number[]; readonly conditions: readonly string[] },
): string {
  // The engine's ranges hold their upper edge; those of -x hold the lower.
  const mirrored = `[${edges
    .map((edge) => double(-edge))
    .reverse()
    .join(', ')}]`
  const x = numberSql(feature) ?? 'NULL::DOUBLE'
  const asked = conditions.map((condition, index) => `, ${condition} AS c${index}`).join('')
  const parts = conditions.map((_, index) => `, map_values(histogram(-x, ${mirrored}) FILTER (WHERE c${index}))`)
  return `SELECT map_values(histogram(-x, ${mirrored}))${parts.join('')}
FROM (SELECT ${x} AS x${asked} FROM ${table} WHERE ${isPresent(feature.bound)}) WHERE x IS NOT NULL`
}

/** What tells rows apart in one column, for joins and hashes. */
export function identitySql({ bound }: Feature): string {
  return `CAST(${keyOf(bound)} AS VARCHAR)`
}

function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`
}
