import { describe, expect, it } from 'vitest'
import { randomFromSeed, randomFromState } from '#core/statistics/random.ts'
import { drawBinomial, drawMultinomial, drawWithReplacement } from '#core/statistics/sampling.ts'
import { logGamma } from '#core/statistics/special.ts'

const take = (random: { bits: () => number }, n: number): number[] => Array.from({ length: n }, () => random.bits())

describe('xoshiro128**', () => {
  it('gives the numbers of the reference implementation', () => {
    // The authors' C code from state 1, 2, 3, 4, as printed in the tests of Rust's rand_xoshiro 0.7.0.
    expect(take(randomFromState([1, 2, 3, 4]), 10)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  it('is seeded through SplitMix64', () => {
    // The four words are the 32-bit halves, low first, of the published outputs for seed 1234567: 6457827717110365317 and 3203168211198807973
    // (Rosetta Code, "Pseudo-random numbers/Splitmix64").
    const halves = [6457827717110365317n, 3203168211198807973n].flatMap((word) => [
      Number(word & 0xffffffffn),
      Number(word >> 32n),
    ])
    const [a = 0, b = 0, c = 0, d = 0] = halves
    expect(take(randomFromSeed(1234567), 5)).toEqual(take(randomFromState([a, b, c, d]), 5))
  })

  it('gives numbers in [0, 1) that fill it evenly', () => {
    const random = randomFromSeed(1)
    const bins = new Float64Array(64)
    for (let i = 0; i < 64_000; i++) {
      const bin = Math.floor(random.uniform() * 64)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    const chi = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    // The .9999 and .0001 points of chi-squared with 63 degrees of freedom (scipy).
    expect(chi).toBeLessThan(111.6)
    expect(chi).toBeGreaterThan(29.2)
  })

  it('refuses what is no seed', () => {
    for (const seed of [-1, 0.5, Number.NaN]) expect(() => randomFromSeed(seed)).toThrow(RangeError)
  })
})

describe('drawBinomial', () => {
  it.each([
    [5, 0.3],
    [40, 0.2],
    [60, 0.5],
    [100, 0.97],
    [1000, 0.015],
    [1_000_000, 0.0000004],
    [1_000_000, 0.4],
  ])('has the probabilities of Bin(%i, %d)', (n, rate) => {
    const draws = 40_000
    const random = randomFromSeed(n)
    const counts = new Map<number, number>()
    for (let draw = 0; draw < draws; draw++) {
      const k = drawBinomial(random, n, rate)
      counts.set(k, (counts.get(k) ?? 0) + 1)
    }
    // Kolmogorov's distance to the exact distribution, by its definition; beyond 2.2/sqrt(N) once in 10,000 seeds.
    let [distance, exact, seen] = [0, 0, 0]
    const deviation = Math.sqrt(n * rate * (1 - rate))
    const first = Math.max(0, Math.floor(n * rate - 9 * deviation - 9))
    for (let k = first; k <= Math.min(n, n * rate + 9 * deviation + 9); k++) {
      const choices = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
      exact += Math.exp(choices + k * Math.log(rate) + (n - k) * Math.log1p(-rate))
      seen += (counts.get(k) ?? 0) / draws
      distance = Math.max(distance, Math.abs(exact - seen))
    }
    expect(seen).toBeCloseTo(1, 9)
    expect(distance).toBeLessThan(2.2 / Math.sqrt(draws))
  })

  it('knows the certain cases', () => {
    const random = randomFromSeed(3)
    expect([drawBinomial(random, 9, 0), drawBinomial(random, 9, 1), drawBinomial(random, 0, 0.5)]).toEqual([0, 9, 0])
  })
})

describe('drawing many', () => {
  it('keeps the total, leaves empty cells empty and has the means and covariances of a multinomial', () => {
    const random = randomFromSeed(11)
    const cells = Float64Array.of(50, 0, 30, 20, 0)
    const drawn = new Float64Array(5)
    const sums = new Float64Array(5)
    let cross = 0
    for (let i = 0; i < 20_000; i++) {
      drawMultinomial(random, 100, cells, drawn)
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(100)
      for (const [cell, count] of drawn.entries()) sums[cell] = (sums[cell] ?? 0) + count
      cross += ((drawn[0] ?? 0) - 50) * ((drawn[2] ?? 0) - 30)
    }
    expect([sums[1], sums[4]]).toEqual([0, 0])
    expect((sums[0] ?? 0) / 20_000).toBeCloseTo(50, 0)
    expect((sums[3] ?? 0) / 20_000).toBeCloseTo(20, 0)
    // Covariance -n p q = -15; its own standard error here is about 0.2.
    expect(Math.abs(cross / 20_000 + 15)).toBeLessThan(1)
  })

  it('has the counts of Poisson(1) among many units, in whatever stretch they lie', () => {
    const drawn = new Float64Array(10_000)
    const random = randomFromSeed(8)
    const [seen, stretches] = [new Float64Array(8), new Float64Array(4)]
    for (let round = 0; round < 50; round++) {
      drawWithReplacement(random, drawn)
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(10_000)
      for (const [unit, count] of drawn.entries()) {
        seen[Math.min(7, count)] = (seen[Math.min(7, count)] ?? 0) + 1
        stretches[Math.floor(unit / 2500)] = (stretches[Math.floor(unit / 2500)] ?? 0) + count
      }
    }
    // Bin(10,000, 1/10,000) is e^-1/k! to four digits; 500,000 counts leave .0007 of noise.
    for (const [k, factorial] of [1, 1, 2, 6, 24].entries())
      expect(Math.abs((seen[k] ?? 0) / 500_000 - Math.exp(-1) / factorial)).toBeLessThan(0.003)
    // Each quarter gets a quarter: standard deviation sqrt(500,000 3/16) = 306.
    for (const count of stretches) expect(Math.abs(count - 125_000)).toBeLessThan(1300)
  })

  it('draws as many as there are units', () => {
    const drawn = new Float64Array(1000)
    drawWithReplacement(randomFromSeed(4), drawn)
    expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(1000)
    // A share of 1/e of the units stays out.
    expect(drawn.filter((count) => count === 0).length / 1000).toBeCloseTo(Math.exp(-1), 1)
  })
})
