import { describe, expect, it } from 'vitest'
import { type MetricName, metrics } from '#core/metrics/catalogue.ts'
import { correct } from '#core/metrics/classification.ts'
import { binaryBrierScores, binaryLogLosses, brierScores, logLosses } from '#core/metrics/probability.ts'
import { influences } from '#core/metrics/ratio.ts'
import { absoluteErrors, squaredErrors } from '#core/metrics/regression.ts'
import type { Averaging } from '#core/statistics/confusion.ts'
import { balancedAccuracy, type ConfusionMetric, f1, precision, recall } from '#core/statistics/confusion.ts'
import { delong } from '#core/statistics/delong.ts'
import { pairedMeans } from '#core/statistics/means.ts'
import { jointTable, tableStatistics } from '#core/statistics/table.ts'
// scikit-learn on 304 generated sets of predictions; metrics.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/metrics.json' with { type: 'json' }

/** The mean as the gate takes it; scikit-learn has one for a single row too. */
function meanOf(losses: Float64Array): number | undefined {
  return losses.length === 1 ? losses[0] : pairedMeans(losses, losses)?.candidate
}

function rmseOf(squares: Float64Array): number | undefined {
  return influences([squares], metrics.rmse.measure.of)?.value
}

function ofTable(y: readonly number[], p: readonly number[], metric: ConfusionMetric): number | undefined {
  const table = jointTable({ classes: Math.max(...y, ...p) + 1, labels: y, baseline: p, candidate: p })
  return tableStatistics(table, metric)?.candidate
}

function areaOf(y: readonly number[], s: readonly number[]): number | undefined {
  const score = Float64Array.from(s)
  return delong({ positive: y, baseline: score, candidate: score })?.candidate
}

/** Equal to twelve digits, and undefined exactly where scikit-learn finds no value. */
function expectSame(actual: number | undefined, expected: number | null | undefined): void {
  if (expected === null) {
    expect(actual).toBeUndefined()
    return
  }
  if (expected === undefined) throw new Error('the fixture lacks this value')
  expect(actual).toBeDefined()
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)))
}

function expectRatios(
  data: { y: number[]; p: number[] },
  averaging: Averaging,
  expected: readonly (number | null)[],
): void {
  for (const [i, metric] of [precision, recall, f1].entries()) {
    expectSame(ofTable(data.y, data.p, metric(averaging)), expected[i])
  }
}

describe('every metric equals scikit-learn', () => {
  it('on binary predictions, ties and degenerate ones included', () => {
    for (const data of oracle.binary) {
      const score = Float64Array.from(data.s)
      expectSame(meanOf(correct(data.y, data.p)), data.accuracy)
      expectSame(ofTable(data.y, data.p, balancedAccuracy), data.balanced_accuracy)
      expectRatios(data, { average: 'binary', positive: 1 }, data.binary)
      expectSame(meanOf(binaryLogLosses(data.y, score)), data.log_loss)
      expectSame(meanOf(binaryBrierScores(data.y, score)), data.brier)
      expectSame(areaOf(data.y, data.s), data.roc_auc)
    }
    expect(oracle.binary.filter((data) => data.roc_auc === null).length).toBeGreaterThan(20)
    expect(oracle.binary.filter((data) => data.binary.includes(null)).length).toBeGreaterThan(20)
  })

  it('on multiclass predictions, classes that never occur included', () => {
    for (const data of oracle.multiclass) {
      const columns = Array.from({ length: data.k }, (_, k) => Float64Array.from(data.P, (row) => row[k] ?? Number.NaN))
      expectSame(meanOf(correct(data.y, data.p)), data.accuracy)
      expectSame(ofTable(data.y, data.p, balancedAccuracy), data.balanced_accuracy)
      for (const average of ['macro', 'micro', 'weighted'] as const) expectRatios(data, { average }, data[average])
      expectSame(meanOf(logLosses(data.y, columns)), data.log_loss)
      expectSame(meanOf(brierScores(data.y, columns)), data.brier)
    }
  })

  it('on regressions, perfect ones included', () => {
    for (const data of oracle.regression) {
      const [y, p] = [Float64Array.from(data.y), Float64Array.from(data.p)]
      const squares = squaredErrors(y, p)
      expectSame(meanOf(absoluteErrors(y, p)), data.mae)
      expectSame(rmseOf(squares), data.rmse)
    }
  })
})

