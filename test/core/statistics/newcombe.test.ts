import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clopperPearsonLower, jeffreysLower, jeffreysUpper, wilsonInterval } from '#core/statistics/binomial.ts'
import { bonettPrice, newcombeIndependent, newcombePaired } from '#core/statistics/newcombe.ts'
import { tangoInterval } from '#core/statistics/tango.ts'
// statsmodels; comparisons.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/comparisons.json' with { type: 'json' }

type Four = [number, number, number, number]

const tables = fc
  .tuple(fc.nat(200), fc.nat(200), fc.nat(2000), fc.nat(500))
  .map(([wins, losses, bothRight, wrong]) => ({ wins, losses, bothRight, n: wins + losses + bothRight + wrong + 1 }))

describe('newcombePaired', () => {
  it('reproduces published tables', () => {
    // Cavo et al. 2012 and Bentur et al. 2009 in the tests of R's contingencytables.
    const cavo = newcombePaired({ wins: 6, losses: 16, bothRight: 59, n: 161 }, 0.05)
    expect([cavo.lower, cavo.upper]).toEqual([expect.closeTo(-0.118621, 6), expect.closeTo(-0.004625, 6)])
    const bentur = newcombePaired({ wins: 1, losses: 7, bothRight: 1, n: 21 }, 0.05)
    expect([bentur.lower, bentur.upper]).toEqual([expect.closeTo(-0.50692, 6), expect.closeTo(-0.025559, 6)])
  })

  it('holds the estimate, stays in [-1, 1] and mirrors when the models change places', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { lower, upper } = newcombePaired(table, 0.05)
        const estimate = (table.wins - table.losses) / table.n
        expect(lower).toBeLessThanOrEqual(estimate)
        expect(upper).toBeGreaterThanOrEqual(estimate)
        expect(Math.min(lower + 1, 1 - upper)).toBeGreaterThanOrEqual(-1e-12)
        const mirrored = newcombePaired({ ...table, wins: table.losses, losses: table.wins }, 0.05)
        expect(mirrored.lower).toBeCloseTo(-upper, 12)
        const wide = newcombePaired(table, 0.01)
        expect(wide.lower).toBeLessThanOrEqual(lower)
      }),
    )
  })

  it('refuses what is no table', () => {
    expect(() => newcombePaired({ wins: 1, losses: 1, bothRight: 9, n: 10 }, 0.05)).toThrow(RangeError)
    expect(() => newcombePaired({ wins: 1, losses: 1, bothRight: Number.NaN, n: 10 }, 0.05)).toThrow(RangeError)
  })
})

describe('newcombeIndependent', () => {
  it('reproduces the worked example of the paper', () => {
    // 56/70 - 48/80, printed .0524 to .3339; more digits from statsmodels.
    const interval = newcombeIndependent({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.05)
    expect([interval.lower, interval.upper]).toEqual([expect.closeTo(0.052431, 6), expect.closeTo(0.333873, 6)])
  })

  it.each(oracle.newcombeIndependent as [...Four, number, number][])(
    '%i/%i - %i/%i agrees with statsmodels',
    (successes, n, others, m, low, high) => {
      const { lower, upper } = newcombeIndependent({ successes, n }, { successes: others, n: m }, 0.05)
      expect(lower).toBeCloseTo(low, 10)
      expect(upper).toBeCloseTo(high, 10)
    },
  )
})

describe('bonettPrice', () => {
  it('is the paper written out for a small table', () => {
    // wins 3, losses 1 of 10: rates 4/12 and 2/12, half width 1.959964 sqrt((1/2 - 1/36)/12).
    const { lower, upper } = bonettPrice({ wins: 3, losses: 1, n: 10 }, 0.05)
    const half = 1.959963984540054 * Math.sqrt((0.5 - 1 / 36) / 12)
    expect(lower).toBeCloseTo(1 / 6 - half, 12)
    expect(upper).toBeCloseTo(1 / 6 + half, 12)
  })

  it('comes near the score interval in large samples and stays in [-1, 1]', () => {
    fc.assert(
      fc.property(tables, ({ wins, losses, n }) => {
        const { lower, upper } = bonettPrice({ wins, losses, n }, 0.05)
        expect(lower).toBeGreaterThanOrEqual(-1)
        expect(upper).toBeLessThanOrEqual(1)
        if (wins > 30 && losses > 30)
          expect(Math.abs(lower - tangoInterval({ wins, losses, n }, 0.975).lower)).toBeLessThan(3 / n)
      }),
    )
  })
})

describe('intervals of one proportion', () => {
  it.each(oracle.jeffreys as Four[])('%i of %i: Jeffreys agrees with statsmodels', (successes, n, low, high) => {
    expect(jeffreysLower(successes, n, 0.025)).toBeCloseTo(low, 10)
    expect(jeffreysUpper(successes, n, 0.025)).toBeCloseTo(high, 10)
  })

  it('gives the textbook cases', () => {
    // scipy.stats.binomtest for Wilson, statsmodels proportion_confint for Jeffreys.
    const nine = wilsonInterval(9, 10, 0.05)
    expect([nine.lower, nine.upper]).toEqual([expect.closeTo(0.59584997, 8), expect.closeTo(0.98212379, 8)])
    expect(wilsonInterval(0, 20, 0.05)).toEqual({ lower: 0, upper: expect.closeTo(0.16112516, 8) })
    const large = wilsonInterval(1800, 2000, 0.05)
    expect([large.lower, large.upper]).toEqual([expect.closeTo(0.88607559, 8), expect.closeTo(0.91239077, 8)])
    expect(jeffreysLower(9, 10, 0.025)).toBeCloseTo(0.61868523, 8)
    expect(jeffreysUpper(9, 10, 0.025)).toBeCloseTo(0.98898833, 8)
    expect([jeffreysLower(0, 9, 0.025), jeffreysUpper(9, 9, 0.025)]).toEqual([0, 1])
  })

  it('puts Jeffreys inside Clopper-Pearson', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (n, k) => {
        const successes = k % (n + 1)
        expect(jeffreysLower(successes, n, 0.05)).toBeGreaterThanOrEqual(clopperPearsonLower(successes, n, 0.05))
      }),
    )
  })
})
