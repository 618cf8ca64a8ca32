import { UserError } from '../errors.ts'
import type { ModelPolicy } from '../policy.ts'
import { requireAnswers } from './answers.ts'
import { positiveLabel } from './binary.ts'
import {
  boundedNumbersOf,
  categoriesIn,
  categoriesOf,
  columnOf,
  numbersOf,
  probabilitiesOf,
  tagsOf,
  textsOf,
} from './columns.ts'
import { idOrder } from './id-order.ts'
import { type Ids, idsOf, idTexts } from './ids.ts'
import type { Timeline } from './part.ts'
import type { Categories, Cell, Table } from './table.ts'
import { timelineOf } from './timeline.ts'

/** A predictions file that has been checked: one row an example (and seed), none twice, no value that is not what it should be. */
export interface Predictions {
  readonly source: string
  readonly rows: number
  readonly ids: Ids
  /** Rows in the order of their ids' UTF-16 units. */
  readonly byId: Uint32Array
  /** Labels and predictions as texts, of a multilabel task the JSON of the sorted tags; empty where they are numbers. */
  readonly label: Categories
  readonly prediction: Categories
  /** Labels and predictions as numbers, for regression, ranking and forecasting. */
  readonly numbers: { readonly label: Float64Array; readonly prediction: Float64Array } | null
  /** Probability of the positive class, in [0, 1]; null where the policy names no score. */
  readonly score: Float64Array | null
  /** Probability of each class by its label, for files with `prob_<label>` columns. */
  readonly probabilities: ReadonlyMap<string, Float64Array> | null
  readonly slices: ReadonlyMap<string, Categories>
  /** How much each row counts: finite, at least 0, not all 0. */
  readonly weight: Float64Array | null
  /** Which rows depend on each other. */
  readonly group: Categories | null
  readonly query: Categories | null
  readonly series: Categories | null
  /** Where the rows are one series and have times; null otherwise. */
  readonly timeline: Timeline | null
  /** In-sample error of the naive forecast of a row's series, above 0. */
  readonly scale: Float64Array | null
  /** Bounds of a prediction interval, the lower not above the upper. */
  readonly bounds: { readonly lower: Float64Array; readonly upper: Float64Array } | null
  /** The seed that a row's model was trained with, for the estimand `recipe`. */
  readonly seed: Categories | null
  /** Columns of numbers that metrics name. */
  readonly columns: ReadonlyMap<string, Float64Array>
}

const PROBABILITY = 'prob_'
const NUMERIC: readonly ModelPolicy['task'][] = ['regression', 'ranking', 'forecasting']
const WITH_PROBABILITIES: readonly ModelPolicy['task'][] = ['multiclass', 'multilabel']
const NONE: Categories = { codes: new Int32Array(), values: [] }

/** Which columns of a file with these names the gate reads. */
export function columnsToRead(model: ModelPolicy, names: readonly string[]): string[] {
  const { id, label, prediction, score, weight, group, query, series, time, scale, lower, upper, seed } = model.data
  const probabilities = WITH_PROBABILITIES.includes(model.task)
    ? names.filter((name) => name.startsWith(PROBABILITY))
    : []
  const named = [id, label, prediction, score, weight, group, query, series, time, scale, lower, upper, seed]
  const wanted = [
    ...named.filter((name) => name !== null),
    ...slicing(model),
    ...customColumns(model),
    ...probabilities,
  ]
  return [...new Set(wanted)]
}

function slicing({ slices, fairness }: ModelPolicy & { fairness?: { by: string } | undefined }): string[] {
  return [...new Set([...(slices?.by ?? []), ...(fairness ? [fairness.by] : [])])]
}

function customColumns({ metrics }: ModelPolicy): string[] {
  const named = Object.values(metrics).flatMap(({ column, over }) => [column, over])
  return [...new Set(named.filter((name) => name !== undefined))]
}

/**
 * Checks a predictions file against what the policy says of its columns.
 *
 * @throws UserError naming file, row (from 1, without the header) and what to write instead: a missing column, an empty or
 *   duplicate id, an empty or overlong label, a score that is no probability, a number that is not finite, a weight under 0, no rows at all.
 */
export function checkPredictions(table: Table, model: ModelPolicy): Predictions {
  const { data, task } = model
  if (table.rows === 0) throw new UserError(`${table.source}: has no rows; write one row for each held-out example`)
  const ids = idsOf(textsOf(table, data.id))
  const seed = optional(data.seed, (name) => categoriesOf(table, name))
  const { byId, repeated } = idOrder(ids)
  if (repeated) refuseDuplicates(ids, seed, { table, model })
  const score = optional(data.score, (name) => probabilitiesOf(table, name))
  return {
    source: table.source,
    rows: table.rows,
    ids,
    byId,
    ...labelsOf(table, model, score),
    score,
    probabilities: WITH_PROBABILITIES.includes(task) ? classProbabilities(table, task === 'multiclass') : null,
    slices: new Map(slicing(model).map((name) => [name, categoriesOf(table, name)])),
    weight: optional(data.weight, (name) => weightsOf(table, name)),
    group: optional(data.group, (name) => categoriesOf(table, name, { longest: Number.POSITIVE_INFINITY })),
    query: optional(data.query, (name) => categoriesOf(table, name, { longest: Number.POSITIVE_INFINITY })),
    series: optional(data.series, (name) => categoriesOf(table, name)),
    timeline: timelineOf(table, model),
    scale: optional(data.scale, (name) =>
      boundedNumbersOf(table, name, { holds: (value) => value > 0, write: 'a number above 0' }),
    ),
    bounds: boundsOf(table, model),
    seed,
    columns: new Map(customColumns(model).map((name) => [name, flagsOrNumbers(table, name)])),
  }
}

