import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactLowerLimit, exactNonInferiority } from '#core/statistics/exact-unconditional.ts'
import { tangoZ } from '#core/statistics/tango.ts'

interface Counts {
  readonly wins: number
  readonly losses: number
}

/** Every table of n pairs. */
function tablesOf(n: number): Counts[] {
  return Array.from({ length: n + 1 }, (_, losses) =>
    Array.from({ length: n - losses + 1 }, (_, wins) => ({ wins, losses })),
  ).flat()
}

/** The probability of a table by the definition of the trinomial, factor by factor. */
function mass(n: number, { wins, losses }: Counts, rates: { win: number; loss: number }): number {
  let log = 0
  for (let i = 1; i <= wins; i++) log += Math.log(((n - i + 1) / i) * rates.win)
  for (let i = 1; i <= losses; i++) log += Math.log(((n - wins - i + 1) / i) * rates.loss)
  const rest = n - wins - losses
  return Math.exp(log + (rest === 0 ? 0 : rest * Math.log(Math.max(0, 1 - rates.win - rates.loss))))
}

/** The definition without shortcuts: every table compared, the nuisance parameter on a grid. */
function byDefinition(n: number, observed: Counts, tolerance: number): number {
  const border = tangoZ({ ...observed, n }, -tolerance) - 1e-9
  const extreme = tablesOf(n).filter((table) => tangoZ({ ...table, n }, -tolerance) >= border)
  let largest = 0
  for (let i = 0; i <= 400; i++) {
    const win = ((1 - tolerance) / 2) * (i / 400)
    const rates = { win, loss: win + tolerance }
    largest = Math.max(
      largest,
      extreme.reduce((sum, table) => sum + mass(n, table, rates), 0),
    )
  }
  return largest
}

