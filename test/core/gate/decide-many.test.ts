import { describe, expect, test } from 'vitest'
import { decided, rowOf } from './decided.ts'
import { accuracy, policy, slice } from './fixture.ts'

describe('many tests at once', () => {
  const model = policy({ slices: { by: ['origin'], tolerance: 3, min_n: 200 } })
  const nulls = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      accuracy({ n: 1000, wins: 20, losses: 20 }, { slice: slice(`airport ${index}`) }),
    )

  test('a hundred null slices never hide a regression of the headline', () => {
    // binom.cdf(2, 20, .5) = .000201; half of alpha_block is .005.
    const headline = accuracy({ n: 100_000, wins: 2, losses: 18, bothRight: 90_000 })
    const strict = policy({ slices: { by: ['origin'] }, metrics: { accuracy: { max_drop: 0.0001 } } })
    const decision = decided(strict, [headline, ...nulls(100)])
    expect(decision.verdict).toBe('block')
    expect(rowOf(decision).regression).toEqual({
      p: expect.closeTo(0.000201225281, 12),
      adjusted: expect.closeTo(0.000402450562, 12),
      shown: true,
    })
  })

  test('half of the level goes to slices, divided by their number', () => {
    const bad = (losses: number) => accuracy({ n: 1000, wins: 0, losses }, { slice: slice('bad') })
    const headline = accuracy({ n: 200_000, wins: 2000, losses: 2000 })
    const verdicts = [11, 14].map((losses) => {
      const records = [headline, bad(losses + 30), ...nulls(19)]
      return decided(model, records).rows[1]?.regression
    })
    expect(verdicts.every((regression) => regression?.shown)).toBe(true)
    // 1/2^9 = .00195 alone would be under .01; of 20 slices its level is .01/40, and adjusted p is 40 times p.
    const small = policy({ slices: { by: ['origin'], tolerance: 1 } })
    const adjusted = decided(small, [headline, bad(9), ...nulls(19)]).rows[1]?.regression
    expect(adjusted).toEqual({
      p: expect.closeTo(0.5 ** 9, 15),
      adjusted: expect.closeTo(40 * 0.5 ** 9, 14),
      shown: false,
    })
  })

  test('the block bound of the headline is drawn at half of the level as soon as there are slices', () => {
    const headline = accuracy({ n: 20_000, wins: 400, losses: 200 })
    const bounds = [0, 20].map((count) => rowOf(decided(model, [headline, ...nulls(count)])).blockBound)
    // z_.01 and z_.005 (scipy: norm.ppf) standard errors: sqrt((.03 - .01^2)/20000).
    const se = Math.sqrt((0.03 - 0.01 ** 2) / 20_000)
    expect(bounds).toEqual([expect.closeTo(-2.3263478740408408 * se, 12), expect.closeTo(-2.575829303548901 * se, 12)])
  })

  test('a regression of one slice blocks although the mean improves', () => {
    const bad = accuracy({ n: 1000, wins: 0, losses: 60 }, { slice: slice('jfk') })
    const decision = decided(model, [accuracy({ n: 20_000, wins: 400, losses: 200 }), bad])
    expect(decision.verdict).toBe('block')
    expect(decision.reasons[0]?.text).toMatch(/^accuracy on origin=jfk: a regression is shown/)
  })

  test('slices act on block only, unless they are required to pass', () => {
    const open = accuracy({ n: 300, wins: 8, losses: 8 }, { slice: slice('jfk') })
    const records = [accuracy({ n: 20_000, wins: 300, losses: 300 }), open]
    const tight = { by: ['origin'], tolerance: 1 }
    const free = decided(policy({ slices: tight }), records)
    const required = decided(policy({ slices: { ...tight, require_pass: true } }), records)
    expect([free.verdict, required.verdict]).toEqual(['pass', 'inconclusive'])
    expect(free.rows[1]?.verdict).toBe('inconclusive')
  })

  test('a slice that must pass and cannot be measured is inconclusive, and says so', () => {
    const unmeasured = accuracy({ n: 300, wins: 0, losses: 0 }, { slice: slice('jfk') })
    const record = { ...unmeasured, baseline: { kind: 'undefined', reason: 'one class' } } as const
    const required = policy({ slices: { by: ['origin'], require_pass: true } })
    const decision = decided(required, [accuracy({ n: 20_000, wins: 300, losses: 300 }), record])
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.reasons[0]?.text).toBe('accuracy on origin=jfk: it is undefined on these rows, so nothing is shown')
  })

  test('a slice under min_n is shown and never gates', () => {
    const bad = accuracy({ n: 199, wins: 0, losses: 150 }, { slice: slice('jfk') })
    const decision = decided(model, [accuracy({ n: 20_000, wins: 300, losses: 300 }), bad])
    expect(decision.verdict).toBe('pass')
    expect(decision.rows[1]).toMatchObject({ verdict: 'watched', notes: ['199 rows, fewer than min_n'] })
  })

  test('a metric may have a slice tolerance of its own', () => {
    const own = policy({
      slices: { by: ['origin'], tolerance: 3 },
      metrics: { accuracy: { max_drop: 0.01, slice_tolerance: 7 } },
    })
    const rows = decided(own, [accuracy({ n: 2000, wins: 1, losses: 1 }), ...nulls(1)]).rows
    expect(rows.map((row) => row.tolerance)).toEqual([0.01, 0.07])
  })
})
