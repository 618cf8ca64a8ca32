import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tangoInterval, tangoNonInferiority, tangoZ } from '#core/statistics/tango.ts'
// z from a numerically maximised constrained likelihood; paired.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/paired.json' with { type: 'json' }

const tables = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 20000 }))
  .map(([wins, losses, rest]) => ({ wins, losses, n: wins + losses + rest }))

describe('tangoZ', () => {
  it.each(oracle.tango as [number, number, number, number, number, number][])(
    'wins %i, losses %i of %i against %d',
    (wins, losses, n, difference, z) => {
      expect(tangoZ({ wins, losses, n }, difference)).toBeCloseTo(z, 10)
    },
  )

  it('is the identical-predictions rule sqrt(n tau/(1 - tau)) when the models never disagree', () => {
    expect(tangoZ({ wins: 0, losses: 0, n: 500 }, -0.01)).toBeCloseTo(Math.sqrt((500 * 0.01) / 0.99), 12)
    expect(tangoZ({ wins: 0, losses: 0, n: 500 }, 0)).toBe(0)
  })

  it('refuses what is no table', () => {
    expect(() => tangoZ({ wins: 3, losses: 3, n: 5 }, 0)).toThrow(RangeError)
    expect(() => tangoZ({ wins: Number.NaN, losses: 3, n: 5 }, 0)).toThrow(RangeError)
    expect(() => tangoZ({ wins: 0, losses: 0, n: 0 }, 0)).toThrow(RangeError)
  })
})

describe('tangoNonInferiority', () => {
  it.each(oracle.tango.filter((row) => (row[3] ?? 0) < 0) as [number, number, number, number, number, number][])(
    'log p of %i wins, %i losses of %i at %d',
    (wins, losses, n, difference, _z, logP) => {
      const test = tangoNonInferiority({ wins, losses, n }, -difference)
      expect(Math.abs(test.logP - logP)).toBeLessThanOrEqual(1e-10 * Math.max(1, -logP))
    },
  )

  it('needs 268 identical examples for one point', () => {
    expect(tangoNonInferiority({ wins: 0, losses: 0, n: 267 }, 0.01).p).toBeGreaterThan(0.05)
    expect(tangoNonInferiority({ wins: 0, losses: 0, n: 268 }, 0.01).p).toBeLessThanOrEqual(0.05)
    expect(tangoNonInferiority({ wins: 0, losses: 0, n: 500 }, 0.01).p).toBeCloseTo(0.01230938069, 11)
  })
})

describe('tangoInterval', () => {
  it('reproduces published and independent intervals', () => {
    // The first two are in the tests of R's contingencytables (Cavo et al. 2012, Bentur et al. 2009); the others from numpy and scipy.
    const cases = [
      [{ wins: 6, losses: 16, n: 161 }, -0.124023, -0.005433],
      [{ wins: 1, losses: 7, n: 21 }, -0.517232, -0.026003],
      [{ wins: 3, losses: 0, n: 3 }, -0.122994, 1],
      [{ wins: 0, losses: 12, n: 1000 }, -0.020857, -0.006878],
      [{ wins: 0, losses: 0, n: 500 }, -0.007624, 0.007624],
    ] as const
    for (const [table, lower, upper] of cases) {
      const interval = tangoInterval(table, 0.975)
      expect(interval.lower).toBeCloseTo(lower, 5)
      expect(interval.upper).toBeCloseTo(upper, 5)
    }
  })

  it('holds the estimate, grows with the level and mirrors when the models change places', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.55, max: 0.999, noNaN: true }), (table, level) => {
        const estimate = (table.wins - table.losses) / table.n
        const narrow = tangoInterval(table, level)
        const wide = tangoInterval(table, level + (1 - level) / 2)
        expect(narrow.lower).toBeLessThanOrEqual(estimate)
        expect(narrow.upper).toBeGreaterThanOrEqual(estimate)
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower)
        expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper)
        const mirrored = tangoInterval({ wins: table.losses, losses: table.wins, n: table.n }, level)
        expect(mirrored.lower).toBeCloseTo(-narrow.upper, 12)
      }),
    )
  })

  it('inverts the non-inferiority test', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.0005, max: 0.2, noNaN: true }), (table, tolerance) => {
        const { p } = tangoNonInferiority(table, tolerance)
        fc.pre(Math.abs(p - 0.05) > 1e-9)
        expect(tangoInterval(table, 0.95).lower > -tolerance).toBe(p < 0.05)
      }),
    )
  })
})
