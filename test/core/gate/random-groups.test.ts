import { describe, expect, test } from 'vitest'
import { compare } from '#core/gate/compare.ts'
import { pick } from '#core/gate/lazy-sample.ts'
import type { Part } from '#core/gate/part.ts'
import { canSplit, type Grouped, overRandomGroups, randomGroups } from '#core/gate/random-groups.ts'
import type { ValueUnder } from '#core/gate/values.ts'
import type { Partition } from '#core/metrics/sample.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const n = 50_000
const random = randomFromSeed(7)
const [x, y] = [0, 1].map(() => Float64Array.from({ length: n }, () => random.uniform()))
const part: Part = { slice: null, rows: null, n, at: (values) => values, weights: null, clusters: null, timeline: null }

function meanOf(values: Float64Array): ValueUnder {
  return (weights) => {
    let [sum, total] = [0, 0]
    for (const [index, value] of values.entries()) {
      sum += (weights?.[index] ?? 1) * value
      total += weights?.[index] ?? 1
    }
    return total > 0 ? sum / total : undefined
  }
}

function meansOf(values: Float64Array, { rows }: Partition): Grouped {
  return { whole: meanOf(values), groups: rows.map((members) => meanOf(pick(values, members))) }
}

describe('random groups of very many rows', () => {
  if (!x || !y) throw new Error('two columns')

  test('find the standard error that theory gives', () => {
    const groups = randomGroups(n, 1)
    const found = overRandomGroups(meansOf(x, groups), meansOf(y, groups), { part, groups })
    if (found.kind !== 'smooth') throw new Error('a comparison')
    expect(found).toMatchObject({ n, df: 49, groups: null })
    // Uniform values: variance 1/12 each, and they are independent. Chi of 49 degrees of freedom: within 30 % at 99.7 %.
    expect(Math.abs(found.se_candidate / Math.sqrt(1 / 12 / n) - 1)).toBeLessThan(0.3)
    expect(Math.abs(found.se_difference / Math.sqrt(2 / 12 / n) - 1)).toBeLessThan(0.3)
    const mean = y.reduce((sum, value) => sum + value, 0) / n
    expect(found.candidate).toBeCloseTo(mean, 12)
  })

  test('are the same for the same seed', () => {
    const at = (seed: number) => {
      const groups = randomGroups(n, seed)
      return overRandomGroups(meansOf(x, groups), meansOf(y, groups), { part, groups })
    }
    expect(at(3)).toEqual(at(3))
    expect(at(3)).not.toEqual(at(4))
  })

  test('carry the weights of a slice', () => {
    const rows = Int32Array.from({ length: 20_000 }, (_, index) => 2 * index)
    const weights = Float64Array.from(rows, (row) => (row % 3 === 0 ? 3 : 1))
    const groups = randomGroups(rows.length, 1)
    const [before, after] = [meansOf(pick(x, rows), groups), meansOf(pick(y, rows), groups)]
    const found = overRandomGroups(before, after, { part: { ...part, rows, n: rows.length, weights }, groups })
    const expected = after.whole(weights)
    expect(found).toMatchObject({ kind: 'smooth', weighted: true, n: 20_000, candidate: expected })
  })

  test('need many rows that are independent of each other', () => {
    expect(canSplit({ ...part, n: 2999 })).toBe(false)
    expect(canSplit({ ...part, n: 3000 })).toBe(true)
    expect([3000, 9999, 10_000, 1_000_000].map((rows) => randomGroups(rows, 1).rows.length)).toEqual([15, 49, 50, 50])
    expect(canSplit({ ...part, clusters: { of: new Int32Array(n), count: 1 } })).toBe(false)
  })

  test('one of which has no value leave the whole without', () => {
    const groups = randomGroups(n, 1)
    const one = { whole: () => 1, groups: groups.rows.map((rows) => () => (rows.includes(0) ? undefined : 1)) }
    expect(overRandomGroups(one, one, { part, groups })).toMatchObject({ kind: 'undefined' })
  })

  test('give way to resamples where a class is so rare that a group may lack it', () => {
    const metrics = { average_precision: { max_drop: 0.1 } }
    const asked = policy({ data: { score: 'score' }, metrics })
    const model = { ...asked, tests: { ...asked.tests, resamples: 100 } }
    const rows = Array.from({ length: 4000 }, (_, row) => [`e${row}`, row % 1000 === 0 ? 1 : 0, 0, (row % 97) / 97])
    const file = predictionsOf(model, [['example_id', 'label', 'prediction', 'score'], ...rows])
    const { records } = compare(model, { candidate: file, baseline: file, anchor: null })
    expect(records[0]?.baseline).toMatchObject({ kind: 'bootstrap', resamples: 100 })
  })
})