describe("scikit-learn's documented examples", () => {
  it('binary scores with three ties', () => {
    const y = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0]
    const s = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.6, 0.7)
    expect(areaOf(y, [...s])).toBeCloseTo(0.76, 12)
    expect(meanOf(binaryLogLosses(y, s))).toBeCloseTo(0.5359570666, 10)
    expect(meanOf(binaryBrierScores(y, s))).toBeCloseTo(0.18525, 12)
    // The example in roc_auc_score's documentation.
    expect(areaOf([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBe(0.75)
  })

  it('multiclass probabilities', () => {
    const rows = [
      [0.7, 0.2, 0.1],
      [0.2, 0.5, 0.3],
      [0.1, 0.3, 0.6],
      [0.5, 0.3, 0.2],
      [0.3, 0.4, 0.3],
      [0.2, 0.2, 0.6],
    ]
    const columns = [0, 1, 2].map((k) => Float64Array.from(rows, (row) => row[k] ?? Number.NaN))
    expect(meanOf(logLosses([0, 1, 2, 1, 1, 2], columns))).toBeCloseTo(0.698622818, 9)
    // brier_score_loss's documentation: eggs, ham, spam.
    const three = [
      [0.8, 0.1, 0.1],
      [0.2, 0.7, 0.1],
      [0.2, 0.2, 0.6],
    ]
    const eggs = [0, 1, 2].map((k) => Float64Array.from(three, (row) => row[k] ?? Number.NaN))
    expect(meanOf(brierScores([0, 1, 2], eggs))).toBeCloseTo(0.146666666667, 10)
  })

  it('regression errors', () => {
    const [y, p] = [Float64Array.of(3, -0.5, 2, 7), Float64Array.of(2.5, 0, 2, 8)]
    expect(meanOf(absoluteErrors(y, p))).toBe(0.5)
    const squares = squaredErrors(y, p)
    expect(rmseOf(squares)).toBeCloseTo(0.6123724357, 10)
  })
})

describe('the catalogue', () => {
  const fixtures: Readonly<Record<MetricName, number[]>> = {
    accuracy: [...oracle.binary, ...oracle.multiclass].map((data) => data.accuracy),
    balanced_accuracy: [...oracle.binary, ...oracle.multiclass].map((data) => data.balanced_accuracy),
    precision: oracle.multiclass.flatMap((data) => [data.macro[0] ?? -1, data.weighted[0] ?? -1]),
    recall: oracle.multiclass.flatMap((data) => [data.macro[1] ?? -1, data.weighted[1] ?? -1]),
    f1: oracle.multiclass.flatMap((data) => [data.macro[2] ?? -1, data.weighted[2] ?? -1]),
    log_loss: [...oracle.binary, ...oracle.multiclass].map((data) => data.log_loss),
    brier: [...oracle.binary, ...oracle.multiclass].map((data) => data.brier),
    roc_auc: oracle.binary.flatMap((data) => data.roc_auc ?? []),
    mae: oracle.regression.map((data) => data.mae),
    rmse: oracle.regression.map((data) => data.rmse),
  }
  it.each(Object.entries(fixtures) as [MetricName, number[]][])('%s stays in its range', (name, values) => {
    const [low, high] = metrics[name].range
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low)
    expect(Math.max(...values)).toBeLessThanOrEqual(high + 1e-12)
    expect(values.length).toBeGreaterThan(50)
  })

  it('has a fixture for every metric it lists', () => {
    expect(Object.keys(fixtures).sort()).toEqual(Object.keys(metrics).sort())
  })
})
