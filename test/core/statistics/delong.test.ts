import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aucDifferenceSe, delong } from '#core/statistics/delong.ts'
import { normalCdf } from '#core/statistics/special.ts'
// The definition, pair by pair, in numpy; models.py beside the fixture wrote it.
import oracle from '../../fixtures/oracles/models.json' with { type: 'json' }

function statisticsOf(y: readonly number[], a: readonly number[], b: readonly number[]) {
  const statistics = delong({
    positive: y.map((label) => label === 1),
    baseline: Float64Array.from(a),
    candidate: Float64Array.from(b),
  })
  if (statistics === undefined) throw new Error('both classes are needed')
  return statistics
}

const rows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 4,
    maxLength: 60,
  })
  .filter((all) => all.some(([y]) => y === 1) && all.some(([y]) => y === 0))
  .map((all) => ({ y: all.map(([y]) => y), a: all.map(([, a]) => a), b: all.map(([, , b]) => b) }))

describe('delong', () => {
  it.each(oracle.delong)('equals the definition pair by pair', ({ y, a, b, expected }) => {
    const s = statisticsOf(y, a, b)
    const actual = [s.baseline, s.candidate, s.varianceBaseline, s.varianceCandidate, s.covariance]
    for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12)
  })

  it('reproduces a twenty-row example worked out with numpy and scipy', () => {
    const y = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1]
    const a = [
      0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.6, 0.7, 0.55, 0.3, 0.25, 0.45, 0.5, 0.65, 0.05, 0.6, 0.7, 0.85,
    ]
    const b = [0.2, 0.3, 0.5, 0.7, 0.45, 0.3, 0.1, 0.8, 0.4, 0.6, 0.6, 0.35, 0.2, 0.3, 0.55, 0.7, 0.1, 0.65, 0.5, 0.9]
    const s = statisticsOf(y, a, b)
    expect(s).toMatchObject({ positives: 10, negatives: 10 })
    expect(s.baseline).toBeCloseTo(0.83, 12)
    expect(s.candidate).toBeCloseTo(0.775, 12)
    expect(s.varianceBaseline).toBeCloseTo(0.0084111111, 10)
    expect(s.varianceCandidate).toBeCloseTo(0.0111944444, 10)
    expect(s.covariance).toBeCloseTo(0.0079166667, 10)
    const se = aucDifferenceSe(s)
    expect((s.candidate - s.baseline) / se).toBeCloseTo(-0.8954968343, 10)
    expect(2 * normalCdf((s.candidate - s.baseline) / se)).toBeCloseTo(0.3705215573, 10)
    expect(1 - normalCdf((s.candidate - s.baseline + 0.05) / se)).toBeCloseTo(0.5324415758, 10)
  })

  it('sees only the order of the scores', () => {
    fc.assert(
      fc.property(rows, ({ y, a, b }) => {
        const bent = (score: number): number => Math.exp(score / 3) - 5
        expect(statisticsOf(y, a.map(bent), b)).toEqual(statisticsOf(y, a, b))
      }),
    )
  })

  it('finds no variance between a model and itself, however scaled', () => {
    fc.assert(
      fc.property(rows, ({ y, a }) => {
        const s = statisticsOf(
          y,
          a,
          a.map((score) => 7 * score + 1),
        )
        expect(s.covariance === s.varianceBaseline || Math.min(s.positives, s.negatives) === 1).toBe(true)
        if (Math.min(s.positives, s.negatives) > 1) expect(aucDifferenceSe(s)).toBe(0)
      }),
    )
  })

  it('turns an area into its complement when the scores change sign', () => {
    fc.assert(
      fc.property(rows, ({ y, a, b }) => {
        const s = statisticsOf(y, a, b)
        const turned = statisticsOf(
          y,
          a.map((score) => -score),
          b,
        )
        expect(turned.baseline).toBeCloseTo(1 - s.baseline, 12)
        expect(turned.varianceBaseline).toBeCloseTo(s.varianceBaseline, 12)
        expect(turned.covariance).toBeCloseTo(-s.covariance, 12)
      }),
    )
  })

  it('is undefined without both classes, cautious with one row of a class, and refuses what is no score', () => {
    const score = Float64Array.of(0.1, 0.2, 0.3)
    expect(delong({ positive: [1, 1, 1], baseline: score, candidate: score })).toBeUndefined()
    expect(delong({ positive: [], baseline: Float64Array.of(), candidate: Float64Array.of() })).toBeUndefined()
    const one = delong({ positive: [0, 0, 1], baseline: score, candidate: score })
    expect(one?.varianceBaseline).toBeGreaterThanOrEqual(0.25)
    expect(one && aucDifferenceSe(one)).toBeGreaterThan(0.5)
    expect(() =>
      delong({ positive: [0, 1], baseline: Float64Array.of(0, Number.NaN), candidate: Float64Array.of(0, 1) }),
    ).toThrow(RangeError)
    expect(() => delong({ positive: [0], baseline: Float64Array.of(0, 1), candidate: Float64Array.of(0, 1) })).toThrow(
      RangeError,
    )
  })
})
