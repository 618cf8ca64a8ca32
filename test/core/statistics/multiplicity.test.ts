import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, holm, weightedHolm } from '#core/statistics/multiplicity.ts'
// statsmodels multipletests(method="holm"); models.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/models.json' with { type: 'json' }

const equal = (p: readonly number[]): number[] => weightedHolm(p.map((value) => ({ p: value, weight: 1 / p.length })))
const family = fc.array(
  fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.double({ min: 0.001, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 7 },
)

/** Closed testing by its definition: every intersection of hypotheses containing i, each by the weighted Bonferroni test. */
function closedTesting(hypotheses: readonly { p: number; weight: number }[]): number[] {
  return hypotheses.map((_, i) => {
    let largest = 0
    for (let subset = 0; subset < 2 ** hypotheses.length; subset++) {
      if (((subset >> i) & 1) === 0) continue
      const members = hypotheses.filter((_, j) => ((subset >> j) & 1) === 1)
      const total = members.reduce((sum, { weight }) => sum + weight, 0)
      largest = Math.max(largest, Math.min(1, ...members.map(({ p, weight }) => (p * total) / weight)))
    }
    return largest
  })
}

describe('weightedHolm', () => {
  it('with equal weights is the plain procedure', () => {
    const adjusted = equal([0.01, 0.04, 0.03, 0.005])
    for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(expected, 12)
    for (const { p, holm } of oracle.holm) {
      for (const [i, value] of equal(p).entries()) expect(value).toBeCloseTo(holm[i] ?? Number.NaN, 12)
    }
  })

  it('is the closed test of weighted Bonferroni: never more, never fewer rejections', () => {
    fc.assert(
      fc.property(family, (hypotheses) => {
        const expected = closedTesting(hypotheses)
        for (const [i, value] of weightedHolm(hypotheses).entries())
          expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 10)
      }),
    )
  })

  it('never falls under the raw p-value and keeps the order of p/weight', () => {
    fc.assert(
      fc.property(family, (hypotheses) => {
        const adjusted = weightedHolm(hypotheses)
        for (const [i, { p, weight }] of hypotheses.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p - 1e-12)
          expect(adjusted[i]).toBeLessThanOrEqual(1)
          for (const [j, other] of hypotheses.entries()) {
            if (p / weight < other.p / other.weight) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? Number.NaN)
          }
        }
      }),
    )
  })

  it('does not let a new slice hide the headline when the weights are split in half', () => {
    const headline = { p: 0.004, weight: 0.5 }
    const slices = Array.from({ length: 50 }, () => ({ p: 0.9, weight: 0.01 }))
    expect(weightedHolm([headline, ...slices])[0]).toBeCloseTo(0.008, 12)
  })

  it('keeps tiny values, and never rejects a weight of 0 or a NaN', () => {
    expect(equal([1e-200, 0.5])[0]).toBeCloseTo(2e-200, 210)
    expect(
      weightedHolm([
        { p: 0, weight: 0 },
        { p: 0.01, weight: 1 },
      ]),
    ).toEqual([1, 0.01])
    expect(
      weightedHolm([
        { p: Number.NaN, weight: 1 },
        { p: 0.01, weight: 1 },
      ]),
    ).toEqual([Number.NaN, 0.02])
    expect(weightedHolm([])).toEqual([])
  })

  it('refuses a weight that is none', () => {
    expect(() => weightedHolm([{ p: 0.1, weight: -1 }])).toThrow(RangeError)
    expect(() => weightedHolm([{ p: 0.1, weight: Number.NaN }])).toThrow(RangeError)
  })
})

describe('the false discovery rate', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })

  it('has the adjusted values of statsmodels', () => {
    // statsmodels multipletests, methods fdr_bh and fdr_by.
    const p = [0.01, 0.04, 0.03, 0.005]
    for (const [i, expected] of [0.02, 0.04, 0.04, 0.02].entries())
      expect(benjaminiHochberg(p)[i]).toBeCloseTo(expected, 12)
    for (const [i, expected] of [0.0416667, 0.0833333, 0.0833333, 0.0416667].entries())
      expect(benjaminiYekutieli(p)[i]).toBeCloseTo(expected, 7)
  })

  it('lies between the raw p-value and Holm, and below the version for any dependence', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [bh, by, family] = [benjaminiHochberg(p), benjaminiYekutieli(p), holm(p)]
        for (const [i, raw] of p.entries()) {
          expect(bh[i]).toBeGreaterThanOrEqual(raw)
          expect(bh[i]).toBeLessThanOrEqual((family[i] ?? 0) + 1e-12)
          expect(bh[i]).toBeLessThanOrEqual(by[i] ?? 0)
        }
      }),
    )
  })

  it('keeps the order of the p-values, and a NaN to itself', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const bh = benjaminiHochberg(p)
        for (const [i, one] of p.entries())
          for (const [j, other] of p.entries()) if (one < other) expect(bh[i]).toBeLessThanOrEqual(bh[j] ?? 0)
      }),
    )
    expect(benjaminiHochberg([Number.NaN, 0.01])).toEqual([Number.NaN, 0.02])
    expect(benjaminiHochberg([])).toEqual([])
  })
})
