import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  logDifferenceE,
  logNonInferiorityE,
  logNonInferiorityEOfTable,
  logRegressionE,
} from '#core/statistics/e-value.ts'
// mpmath's quadrature of the mixture; comparisons.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/comparisons.json' with { type: 'json' }

/** Calls back with every table of n and its probability, factor by factor. */
function eachTable(n: number, rates: { win: number; loss: number }, call: (table: Table, mass: number) => void): void {
  for (let wins = 0; wins <= n; wins++) {
    for (let losses = 0; losses <= n - wins; losses++) {
      let log = (n - wins - losses) * Math.log(1 - rates.win - rates.loss)
      for (let i = 1; i <= wins; i++) log += Math.log(((n - i + 1) / i) * rates.win)
      for (let i = 1; i <= losses; i++) log += Math.log(((n - wins - i + 1) / i) * rates.loss)
      call({ wins, losses, n }, Math.exp(log))
    }
  }
}

interface Table {
  readonly wins: number
  readonly losses: number
  readonly n: number
}

describe('logRegressionE', () => {
  it.each(oracle.regressionE as [number, number, number][])(
    '%i wins, %i losses equal the integral',
    (wins, losses, log) => {
      expect(Math.abs(logRegressionE({ wins, losses }) - log)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(log)))
    },
  )

  it('gives the printed values', () => {
    // numpy and scipy.special, from the closed form.
    const cases = [
      [0, 5, 15.6417612],
      [2, 12, 21.7078707],
      [30, 45, 0.7970679],
      [120, 150, 0.498024],
    ] as const
    for (const [wins, losses, e] of cases) expect(Math.exp(logRegressionE({ wins, losses }))).toBeCloseTo(e, 7)
    expect(Math.exp(logDifferenceE({ wins: 0, losses: 5 }))).toBeCloseTo(7.875, 10)
    expect(Math.exp(logDifferenceE({ wins: 2, losses: 12 }))).toBeCloseTo(10.88232422, 8)
  })

  it('wins nothing on average while the models are equally good, less while the candidate is better', () => {
    const meanAt = (rate: number): number => {
      let [mean, mass] = [0, (1 - rate) ** 60]
      for (let wins = 0; wins <= 60; wins++) {
        mean += mass * Math.exp(logRegressionE({ wins, losses: 60 - wins }))
        mass *= ((60 - wins) / (wins + 1)) * (rate / (1 - rate))
      }
      return mean
    }
    expect(meanAt(0.5)).toBeCloseTo(1, 9)
    expect(meanAt(0.55)).toBeLessThan(1)
    expect(meanAt(0.4)).toBeGreaterThan(1)
  })

  it('grows with losses and shrinks with wins', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (wins, losses) => {
        const log = logRegressionE({ wins, losses })
        expect(logRegressionE({ wins: wins + 1, losses })).toBeLessThan(log + 1e-9)
        // Both sides together: the two-sided mixture is the mean of the two one-sided ones.
        const both = (Math.exp(log) + Math.exp(logRegressionE({ wins: losses, losses: wins }))) / 2
        const two = logDifferenceE({ wins, losses })
        if (two < 600) expect(Math.log(both) - two).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe('logNonInferiorityE', () => {
  it('gives the printed values', () => {
    // mpmath with 50 digits, from the closed form.
    const cases = [
      [30, 45, 2000, -0.20408871],
      [120, 150, 10000, 6.30588219],
      [0, 0, 500, 2.61190964],
      [50, 50, 2000, 0.64321689],
    ] as const
    for (const [wins, losses, n, log] of cases)
      expect(logNonInferiorityEOfTable({ wins, losses, n }, 0.01)).toBeCloseTo(log, 8)
  })

  it.each([
    [30, 0.01, 0.1],
    [60, 0.03, 0.3],
    [60, 0.2, 0.2],
  ])('wins nothing on average at a true loss of the tolerance (n = %i, tolerance %d, d = %d)', (n, tolerance, d) => {
    let mean = 0
    eachTable(n, { win: (d - tolerance) / 2 || 1e-300, loss: (d + tolerance) / 2 }, (table, mass) => {
      mean += mass * Math.exp(logNonInferiorityEOfTable(table, tolerance))
    })
    expect(Math.abs(mean - 1)).toBeLessThan(1e-9)
  })

  it('is the same row by row as by counts, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-1, 0, 0, 0, 1), { minLength: 1, maxLength: 80 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (values, tolerance) => {
          const table = {
            wins: values.filter((value) => value === 1).length,
            losses: values.filter((value) => value === -1).length,
            n: values.length,
          }
          const log = logNonInferiorityE(Float64Array.from(values), tolerance)
          expect(log).toBeCloseTo(logNonInferiorityEOfTable(table, tolerance), 9)
        },
      ),
    )
  })

  it('wins nothing on average for scores between -1 and 1 either', () => {
    // Scores -.5, .25, .75 with probabilities .7, .1, .2 have mean -.175; all 3^7 samples of seven.
    const [scores, shares] = [
      [-0.5, 0.25, 0.75],
      [0.7, 0.1, 0.2],
    ]
    let mean = 0
    for (let sample = 0; sample < 3 ** 7; sample++) {
      const digits = Array.from({ length: 7 }, (_, place) => Math.floor(sample / 3 ** place) % 3)
      const mass = digits.reduce((product, digit) => product * (shares?.[digit] ?? 0), 1)
      mean +=
        mass *
        Math.exp(
          logNonInferiorityE(
            Float64Array.from(digits, (digit) => scores?.[digit] ?? 0),
            0.175,
          ),
        )
    }
    expect(mean).toBeCloseTo(1, 10)
  })

  it('refuses scores out of range', () => {
    expect(() => logNonInferiorityE(Float64Array.of(1.5), 0.1)).toThrow(RangeError)
    expect(() => logNonInferiorityE(Float64Array.of(Number.NaN), 0.1)).toThrow(RangeError)
    expect(() => logNonInferiorityEOfTable({ wins: 0, losses: 0, n: 5 }, 1)).toThrow(RangeError)
    expect(() => logRegressionE({ wins: -1, losses: 0 })).toThrow(RangeError)
  })
})
