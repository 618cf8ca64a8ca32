import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mcnemarExact, mcnemarMidP } from '#core/statistics/mcnemar.ts'
import oracle from '../../fixtures/oracles/paired.json' with { type: 'json' }

const count = fc.integer({ min: 0, max: 3000 })

describe('mcnemarExact', () => {
  it.each(oracle.mcnemarTwoSided as [number, number, number][])(
    'half of statsmodels two-sided p for %i wins, %i losses',
    (wins, losses, twoSided) => {
      expect(mcnemarExact({ wins, losses }).p).toBeCloseTo(twoSided / 2, 12)
    },
  )

  it('matches published tables', () => {
    // Cavo et al. 2012 and Bentur et al. 2009, two-sided, as in the tests of R's contingencytables; the third is 2^-12.
    expect(2 * mcnemarExact({ wins: 6, losses: 16 }).p).toBeCloseTo(0.052478790283, 12)
    expect(2 * mcnemarExact({ wins: 1, losses: 7 }).p).toBeCloseTo(0.0703125, 14)
    expect(mcnemarExact({ wins: 0, losses: 12 }).p).toBeCloseTo(0.000244140625, 14)
  })

  it('says nothing where the models never disagree', () => {
    expect(mcnemarExact({ wins: 0, losses: 0 })).toEqual({ p: 1, logP: 0 })
  })

  it('keeps its logarithm where p underflows', () => {
    expect(mcnemarExact({ wins: 0, losses: 5000 }).logP).toBeCloseTo(-5000 * Math.LN2, 8)
    expect(mcnemarExact({ wins: 0, losses: 432 }).logP).toBeCloseTo(-432 * Math.LN2, 10)
  })

  it('refuses what is no count', () => {
    expect(() => mcnemarExact({ wins: Number.NaN, losses: 3 })).toThrow(RangeError)
    expect(() => mcnemarExact({ wins: -1, losses: 3 })).toThrow(RangeError)
    expect(() => mcnemarExact({ wins: 1.5, losses: 3 })).toThrow(RangeError)
  })

  it('is a probability, falls with losses and rises with wins', () => {
    fc.assert(
      fc.property(count, count, (wins, losses) => {
        const { p, logP } = mcnemarExact({ wins, losses })
        expect(logP).toBeLessThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(logP).toBeGreaterThan(Number.NEGATIVE_INFINITY)
        expect(mcnemarExact({ wins, losses: losses + 1 }).logP).toBeLessThanOrEqual(logP + 1e-12)
        expect(mcnemarExact({ wins: wins + 1, losses }).logP).toBeGreaterThanOrEqual(logP - 1e-12)
      }),
    )
  })

  it('never errs more often than its level when both models are equally good', () => {
    for (const discordant of [1, 7, 40, 200]) {
      for (const alpha of [0.2, 0.05, 0.01]) {
        let size = 0
        let mass = 0.5 ** discordant
        for (let wins = 0; wins <= discordant; wins++) {
          if (mcnemarExact({ wins, losses: discordant - wins }).p <= alpha) size += mass
          mass *= (discordant - wins) / (wins + 1)
        }
        expect(size).toBeLessThanOrEqual(alpha)
      }
    }
  })
})

describe('mcnemarMidP', () => {
  it('matches published tables', () => {
    // Two-sided: the tests of R's contingencytables for Cavo et al. 2012 and Bentur et al. 2009; one-sided: scipy.stats.binom.
    expect(2 * mcnemarMidP({ wins: 6, losses: 16 }).p).toBeCloseTo(0.034689664841, 12)
    expect(2 * mcnemarMidP({ wins: 1, losses: 7 }).p).toBeCloseTo(0.0390625, 14)
    expect(mcnemarMidP({ wins: 30, losses: 45 }).p).toBeCloseTo(0.042323046, 9)
  })

  it('is the exact p less half the table, and a half on average over all tables', () => {
    for (const discordant of [1, 6, 60]) {
      let [mean, mass] = [0, 0.5 ** discordant]
      for (let wins = 0; wins <= discordant; wins++) {
        const table = { wins, losses: discordant - wins }
        expect(mcnemarMidP(table).p).toBeCloseTo(mcnemarExact(table).p - mass / 2, 13)
        mean += mass * mcnemarMidP(table).p
        mass *= (discordant - wins) / (wins + 1)
      }
      expect(mean).toBeCloseTo(0.5, 12)
    }
  })

  it('says nothing where the models never disagree, and keeps its logarithm', () => {
    expect(mcnemarMidP({ wins: 0, losses: 0 })).toEqual({ p: 1, logP: 0 })
    expect(mcnemarMidP({ wins: 0, losses: 5000 }).logP).toBeCloseTo(-5001 * Math.LN2, 7)
  })
})
