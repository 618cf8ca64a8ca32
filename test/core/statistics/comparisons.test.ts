import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrap } from '#core/statistics/bootstrap.ts'
import { clustersOf, spreadOf } from '#core/statistics/clusters.ts'
import { basicBound, bcaBound, percentile } from '#core/statistics/distribution.ts'
import { dieboldMariano } from '#core/statistics/forecast-comparison.ts'
import { mcnemarExact, mcnemarMidP } from '#core/statistics/mcnemar.ts'
import { meanOf } from '#core/statistics/means.ts'
import { benjaminiHochberg, benjaminiYekutieli, holm } from '#core/statistics/multiplicity.ts'
import { signFlip } from '#core/statistics/sign-flip.ts'
import { studentTLogSf } from '#core/statistics/special.ts'
import { preferenceOf, resampledDifference } from '#core/statistics/training-comparison.ts'
// scipy and statsmodels on generated data; comparisons.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/comparisons.json' with { type: 'json' }

const MONTE_CARLO = { resamples: 20_000, seed: 7 }

describe('clustered and weighted means', () => {
  it.each(oracle.clustered)('agree with statsmodels WLS, cov_type cluster and HC0 (%#)', (sample) => {
    const values = Float64Array.from(sample.x)
    const weights = sample.weights ? Float64Array.from(sample.weights) : undefined
    const mean = meanOf(values, { weights, clusters: clustersOf(sample.groups) })
    expect(mean?.mean).toBeCloseTo(sample.mean, 11)
    expect(mean?.se).toBeCloseTo(sample.se, 11)
    const deviations = values.map((value) => value - sample.mean)
    expect(Math.sqrt(spreadOf(deviations, { weights }).variance)).toBeCloseTo(sample.hc0, 11)
  })
})

describe('equivalence', () => {
  it('is shown by both one-sided tests, so its p is the larger', () => {
    // scipy.stats.ttest_1samp against -.01 and .01.
    const x = Float64Array.of(0.003, -0.012, 0.004, 0.001, -0.006, 0.002, -0.001, 0.005)
    const { mean = 0, se = 1, df = 1 } = meanOf(x) ?? {}
    const p = [(mean + 0.01) / se, (0.01 - mean) / se].map((t) => Math.exp(studentTLogSf(t, df)))
    expect(Math.max(...p)).toBeCloseTo(0.00117452926918, 13)
    expect(2 * Math.exp(studentTLogSf(Math.abs(mean / se), df))).toBeCloseTo(0.81378145351, 11)
  })
})

describe('signFlip', () => {
  it.each(oracle.signFlip)('agrees with scipy permutation_test (%#)', ({ x, less, greater, twoSided }) => {
    const flipped = signFlip(Float64Array.from(x), MONTE_CARLO)
    expect(flipped.exact).toBe(true)
    expect(flipped.lower).toBeCloseTo(less, 12)
    expect(flipped.upper).toBeCloseTo(greater, 12)
    expect(flipped.twoSided).toBeCloseTo(twoSided, 12)
  })

  it('gives the printed p of eight differences', () => {
    const x = Float64Array.of(0.003, -0.012, 0.004, 0.001, -0.006, 0.002, -0.001, 0.005)
    // scipy permutation_test, permutation_type="samples".
    expect(signFlip(x, MONTE_CARLO)).toMatchObject({ lower: 0.4375, twoSided: 0.875 })
  })

  it('is the exact McNemar test on 0/1 scores, by patterns and by chance', () => {
    const of = (wins: number, losses: number) =>
      Float64Array.from({ length: wins + losses + 5 }, (_, row) => (row < wins ? 1 : row < wins + losses ? -1 : 0))
    expect(signFlip(of(4, 9), MONTE_CARLO).lower).toBeCloseTo(mcnemarExact({ wins: 4, losses: 9 }).p, 12)
    const many = signFlip(of(40, 60), MONTE_CARLO)
    expect(many.exact).toBe(false)
    expect(Math.abs(many.lower - mcnemarExact({ wins: 40, losses: 60 }).p)).toBeLessThan(4 * Math.sqrt(0.03 / 20_000))
  })

  it('turns with the sign of the differences', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 10 }), (values) => {
        const there = signFlip(Float64Array.from(values), MONTE_CARLO)
        const back = signFlip(
          Float64Array.from(values, (value) => -value),
          MONTE_CARLO,
        )
        expect(there).toEqual({ ...back, lower: back.upper, upper: back.lower })
      }),
    )
  })
})

