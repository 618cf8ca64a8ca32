import { type Digest, digestLines } from '../digest.ts'
import { UserError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import type { ModelPolicy } from '../policy.ts'
import { positiveLabel } from './binary.ts'
import type { Categories, Cell, Table } from './table.ts'

/** A predictions file that has been checked: one row an example, no id twice, no value that is not what it should be. */
export interface Predictions {
  readonly source: string
  readonly ids: readonly string[]
  readonly label: Categories
  readonly prediction: Categories
  /** Labels and predictions as numbers, for regression only. */
  readonly numbers: { readonly label: Float64Array; readonly prediction: Float64Array } | null
  /** Probability of the positive class, in [0, 1]; null where the policy names no score. */
  readonly score: Float64Array | null
  /** Probability of each class by its label, for multiclass files with `prob_<label>` columns. */
  readonly probabilities: ReadonlyMap<string, Float64Array> | null
  readonly slices: ReadonlyMap<string, Categories>
}

const PROBABILITY = 'prob_'

/** Labels and slices are written into the evidence. */
const MAX_TEXT = 200

/** `Number` would also take white space, hexadecimal digits and nothing at all for a number. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** Which columns of a file with these names the gate reads. */
export function columnsToRead(model: ModelPolicy, names: readonly string[]): string[] {
  const { id, label, prediction, score } = model.data
  const probabilities = model.task === 'multiclass' ? names.filter((name) => name.startsWith(PROBABILITY)) : []
  const wanted = [
    id,
    label,
    prediction,
    ...(score === null ? [] : [score]),
    ...(model.slices?.by ?? []),
    ...probabilities,
  ]
  return [...new Set(wanted)]
}

/**
 * Checks a predictions file against what the policy says of its columns.
 *
 * @throws UserError naming file, row (from 1, without the header) and what to write instead: a missing column, an empty or
 *   duplicate id, an empty or overlong label, a score that is no probability, a number that is not finite, no rows at all.
 */
export function checkPredictions(table: Table, model: ModelPolicy): Predictions {
  const { data, task } = model
  if (table.rows === 0) throw new UserError(`${table.source}: has no rows; write one row for each held-out example`)
  const column = (name: string) => columnOf(table, name)
  const ids = column(data.id).map((cell, row) => text(cell, { table, name: data.id, row }))
  refuseDuplicates(ids, table, data.id)
  const regression = task === 'regression'
  const label = categories(column(data.label), { table, name: data.label })
  const score = data.score === null ? null : probabilitiesOf(table, data.score)
  const predicted = data.threshold === null || !score ? column(data.prediction) : thresholded(score, label, model)
  return {
    source: table.source,
    ids,
    label,
    prediction: categories(predicted, { table, name: data.prediction }),
    numbers: regression ? { label: numbersOf(table, data.label), prediction: numbersOf(table, data.prediction) } : null,
    score,
    probabilities: task === 'multiclass' ? classProbabilities(table) : null,
    slices: new Map((model.slices?.by ?? []).map((name) => [name, categories(column(name), { table, name })])),
  }
}

/** The held-out set that a file was made on: SHA-256 over its sorted (id, label) pairs. */
export function evaluationSetDigest({ ids, label }: Predictions): Digest {
  const lines = ids.map((id, row) => JSON.stringify([id, label.values[label.codes[row] ?? 0]]))
  return digestLines(lines.sort())
}

interface Place {
  readonly table: Table
  readonly name: string
}

function columnOf(table: Table, name: string): readonly Cell[] {
  const cells = table.columns.get(name)
  if (cells) return cells
  const suggestion = nearest(name, table.names)
  const hint = suggestion ? `did you mean "${suggestion}"?` : `it has ${table.names.join(', ')}`
  throw new UserError(`${table.source}: has no column "${name}"; ${hint} (columns are named in the policy's data)`)
}

function text(cell: Cell, { table, name, row }: Place & { readonly row: number }): string {
  // A column of numbers has NaN where a value is absent.
  const value = cell === null || (typeof cell === 'number' && !Number.isFinite(cell)) ? '' : String(cell)
  if (value !== '') return value
  throw new UserError(`${table.source}: row ${row + 1}: ${name} is empty; write a value`)
}

function refuseDuplicates(ids: readonly string[], table: Table, name: string): void {
  const seen = new Set<string>()
  for (const [row, id] of ids.entries()) {
    if (seen.has(id)) {
      throw new UserError(
        `${table.source}: row ${row + 1}: ${name} ${JSON.stringify(id)} stands twice; write one row an example`,
      )
    }
    seen.add(id)
  }
}

function categories(cells: readonly Cell[], place: Place): Categories {
  const codes = new Int32Array(cells.length)
  const codeOf = new Map<string, number>()
  const values: string[] = []
  for (const [row, cell] of cells.entries()) {
    const value = text(cell, { ...place, row })
    let code = codeOf.get(value)
    if (code === undefined) {
      refuseLong(value, { ...place, row })
      code = values.length
      codeOf.set(value, code)
      values.push(value)
    }
    codes[row] = code
  }
  return { codes, values }
}

function refuseLong(value: string, { table, name, row }: Place & { readonly row: number }): void {
  if (value.length <= MAX_TEXT) return
  throw new UserError(
    `${table.source}: row ${row + 1}: ${name} has ${value.length} characters; write at most ${MAX_TEXT}`,
  )
}

function numbersOf(table: Table, name: string): Float64Array {
  const cells = columnOf(table, name)
  const numbers = new Float64Array(cells.length)
  for (const [row, cell] of cells.entries()) {
    const number = typeof cell === 'string' && !DECIMAL.test(cell) ? Number.NaN : Number(cell)
    if (cell === null || typeof cell === 'boolean' || !Number.isFinite(number)) {
      throw new UserError(
        `${table.source}: row ${row + 1}: ${name} is ${JSON.stringify(String(cell))}; write a finite number`,
      )
    }
    numbers[row] = number
  }
  return numbers
}

function probabilitiesOf(table: Table, name: string): Float64Array {
  const numbers = numbersOf(table, name)
  const row = numbers.findIndex((value) => value < 0 || value > 1)
  if (row < 0) return numbers
  throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${numbers[row]}; write a probability from 0 to 1`)
}

function classProbabilities(table: Table): ReadonlyMap<string, Float64Array> | null {
  const names = table.names.filter((name) => name.startsWith(PROBABILITY))
  if (names.length === 0) return null
  const byClass = new Map(names.map((name) => [name.slice(PROBABILITY.length), probabilitiesOf(table, name)]))
  for (let row = 0; row < table.rows; row++) {
    let sum = 0
    for (const probabilities of byClass.values()) sum += probabilities[row] ?? 0
    if (Math.abs(sum - 1) > 1e-6) {
      throw new UserError(
        `${table.source}: row ${row + 1}: the ${PROBABILITY}* columns sum to ${sum}; they must sum to 1`,
      )
    }
  }
  return byClass
}

function thresholded(score: Float64Array, label: Categories, { data }: ModelPolicy): Cell[] {
  const positive = positiveLabel(label, data, 'the predictions')
  const negative = label.values.find((value) => value !== positive) ?? `not ${positive}`
  return Array.from(score, (value) => (value >= (data.threshold ?? 0.5) ? positive : negative))
}
