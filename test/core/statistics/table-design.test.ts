import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metrics } from '#core/metrics/catalogue.ts'
import { clustersOf } from '#core/statistics/clusters.ts'
import type { ConfusionMetric } from '#core/statistics/confusion.ts'
import { percentile } from '#core/statistics/distribution.ts'
import { compareInfluences } from '#core/statistics/influence.ts'
import {
  bootstrapTable,
  confusionInfluences,
  jointTable,
  jointTableOfCounts,
  tableStatistics,
} from '#core/statistics/table.ts'

const balancedAccuracy = metrics.balanced_accuracy.measure.of()

/** F1 of class 1 with its influences, written out. */
const f1: ConfusionMetric = ({
  counts: [trueNegative = 0, falsePositive = 0, falseNegative = 0, truePositive = 0],
}) => {
  const total = trueNegative + falsePositive + falseNegative + truePositive
  const denominator = 2 * truePositive + falsePositive + falseNegative
  if (denominator === 0) return undefined
  const value = (2 * truePositive) / denominator
  const scale = total / denominator
  return { value, influence: Float64Array.of(0, -value * scale, -value * scale, 2 * (1 - value) * scale) }
}

const rows = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 3 })), { minLength: 4, maxLength: 50 })
  .map((all) => ({
    classes: 3,
    labels: all.map(([y]) => y),
    baseline: all.map(([, b]) => b),
    candidate: all.map(([, , c]) => c),
    weights: Float64Array.from(all, ([, , , weight]) => weight),
  }))

function influences(of: { labels: number[]; predicted: number[]; weights?: Float64Array }) {
  const result = confusionInfluences({ classes: 3, ...of }, balancedAccuracy)
  if (!result) throw new Error('there are rows')
  return result
}

describe('confusionInfluences', () => {
  it('gives the errors of the joint table row by row', () => {
    fc.assert(
      fc.property(rows, ({ labels, baseline, candidate }) => {
        const byRows = compareInfluences(
          influences({ labels, predicted: baseline }),
          influences({ labels, predicted: candidate }),
        )
        const byCells = tableStatistics(jointTable({ classes: 3, labels, baseline, candidate }), balancedAccuracy)
        expect(byRows.difference).toBeCloseTo(byCells?.difference ?? Number.NaN, 12)
        expect(byRows.seDifference).toBeCloseTo(byCells?.seDifference ?? Number.NaN, 12)
        expect(byRows.seCandidate).toBeCloseTo(byCells?.seCandidate ?? Number.NaN, 12)
      }),
    )
  })

  it('lets a weight stand for copies in one cluster', () => {
    fc.assert(
      fc.property(rows, ({ labels, baseline, candidate, weights }) => {
        const clusters = clustersOf(labels.map((_, row) => row))
        const weighted = compareInfluences(
          influences({ labels, predicted: baseline, weights }),
          influences({ labels, predicted: candidate, weights }),
          { weights, clusters },
        )
        const copies = [...weights].flatMap((weight, row) => Array.from({ length: weight }, () => row))
        const pick = (column: number[]) => copies.map((row) => column[row] ?? 0)
        const copied = compareInfluences(
          influences({ labels: pick(labels), predicted: pick(baseline) }),
          influences({ labels: pick(labels), predicted: pick(candidate) }),
          { clusters: clustersOf(copies) },
        )
        expect(weighted.difference).toBeCloseTo(copied.difference, 12)
        expect(weighted.seDifference).toBeCloseTo(copied.seDifference, 12)
        expect(weighted.df).toBe(labels.length - 1)
      }),
    )
  })

  it('refuses columns of different lengths', () => {
    const columns = { classes: 2, labels: [0, 1], predicted: [0] }
    expect(() => confusionInfluences(columns, balancedAccuracy)).toThrow(RangeError)
  })
})

describe('bootstrapTable', () => {
  const table = jointTableOfCounts(2, [13670, 765, 75, 1549, 397, 17, 186, 3341])

  it('has the error of F1 that ten thousand numpy draws have', () => {
    // numpy's Generator.multinomial, 10,000 draws: SE .00296, 95 % percentile interval (-.0831, -.0715).
    const [difference] = bootstrapTable(table, f1, { resamples: 10_000, seed: 20240607 })
    if (!difference) throw new Error('there is one')
    expect(difference.observed).toBeCloseTo(-0.0772096363312, 12)
    expect(Math.abs(difference.se / 0.0029390174434951 - 1)).toBeLessThan(0.03)
    expect(Math.abs(percentile(difference, 0.025) + 0.0831)).toBeLessThan(5e-4)
    expect(Math.abs(percentile(difference, 0.975) + 0.0715)).toBeLessThan(5e-4)
  })

  it('counts draws in which a value is undefined', () => {
    const rare = jointTableOfCounts(2, [4, 0, 0, 0, 0, 0, 0, 1])
    const [, candidate] = bootstrapTable(rare, f1, { resamples: 2000, seed: 1 })
    // (4/5)^5 of the draws miss the only positive.
    expect((candidate?.undefinedResamples ?? 0) / 2000).toBeCloseTo(0.8 ** 5, 1)
  })
})
