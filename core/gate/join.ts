import type { Problem } from '../evidence.ts'
import { compareIds, type Ids, idsAt, idTexts } from './ids.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** Two files joined by id, and seed where there are seeds: the other file in the candidate's row order. */
export type Join =
  | { readonly kind: 'joined'; readonly other: Predictions }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * Joins two predictions files by example id. Both must be of the same evaluation set: the same ids with the same labels, weights and groups.
 *
 * @returns the problem where they are not: rows that went missing are `unmatched-ids`, anything else is another set.
 */
export function joinById(candidate: Predictions, other: Predictions): Join {
  const inOrder = !candidate.seed && !other.seed && isSame(candidate.ids, other.ids)
  const rows = inOrder ? null : matchesOf(candidate, other)
  const same = sameRow(candidate, other)
  let [unknown, relabelled] = [0, 0]
  for (let row = 0; row < candidate.rows; row++) {
    const match = rows ? (rows[row] ?? -1) : row
    if (match < 0) unknown++
    else if (!same(row, match)) relabelled++
  }
  const missing = other.rows - (candidate.rows - unknown)
  if (unknown === 0 && missing === 0 && relabelled === 0) {
    return { kind: 'joined', other: rows ? reordered(other, rows) : other }
  }
  return { kind: 'problem', problem: describe({ unknown, missing, relabelled }, candidate, other) }
}

function isSame(a: Ids, b: Ids): boolean {
  return isEqual(a.ends, b.ends) && isEqual(a.units, b.units)
}

function isEqual(a: Uint16Array | Uint32Array, b: Uint16Array | Uint32Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

/** The row of the other file for each of the candidate's, -1 where it has none. */
function matchesOf(candidate: Predictions, other: Predictions): Int32Array {
  if (candidate.seed || other.seed) {
    const rowOf = new Map(seededIds(other).map((key, row) => [key, row]))
    return Int32Array.from(seededIds(candidate), (key) => rowOf.get(key) ?? -1)
  }
  const rows = new Int32Array(candidate.rows).fill(-1)
  for (let rank = 0, otherRank = 0; rank < candidate.rows && otherRank < other.rows; ) {
    const [row, match] = [candidate.byId[rank] ?? 0, other.byId[otherRank] ?? 0]
    const order = compareIds(candidate.ids, row, other.ids, match)
    if (order === 0) rows[row] = match
    if (order <= 0) rank++
    if (order >= 0) otherRank++
  }
  return rows
}

function seededIds({ ids, seed }: Predictions): readonly string[] {
  const texts = idTexts(ids)
  return seed ? texts.map((id, row) => `${id} ${seed.values[seed.codes[row] ?? -1]}`) : texts
}

/** Whether a candidate row and a row of the other file have the same label, weight and group. */
function sameRow(candidate: Predictions, other: Predictions): Check {
  const checks = [
    sameNumber(candidate.numbers?.label ?? null, other.numbers?.label ?? null),
    sameNumber(candidate.weight, other.weight),
    sameText(candidate.group, other.group),
    candidate.numbers ? null : sameText(candidate.label, other.label),
  ].filter((check) => check !== null)
  return (row, match) => {
    for (const check of checks) if (!check(row, match)) return false
    return true
  }
}

type Check = (row: number, match: number) => boolean

/** Null where neither file has the column. */
function sameNumber(a: Float64Array | null, b: Float64Array | null): Check | null {
  return a === null && b === null ? null : (row, match) => a?.[row] === b?.[match]
}

function sameText(a: Categories | null, b: Categories | null): Check | null {
  if (a === null && b === null) return null
  if (a === null || b === null) return () => false
  const codeOf = new Map(b.values.map((value, code) => [value, code]))
  const codes = a.values.map((value) => codeOf.get(value) ?? -1)
  return (row, match) => codes[a.codes[row] ?? -1] === b.codes[match]
}

function reordered(file: Predictions, rows: Int32Array): Predictions {
  const numbers = <T extends Float64Array | null>(column: T) =>
    (column === null ? null : Float64Array.from(rows, (row) => column[row] ?? Number.NaN)) as T
  const codes = <T extends Categories | null>(column: T) =>
    (column && column.codes.length > 0 ? { ...column, codes: rows.map((row) => column.codes[row] ?? -1) } : column) as T
  return {
    ...file,
    ids: idsAt(file.ids, rows),
    byId: moved(rows, file.byId),
    label: codes(file.label),
    prediction: codes(file.prediction),
    numbers: file.numbers && { label: numbers(file.numbers.label), prediction: numbers(file.numbers.prediction) },
    score: numbers(file.score),
    probabilities:
      file.probabilities && new Map(Array.from(file.probabilities, ([name, column]) => [name, numbers(column)])),
    slices: new Map(Array.from(file.slices, ([name, column]) => [name, codes(column)])),
    weight: numbers(file.weight),
    group: codes(file.group),
    query: codes(file.query),
    series: codes(file.series),
    timeline: file.timeline && { ...file.timeline, order: moved(rows, file.timeline.order) },
    scale: numbers(file.scale),
    bounds: file.bounds && { lower: numbers(file.bounds.lower), upper: numbers(file.bounds.upper) },
    seed: codes(file.seed),
    columns: new Map(Array.from(file.columns, ([name, column]) => [name, numbers(column)])),
  }
}

/** The rows of an order as they are called after `rows` put them in new places. */
function moved(rows: Int32Array, order: Uint32Array): Uint32Array {
  const places = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) places[rows[place] ?? 0] = place
  return order.map((row) => places[row] ?? 0)
}

interface Mismatch {
  readonly unknown: number
  readonly missing: number
  readonly relabelled: number
}

function describe({ unknown, missing, relabelled }: Mismatch, candidate: Predictions, other: Predictions): Problem {
  const found = `${missing} ids of ${other.source} are not in ${candidate.source}, ${unknown} are new, ${relabelled} have another label, weight or group`
  if (unknown === 0 && relabelled === 0) {
    return {
      code: 'unmatched-ids',
      message: `${found}: rows went missing; write a prediction for every held-out example`,
    }
  }
  return {
    code: 'new-evaluation-set',
    message: `${found}: the held-out set changed, so the two models cannot be compared`,
  }
}
