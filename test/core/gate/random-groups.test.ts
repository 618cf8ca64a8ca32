import { describe, expect, test } from 'vitest'
import type { Part } from '#core/gate/part.ts'
import { canSplit, overRandomGroups, RANDOM_GROUPS, type ValueOn } from '#core/gate/random-groups.ts'
import { randomFromSeed } from '#core/statistics/random.ts'

const n = 50_000
const random = randomFromSeed(7)
const [x, y] = [0, 1].map(() => Float64Array.from({ length: n }, () => random.uniform()))
const part: Part = { slice: null, rows: null, n, weights: null, clusters: null }

function meanOn(values: Float64Array): ValueOn {
  return (rows) => (weights) => {
    let [sum, total] = [0, 0]
    for (let index = 0; index < (rows ? rows.length : n); index++) {
      const weight = weights ? (weights[index] ?? 0) : 1
      sum += weight * (values[rows ? (rows[index] ?? 0) : index] ?? 0)
      total += weight
    }
    return total > 0 ? sum / total : undefined
  }
}

describe('random groups of very many rows', () => {
  if (!x || !y) throw new Error('two columns')

  test('find the standard error that theory gives', () => {
    const found = overRandomGroups(meanOn(x), meanOn(y), { part, seed: 1 })
    if (found.kind !== 'smooth') throw new Error('a comparison')
    expect(found).toMatchObject({ n, df: RANDOM_GROUPS - 1, groups: null })
    // Uniform values: variance 1/12 each, and they are independent. Chi of 49 degrees of freedom: within 30 % at 99.7 %.
    expect(Math.abs(found.se_candidate / Math.sqrt(1 / 12 / n) - 1)).toBeLessThan(0.3)
    expect(Math.abs(found.se_difference / Math.sqrt(2 / 12 / n) - 1)).toBeLessThan(0.3)
    const mean = y.reduce((sum, value) => sum + value, 0) / n
    expect(found.candidate).toBeCloseTo(mean, 12)
  })

  test('are the same for the same seed', () => {
    const at = (seed: number) => overRandomGroups(meanOn(x), meanOn(y), { part, seed })
    expect(at(3)).toEqual(at(3))
    expect(at(3)).not.toEqual(at(4))
  })

  test('carry weights and the rows of a slice', () => {
    const rows = Int32Array.from({ length: 20_000 }, (_, index) => 2 * index)
    const weights = Float64Array.from(rows, (row) => (row % 3 === 0 ? 3 : 1))
    const sliced: Part = { ...part, rows, n: rows.length, weights }
    const found = overRandomGroups(meanOn(x), meanOn(y), { part: sliced, seed: 1 })
    const expected = meanOn(y)(rows)(weights)
    expect(found).toMatchObject({ kind: 'smooth', weighted: true, n: 20_000, candidate: expected })
  })

  test('need many rows that are independent of each other', () => {
    expect(canSplit({ ...part, n: 9999 })).toBe(false)
    expect(canSplit({ ...part, n: 10_000 })).toBe(true)
    expect(canSplit({ ...part, clusters: { of: new Int32Array(n), count: 1 } })).toBe(false)
  })

  test('one of which has no value leave the whole without', () => {
    const first: ValueOn = (rows) => () => (rows?.includes(0) ? undefined : 1)
    expect(overRandomGroups(first, first, { part, seed: 1 })).toMatchObject({ kind: 'undefined' })
  })
})
