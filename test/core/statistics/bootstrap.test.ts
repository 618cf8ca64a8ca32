import { describe, expect, it } from 'vitest'
import { bootstrap } from '#core/statistics/bootstrap.ts'
import { clustersOf } from '#core/statistics/clusters.ts'
import {
  basicBound,
  bcaBound,
  bootstrapP,
  countBeyond,
  type Distribution,
  percentile,
} from '#core/statistics/distribution.ts'
import { randomFromSeed } from '#core/statistics/random.ts'

const SAMPLE = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213]

function only(distributions: readonly Distribution[]): Distribution {
  const [distribution] = distributions
  if (!distribution) throw new Error('one statistic, one distribution')
  return distribution
}

function meanOf(values: readonly number[]): (counts: Float64Array) => readonly number[] {
  return (counts) => {
    let [sum, n] = [0, 0]
    for (const [row, count] of counts.entries()) {
      sum += count * (values[row] ?? Number.NaN)
      n += count
    }
    return [sum / n]
  }
}

/** Even noise of mean 0. */
function bootstrapNoise(n: number): number[] {
  const random = randomFromSeed(77)
  return Array.from({ length: n }, () => random.uniform() - 0.5)
}

describe('bootstrap', () => {
  const ofMean = only(
    bootstrap({ units: { kind: 'rows', n: 16 }, resamples: 400_000, seed: 20240607, statistic: meanOf(SAMPLE) }),
  )

  it("gives the intervals of R's boot package", () => {
    // boot::boot.ci with a million resamples, as quoted in scipy's test_bootstrap_against_R, whose rtol is 5e-3.
    const cases = [
      [percentile, 28.86, 84.21],
      [basicBound, 23.77, 79.12],
      [bcaBound, 32.31, 91.43],
    ] as const
    for (const [bound, lower, upper] of cases) {
      expect(Math.abs(bound(ofMean, 0.025) / lower - 1)).toBeLessThan(5e-3)
      expect(Math.abs(bound(ofMean, 0.975) / upper - 1)).toBeLessThan(5e-3)
    }
  })

  it('has the acceleration of the mean in closed form', () => {
    // Skewness over 6 sqrt(n), by numpy.
    expect(ofMean.acceleration).toBeCloseTo(0.0615288696, 10)
    expect(ofMean.observed).toBeCloseTo(863.9 / 16, 10)
  })

  it('repeats itself with its seed and changes with another', () => {
    const run = (seed: number) =>
      only(bootstrap({ units: { kind: 'rows', n: 16 }, resamples: 50, seed, statistic: meanOf(SAMPLE) })).sorted
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })

  it.each([
    [30, 45, 2000, [-0.016, -0.0145, -0.0075, -0.0005, 0.001]],
    [120, 150, 10_000, [-0.0062, -0.0057, -0.003, -0.0003, 0.0002]],
  ])('finds the exact quantiles of %i wins and %i losses among %i', (wins, losses, n, expected) => {
    // Of the resampling distribution itself, summed up by numpy: no random numbers in it.
    const distribution = only(
      bootstrap({
        units: { kind: 'cells', counts: Float64Array.of(wins, losses, n - wins - losses) },
        resamples: 50_000,
        seed: 5,
        statistic: (counts) => [((counts[0] ?? 0) - (counts[1] ?? 0)) / n],
      }),
    )
    for (const [i, level] of [0.025, 0.05, 0.5, 0.95, 0.975].entries())
      expect(Math.abs(percentile(distribution, level) - (expected[i] ?? 0))).toBeLessThan(1.001 / n)
  })

  it('draws rows and their cells alike', () => {
    const right = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    const rows = only(
      bootstrap({ units: { kind: 'rows', n: 12 }, resamples: 20_000, seed: 1, statistic: meanOf(right) }),
    )
    const cells = only(
      bootstrap({
        units: { kind: 'cells', counts: Float64Array.of(5, 7) },
        resamples: 20_000,
        seed: 2,
        statistic: ([one = 0, none = 0]) => [one / (one + none)],
      }),
    )
    expect(cells.acceleration).toBeCloseTo(rows.acceleration, 12)
    expect(cells.se / rows.se).toBeCloseTo(1, 1)
    // Half the ties count: without that z0 would be off by a tenth of the lattice.
    expect(Math.abs(rows.z0 - cells.z0)).toBeLessThan(0.05)
  })

  it('draws whole clusters', () => {
    // Rows of a cluster are copies, so the mean has the error of 4 values, sqrt(5/4/4), not of 40.
    const values = Array.from({ length: 40 }, (_, row) => 1 + Math.floor(row / 10))
    const clusters = clustersOf(values)
    const distribution = only(
      bootstrap({ units: { kind: 'clusters', clusters }, resamples: 20_000, seed: 1, statistic: meanOf(values) }),
    )
    expect(distribution.se).toBeCloseTo(Math.sqrt(1.25 / 4), 2)
  })

  it('keeps the acceleration when many units are left out in blocks', () => {
    const values = Array.from({ length: 4000 }, (_, i) => -Math.log((i + 0.5) / 4000))
    const distribution = only(
      bootstrap({ units: { kind: 'rows', n: 4000 }, resamples: 10, seed: 3, statistic: meanOf(values) }),
    )
    // An exponential sample: skewness 2 over 6 sqrt(4000) = .0053.
    expect(Math.abs(distribution.acceleration - 2 / 6 / Math.sqrt(4000))).toBeLessThan(0.002)
  })

  it('skips the jackknife where it is not wanted', () => {
    const units = { kind: 'rows', n: 16 } as const
    const run = (blocks: number) =>
      only(bootstrap({ units, resamples: 500, seed: 3, statistic: meanOf(SAMPLE), blocks }))
    expect(run(0)).toEqual({ ...run(16), acceleration: 0 })
  })

  it('draws stretches of a series, which keep what neighbours have in common', () => {
    // A moving average of 10: the variance of its mean is about 10 times that of 400 alike rows.
    const noise = bootstrapNoise(409)
    const series = Array.from({ length: 400 }, (_, t) => noise.slice(t, t + 10).reduce((sum, x) => sum + x, 0) / 10)
    const se = (length: number) =>
      only(
        bootstrap({
          units: { kind: 'moving-blocks', n: 400, length },
          resamples: 4000,
          seed: 2,
          blocks: 0,
          statistic: (counts) => {
            expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400)
            return meanOf(series)(counts)
          },
        }),
      ).se
    // Künsch: blocks of length l keep the covariances up to lag l, weighted 1 - lag/l; for this series the ratio of the
    // variances is 1 + 2 sum over k < 10 of (1 - k/10)(1 - k/25) = 8.68.
    expect((se(25) / se(1)) ** 2).toBeGreaterThan(8.68 * 0.6)
    expect((se(25) / se(1)) ** 2).toBeLessThan(8.68 * 1.4)
  })

  it('tells resamples without a value, and counts them against the candidate', () => {
    const [distribution] = bootstrap({
      units: { kind: 'rows', n: 3 },
      resamples: 1000,
      seed: 1,
      statistic: ([first = 0]) => [first > 0 ? 1 : Number.NaN],
    })
    // (2/3)^3 of the draws miss the first row.
    expect((distribution?.undefinedResamples ?? 0) / 1000).toBeCloseTo(8 / 27, 1)
    expect(distribution && countBeyond(distribution, 0, 'below')).toBe(distribution?.undefinedResamples)
  })

  it('refuses nothing to draw from', () => {
    const statistic = () => [0]
    expect(() => bootstrap({ units: { kind: 'rows', n: 0 }, resamples: 10, seed: 1, statistic })).toThrow(RangeError)
    expect(() => bootstrap({ units: { kind: 'rows', n: 2 }, resamples: 0, seed: 1, statistic })).toThrow(RangeError)
    const counts = Float64Array.of(0.5)
    expect(() => bootstrap({ units: { kind: 'cells', counts }, resamples: 1, seed: 1, statistic })).toThrow(RangeError)
  })
})

