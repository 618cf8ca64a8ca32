import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersOf, kishSize, spreadOf } from '#core/statistics/clusters.ts'
import { meanOf, pairedMeans } from '#core/statistics/means.ts'

const rows = fc
  .array(
    fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 5 }),
    ),
    { minLength: 3, maxLength: 40 },
  )
  .map((all) => ({
    values: Float64Array.from(all, ([value]) => value),
    weights: Float64Array.from(all, ([, weight]) => weight),
    codes: all.map(([, , code]) => code),
  }))
  .filter(({ weights }) => weights.filter((weight) => weight > 0).length > 1)

describe('clusters', () => {
  it('gives the standard errors of a clustered sample', () => {
    // numpy, after Miller 2024 (arXiv 2411.00640): rows alike, and the sandwich without and with G/(G - 1).
    const values = Float64Array.of(1, 0, -1, 0, 0, 1, -1, -1, 0, 0, 0, 1)
    const clusters = clustersOf([0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4])
    expect(meanOf(values)?.se).toBeCloseTo(0.21320071636, 11)
    expect(Math.sqrt(spreadOf(values, { clusters }).variance)).toBeCloseTo(0.1178511302, 10)
    expect(meanOf(values, { clusters })).toMatchObject({
      se: expect.closeTo(0.13176156917, 11),
      groups: 5,
      df: 4,
      n: 12,
    })
  })

  it('numbers codes of any kind without gaps', () => {
    expect(clustersOf(['b', 'a', 'b', 'c'])).toEqual({ of: Int32Array.of(0, 1, 0, 2), count: 3 })
  })

  it('sees rows of their own cluster as rows alike', () => {
    fc.assert(
      fc.property(rows, ({ values }) => {
        const single = clustersOf(values.map((_, row) => row))
        const [alone, alike] = [meanOf(values, { clusters: single }), meanOf(values)]
        expect(alone).toMatchObject({ n: alike?.n, df: alike?.df, groups: alike?.groups })
        // Rows alike are summed in another order, so the last digits may differ.
        expect(alone?.mean).toBeCloseTo(alike?.mean ?? Number.NaN, 12)
        expect(alone?.se).toBeCloseTo(alike?.se ?? Number.NaN, 12)
        expect(alone?.effectiveN).toBeCloseTo(values.length, 6)
      }),
    )
  })

  it('counts copies of a row in one cluster as that row alone', () => {
    fc.assert(
      fc.property(rows, ({ values }) => {
        const twice = Float64Array.from([...values, ...values])
        const clusters = clustersOf(twice.map((_, row) => row % values.length))
        expect(meanOf(twice, { clusters })?.se).toBeCloseTo(meanOf(values)?.se ?? Number.NaN, 12)
      }),
    )
  })

  it('lets a weight of 2 in a cluster stand for two copies there, and 0 for none', () => {
    fc.assert(
      fc.property(rows, ({ values, weights, codes }) => {
        const copies = [...values].flatMap((value, row) =>
          Array.from({ length: weights[row] ?? 0 }, () => ({ value, code: codes[row] ?? 0 })),
        )
        const weighted = meanOf(values, { weights, clusters: clustersOf(codes) })
        const copied = meanOf(
          Float64Array.from(copies, ({ value }) => value),
          {
            clusters: clustersOf(copies.map(({ code }) => code)),
          },
        )
        expect(weighted?.mean ?? 0).toBeCloseTo(copied?.mean ?? 0, 12)
        expect(weighted?.se ?? 0).toBeCloseTo(copied?.se ?? 0, 12)
        expect(weighted?.groups).toBe(copied?.groups)
      }),
    )
  })

  it('does not care for the scale of the weights', () => {
    fc.assert(
      fc.property(rows, ({ values, weights, codes }) => {
        const clusters = clustersOf(codes)
        const one = meanOf(values, { weights, clusters })
        const seven = meanOf(values, { weights: weights.map((weight) => 7 * weight), clusters })
        expect(seven?.se ?? 0).toBeCloseTo(one?.se ?? 0, 12)
        expect(seven?.mean ?? 0).toBeCloseTo(one?.mean ?? 0, 12)
      }),
    )
  })

  it('mirrors when the models change places', () => {
    fc.assert(
      fc.property(rows, ({ values, weights, codes }) => {
        const other = values.map((value, row) => value * ((row % 3) - 1))
        const design = { weights, clusters: clustersOf(codes) }
        const [there, back] = [pairedMeans(values, other, design), pairedMeans(other, values, design)]
        expect(there?.difference ?? 0).toBeCloseTo(-(back?.difference ?? 0), 12)
        expect(there?.seDifference ?? 0).toBeCloseTo(back?.seDifference ?? 0, 12)
      }),
    )
  })

  it('is worth as many clusters as weigh alike where nothing varies', () => {
    const clusters = clustersOf([0, 0, 1, 1, 2, 2])
    const mean = meanOf(new Float64Array(6).fill(0.3), { clusters })
    expect(mean).toMatchObject({ mean: 0.3, se: 0, effectiveN: 3 })
    expect(kishSize(3, { weights: Float64Array.of(1, 1, 2) })).toBeCloseTo(16 / 6, 12)
  })

  it('keeps its digits beside an outlier in front, and is the value itself where all agree', () => {
    const values = Float64Array.from({ length: 100_001 }, (_, row) => (row === 0 ? 1e12 : 1))
    expect((meanOf(values)?.mean ?? 0) / ((1e12 + 1e5) / 100_001)).toBeCloseTo(1, 14)
    const weights = Float64Array.from({ length: 1000 }, (_, row) => row % 7)
    expect(meanOf(new Float64Array(1000).fill(0.1), { weights })).toMatchObject({ mean: 0.1, se: 0 })
  })

  it('has no error under two clusters, and refuses weights that are none', () => {
    const values = Float64Array.of(1, 2, 3)
    expect(meanOf(values, { clusters: clustersOf([7, 7, 7]) })).toBeUndefined()
    expect(meanOf(values, { weights: Float64Array.of(1, 0, 0) })).toBeUndefined()
    for (const weights of [
      [1, -1, 1],
      [1, Number.NaN, 1],
      [0, 0, 0],
      [1, 1],
    ])
      expect(() => meanOf(values, { weights: Float64Array.from(weights) })).toThrow(RangeError)
  })
})
