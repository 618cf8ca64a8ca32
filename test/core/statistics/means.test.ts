import { describe, expect, it } from 'vitest'
import { pairedMeans } from '#core/statistics/means.ts'
import { studentTLogSf } from '#core/statistics/special.ts'
// scipy's ttest_rel and numpy; models.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/models.json' with { type: 'json' }

describe('pairedMeans', () => {
  it.each(oracle.means)('agrees with scipy ttest_rel', ({ a, b, t, df, seCandidate }) => {
    const means = pairedMeans(Float64Array.from(a), Float64Array.from(b))
    expect(means?.df).toBe(df)
    expect((means?.difference ?? 0) / (means?.seDifference ?? 0)).toBeCloseTo(t, 10)
    expect(means?.seCandidate).toBeCloseTo(seCandidate, 12)
    expect((means?.candidate ?? 0) - (means?.baseline ?? 0)).toBeCloseTo(means?.difference ?? 0, 12)
  })

  it('gives the paired t of a small sample against 0 and against a tolerance', () => {
    // scipy.stats.ttest_1samp of these differences.
    const x = Float64Array.of(0.003, -0.012, 0.004, 0.001, -0.006, 0.002, -0.001, 0.005)
    const means = pairedMeans(new Float64Array(8), x)
    const se = means?.seDifference ?? 0
    expect((means?.difference ?? 0) / se).toBeCloseTo(-0.24459979523, 10)
    const t = ((means?.difference ?? 0) + 0.01) / se
    expect(t).toBeCloseTo(4.64739610947, 10)
    expect(Math.exp(studentTLogSf(t, 7))).toBeCloseTo(0.00117452926918, 13)
  })

  it('survives a large offset', () => {
    const baseline = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2))
    const candidate = baseline.map((value, i) => value + (i % 4 < 2 ? 1 : 0))
    const means = pairedMeans(baseline, candidate)
    expect(means?.difference).toBeCloseTo(0.5, 13)
    expect(means?.seDifference).toBeCloseTo(Math.sqrt(0.25 / 999), 12)
  })

  it('has no standard error under two rows, and exactly 0 for the same scores', () => {
    expect(pairedMeans(Float64Array.of(1), Float64Array.of(2))).toBeUndefined()
    expect(pairedMeans(Float64Array.of(), Float64Array.of())).toBeUndefined()
    expect(pairedMeans(Float64Array.of(0.1, 0.7), Float64Array.of(0.1, 0.7))?.seDifference).toBe(0)
    expect(() => pairedMeans(Float64Array.of(1, 2), Float64Array.of(2))).toThrow(RangeError)
  })
})