describe('bootstrapP', () => {
  const plain = { resamples: 9999, z0: 0, acceleration: 0, side: 'below', z: 3 } as const

  it('counts (1 + #)/(B + 1), and turns to the normal tail under 20', () => {
    expect(bootstrapP({ ...plain, beyond: 499 })).toEqual({ p: expect.closeTo(0.05, 12), asymptotic: false })
    expect(bootstrapP({ ...plain, beyond: 19 })).toEqual({ p: expect.closeTo(0.0013498980316, 12), asymptotic: true })
    expect(bootstrapP({ ...plain, beyond: 9999 })).toEqual({ p: 1, asymptotic: false })
  })

  it.each(['below', 'above'] as const)('is the level at which the BCa bound reaches the value from %s', (side) => {
    const values = SAMPLE.map((value) => (side === 'below' ? value : -value))
    const distribution = only(
      bootstrap({ units: { kind: 'rows', n: 16 }, resamples: 40_000, seed: 9, statistic: meanOf(values) }),
    )
    for (const level of [0.01, 0.05, 0.3, 0.7]) {
      const bound = bcaBound(distribution, side === 'below' ? level : 1 - level)
      const { z0, acceleration } = distribution
      const beyond = countBeyond(distribution, bound, side)
      const { p } = bootstrapP({ beyond, resamples: 40_000, z0, acceleration, side, z: 0 })
      expect(Math.abs(p - level)).toBeLessThan(2e-3 * Math.max(level, 0.05))
    }
  })

  it('grows with the count beyond', () => {
    let last = 0
    for (let beyond = 20; beyond < 9999; beyond += 13) {
      const { p } = bootstrapP({ ...plain, beyond, z0: 0.1, acceleration: 0.05 })
      expect(p).toBeGreaterThan(last)
      last = p
    }
  })
})
