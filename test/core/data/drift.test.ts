import { describe, expect, it } from 'vitest'
import { categoryTest, columnTest, missingTest, numberTest, type Test } from '#core/data/drift.ts'
import { judgeDrift } from '#core/data/drift-finding.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { testOf } from './drift-columns.ts'

const random = randomFromSeed(5)
const uniform = (count: number, shift: number) => Array.from({ length: count }, () => random.uniform() + shift)

describe('an alarm needs a real and a large difference', () => {
  it('a large shift of few rows is not real enough', () => {
    const test = testOf('number', [1, 2, 3, 4], [3, 4, 5, 6])
    expect(test?.effect.value).toBeGreaterThan(0.1)
    expect(alarm(test)).toBe(false)
  })

  it('a real shift of many rows is not large enough', () => {
    const test = testOf('number', uniform(20_000, 0.02), uniform(20_000, 0))
    expect(test?.p).toBeLessThan(1e-3)
    expect(test?.effect.value).toBeLessThan(0.1)
    expect(alarm(test)).toBe(false)
  })

  it('both together alarm', () => {
    expect(alarm(testOf('number', uniform(1000, 0.3), uniform(1000, 0)))).toBe(true)
    expect(alarm(testOf('category', [...Array(500).fill(1), ...Array(500).fill(2)], Array(1000).fill(1)))).toBe(true)
  })
})

describe('what cannot be compared', () => {
  it.each<[string, (number | null)[], (number | null)[]]>([
    ['no rows at all', [], []],
    ['no rows here', [], [1, 2, 3]],
    ['no rows there', [1, 2, 3], []],
    ['nulls on both sides', [null, null], [null]],
  ])('%s gives no test and no NaN', (_, current, reference) => {
    for (const kind of ['number', 'category'] as const) {
      const test = testOf(kind, current, reference)
      expect(test === null || (test.p === 1 && alarm(test) === false)).toBe(true)
    }
  })
})

describe('constant columns', () => {
  it('that stay do not drift', () => {
    const test = testOf('number', Array(200).fill(7), Array(300).fill(7))
    expect(test).toMatchObject({ statistic: 0, p: 1, effect: { value: 0 }, psi: { value: 0, threshold: 0 } })
  })

  it('that take another value drift, although the reference has no spread to divide by', () => {
    const test = testOf('number', Array(200).fill(8), Array(300).fill(7))
    expect(test?.statistic).toBe(1)
    // W = 1, and the standard deviation of both together is sqrt(0.4 x 0.6)
    expect(test?.effect.value).toBeCloseTo(1 / Math.sqrt(0.24), 12)
    expect(alarm(test)).toBe(true)
  })
})

describe('missing values', () => {
  it('that appear are drift of their own', () => {
    const values = uniform(900, 0)
    const test = testOf('number', [...values.slice(0, 800), ...Array(100).fill(null)], values)
    expect(test).toMatchObject({ of: 'missing', test: 'chi-squared', effect: { kind: 'jensen-shannon' } })
    expect(alarm(test)).toBe(true)
  })

  it('share the error rate of the column with its values', () => {
    const values = numberTest({ at: [1, 2], current: [30, 20], reference: [20, 30], sd: 1 })
    const missing = missingTest({ current: { rows: 100, missing: 50 }, reference: { rows: 100, missing: 50 } })
    expect(columnTest(values, missing)?.p).toBeCloseTo(2 * (values?.p ?? 0), 12)
    expect(columnTest(values, null)?.p).toBe(values?.p)
  })
})

describe('categories', () => {
  it('that are new or gone count by their rows, rare ones together', () => {
    const fresh = categoryTest({ current: [50, 50, 0], reference: [60, 0, 40] })
    expect(fresh?.p).toBeLessThan(1e-10)
    const rare = categoryTest({ current: [996, 1, 1, 1, 1, 0, 0], reference: [997, 0, 0, 0, 1, 1, 1] })
    expect(rare).toMatchObject({ statistic: 0, p: 1 })
  })
})

it('the columns of all datasets of a run are one family', () => {
  const test = numberTest({ at: [1, 2], current: [60, 40], reference: [40, 60], sd: 0.5 }) as Test
  const compared = (column: string, p: number) => ({ column, test: { ...test, p }, left: null, change: '' })
  const one = new Map([['t', [compared('a', 0.04)]]])
  expect(judgeDrift(one).get('t')?.drift[0]).toMatchObject({ adjusted: 0.04, alarm: true })
  const two = new Map([
    ['t', [compared('a', 0.04)]],
    ['u', [compared('b', 0.9)]],
  ])
  expect(judgeDrift(two).get('t')?.drift[0]).toMatchObject({ adjusted: 0.08, alarm: false })
})

function alarm(test: Test | null): boolean {
  const judged = judgeDrift(new Map([['t', [{ column: 'a', test, left: null, change: '' }]]]))
  return judged.get('t')?.drift.some((drift) => drift.alarm) ?? false
}
