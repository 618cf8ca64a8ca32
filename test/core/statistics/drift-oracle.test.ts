import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredIsf, chiSquaredSf, independence } from '#core/statistics/chi-squared.ts'
import { jensenShannon, stabilityIndex, stabilityThreshold, wasserstein } from '#core/statistics/distance.ts'
import { kolmogorovSmirnov } from '#core/statistics/kolmogorov-smirnov.ts'
// scipy; drift.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/drift.json' with { type: 'json' }

function close(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * Math.max(Math.abs(expected), 1e-280))
}

describe('the Kolmogorov-Smirnov test', () => {
  it.each(oracle.numeric)('agrees with scipy, case %#', ({ current, reference, statistic, p_exact, p_limit }) => {
    const found = kolmogorovSmirnov(current, reference)
    close(found.statistic, statistic)
    const size = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)
    if (size(current) * size(reference) > 250_000) close(found.p, p_limit)
    else if (p_exact === null) expect(found.p).toBeLessThanOrEqual(p_limit)
    else close(found.p, p_exact)
  })

  it.each(oracle.ties)('is exact with ties: case %# agrees with all permutations', ({ current, reference, p }) => {
    close(kolmogorovSmirnov(current, reference).p, p)
  })

  it('of ranges of values never rejects where that of the values does not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 40 }),
        fc.nat(5),
        (cells, width) => {
          const joined = Array.from({ length: Math.ceil(cells.length / (width + 1)) }, (_, bin) => {
            const part = cells.slice(bin * (width + 1), (bin + 1) * (width + 1))
            return [sum(part.map(([a]) => a)), sum(part.map(([, b]) => b))] as const
          })
          const values = kolmogorovSmirnov(first(cells), second(cells))
          expect(kolmogorovSmirnov(first(joined), second(joined)).statistic).toBeLessThanOrEqual(values.statistic)
        },
      ),
    )
  })

  it('has nothing to say without values, of one value and of equal samples', () => {
    expect(kolmogorovSmirnov([], [])).toEqual({ statistic: 0, p: 1 })
    expect(kolmogorovSmirnov([3], [0])).toEqual({ statistic: 0, p: 1 })
    expect(kolmogorovSmirnov([3], [700])).toEqual({ statistic: 0, p: 1 })
    expect(kolmogorovSmirnov([3, 4], [3, 4])).toEqual({ statistic: 0, p: 1 })
  })
})

describe('the chi-squared test', () => {
  it.each(oracle.categorical)('agrees with scipy, case %#', ({ current, reference, statistic, df, p, cramer }) => {
    const found = independence([current, reference])
    close(found.statistic, statistic)
    expect(found.df).toBe(df)
    close(found.p, p)
    close(found.association, cramer)
  })

  it.each(oracle.chi_squared)('its tail of $x at $df degrees of freedom is that of scipy', ({ x, df, sf, isf }) => {
    close(chiSquaredSf(x, df), sf)
    close(chiSquaredIsf(0.05, df), isf)
  })

  it('has nothing to say of a table of one row or one column', () => {
    expect(independence([[3, 4]])).toMatchObject({ df: 0, p: 1 })
    expect(independence([[3], [4]])).toMatchObject({ df: 0, p: 1 })
    expect(
      independence([
        [0, 0],
        [3, 4],
      ]),
    ).toMatchObject({ df: 0, p: 1 })
    expect(independence([])).toMatchObject({ df: 0, p: 1 })
  })
})

describe('distances', () => {
  it.each(oracle.numeric)(
    'Wasserstein agrees with scipy, case %#',
    ({ at, current, reference, wasserstein: expected }) => {
      close(wasserstein(at, { current, reference }) ?? Number.NaN, expected)
    },
  )

  it.each(oracle.categorical)('Jensen-Shannon agrees with scipy, case %#', ({ current, reference, jensen_shannon }) => {
    close(jensenShannon({ current, reference }) ?? Number.NaN, jensen_shannon)
  })

  // Values of evidently's own tests and code (commit a4aa4c2), which scipy's functions confirm.
  it('agree with evidently on its example', () => {
    const pair = { current: [16, 16, 16, 16, 16, 8], reference: [16, 18, 16, 14, 12, 12] }
    expect(stabilityIndex(pair)).toBeCloseTo(0.0372183816, 10)
    expect(jensenShannon(pair)).toBeCloseTo(0.0680481962, 10)
    const { statistic, p } = independence([pair.current, pair.reference])
    expect(statistic).toBeCloseTo(1.6224089636, 10)
    expect(p).toBeCloseTo(0.8985262394, 10)
    // chi-squared with 5 degrees of freedom has its 95 % point at 11.0705
    expect(stabilityThreshold(pair)).toBeCloseTo(11.070497693516351 * (2 / 88), 10)
  })

  it('are null without values, never NaN', () => {
    const pair = { current: [0, 0], reference: [1, 2] }
    expect([wasserstein([1, 2], pair), jensenShannon(pair), stabilityIndex(pair)]).toEqual([null, null, null])
    expect(stabilityThreshold(pair)).toBe(0)
  })

  it('stay finite where a value is new or gone', () => {
    const pair = { current: [5, 0], reference: [0, 5] }
    expect(jensenShannon(pair)).toBeCloseTo(Math.sqrt(Math.LN2), 12)
    expect(stabilityIndex(pair)).toBeCloseTo(2 * 0.9999 * Math.log(1e4), 10)
  })
})

function first(cells: readonly (readonly [number, number])[]): number[] {
  return cells.map(([a]) => a)
}

function second(cells: readonly (readonly [number, number])[]): number[] {
  return cells.map(([, b]) => b)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
