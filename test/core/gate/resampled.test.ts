import { describe, expect, test } from 'vitest'
import { affordable, resample } from '#core/gate/resample.ts'
import { fromResamples } from '#core/gate/resampled.ts'
import { type Paired, QUANTILES } from '#core/metric-record.ts'
import { bcaBound, distributionOf } from '#core/statistics/distribution.ts'
import { normalCdf, normalQuantile } from '#core/statistics/special.ts'

type Bootstrap = Extract<Paired, { kind: 'bootstrap' }>

/** A difference of -0.03 with standard error 0.01, as many resamples would show it. */
function paired(fields: Partial<Bootstrap> = {}): Bootstrap {
  return {
    ...{ kind: 'bootstrap', n: 500, groups: null, baseline: 0.8, candidate: 0.77 },
    ...{ se_difference: 0.01, se_candidate: 0.02, resamples: 10_000, z0: 0, acceleration: 0 },
    quantiles: QUANTILES.map((level) => -0.03 + 0.01 * normalQuantile(level)),
    not_worse: 30,
    beyond: { tolerance: 0.01, count: 9700 },
    ...fields,
  } as Bootstrap
}

describe('the tests of a bootstrap', () => {
  test('count the resamples beyond the hypothesis', () => {
    const contrast = fromResamples(paired(), 1)
    expect(contrast.regression).toBeCloseTo(31 / 10_001, 12)
    expect(contrast.nonInferiority(0.01)).toBeCloseTo(9701 / 10_001, 12)
    expect(contrast.tests.block).toBe('BCa bootstrap')
  })

  test('correct for bias and acceleration', () => {
    // Efron 1987, equation 2.3, solved for the level at which the bound is 0.
    const [z0, a] = [0.1, 0.05]
    const shifted = normalQuantile(31 / 10_001) + z0
    const expected = normalCdf(shifted / (1 - a * shifted) + z0)
    expect(fromResamples(paired({ z0, acceleration: a }), 1).regression).toBeCloseTo(expected, 12)
  })

  test('take the tail of the standard error where fewer than twenty lie beyond, with t for how it was found', () => {
    const contrast = fromResamples(paired({ not_worse: 19 }), 1)
    // scipy: t.sf(3, 9999)
    expect(contrast.regression).toBeCloseTo(0.00135322, 7)
    expect(contrast.tests.block).toBe('bootstrap, normal tail')
    // t.sf(3, 49)
    expect(fromResamples(paired({ resamples: 50, not_worse: 0 }), 1).regression).toBeCloseTo(0.00212, 5)
  })

  test('take it too for a tolerance that was not counted', () => {
    // t.sf((-.03 + .02)/.01, 9999)
    expect(fromResamples(paired(), 1).nonInferiority(0.02)).toBeCloseTo(1 - 0.158668, 4)
  })

  test('are turned where lower is better', () => {
    const higher = fromResamples(paired(), 1)
    const quantiles = [...paired().quantiles].reverse().map((value) => -value)
    const lower = fromResamples(paired({ baseline: 0.77, candidate: 0.8, quantiles }), -1)
    expect(lower.gain).toBeCloseTo(higher.gain, 12)
    expect(lower.regression).toBeCloseTo(higher.regression, 12)
    expect(lower.nonInferiority(0.01)).toBeCloseTo(higher.nonInferiority(0.01), 12)
    expect(lower.interval(0.05).lower).toBeCloseTo(higher.interval(0.05).lower, 12)
  })

  test('have the BCa interval, from the few quantiles that are kept', () => {
    const estimates = Float64Array.from({ length: 9999 }, (_, index) => {
      const z = normalQuantile((index + 1) / 10_000)
      return -0.03 + 0.01 * (z + 0.15 * (z * z - 1))
    })
    const distribution = distributionOf({ observed: -0.03, estimates, acceleration: 0.04 })
    const quantiles = QUANTILES.map((level) => distribution.sorted[Math.round(level * 9998)] ?? 0)
    const contrast = fromResamples(paired({ quantiles, z0: distribution.z0, acceleration: 0.04 }), 1)
    expect(contrast.interval(0.05).lower).toBeCloseTo(bcaBound(distribution, 0.05), 3)
    expect(contrast.interval(0.05).upper).toBeCloseTo(bcaBound(distribution, 0.95), 3)
  })

  test('without variance show no more than the rows can', () => {
    const still = paired({ se_difference: 0, candidate: 0.8, not_worse: 10_000, beyond: { tolerance: 0.01, count: 0 } })
    expect(fromResamples(still, 1).regression).toBe(1)
    // As 0 of 500 rows that differ: norm.sf(sqrt(500 * .01/.99))
    expect(fromResamples(still, 1).nonInferiority(0.01)).toBeCloseTo(0.01230938069, 9)
    expect(fromResamples({ ...still, groups: 20 }, 1).nonInferiority(0.01)).toBeGreaterThan(0.05)
  })
})

describe('resampling', () => {
  test('of a mean finds what theory says of it', () => {
    const values = Float64Array.from({ length: 400 }, (_, index) => ((index * 97) % 400) / 400 - 0.5)
    const found = resample({
      ...{ n: 400, groups: null, units: { kind: 'rows', n: 400 }, sign: 1, tolerance: 0.02 },
      statistic: (counts) => [0, counts.reduce((sum, count, row) => sum + count * (values[row] ?? 0), 0) / 400],
      resampling: { resamples: 10_000, seed: 1 },
    })
    if (found.kind !== 'bootstrap') throw new Error('a bootstrap')
    const mean = values.reduce((sum, value) => sum + value, 0) / 400
    const se = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400 / 400)
    expect(found.candidate).toBeCloseTo(mean, 12)
    expect(Math.abs(found.se_difference / se - 1)).toBeLessThan(0.03)
    // Five standard errors of a count of 10,000.
    const share = normalCdf(mean / se)
    expect(Math.abs(found.not_worse / 10_000 - share)).toBeLessThan(
      5 * Math.sqrt((share * (1 - share)) / 10_000) + 1e-9,
    )
    expect(found.beyond?.tolerance).toBe(0.02)
  })

  test('costs no more on more rows: they get fewer resamples, never under fifty', () => {
    const at = (rows: number) => affordable({ resamples: 10_000, seed: 1 }, rows).resamples
    expect([1000, 10_000, 100_000, 1_000_000].map(at)).toEqual([10_000, 5000, 500, 50])
  })

  test('a value that almost no resample has is undefined', () => {
    const found = resample({
      ...{ n: 3, groups: null, units: { kind: 'rows', n: 3 }, sign: 1, tolerance: null },
      statistic: (counts) => (counts.every((count) => count === 1) ? [0, 1] : [undefined, undefined]),
      resampling: { resamples: 1, seed: 1 },
    })
    expect(found.kind).toBe('undefined')
  })
})
