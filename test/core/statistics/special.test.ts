import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaQuantile,
  log1mExp,
  logBeta,
  logGamma,
  logNormalSf,
  logRegularizedBeta,
  normalCdf,
  normalIsf,
  normalQuantile,
  studentTIsf,
  studentTLogSf,
} from '#core/statistics/special.ts'
// 50-digit values by mpmath; special.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/special.json' with { type: 'json' }

/** Relative 1e-12 of the probability itself: an absolute error of its logarithm, or a relative one where that is large. */
function expectLog(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)))
}

function expectRelative(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected))
}

describe('special functions agree with mpmath', () => {
  it.each(oracle.logGamma)('logGamma(%s)', (x, expected) => {
    expectRelative(logGamma(x as number), expected as number)
  })
  it.each(oracle.logBeta)('logBeta(%s, %s)', (a, b, expected) => {
    expectRelative(logBeta(a as number, b as number), expected as number)
    expectRelative(logBeta(b as number, a as number), expected as number)
  })
  it.each(oracle.logRegularizedBeta)('log I_%s(%s, %s)', (x, a, b, expected) => {
    expectLog(logRegularizedBeta(x as number, a as number, b as number), expected as number)
  })
  it.each(oracle.logNormalSf)('log P(Z >= %s)', (z, expected) => {
    expectLog(logNormalSf(z as number), expected as number)
  })
  it.each(oracle.normalIsf)('normalIsf(%s)', (logP, expected) => {
    expectRelative(normalIsf(logP as number), expected as number)
  })
  it.each(oracle.studentTLogSf)('log P(T >= %s), df %s', (t, df, expected) => {
    expectLog(studentTLogSf(t as number, df as number), expected as number)
  })
})

describe('quantiles', () => {
  it('inverts the normal tail from ln .05 to -300', () => {
    // scipy.stats.norm.isf / statsmodels targets, nine decimals.
    const targets: readonly [number, number][] = [
      [Math.log(0.05), 1.644853627],
      [-5, 2.470938637],
      [-10, 3.913946241],
      [-20, 5.879209356],
      [-40, 8.592675718],
      [-100, 13.888476033],
      [-300, 24.326438907],
    ]
    for (const [logP, z] of targets) expect(normalIsf(logP)).toBeCloseTo(z, 8)
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14)
  })

  it('agrees with printed t tables', () => {
    // Student's t, upper 2.5 % points (Abramowitz and Stegun, table 26.10, with scipy's digits).
    expect(studentTIsf(Math.log(0.025), 1)).toBeCloseTo(12.706204736174698, 10)
    expect(studentTIsf(Math.log(0.025), 7)).toBeCloseTo(2.3646242515927844, 12)
    expect(studentTIsf(Math.log(0.975), 7)).toBeCloseTo(-2.3646242515927844, 12)
    expect(studentTIsf(Math.log(0.5), 7)).toBe(0)
    expect(studentTIsf(Math.log(0.025), Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 13)
  })

  it('undoes the tails everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: -1e-6, noNaN: true }), (logP) => {
        expectLog(logNormalSf(normalIsf(logP)), logP)
      }),
    )
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: -0.01, noNaN: true }),
        fc.double({ min: 1, max: 2e4, noNaN: true }),
        (logP, df) => {
          expectLog(studentTLogSf(studentTIsf(logP, df), df), logP)
        },
      ),
    )
    // Beyond, the rounding of log-gamma shows: its value there is df ln(df), and the tail is a difference of two of them.
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: -0.01, noNaN: true }),
        fc.double({ min: 2e4, max: 1e6, noNaN: true }),
        (logP, df) => {
          const error = Math.abs(studentTLogSf(studentTIsf(logP, df), df) - logP)
          expect(error).toBeLessThanOrEqual(df * Math.log(df) * Number.EPSILON * Math.max(1, -logP))
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: -0.01, noNaN: true }),
        fc.double({ min: 0.5, max: 2000, noNaN: true }),
        fc.double({ min: 0.5, max: 2000, noNaN: true }),
        (logP, a, b) => {
          const x = betaQuantile(logP, a, b)
          fc.pre(x > 1e-300 && x < 0.99)
          expect(Math.abs(logRegularizedBeta(x, a, b) - logP)).toBeLessThanOrEqual(1e-9 * Math.max(1, -logP))
        },
      ),
    )
  })
})

describe('edges', () => {
  it('keeps the ends of the incomplete beta function', () => {
    expect(logRegularizedBeta(0, 2, 3)).toBe(Number.NEGATIVE_INFINITY)
    expect(logRegularizedBeta(1, 2, 3)).toBe(0)
  })

  it('lets NaN through as NaN, never as a probability', () => {
    expect(logNormalSf(Number.NaN)).toBeNaN()
    expect(normalIsf(Number.NaN)).toBeNaN()
    expect(studentTLogSf(Number.NaN, 3)).toBeNaN()
    expect(studentTIsf(Number.NaN, 3)).toBeNaN()
    expect(logRegularizedBeta(Number.NaN, 2, 3)).toBeNaN()
    expect(normalIsf(0.1)).toBeNaN()
  })

  it('computes log(1 - exp(x)) on both sides of log 1/2', () => {
    expect(log1mExp(-1e-20)).toBeCloseTo(Math.log(1e-20), 12)
    expect(log1mExp(-50)).toBeCloseTo(-Math.exp(-50), 30)
    expect(log1mExp(0)).toBe(Number.NEGATIVE_INFINITY)
  })
})
