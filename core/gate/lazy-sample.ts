import { logOddsOf } from '../metrics/recalibration.ts'
import type { Groups, Partition, Sample } from '../metrics/sample.ts'
import { scoreCurve } from '../metrics/score-curve.ts'
import { fallingOrder } from '../statistics/argsort.ts'
import { clustersOf } from '../statistics/clusters.ts'
import { splitOrder } from './partition.ts'

type Columns = Omit<Sample, 'pick' | 'split'>
type Makers = { readonly [Name in keyof Columns]: (sample: Columns) => Columns[Name] }

/** What follows from the score, whatever the score comes from. */
const OF_SCORE = {
  logOdds: ({ score }) => logOddsOf(score),
  byScore: ({ score }) => fallingOrder(score),
  curve: scoreCurve,
} as const satisfies Partial<Makers>

/** A sample whose columns are made when they are first asked for. */
export function lazySample(makers: Omit<Makers, keyof typeof OF_SCORE> & Partial<Makers>): Sample {
  const splits = new Map<Partition, readonly Sample[]>()
  const sample = {
    pick: (rows: Int32Array) => picked(sample as Sample, rows),
    split: (partition: Partition) => {
      const parts = splits.get(partition) ?? partsOf(sample as Sample, partition)
      splits.set(partition, parts)
      return parts
    },
  }
  for (const [name, make] of Object.entries({ ...OF_SCORE, ...makers }) as [
    keyof Columns,
    (sample: Columns) => unknown,
  ][]) {
    Object.defineProperty(sample, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make(sample as Sample)
        Object.defineProperty(sample, name, { value, enumerable: true })
        return value
      },
    })
  }
  return sample as Sample
}

function partsOf(sample: Sample, partition: Partition): Sample[] {
  let orders: readonly Uint32Array[] | undefined
  return partition.rows.map((rows, part) =>
    picked(sample, rows, () => {
      orders ??= splitOrder(sample.byScore, partition)
      return orders[part] ?? new Uint32Array()
    }),
  )
}

function picked(sample: Sample, rows: Int32Array, byScore: Makers['byScore'] = OF_SCORE.byScore): Sample {
  const codes = <T extends { readonly codes: Int32Array }>(column: T) => ({
    ...column,
    codes: pick(column.codes, rows),
  })
  return lazySample({
    task: () => sample.task,
    rows: () => rows.length,
    classes: () => sample.classes,
    positiveClass: () => sample.positiveClass,
    label: () => pick(sample.label, rows),
    predicted: () => pick(sample.predicted, rows),
    positive: () => pick(sample.positive, rows),
    score: () => pick(sample.score, rows),
    byScore,
    probabilities: () => sample.probabilities.map((column) => pick(column, rows)),
    truth: () => pick(sample.truth, rows),
    forecast: () => pick(sample.forecast, rows),
    labelSets: () => codes(sample.labelSets),
    predictedSets: () => codes(sample.predictedSets),
    labelText: () => codes(sample.labelText),
    predictedText: () => codes(sample.predictedText),
    queries: () => groupsOf(pick(sample.queries.of, rows)),
    scale: () => pick(sample.scale, rows),
    lower: () => pick(sample.lower, rows),
    upper: () => pick(sample.upper, rows),
    column: () => (name) => pick(sample.column(name), rows),
  })
}

/** The values at some rows, which may stand there more than once. */
export function pick<T extends Float64Array | Int32Array | Uint8Array>(values: T, rows: Int32Array): T
export function pick(values: Float64Array | Int32Array | Uint8Array, rows: Int32Array) {
  // A loop for each kind, since one for all of them takes three times as long: it cannot be compiled for any.
  if (values instanceof Float64Array) return pickNumbers(values, rows)
  return values instanceof Int32Array ? pickCodes(values, rows) : pickFlags(values, rows)
}

function pickNumbers(values: Float64Array, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0
  return picked
}

function pickCodes(values: Int32Array, rows: Int32Array): Int32Array {
  const picked = new Int32Array(rows.length)
  for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0
  return picked
}

function pickFlags(values: Uint8Array, rows: Int32Array): Uint8Array {
  const picked = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0
  return picked
}

/** Rows by group, the groups in the order in which they first appear. */
export function groupsOf(codes: Int32Array): Groups {
  const { of, count } = clustersOf(codes)
  const starts = new Int32Array(count + 1)
  for (const group of of) starts[group + 1] = (starts[group + 1] ?? 0) + 1
  for (let group = 0; group < count; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(of.length)
  for (const [row, group] of of.entries()) {
    rows[next[group] ?? 0] = row
    next[group] = (next[group] ?? 0) + 1
  }
  return { count, of, rows, starts }
}