describe('exactNonInferiority', () => {
  it.each([
    [0.01, 0.2215],
    [0.02, 0.0483],
    [0.03, 0.0186],
  ])('150 identical examples at tolerance %d leave p = %d', (tolerance, p) => {
    expect(exactNonInferiority({ wins: 0, losses: 0, n: 150 }, tolerance).p).toBeCloseTo(p, 4)
  })

  it.each([
    [12, { wins: 2, losses: 1 }, 0.1],
    [12, { wins: 0, losses: 0 }, 0.2],
    [20, { wins: 5, losses: 0 }, 0.01],
    [20, { wins: 3, losses: 7 }, 0.25],
    [25, { wins: 12, losses: 13 }, 0.15],
    [9, { wins: 0, losses: 9 }, 0.05],
  ])('equals the definition for n = %i, %o at tolerance %d', (n, counts, tolerance) => {
    const expected = byDefinition(n, counts, tolerance)
    const { p } = exactNonInferiority({ ...counts, n }, tolerance)
    expect(p).toBeGreaterThanOrEqual(expected - 1e-12)
    expect(p).toBeLessThanOrEqual(expected * 1.002)
  })

  it('keeps the digits of a tiny p-value', () => {
    // All wins: the region is that table alone, its largest probability ((1 - tolerance)/2)^n.
    const { logP } = exactNonInferiority({ wins: 499, losses: 0, n: 499 }, 0.01)
    expect(logP).toBeCloseTo(499 * Math.log(0.495), 9)
  })

  it('is a probability that falls with wins and rises with losses', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 80 })
          .chain((n) =>
            fc
              .tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 }))
              .chain(([, wins]) =>
                fc.tuple(fc.constant(n), fc.constant(wins), fc.integer({ min: 0, max: n - wins - 1 })),
              ),
          ),
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
        ([n, wins, losses], tolerance) => {
          const { p } = exactNonInferiority({ wins, losses, n }, tolerance)
          expect(p).toBeGreaterThan(0)
          expect(p).toBeLessThanOrEqual(1)
          expect(exactNonInferiority({ wins: wins + 1, losses, n }, tolerance).p).toBeLessThanOrEqual(p + 1e-9)
          expect(exactNonInferiority({ wins, losses: losses + 1, n }, tolerance).p).toBeGreaterThanOrEqual(p - 1e-9)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([50, 200])('never passes a true drop of the tolerance more often than the level at n = %i', (n) => {
    const level = 0.05
    for (const tolerance of [0.005, 0.01, 0.02, 0.03]) {
      const scored = tablesOf(n)
        .map((table) => ({ table, z: tangoZ({ ...table, n }, -tolerance) }))
        .sort((a, b) => b.z - a.z)
      // p depends on the table through its z alone, so the passing tables are the first ones.
      let [passing, failing] = [0, scored.length]
      while (failing - passing > 1) {
        const middle = (passing + failing) >> 1
        const table = scored[middle - 1]?.table ?? { wins: 0, losses: n }
        if (exactNonInferiority({ ...table, n }, tolerance).p <= level) passing = middle
        else failing = middle
      }
      const passes = scored.slice(0, passing)
      for (let i = 1; i <= 12; i++) {
        const discordant = tolerance + ((0.3 - tolerance) * i) / 12
        const rates = { win: (discordant - tolerance) / 2, loss: (discordant + tolerance) / 2 }
        const size = passes.reduce((sum, { table }) => sum + mass(n, table, rates), 0)
        expect(size).toBeLessThanOrEqual(level + 1e-9)
      }
    }
  })

  it('stops once a p-value is above what is asked for, and is exact below', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        fc.nat(1000),
        fc.nat(1000),
        fc.constantFrom(0.01, 0.03, 0.1),
        (n, a, b, tolerance) => {
          const wins = a % n
          const table = { wins, losses: b % (n - wins), n }
          const { p } = exactNonInferiority(table, tolerance)
          const { p: early } = exactNonInferiority(table, tolerance, 0.05)
          if (p <= 0.05) expect(early).toBe(p)
          else expect(early).toBeGreaterThan(0.05)
          expect(early).toBeLessThanOrEqual(p * (1 + 1e-12))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('refuses what is no table', () => {
    expect(() => exactNonInferiority({ wins: 2, losses: 2, n: 3 }, 0.01)).toThrow(RangeError)
    expect(() => exactLowerLimit({ wins: Number.NaN, losses: 2, n: 30 }, 0.05)).toThrow(RangeError)
  })

  it("orders tables as Barnard's condition asks: z rises with wins and falls with losses", () => {
    for (const n of [7, 40]) {
      for (const difference of [-0.6, -0.1, -0.01, 0.05, 0.4]) {
        for (const { wins, losses } of tablesOf(n - 1)) {
          const z = tangoZ({ wins, losses, n }, difference)
          expect(tangoZ({ wins: wins + 1, losses, n }, difference)).toBeGreaterThanOrEqual(z - 1e-9)
          expect(tangoZ({ wins, losses: losses + 1, n }, difference)).toBeLessThanOrEqual(z + 1e-9)
        }
      }
    }
  })
})

describe('exactLowerLimit', () => {
  it('has closed forms at the corners', () => {
    // Nothing discordant: (1 - drop)^n = alpha, unless another nuisance value is worse; one win of one: (1 + limit)/2 = alpha.
    expect(exactLowerLimit({ wins: 0, losses: 0, n: 499 }, 0.05)).toBeCloseTo(-(1 - 0.05 ** (1 / 499)), 6)
    expect(exactLowerLimit({ wins: 1, losses: 0, n: 1 }, 0.05)).toBeCloseTo(-0.9, 6)
    expect(exactLowerLimit({ wins: 0, losses: 5, n: 5 }, 0.05)).toBe(-1)
  })

  it.each([
    [{ wins: 5, losses: 5, n: 20 }, 0.05],
    [{ wins: 7, losses: 3, n: 20 }, 0.2],
    [{ wins: 4, losses: 8, n: 25 }, 0.2],
  ])('looks across the rejected gap of %o at %d: no accepted difference lies below', (table, alpha) => {
    const limit = exactLowerLimit(table, alpha)
    const shown = (difference: number): boolean => exactNonInferiority(table, -difference).p <= alpha
    for (let below = limit; below > limit - 0.2; below -= 0.001) expect(shown(below)).toBe(true)
    // And there is such a gap: some difference above the limit is rejected again.
    const above = Array.from({ length: 100 }, (_, i) => limit + 1e-6 + i * 0.0005)
    expect(above.some(shown)).toBe(true)
  })

  it('agrees with the test: shown below the limit, not shown just above it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 120 }),
        fc.nat(1000),
        fc.nat(1000),
        fc.constantFrom(0.05, 0.01, 0.2),
        (n, a, b, alpha) => {
          const wins = a % (n + 1)
          const losses = b % (n - wins + 1)
          fc.pre(losses < n)
          const limit = exactLowerLimit({ wins, losses, n }, alpha)
          expect(limit).toBeLessThan((wins - losses) / n)
          expect(exactNonInferiority({ wins, losses, n }, -limit).p).toBeLessThanOrEqual(alpha)
          expect(exactNonInferiority({ wins, losses, n }, -(limit + 2e-7)).p).toBeGreaterThan(alpha)
          expect(exactLowerLimit({ wins, losses, n }, alpha / 2)).toBeLessThanOrEqual(limit + 1e-7)
        },
      ),
      { numRuns: 40 },
    )
  })
})
