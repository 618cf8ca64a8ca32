import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metrics } from '#core/metrics/catalogue.ts'
import type { ConfusionMetric } from '#core/statistics/confusion.ts'
import { countsOfJointTable, jointTable, jointTableOfCounts, tableStatistics } from '#core/statistics/table.ts'
// scikit-learn's values and numerical gradients; tables.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/tables.json' with { type: 'json' }

interface Averaging {
  readonly average: 'binary' | 'macro' | 'micro' | 'weighted'
  readonly positive?: number
}

const balancedAccuracy = metrics.balanced_accuracy.measure.of()
const [precision, recall, f1] = [metrics.precision, metrics.recall, metrics.f1].map(
  ({ measure }) =>
    ({ average, positive }: Averaging): ConfusionMetric =>
      measure.of({ average }, positive ?? null),
) as [Ratio, Ratio, Ratio]
type Ratio = (averaging: Averaging) => ConfusionMetric

type Expected = [string, string, number, number, number, number]

function metricOf(name: string, average: string): ConfusionMetric {
  if (name === 'balanced_accuracy') return balancedAccuracy
  const averaging: Averaging =
    average === 'binary' ? { average, positive: 1 } : { average: average as 'macro' | 'micro' | 'weighted' }
  return name === 'precision' ? precision(averaging) : name === 'recall' ? recall(averaging) : f1(averaging)
}

function of(labels: number[], candidate: number[], metric: ConfusionMetric): number | undefined {
  const classes = Math.max(0, ...labels, ...candidate) + 1
  return tableStatistics(jointTable({ classes, labels, baseline: candidate, candidate }), metric)?.candidate
}

const rows = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 }).map((all) => ({
  classes: 4,
  labels: all.map(([y]) => y),
  baseline: all.map(([, b]) => b),
  candidate: all.map(([, , c]) => c),
}))

