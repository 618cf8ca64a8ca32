import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascendingOrder } from '#core/statistics/argsort.ts'
import { aucInfluences, oneVsRestAuc } from '#core/statistics/auc.ts'
import { clustersOf } from '#core/statistics/clusters.ts'
import { aucDifferenceSe, delong } from '#core/statistics/delong.ts'
import { compareInfluences } from '#core/statistics/influence.ts'

const scored = fc
  .array(
    fc.record({
      y: fc.constantFrom(0, 1),
      a: fc.integer({ min: -9, max: 9 }),
      b: fc.integer({ min: -9, max: 9 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 6, maxLength: 60 },
  )
  .filter((rows) => rows.filter(({ y }) => y === 1).length > 1 && rows.filter(({ y }) => y === 0).length > 1)

function columns(rows: readonly { y: number; a: number; b: number; weight: number }[]) {
  return {
    positive: Uint8Array.from(rows, ({ y }) => y),
    baseline: Float64Array.from(rows, ({ a }) => a),
    candidate: Float64Array.from(rows, ({ b }) => b),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  }
}

function influencesOf(scores: Float64Array, labelled: { positive: Uint8Array; weights?: Float64Array }) {
  const result = aucInfluences(scores, labelled)
  if (!result) throw new Error('both classes are there')
  return result
}

describe('ascendingOrder', () => {
  it('is a stable sort of any finite values', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 250, maxLength: 900, size: 'max' }), (all) => {
        const values = Float64Array.from(all)
        const expected = all.map((_, i) => i).sort((i, j) => (all[i] ?? 0) - (all[j] ?? 0) || i - j)
        expect([...ascendingOrder(values)]).toEqual(expected)
      }),
    )
  })

  it.each([
    ['what 32 bits cannot tell apart', (i: number) => 1 + ((i * 7919) % 1000) * 2 ** -50],
    ['one value far away', (i: number) => (i === 500 ? 1e300 : (i * 7919) % 1000)],
    ['a range without a finite width', (i: number) => (i % 2 === 0 ? -1.7e308 : 1.7e308)],
    ['one value only', () => 0.5],
    ['the smallest numbers there are', (i: number) => (i % 3) * 5e-324],
  ])('sorts %s', (_, of) => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => of(i))
    const sorted = Float64Array.from(ascendingOrder(values), (i) => values[i] ?? Number.NaN)
    expect(sorted).toEqual(values.slice().sort())
  })
})

describe('aucInfluences', () => {
  it("has DeLong's area, and his errors but for m/(m - 1) in each class", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { positive, baseline, candidate } = columns(rows)
        const expected = delong({ positive, baseline, candidate })
        // Every row four times over: the factors come near 1, and the variance is a quarter.
        const again = <T extends Float64Array | Uint8Array>(column: T, times: number): T =>
          (column.constructor as unknown as { from: (values: number[]) => T }).from(
            Array.from({ length: times }, () => [...column]).flat(),
          )
        const pair = (times: number) => {
          const labelled = { positive: again(positive, times) }
          return compareInfluences(
            influencesOf(again(baseline, times), labelled),
            influencesOf(again(candidate, times), labelled),
          )
        }
        expect(pair(1).baseline).toBeCloseTo(expected?.baseline ?? Number.NaN, 12)
        expect(pair(4).seDifference).toBeCloseTo(pair(1).seDifference / 2, 12)
        const many = delong({
          positive: again(positive, 400),
          baseline: again(baseline, 400),
          candidate: again(candidate, 400),
        })
        if (!many) throw new Error('both classes are there')
        expect(pair(400).seDifference).toBeCloseTo(aucDifferenceSe(many), 4)
      }),
      { numRuns: 20 },
    )
  })

  it('lets a weight stand for copies in one cluster', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { positive, baseline, candidate, weights } = columns(rows)
        const copies = rows.flatMap((row, index) => Array.from({ length: row.weight }, () => ({ ...row, index })))
        const flat = columns(copies)
        const design = { clusters: clustersOf(copies.map(({ index }) => index)) }
        const copied = compareInfluences(influencesOf(flat.baseline, flat), influencesOf(flat.candidate, flat), design)
        const own = { weights, clusters: clustersOf(rows.map((_, row) => row)) }
        const labelled = { positive, weights }
        const flatLabelled = { positive: flat.positive }
        const unweighted = compareInfluences(
          influencesOf(flat.baseline, flatLabelled),
          influencesOf(flat.candidate, flatLabelled),
          design,
        )
        const weighted = compareInfluences(influencesOf(baseline, labelled), influencesOf(candidate, labelled), own)
        expect(weighted.candidate).toBeCloseTo(unweighted.candidate, 10)
        expect(weighted.seDifference).toBeCloseTo(unweighted.seDifference, 10)
        expect(copied.groups).toBe(weighted.groups)
      }),
    )
  })

  it('needs both classes', () => {
    expect(aucInfluences(Float64Array.of(1, 2), { positive: Uint8Array.of(1, 1) })).toBeUndefined()
    const weights = Float64Array.of(0, 1)
    expect(aucInfluences(Float64Array.of(1, 2), { positive: Uint8Array.of(1, 0), weights })).toBeUndefined()
  })
})

describe('oneVsRestAuc', () => {
  const table = [
    [0.7, 0.2, 0.1],
    [0.2, 0.5, 0.3],
    [0.1, 0.3, 0.6],
    [0.5, 0.3, 0.2],
    [0.3, 0.4, 0.3],
    [0.2, 0.2, 0.6],
  ]
  const labels = Int32Array.of(0, 1, 2, 1, 1, 2)
  const scores = [0, 1, 2].map((index) => Float64Array.from(table, (row) => row[index] ?? 0))

  it("is scikit-learn's mean over the classes", () => {
    // roc_auc_score(y, P, multi_class="ovr", average=...), scikit-learn 1.9.1.
    expect(oneVsRestAuc({ labels, scores }, 'macro')?.value).toBeCloseTo(0.9814814815, 10)
    expect(oneVsRestAuc({ labels, scores }, 'weighted')?.value).toBeCloseTo(0.9722222222, 10)
  })

  it.each(['macro', 'weighted'] as const)('has the slope of the %s value as influence', (average) => {
    for (let row = 0; row < 6; row++) {
      const value = (step: number): number => {
        const weights = Float64Array.from({ length: 6 }, (_, other) => (other === row ? 1 + step : 1))
        return oneVsRestAuc({ labels, scores, weights }, average)?.value ?? Number.NaN
      }
      const slope = (6 * (value(1e-5) - value(-1e-5))) / 2e-5
      expect(oneVsRestAuc({ labels, scores }, average)?.influence[row]).toBeCloseTo(slope, 7)
    }
  })

  it('needs every class', () => {
    expect(
      oneVsRestAuc({ labels: Int32Array.of(0, 1), scores: scores.map((s) => s.slice(0, 2)) }, 'macro'),
    ).toBeUndefined()
  })
})
