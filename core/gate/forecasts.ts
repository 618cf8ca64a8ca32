import type { Paired } from '../metric-record.ts'
import { type Influences, meanOf } from '../metrics/ratio.ts'
import { dieboldMariano } from '../statistics/forecast-comparison.ts'
import { differencesOf } from '../statistics/means.ts'
import type { Part, Timeline } from './part.ts'

/** A model's value over one series. */
export interface Course {
  readonly value: number
  /** Row by row of the file what makes the value, up to a constant: the values that it is the mean of, or their influences. */
  readonly rows: Float64Array
}

/** Some rows of one series. */
export interface Stretch {
  readonly part: Part
  readonly timeline: Timeline
}

/** The mean of values over one series. */
export function meanCourse(values: Float64Array, { at, n }: Part): Course {
  return { value: meanOf(at(values), null, n), rows: values }
}

/** A smooth function of means over one series, whose influences are of the part's rows. */
export function smoothCourse({ value, influence }: Influences, { part: { rows }, timeline }: Stretch): Course {
  if (!rows) return { value, rows: influence }
  const spread = new Float64Array(timeline.order.length)
  for (let index = 0; index < rows.length; index++) spread[rows[index] ?? 0] = influence[index] ?? Number.NaN
  return { value, rows: spread }
}

/**
 * Compares two models' values over one series, by the test of Diebold and Mariano: errors of forecasts several steps ahead are
 * correlated, and rows that lie that near in time do not count as independent. Of a smooth function of means the influences stand in
 * for the losses, as the delta method has it. A slice's rows keep their distance in time.
 */
export function forecasts(baseline: Course, candidate: Course, { part, timeline }: Stretch): Paired {
  const { n, rows } = part
  const { horizon, order } = timeline
  if (n <= horizon) return undefinedBecause('the series is not longer than the horizon')
  const among = rows && flagsOf(rows, order)
  const [before, after] = [baseline, candidate].map((course) =>
    Float64Array.from(order, (row) => course.rows[row] ?? Number.NaN),
  )
  if (!before || !after) throw new Error('there are two models')
  const differences = differencesOf(before, after)
  const own = errorOf(after, horizon, among)
  const ofDifference = errorOf(differences, horizon, among)
  if (own === undefined || ofDifference === undefined) {
    return undefinedBecause(`the long-run variance over ${horizon} steps is not above 0; write a shorter data.horizon`)
  }
  if (!Number.isFinite(baseline.value + candidate.value)) return undefinedBecause('a row has no value')
  return {
    kind: 'forecast',
    n,
    horizon,
    df: n - 1,
    baseline: baseline.value,
    candidate: candidate.value,
    difference: candidate.value - baseline.value,
    se_difference: ofDifference,
    se_candidate: own,
  }
}

function undefinedBecause(reason: string): Paired {
  return { kind: 'undefined', reason }
}

function flagsOf(rows: Int32Array, order: Uint32Array): Uint8Array {
  const members = new Uint8Array(order.length)
  for (const row of rows) members[row] = 1
  return Uint8Array.from(order, (row) => members[row] ?? 0)
}

// Values that never vary have no error; otherwise an estimate that is not above 0 is none.
function errorOf(values: Float64Array, horizon: number, among: Uint8Array | null): number | undefined {
  const counted = among ? values.filter((_, at) => among[at] === 1) : values
  if (counted.every((value) => value === counted[0])) return 0
  return dieboldMariano(values, horizon, among)?.se
}