describe('tableStatistics', () => {
  const cases = oracle.tables.flatMap(({ classes, counts, expected }) =>
    (expected as Expected[]).map((row) => [row[0], row[1], classes, { counts, row }] as const),
  )
  it.each(cases)('%s (%s, %i classes) equals scikit-learn', (name, average, classes, { counts, row }) => {
    const [, , baseline, candidate, seDifference, seCandidate] = row
    const actual = tableStatistics(jointTableOfCounts(classes, counts), metricOf(name, average))
    expect(actual?.baseline).toBeCloseTo(baseline, 12)
    expect(actual?.candidate).toBeCloseTo(candidate, 12)
    expect(actual?.seDifference).toBeCloseTo(seDifference, 7)
    expect(actual?.seCandidate).toBeCloseTo(seCandidate, 7)
  })

  it('gives the difference of two F1 its error to sixteen digits', () => {
    // numpy, from the influence functions of all 20,000 examples.
    const table = jointTableOfCounts(2, [13670, 765, 75, 1549, 397, 17, 186, 3341])
    const actual = tableStatistics(table, f1({ average: 'binary', positive: 1 }))
    expect(actual?.baseline).toBeCloseTo(0.7758468983722, 13)
    expect(actual?.candidate).toBeCloseTo(0.698637262041, 12)
    expect(actual?.difference).toBeCloseTo(-0.0772096363312, 12)
    expect(actual?.seDifference).toBeCloseTo(0.0029390174434951, 15)
  })

  it("follows scikit-learn's union of labels", () => {
    // sklearn.metrics on y = [0,0,1,1], p = [0,2,1,1]: macro averages see class 2, balanced accuracy does not.
    const [y, p] = [
      [0, 0, 1, 1],
      [0, 2, 1, 1],
    ]
    expect(of(y ?? [], p ?? [], f1({ average: 'macro' }))).toBeCloseTo(0.5556, 4)
    expect(of(y ?? [], p ?? [], recall({ average: 'macro' }))).toBeCloseTo(0.5, 12)
    expect(of(y ?? [], p ?? [], balancedAccuracy)).toBeCloseTo(0.75, 12)
  })

  it('gives the twenty-example report of scikit-learn', () => {
    const y = [0, 1, 2, 2, 2, 1, 1, 1, 0, 2, 2, 1, 0, 2, 2, 1, 2, 2, 1, 1]
    const p = [0, 1, 0, 0, 2, 1, 1, 1, 0, 2, 2, 1, 0, 1, 2, 1, 2, 2, 1, 1]
    expect(of(y, p, precision({ average: 'macro' }))).toBeCloseTo(0.8296296296, 10)
    expect(of(y, p, recall({ average: 'macro' }))).toBeCloseTo(0.8888888889, 10)
    expect(of(y, p, f1({ average: 'macro' }))).toBeCloseTo(0.8303921569, 10)
    expect(of(y, p, precision({ average: 'weighted' }))).toBeCloseTo(0.8955555556, 10)
    expect(of(y, p, recall({ average: 'weighted' }))).toBeCloseTo(0.85, 10)
    expect(of(y, p, f1({ average: 'weighted' }))).toBeCloseTo(0.8489705882, 10)
    expect(of(y, p, f1({ average: 'micro' }))).toBeCloseTo(0.85, 12)
  })

  it('leaves a denominator of 0 undefined, never 0 or NaN', () => {
    const binary: Averaging = { average: 'binary', positive: 1 }
    expect(of([0, 0, 0], [0, 0, 0], f1(binary))).toBeUndefined()
    expect(of([0, 0, 1], [0, 0, 0], precision(binary))).toBeUndefined()
    expect(of([0, 0, 1], [0, 0, 0], f1(binary))).toBe(0)
    expect(of([0, 0, 0], [0, 1, 0], recall(binary))).toBeUndefined()
    for (const metric of [
      balancedAccuracy,
      f1({ average: 'macro' }),
      f1({ average: 'micro' }),
      f1({ average: 'weighted' }),
    ]) {
      expect(of([], [], metric)).toBeUndefined()
    }
  })

  it('is undefined when only one model has a value', () => {
    const table = jointTable({ classes: 2, labels: [0, 1], baseline: [0, 1], candidate: [0, 0] })
    expect(tableStatistics(table, precision({ average: 'binary', positive: 1 }))).toBeUndefined()
  })

  it('finds no difference and no error between a model and itself', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('macro' as const, 'micro' as const, 'weighted' as const), (all, average) => {
        const same = tableStatistics(jointTable({ ...all, candidate: all.baseline }), f1({ average }))
        expect(same?.difference).toBe(0)
        expect(same?.seDifference).toBe(0)
      }),
    )
  })

  it('has influences that sum to 0 over the examples', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const counts = new Float64Array(16)
        for (const [row, label] of all.labels.entries()) {
          const cell = label * 4 + (all.candidate[row] ?? 0)
          counts[cell] = (counts[cell] ?? 0) + 1
        }
        const confusion = { classes: 4, counts, total: all.labels.length }
        for (const make of [precision, recall, f1]) {
          for (const average of ['macro', 'micro', 'weighted'] as const) {
            const result = make({ average })(confusion)
            const sum = counts.reduce(
              (total, count, cell) => total + count * (result?.influence[cell] ?? Number.NaN),
              0,
            )
            expect(sum).toBeCloseTo(0, 10)
          }
        }
      }),
    )
  })

  it('handles a thousand classes', () => {
    const labels = Array.from({ length: 3000 }, (_, row) => row % 1000)
    const candidate = labels.map((label, row) => (row % 7 === 0 ? (label + 1) % 1000 : label))
    const actual = tableStatistics(
      jointTable({ classes: 1000, labels, baseline: labels, candidate }),
      recall({ average: 'macro' }),
    )
    expect(actual?.candidate).toBeCloseTo(1 - 429 / 3000, 12)
  })
})

describe('jointTable', () => {
  it('counts rows into the dense order label, baseline, candidate', () => {
    const table = jointTable({ classes: 2, labels: [1, 0, 1, 1], baseline: [0, 0, 0, 1], candidate: [1, 0, 1, 1] })
    expect(countsOfJointTable(table)).toEqual([1, 0, 0, 0, 0, 2, 0, 1])
    expect(jointTableOfCounts(2, countsOfJointTable(table))).toEqual(table)
  })

  it('survives the way through dense counts', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const table = jointTable(all)
        expect(jointTableOfCounts(4, countsOfJointTable(table))).toEqual(table)
      }),
    )
  })

  it('refuses what is no table', () => {
    expect(() => jointTable({ classes: 2, labels: [2], baseline: [0], candidate: [0] })).toThrow(RangeError)
    expect(() => jointTable({ classes: 2, labels: [0.5], baseline: [0], candidate: [0] })).toThrow(RangeError)
    expect(() => jointTable({ classes: 2, labels: [1], baseline: [0], candidate: [] })).toThrow(RangeError)
    expect(() => jointTableOfCounts(2, [1, 2])).toThrow(RangeError)
    expect(() => jointTableOfCounts(1, [-1])).toThrow(RangeError)
    expect(() => jointTableOfCounts(1, [Number.NaN])).toThrow(RangeError)
  })
})
