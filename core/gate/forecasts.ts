import type { Paired } from '../metric-record.ts'
import { meanOf } from '../metrics/ratio.ts'
import { dieboldMariano } from '../statistics/forecast-comparison.ts'
import { differencesOf } from '../statistics/means.ts'
import { pick } from './lazy-sample.ts'
import type { Part, Timeline } from './part.ts'

/**
 * Compares the means of two models' values over one series, by the test of Diebold and Mariano: errors of forecasts several steps ahead
 * are correlated, and rows that lie that near in time do not count as independent. A slice's rows keep their distance in time.
 */
export function forecasts(baseline: Float64Array, candidate: Float64Array, part: Part, timeline: Timeline): Paired {
  const { n, rows } = part
  const { horizon, order } = timeline
  if (n <= horizon) return undefinedBecause('the series is not longer than the horizon')
  const among = rows && flagsOf(rows, order)
  const [before, after] = [baseline, candidate].map((values) =>
    Float64Array.from(order, (row) => values[row] ?? Number.NaN),
  )
  if (!before || !after) throw new Error('there are two models')
  const differences = differencesOf(before, after)
  const own = errorOf(after, { horizon, among })
  const ofDifference = errorOf(differences, { horizon, among })
  if (own === undefined || ofDifference === undefined) {
    return undefinedBecause(`the long-run variance over ${horizon} steps is not above 0; write a shorter data.horizon`)
  }
  const mean = (values: Float64Array) => meanOf(rows ? pick(values, rows) : values, null, n)
  const [value, ownValue] = [mean(baseline), mean(candidate)]
  if (!Number.isFinite(value + ownValue)) return undefinedBecause('a row has no value')
  return {
    kind: 'forecast',
    n,
    horizon,
    df: n - 1,
    baseline: value,
    candidate: ownValue,
    difference: ownValue - value,
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

interface Stretch {
  readonly horizon: number
  readonly among: Uint8Array | null
}

// Values that never vary have no error; otherwise an estimate that is not above 0 is none.
function errorOf(values: Float64Array, { horizon, among }: Stretch): number | undefined {
  const counted = among ? values.filter((_, at) => among[at] === 1) : values
  if (counted.every((value) => value === counted[0])) return 0
  return dieboldMariano(values, horizon, among)?.se
}
