import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aligned,
  binned,
  coarser,
  drawnEdges,
  fineEdges,
  inner,
  type Points,
  quantile,
} from '#core/data/profile-bins.ts'

const points: fc.Arbitrary<Points> = fc
  .uniqueArray(fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, min: -1e12, max: 1e12 })), {
    minLength: 1,
    maxLength: 60,
    comparator: (a, b) => a === b,
  })
  .chain((at) =>
    fc.record({
      at: fc.constant(at.toSorted((a, b) => a - b)),
      counts: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: at.length, maxLength: at.length }),
    }),
  )

const rangeOf = ({ at }: Points) => ({ minimum: at[0] ?? 0, maximum: at.at(-1) ?? 0 })
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

describe('a histogram', () => {
  it('has ascending edges from the smallest value to above the largest, and at most 100 bins', () => {
    fc.assert(
      fc.property(points, (sample) => {
        const edges = drawnEdges(sample, rangeOf(sample))
        expect(edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge))).toBe(true)
        expect(edges[0]).toBeLessThanOrEqual(sample.at[0] ?? 0)
        expect(edges.at(-1)).toBeGreaterThan(sample.at.at(-1) ?? 0)
        expect(edges.length).toBeLessThanOrEqual(101)
        expect(sum(inner(binned(sample, edges)))).toBe(sum(sample.counts))
      }),
    )
  })

  it('is the same whether values or fine ranges are counted', () => {
    fc.assert(
      fc.property(points, points, (sample, other) => {
        const drawn = drawnEdges(sample, rangeOf(sample))
        const fine = fineEdges(other, drawn)
        expect(coarser(binned(sample, fine), fine, drawn)).toEqual(binned(sample, drawn))
      }),
    )
  })

  it('gives whole numbers bins of their own, and far ones one bin at each end', () => {
    const hours = { at: Array.from({ length: 24 }, (_, hour) => hour), counts: Array<number>(24).fill(5) }
    expect(drawnEdges(hours, rangeOf(hours))).toEqual([...hours.at, 24])
    const far = { at: [-10_000, ...hours.at, 9_999], counts: [1, ...Array<number>(24).fill(500), 1] }
    expect(drawnEdges(far, rangeOf(far))).toEqual([-10_000, ...hours.at, 24, 10_000])
  })

  it('of one value is one bin', () => {
    const one = { at: [7], counts: [3] }
    expect(inner(binned(one, drawnEdges(one, rangeOf(one))))).toEqual([3])
  })
})

it('two samples are put over the values of both', () => {
  expect(aligned({ at: [1, 3], counts: [5, 6] }, { at: [2, 3], counts: [7, 8] })).toEqual({
    ...{ at: [1, 2, 3], current: [5, 0, 6], reference: [0, 7, 8] },
  })
})

it('a quantile is the smallest value that reaches the share', () => {
  const sample = { at: [1, 2, 3, 4], counts: [1, 1, 1, 1] }
  expect([0.25, 0.5, 0.51, 1].map((share) => quantile(sample, share))).toEqual([1, 2, 3, 4])
})
