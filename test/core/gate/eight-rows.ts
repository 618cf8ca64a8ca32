import { compare } from '#core/gate/compare.ts'
import type { Cell } from '#core/gate/table.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { predictionsOf } from './tables.ts'

export const HEADER = ['example_id', 'label', 'prediction', 'score', 'origin']
export type Rows = readonly (readonly Cell[])[]

// Eight flights; the candidate wins 5 and loses 2 and 7.
export const CANDIDATE: Rows = [
  HEADER,
  ['1', '1', '1', '0.9', 'jfk'],
  ['2', '1', '0', '0.4', 'jfk'],
  ['3', '1', '1', '0.6', 'lax'],
  ['4', '0', '0', '0.1', 'lax'],
  ['5', '0', '0', '0.2', 'jfk'],
  ['6', '0', '1', '0.7', 'lax'],
  ['7', '0', '1', '0.8', 'jfk'],
  ['8', '1', '1', '0.95', 'lax'],
]
export const BASELINE: Rows = [
  HEADER,
  ['1', '1', '1', '0.8', 'jfk'],
  ['2', '1', '1', '0.6', 'jfk'],
  ['3', '1', '1', '0.7', 'lax'],
  ['4', '0', '0', '0.2', 'lax'],
  ['5', '0', '1', '0.5', 'jfk'],
  ['6', '0', '1', '0.9', 'lax'],
  ['7', '0', '0', '0.3', 'jfk'],
  ['8', '1', '1', '0.75', 'lax'],
]

export function compared(model: ModelPolicy, candidate: Rows, baseline: Rows | null, anchor: Rows | null = null) {
  return compare(model, {
    candidate: predictionsOf(model, candidate),
    baseline: baseline && predictionsOf(model, baseline, 'baseline.csv'),
    anchor: anchor && predictionsOf(model, anchor, 'anchor.csv'),
  })
}

export function recordOf(records: readonly MetricRecord[], metric: string, value: string | null = null): MetricRecord {
  const found = records.find((record) => record.metric === metric && (record.slice?.value ?? null) === value)
  if (!found) throw new Error(`no record of ${metric}`)
  return found
}

export function shuffled([header = [], ...rows]: Rows, order: readonly number[]): Rows {
  const sorted = rows.map((row, index) => [order[index % order.length] ?? 0, row] as const).sort(([a], [b]) => a - b)
  return [header, ...sorted.map(([, row]) => row)]
}