describe('dieboldMariano', () => {
  it.each(oracle.forecasts)('agrees with statsmodels OLS, HAC with a uniform kernel (%#)', ({ d, horizon, dm }) => {
    const comparison = dieboldMariano(Float64Array.from(d), horizon)
    if (dm === null) expect(comparison).toBeUndefined()
    else expect(comparison?.dm).toBeCloseTo(dm, 10)
  })

  it('gives the printed statistics with the correction of Harvey, Leybourne and Newbold', () => {
    // numpy and scipy; squared loss.
    const e1 = [1.2, -0.5, 0.3, 2.1, -1.4, 0.8, -0.2, 1.1, -0.9, 0.4, 1.6, -1.0]
    const e2 = [1.0, -0.7, 0.5, 1.8, -1.1, 0.9, -0.1, 1.4, -1.0, 0.2, 1.2, -0.8]
    const d = Float64Array.from(e1, (e, t) => e ** 2 - (e2[t] ?? 0) ** 2)
    const cases = [
      [1, 1.285394011, 1.23067107, 0.2441129272],
      [2, 1.088259077, 0.951146458, 0.3619614581],
    ] as const
    for (const [horizon, dm, hln, p] of cases) {
      const comparison = dieboldMariano(d, horizon)
      const { difference = 0, se = 1, df = 0, dm: plain } = { ...comparison }
      expect(plain).toBeCloseTo(dm, 9)
      expect(difference / se).toBeCloseTo(hln, 9)
      expect(2 * Math.exp(studentTLogSf(difference / se, df))).toBeCloseTo(p, 10)
    }
  })

  it('has nothing to say of a series no longer than the horizon, or without variance', () => {
    expect(dieboldMariano(Float64Array.of(1, 2), 2)).toBeUndefined()
    expect(dieboldMariano(Float64Array.of(1, 1, 1), 1)).toBeUndefined()
  })
})

describe('bootstrap intervals', () => {
  it.each(oracle.bootstrap)('agree with scipy.stats.bootstrap (%#)', ({ x, ...expected }) => {
    const [distribution] = bootstrap({
      units: { kind: 'rows', n: x.length },
      resamples: 100_000,
      seed: 3,
      statistic: (counts) => [counts.reduce((sum, count, row) => sum + count * (x[row] ?? 0), 0) / x.length],
    })
    if (!distribution) throw new Error('there is one')
    for (const [name, bound] of [
      ['percentile', percentile],
      ['basic', basicBound],
      ['BCa', bcaBound],
    ] as const) {
      expect(Math.abs(bound(distribution, 0.05) - (expected[name][0] ?? 0))).toBeLessThan(0.03 * distribution.se)
      expect(Math.abs(bound(distribution, 0.95) - (expected[name][1] ?? 0))).toBeLessThan(0.05 * distribution.se)
    }
  })
})

describe('adjusted p-values', () => {
  it.each(oracle.adjusted)('agree with statsmodels multipletests (%#)', ({ p, ...expected }) => {
    for (const [i] of p.entries()) {
      expect(holm(p)[i]).toBeCloseTo(expected.holm[i] ?? Number.NaN, 12)
      expect(benjaminiHochberg(p)[i]).toBeCloseTo(expected.bh[i] ?? Number.NaN, 12)
      expect(benjaminiYekutieli(p)[i]).toBeCloseTo(expected.by[i] ?? Number.NaN, 12)
    }
  })
})

describe('mid-p', () => {
  it.each(oracle.midP as [number, number, number][])('%i wins, %i losses agree with scipy', (wins, losses, p) => {
    expect(mcnemarMidP({ wins, losses }).p).toBeCloseTo(p, 12)
  })
})

describe('trainings', () => {
  it('counts preferences, ties half, with the interval of the binomial itself', () => {
    const differences = Float64Array.of(1, 1, 1, 0, 0, -1, 2, 3, 1, 1)
    const preference = preferenceOf(differences, { alpha: 0.1, ...MONTE_CARLO })
    expect(preference?.share).toBeCloseTo(0.8, 12)
    // The 5 % and 95 % quantiles of the mean of ten draws of 1 (.7), 1/2 (.2) and 0 (.1), summed up exactly: .6 and .95.
    expect(preference?.lower).toBeCloseTo(0.6, 10)
    expect(preference?.upper).toBeCloseTo(0.95, 10)
    expect(preferenceOf(new Float64Array(0), { alpha: 0.1, ...MONTE_CARLO })).toBeUndefined()
  })

  it('adds the rows that trainings share to their variance', () => {
    // Ten folds: 1/10 + 1/9 of the sample variance 1/6 (values -1 .. 1), by hand.
    const differences = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9)
    const result = resampledDifference(differences, { testRows: 1, trainRows: 9 })
    expect(result?.mean).toBeCloseTo(0.5, 12)
    expect(result?.df).toBe(9)
    const variance = 0.6 / 9
    expect(result?.se).toBeCloseTo(Math.sqrt((1 / 10 + 1 / 9) * variance), 12)
    expect(resampledDifference(Float64Array.of(1), { testRows: 1, trainRows: 9 })).toBeUndefined()
  })
})