function optional<T>(name: string | null, read: (name: string) => T): T | null {
  return name === null ? null : read(name)
}

function labelsOf(table: Table, model: ModelPolicy, score: Float64Array | null) {
  const { data, task } = model
  if (NUMERIC.includes(task)) {
    const numbers = { label: numbersOf(table, data.label), prediction: numbersOf(table, data.prediction) }
    return { label: NONE, prediction: NONE, numbers }
  }
  if (task === 'multilabel') {
    return { label: tagsOf(table, data.label), prediction: tagsOf(table, data.prediction), numbers: null }
  }
  if (task === 'llm') {
    const rules = { absent: 'empty', longest: Number.POSITIVE_INFINITY } as const
    return {
      label: categoriesOf(table, data.label, rules),
      prediction: categoriesOf(table, data.prediction, rules),
      numbers: null,
    }
  }
  const label = categoriesOf(table, data.label)
  const predicted =
    data.threshold === null || !score ? columnOf(table, data.prediction) : thresholded(score, label, model)
  const prediction = categoriesIn(predicted, { table, name: data.prediction })
  requireAnswers({ label, prediction, source: table.source }, model)
  return { label, prediction, numbers: null }
}

interface Asked {
  readonly table: Table
  readonly model: ModelPolicy
}

/** Each id may stand there once, or once for each seed. */
function refuseDuplicates(ids: Ids, seed: Categories | null, { table, model }: Asked): void {
  const texts = idTexts(ids)
  const keys = seed ? texts.map((id, row) => `${seed.codes[row]} ${id}`) : texts
  const seen = new Set<string>()
  for (const [row, key] of keys.entries()) {
    if (seen.has(key)) {
      const once = seed ? 'one row an example and seed' : 'one row an example'
      throw new UserError(
        `${table.source}: row ${row + 1}: ${model.data.id} ${JSON.stringify(texts[row])} stands twice; write ${once}`,
      )
    }
    seen.add(key)
  }
}

function weightsOf(table: Table, name: string): Float64Array {
  const weights = boundedNumbersOf(table, name, { holds: (value) => value >= 0, write: 'a weight of 0 or more' })
  if (weights.some((weight) => weight > 0)) return weights
  throw new UserError(`${table.source}: every ${name} is 0; write weights above 0 for the rows that count`)
}

function boundsOf(table: Table, { data: { lower, upper } }: ModelPolicy): Predictions['bounds'] {
  if (lower === null || upper === null) return null
  const bounds = { lower: numbersOf(table, lower), upper: numbersOf(table, upper) }
  const row = bounds.lower.findIndex((value, index) => value > (bounds.upper[index] ?? Number.NaN))
  if (row < 0) return bounds
  throw new UserError(`${table.source}: row ${row + 1}: ${lower} is above ${upper}; write the lower bound in ${lower}`)
}

/** Numbers, or true and false as 1 and 0. */
function flagsOrNumbers(table: Table, name: string): Float64Array {
  const cells = columnOf(table, name)
  if (cells instanceof Float64Array) return numbersOf(table, name)
  const flags: ReadonlyMap<Cell, number> = new Map<Cell, number>([
    [true, 1],
    [false, 0],
    ['true', 1],
    ['false', 0],
  ])
  const numbers = Array.from(cells, (cell) => flags.get(cell) ?? cell)
  return numbersOf({ ...table, columns: new Map([[name, numbers]]) }, name)
}

/** Rounding to a few decimals moves a sum by this much at most; what is off by more is no distribution. */
const SUM_TOLERANCE = 0.01
/** Under this the sum is 1 but for double precision, and the values are left as they are. */
const SUM_NOISE = 1e-9

function classProbabilities(table: Table, sumToOne: boolean): ReadonlyMap<string, Float64Array> | null {
  const names = table.names.filter((name) => name.startsWith(PROBABILITY))
  if (names.length === 0) return null
  const byClass = new Map(names.map((name) => [name.slice(PROBABILITY.length), probabilitiesOf(table, name)]))
  if (sumToOne) scaleToOne([...byClass.values()], table)
  return byClass
}

function scaleToOne(columns: readonly Float64Array[], { source, rows }: Table): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (const column of columns) sum += column[row] ?? 0
    const off = Math.abs(sum - 1)
    if (off > SUM_TOLERANCE) {
      throw new UserError(`${source}: row ${row + 1}: the ${PROBABILITY}* columns sum to ${sum}; they must sum to 1`)
    }
    if (off > SUM_NOISE) for (const column of columns) column[row] = (column[row] ?? 0) / sum
  }
}

function thresholded(score: Float64Array, label: Categories, { data }: ModelPolicy): Cell[] {
  const positive = positiveLabel(label, data, 'the predictions')
  const negative = label.values.find((value) => value !== positive) ?? `not ${positive}`
  return Array.from(score, (value) => (value >= (data.threshold ?? 0.5) ? positive : negative))
}
