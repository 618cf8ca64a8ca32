import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clopperPearsonLower, clopperPearsonUpper, logBinomialCdf, wilsonInterval } from '#core/statistics/binomial.ts'
// Exact sums of binomial coefficients, statsmodels and scipy; paired.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/paired.json' with { type: 'json' }

type Five = [number, number, number, number, number]

describe('logBinomialCdf', () => {
  it.each(oracle.logBinomialCdf as Five[])(
    'P(Bin <= %i) of %i at %i/%i equals the exact sum',
    (k, n, over, under, expected) => {
      expect(Math.abs(logBinomialCdf(k, n, over / under) - expected)).toBeLessThanOrEqual(
        1e-12 * Math.max(1, -expected),
      )
    },
  )

  it('is 0 below the range and 1 from its end', () => {
    expect(logBinomialCdf(-1, 5, 0.5)).toBe(Number.NEGATIVE_INFINITY)
    expect(logBinomialCdf(5, 5, 0.5)).toBe(0)
    expect(logBinomialCdf(0, 0, 0.5)).toBe(0)
  })
})

describe('Clopper-Pearson bounds', () => {
  it.each(oracle.clopperPearson as Five[])(
    '%i of %i at alpha %d agree with statsmodels',
    (successes, n, alpha, low, high) => {
      expect(clopperPearsonLower(successes, n, alpha)).toBeCloseTo(low, 9)
      expect(clopperPearsonUpper(successes, n, alpha)).toBeCloseTo(high, 9)
    },
  )

  it('matches the textbook cases 9/10 and 0/20', () => {
    // scipy.stats.binomtest(...).proportion_ci(method="exact").
    expect(clopperPearsonLower(9, 10, 0.025)).toBeCloseTo(0.55498388, 8)
    expect(clopperPearsonUpper(9, 10, 0.025)).toBeCloseTo(0.99747142, 8)
    expect(clopperPearsonUpper(0, 20, 0.025)).toBeCloseTo(0.16843347, 8)
    expect(clopperPearsonLower(0, 20, 0.025)).toBe(0)
    expect(clopperPearsonUpper(20, 20, 0.025)).toBe(1)
  })

  it('leaves exactly alpha in the binomial tail', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.constant(n))),
        fc.double({ min: 1e-12, max: 0.4, noNaN: true }),
        ([successes, n], alpha) => {
          const upper = clopperPearsonUpper(successes, n, alpha)
          fc.pre(upper < 0.999)
          expect(Math.exp(logBinomialCdf(successes, n, upper)) / alpha).toBeCloseTo(1, 6)
        },
      ),
    )
  })
})

describe('wilsonInterval', () => {
  it.each(oracle.wilson as Five[])('%i of %i at alpha %d agrees with scipy', (successes, n, alpha, low, high) => {
    const { lower, upper } = wilsonInterval(successes, n, alpha)
    expect(lower).toBeCloseTo(low, 12)
    expect(upper).toBeCloseTo(high, 12)
  })
})
