import { logOddsOf } from '../metrics/recalibration.ts'
import type { Groups, NumberColumn, Partition, Sample } from '../metrics/sample.ts'
import { clustersOf } from '../statistics/clusters.ts'
import { type RankedRows, rankedRows, splitRanked } from '../statistics/ranked-rows.ts'
import type { At } from './part.ts'

type Columns = Omit<Sample, 'pick' | 'split'>
type Makers = { readonly [Name in keyof Columns]: (sample: Columns) => Columns[Name] }

/** What follows from the score, whatever the score comes from. */
const OF_SCORE = {
  logOdds: ({ score }) => logOddsOf(score),
  ranked: ({ score, positive }) => rankedRows(score, positive),
} as const satisfies Partial<Makers>

/** A sample whose columns are made when they are first asked for. */
export function lazySample(makers: Omit<Makers, keyof typeof OF_SCORE> & Partial<Makers>): Sample {
  const splits = new Map<Partition, readonly Sample[]>()
  const sample = {
    pick: (rows: Int32Array) =>
      picked(sample as Sample, { rows: rows.length, at: (values) => pick(values, rows), ranked: OF_SCORE.ranked }),
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
  let ranked: readonly RankedRows[] | undefined
  return partition.rows.map((rows, part) =>
    picked(sample, {
      rows: rows.length,
      at: (values) => partition.split(values)[part] ?? pick(values, rows),
      ranked: (own) => {
        ranked ??= splitRanked(sample.ranked, { of: partition.of, sizes: partition.rows.map(({ length }) => length) })
        return ranked[part] ?? OF_SCORE.ranked(own)
      },
    }),
  )
}

/** Some rows of a sample. */
interface Picked {
  readonly rows: number
  readonly at: At
  readonly ranked: Makers['ranked']
}

function picked(sample: Sample, { rows, at, ranked }: Picked): Sample {
  const codes = <T extends { readonly codes: Int32Array }>(column: T) => ({
    ...column,
    codes: at(column.codes),
  })
  return lazySample({
    task: () => sample.task,
    rows: () => rows,
    classes: () => sample.classes,
    positiveClass: () => sample.positiveClass,
    label: () => at(sample.label),
    predicted: () => at(sample.predicted),
    positive: () => at(sample.positive),
    score: () => at(sample.score),
    logOdds: () => at(sample.logOdds),
    ranked,
    probabilities: () => sample.probabilities.map((column) => at(column)),
    truth: () => at(sample.truth),
    forecast: () => at(sample.forecast),
    labelSets: () => codes(sample.labelSets),
    predictedSets: () => codes(sample.predictedSets),
    labelText: () => codes(sample.labelText),
    predictedText: () => codes(sample.predictedText),
    queries: () => groupsOf(at(sample.queries.of)),
    scale: () => at(sample.scale),
    lower: () => at(sample.lower),
    upper: () => at(sample.upper),
    column: () => (name) => at(sample.column(name)),
  })
}

/** The values at some rows, which may stand there more than once. */
export function pick<T extends NumberColumn>(values: T, rows: Int32Array): T
export function pick(values: NumberColumn, rows: Int32Array) {
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
