import { expect, test } from 'vitest'
import { compare } from '#core/gate/compare.ts'
import type { Predictions } from '#core/gate/predictions.ts'
import { delong } from '#core/statistics/delong.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { policy } from '../core/gate/fixture.ts'
import { predictionsOf } from '../core/gate/tables.ts'

/*
 * Work, not time: how often a column of scores is read. A sort by comparisons, a sort a metric or a walk a slice would read a row more often the more rows
 * or slices there are.
 */

/** A column that counts how often a row of it is read, one by one or by a method of its own. */
function counted(values: Float64Array): { readonly column: Float64Array; readonly readsARow: () => number } {
  let reads = 0
  const column = new Proxy(values, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function' || key === 'constructor') return value
      return (...args: unknown[]) => {
        reads += target.length
        return Reflect.apply(value, target, args)
      }
    },
  })
  return { column, readsARow: () => reads / values.length }
}

const SLICES = 20

const metrics = {
  accuracy: { max_drop: 0.01 },
  f1: { max_drop: 0.01 },
  log_loss: { max_rise: 0.01 },
  brier: { max_rise: 0.01 },
  roc_auc: { max_drop: 0.01 },
  // Resampling these reads a row as often as there are resamples.
  partial_roc_auc: { max_fpr: 0.3, gate: false },
  average_precision: { gate: false },
  ks: { gate: false },
  ece: { gate: false },
}

function model(slices: boolean) {
  return policy({
    metrics,
    data: { score: 'score' },
    ...(slices ? { slices: { by: ['origin'], min_n: 2 } } : {}),
    tests: { resamples: 1000 },
  })
}

function fileOf(n: number, seed: number): Predictions {
  const random = randomFromSeed(seed)
  const rows = Array.from({ length: n }, (_, row) => {
    const score = random.uniform()
    return [`${row}`, row % 3 === 0 ? '1' : '0', score > 0.5 ? '1' : '0', score, `s${row % SLICES}`]
  })
  return predictionsOf(model(true), [['example_id', 'label', 'prediction', 'score', 'origin'], ...rows])
}

/** How often each score of the candidate is read by a comparison of all metrics. */
function readsOf(n: number, slices: boolean): number {
  const [candidate, baseline] = [fileOf(n, 1), fileOf(n, 0)]
  if (!candidate.score) throw new Error('the file has scores')
  const { column, readsARow } = counted(candidate.score)
  const { records } = compare(model(slices), { candidate: { ...candidate, score: column }, baseline, anchor: null })
  expect(records).toHaveLength(9 + (slices ? 5 * SLICES : 0))
  for (const record of records) expect(record.baseline?.kind).not.toBe('undefined')
  return readsARow()
}

test('two areas take one sort a model: the same few reads of a row, however many rows', () => {
  const reads = [2000, 60_000].map((n) => {
    const random = Float64Array.from({ length: n }, (_, row) => ((row * 7919) % n) / n)
    const { column, readsARow } = counted(random)
    const positive = random.map((_, row) => (row % 3 === 0 ? 1 : 0))
    delong({ positive, baseline: random, candidate: column })
    return readsARow()
  })
  console.log(`DeLong: ${reads.map((read) => read.toFixed(2)).join(' and ')} reads a score at 2,000 and 60,000 rows`)
  expect(Math.max(...reads)).toBeLessThan(10)
  expect(Math.abs((reads[1] ?? 0) - (reads[0] ?? 0))).toBeLessThan(0.5)
})

test('nine metrics read a row as often at 20,000 rows as at 5,000, and 20 slices cost less than a pass each gated metric', () => {
  const [few, many, sliced] = [readsOf(5000, false), readsOf(20_000, false), readsOf(20_000, true)]
  console.log(
    `nine metrics: ${few.toFixed(1)} and ${many.toFixed(1)} reads a score; in 20 slices as well: ${sliced.toFixed(1)}`,
  )
  expect(many).toBeLessThan(few + 0.5)
  expect(many).toBeLessThan(15)
  expect(sliced - many).toBeLessThan(5)
})
