import { type Feature, numberSql } from './profile-feature.ts'
import { isPresent, keyOf, textOf } from './sql.ts'

/** A column with at most about so many values is counted value by value; of others numbers are counted by ranges. */
export const MAX_VALUES = 10_000

/** Columns that one scan of the table answers together. */
export const COLUMNS_A_SCAN = 64

/** Characters of a value by which values are told apart; longer ones by their digest. */
const TEXT_LENGTH = 120

/** One distinct number of so many is drawn, by its hash, to place ranges: the same data always give the same. */
const SAMPLED = 256

/** A column to look at, and what of it is known before. */
export interface Look {
  readonly feature: Feature
  /** It has too many values in the reference, so here as well. */
  readonly wide: boolean
  /** A sample is needed to place ranges. */
  readonly sample: boolean
}

/**
 * One row: the table's rows, then of each column about how many values it has, which chooses the way of counting and decides nothing, the
 * rows with a value, those with a number, the smallest, largest, mean and standard deviation, and a sample of the numbers with their counts.
 */
export function measuresQuery(table: string, looks: readonly Look[]): string {
  const measures = looks.flatMap(({ feature: { bound, kind, names }, wide, sample }, index) => {
    const present = isPresent(bound)
    const without =
      present === `${bound.column.sql} IS NOT NULL`
        ? `count(${bound.column.sql})`
        : `count(*) FILTER (WHERE ${present})`
    if (names || kind === 'opaque') return ['NULL', without, ...Array<string>(MEASURES - 2).fill('NULL')]
    const numeric = kind !== 'category'
    const drawn = numeric && sample
    return [
      wide ? 'NULL' : `approx_count_distinct(${bound.column.sql})`,
      without,
      ...['count', 'min', 'max'].map((name) => (numeric ? `${name}(x${index})` : 'NULL')),
      ...['avg', 'stddev_pop'].map((name) => (numeric && kind !== 'time' ? `${name}(x${index})` : 'NULL')),
      drawn ? `histogram(x${index}) FILTER (WHERE hash(x${index}) % ${SAMPLED} = 0)` : 'NULL',
    ]
  })
  const columns = looks.flatMap(({ feature }, index) => [
    feature.bound.column.sql,
    ...(feature.kind === 'category' || feature.kind === 'opaque' || feature.names
      ? []
      : [`${presentNumber(feature)} AS x${index}`]),
  ])
  return `SELECT ${['count(*)', ...measures].map((measure, index) => `${measure} AS n${index}`).join(', ')} FROM (SELECT ${columns.join(', ')} FROM ${table})`
}

/** How many answers of `measuresQuery` belong to a column. */
export const MEASURES = 8

function presentNumber(feature: Feature): string {
  const x = numberSql(feature) ?? 'CAST(NULL AS DOUBLE)'
  const present = isPresent(feature.bound)
  return present === `${feature.bound.column.sql} IS NOT NULL` ? x : `(CASE WHEN ${present} THEN ${x} END)`
}

/** A column to count: over ranges between edges, or value by value where it has none. */
export interface Counting {
  readonly feature: Feature
  readonly edges: readonly number[] | null
}

/**
 * Rows of column, part, text, number, whether it is a value at all, count and list. Part 0 counts all rows, part i those of the i-th
 * condition. A column counted by values has a row for each; one by ranges has a list, from above the last edge down to below the first,
 * null for zeros, where each range holds its lower edge, and the rows without a value in place of the count. One scan for all.
 */
export function countsQuery(table: string, counting: readonly Counting[], conditions: readonly string[]): string {
  const parts = ['true', ...conditions]
  const aggregates: string[] = []
  const answers: string[] = []
  for (const [index, { feature, edges }] of counting.entries()) {
    for (const [part, condition] of parts.entries()) {
      const filter = (wanted: string) => (part === 0 && wanted === 'true' ? '' : ` FILTER (WHERE ${wanted})`)
      const name = `h${index}_${part}`
      if (edges) {
        // The engine's ranges hold their upper edge; those of -x hold the lower.
        const mirrored = edges.map((edge) => double(-edge)).reverse()
        aggregates.push(`map_values(histogram(-x${index}, [${mirrored.join(', ')}])${filter(condition)}) AS ${name}`)
        aggregates.push(`count(*) FILTER (WHERE NOT p${index} AND ${condition}) AS m${index}_${part}`)
        answers.push(`SELECT ${index}, ${part}, NULL, NULL, NULL, m${index}_${part}, ${name} FROM h`)
      } else {
        aggregates.push(`histogram(${feature.bound.column.sql})${filter(condition)} AS ${name}`)
        answers.push(
          `SELECT ${index}, ${part}, ${readValue(feature)}, n, NULL FROM (SELECT unnest(map_keys(${name})) AS ${feature.bound.column.sql}, unnest(map_values(${name})) AS n FROM h)`,
        )
      }
    }
  }
  const columns = counting.flatMap(({ feature, edges }, index) =>
    edges ? [`${isPresent(feature.bound)} AS p${index}`, `${presentNumber(feature)} AS x${index}`] : [],
  )
  const [first = 'SELECT 0, 0, NULL, NULL, NULL, 0, NULL WHERE false', ...more] = answers
  return `WITH h AS MATERIALIZED (SELECT ${aggregates.join(', ') || '0'} FROM (SELECT ${['*', ...columns].join(', ')} FROM ${table}))
${[first, ...more].join('\nUNION ALL ')}`
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
