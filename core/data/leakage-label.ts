import { quantile } from './profile-bins.ts'
import { type Feature, numberSql } from './profile-feature.ts'
import { keyOfCategory } from './profile-query.ts'
import type { Tally } from './profile-tally.ts'
import { isPresent, literal, textOf } from './sql.ts'

/** Numbers with more values than this are split at their median; text with more is no label. */
const MAX_CLASSES = 20

/** One class of the label: its rows by an SQL condition, never null. That of a classified column is named by number. */
export interface LabelClass {
  readonly name: string
  readonly condition: string
}

/** The label as classes. `binary`: the first is the positive one. `halves`: a number, above its median or not. */
export interface Label {
  readonly kind: 'binary' | 'several' | 'halves'
  readonly column: string
  readonly classes: readonly LabelClass[]
}

/**
 * What the label's values make it.
 *
 * @param positive the policy's positive label, which the data may write otherwise than the predictions do; then 1 or true is.
 * @returns in words why it is no label.
 */
export function labelOf(feature: Feature, tally: Tally, positive: string | null): Label | string {
  const column = feature.bound.column.name
  const { values, numbers } = tally
  if (values?.length === 0) return `${column} has no values`
  if (numbers && (!values || values.length > MAX_CLASSES)) return halves(column, feature, numbers)
  if (!values || values.length > MAX_CLASSES) return `${column} has more than ${MAX_CLASSES} values`
  if (values.length === 1) return `${column} has one value only`
  const classes = values.map(({ text }, index) => ({
    name: feature.open ? text : `class ${index + 1}`,
    condition: equals(feature, text),
  }))
  const find = (wanted: string | null) => classes[values.findIndex(({ text }) => isPositive(text, wanted))]
  const chosen = find(positive) ?? (classes.length === 2 ? find(null) : undefined)
  if (!chosen) return { kind: 'several', column, classes }
  const present = isPresent(feature.bound)
  const rest = classes.filter((one) => one !== chosen)
  const other: LabelClass = {
    name: rest.length === 1 ? (rest[0]?.name ?? '') : `not ${chosen.name}`,
    condition: `(${present} AND NOT ${chosen.condition})`,
  }
  return { kind: 'binary', column, classes: [chosen, other] }
}

function isPositive(text: string, positive: string | null): boolean {
  if (positive === null) return text === '1' || text === '1.0' || text.toLowerCase() === 'true'
  return text === positive || text.toLowerCase() === positive.toLowerCase()
}

function equals(feature: Feature, text: string): string {
  const shown = feature.kind === 'category' ? keyOfCategory(feature) : textOf(feature.bound.column)
  return `coalesce(${isPresent(feature.bound)} AND ${shown} = ${literal(text)}, false)`
}

function halves(column: string, feature: Feature, numbers: NonNullable<Tally['numbers']>): Label | string {
  const { points, spread } = numbers
  if (spread.minimum === spread.maximum) return `${column} has one value only`
  const median = quantile(points, 0.5)
  // The median may be the largest value too; then what is below it is the other half.
  const split = median < spread.maximum ? `> CAST('${median}' AS DOUBLE)` : `>= CAST('${median}' AS DOUBLE)`
  const x = numberSql(feature) ?? 'NULL'
  const above = `coalesce(${isPresent(feature.bound)} AND ${x} ${split}, false)`
  const below = `coalesce(${isPresent(feature.bound)} AND NOT (${x} ${split}), false)`
  return {
    kind: 'halves',
    column,
    classes: [
      { name: 'above the median', condition: above },
      { name: 'the others', condition: below },
    ],
  }
}

/** One row: the rows of each class. */
export function classesQuery(table: string, { classes }: Label): string {
  const counts = classes.map(({ condition }, index) => `count(*) FILTER (WHERE ${condition}) AS n${index}`)
  return `SELECT ${counts.join(', ')} FROM ${table}`
}
