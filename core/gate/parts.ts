import type { SliceId } from '../metric-record.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Partition } from '../metrics/sample.ts'
import type { ModelPolicy } from '../policy.ts'
import { clustersOf } from '../statistics/clusters.ts'
import { pick } from './lazy-sample.ts'
import type { At, Part, Rows } from './part.ts'
import { partitionOf } from './partition.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** A slice (null: all rows) with its rows, found once for all metrics. */
export interface Cut {
  readonly slice: SliceId | null
  readonly rows: Rows
  readonly n: number
  readonly at: At
  /** The slicing column that the slice is a part of; null of all rows, and of rows that were chosen otherwise. */
  readonly of: { readonly partition: Partition; readonly part: number } | null
}

/** How many slices all slicing columns have together. */
export function slicesOf(model: ModelPolicy, { slices }: Predictions): number {
  return (model.slices?.by ?? []).reduce((sum, column) => sum + (slices.get(column)?.values.length ?? 0), 0)
}

/** All rows, and each value of each slicing column. The rows are the candidate's: a slice is a property of an example, not of a model. */
export function cutsOf(model: ModelPolicy, { rows: n, slices }: Predictions): Cut[] {
  const cuts: Cut[] = [{ slice: null, rows: null, n, at: (values) => values, of: null }]
  for (const column of model.slices?.by ?? []) {
    const categories = slices.get(column)
    if (!categories) continue
    const partition = partitionOf(categories.codes, categories.values.length)
    for (const [code, value] of [...categories.values.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
      const rows = partition.rows[code] ?? new Int32Array()
      const at: At = (values) => partition.split(values)[code] ?? pick(values, rows)
      cuts.push({ slice: { column, value }, rows, n: rows.length, at, of: { partition, part: code } })
    }
  }
  return cuts
}

/** What is said of slices beside their records: those that one file alone has, and those that are too small to gate. */
export function sliceNotes(model: ModelPolicy, candidate: Predictions, baseline: Predictions | null): string[] {
  const notes: string[] = []
  for (const column of model.slices?.by ?? []) {
    const categories = candidate.slices.get(column)
    if (!categories) continue
    const small = partitionOf(categories.codes, categories.values.length).rows.filter(
      (rows) => rows.length < (model.slices?.min_n ?? 0),
    ).length
    if (small > 0)
      notes.push(
        `${small} of ${categories.values.length} slices by ${column} have fewer rows than min_n and do not gate`,
      )
    const before = baseline?.slices.get(column)
    if (before) notes.push(...oneSided(column, categories.values, before.values))
  }
  return notes
}

function oneSided(column: string, now: readonly string[], before: readonly string[]): string[] {
  const [known, left] = [new Set(before), new Set(now)]
  const named = (values: readonly string[]) => {
    const shown = values.slice(0, 5).join(', ')
    return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown
  }
  const fresh = now.filter((value) => !known.has(value))
  const gone = before.filter((value) => !left.has(value))
  return [
    ...(fresh.length > 0 ? [`new slices by ${column}, which the baseline's file does not have: ${named(fresh)}`] : []),
    ...(gone.length > 0 ? [`vanished slices by ${column}, which only the baseline's file has: ${named(gone)}`] : []),
  ].map((note) => note.slice(0, 500))
}

/** A cut as a metric's unit counts it: its rows, or its queries, whose weight and group are those of their first row. */
export function partOf({ slice, rows, n, at }: Cut, unit: Metric['unit'], file: Predictions): Part {
  const group = unit === 'series' ? (file.group ?? file.series) : file.group
  if (unit !== 'query' || !file.query) {
    const weights = file.weight && at(file.weight)
    const timeline = unit === 'series' ? file.timeline : null
    return { slice, rows, n, at, weights, clusters: group && clustersOf(at(group.codes)), timeline }
  }
  const first = firstRows(at(file.query.codes))
  const weights = file.weight && pick(at(file.weight), first)
  return {
    slice,
    rows: null,
    n: first.length,
    at: (values) => values,
    weights,
    clusters: group && clustersOf(pick(at(group.codes), first)),
    timeline: null,
  }
}

function firstRows(codes: Int32Array): Int32Array {
  const rows = new Map<number, number>()
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0
    if (!rows.has(code)) rows.set(code, row)
  }
  return Int32Array.from(rows.values())
}

/** A cut once for each seed of the training. */
export function cutsBySeed({ slice, rows, n }: Cut, seed: Categories): Cut[] {
  const own = rows ?? Int32Array.from({ length: n }, (_, row) => row)
  return seed.values.map((_, code) => {
    const ofSeed = own.filter((row) => seed.codes[row] === code)
    return { slice, rows: ofSeed, n: ofSeed.length, at: (values) => pick(values, ofSeed), of: null }
  })
}
