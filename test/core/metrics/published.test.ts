import { describe, expect, it, test } from 'vitest'
import { type Columns, measured } from './sampled.ts'

/*
 * Worked examples: scikit-learn 1.9.1 on the data of its user guide and doc strings, and hand calculations where it lacks a metric.
 */

type Expected = readonly [entry: Readonly<Record<string, unknown>> & { readonly metric: string }, value: number]

function check(task: string, columns: Columns, expected: readonly Expected[]): void {
  test.each(expected.map(([entry, value]) => [JSON.stringify(entry), entry, value] as const))(
    '%s',
    (_, entry, value) => {
      expect(measured(task, columns, entry)).toBeCloseTo(value, 9)
    },
  )
}

describe('twenty rows of three classes', () => {
  const label = [0, 1, 2, 2, 2, 1, 1, 1, 0, 2, 2, 1, 0, 2, 2, 1, 2, 2, 1, 1]
  const prediction = [0, 1, 0, 0, 2, 1, 1, 1, 0, 2, 2, 1, 0, 1, 2, 1, 2, 2, 1, 1]
  check('multiclass', { label, prediction }, [
    [{ metric: 'accuracy' }, 0.85],
    [{ metric: 'precision', average: 'macro' }, 0.8296296296296296],
    [{ metric: 'recall', average: 'macro' }, 0.8888888888888888],
    [{ metric: 'f1', average: 'macro' }, 0.8303921568627451],
    [{ metric: 'precision', average: 'weighted' }, 0.8955555555555555],
    [{ metric: 'recall', average: 'weighted' }, 0.85],
    [{ metric: 'f1', average: 'weighted' }, 0.8489705882352941],
    [{ metric: 'mcc' }, 0.7899064677733616],
    [{ metric: 'kappa' }, 0.7683397683397684],
    [{ metric: 'kappa', weights: 'quadratic' }, 0.5982142857142857],
    [{ metric: 'jaccard', average: 'macro' }, 0.7185185185185186],
  ])
})

describe('predictions of a class that never is', () => {
  const columns = { label: [0, 0, 1, 1], prediction: [0, 2, 1, 1] }
  check('multiclass', columns, [
    [{ metric: 'f1', average: 'macro' }, 0.5555555555555555],
    [{ metric: 'recall', average: 'macro' }, 0.5],
    [{ metric: 'balanced_accuracy' }, 0.75],
  ])
})

describe('ten scores with ties', () => {
  const columns = {
    label: [0, 0, 1, 1, 0, 1, 0, 1, 1, 0],
    prediction: [0, 0, 0, 1, 0, 0, 0, 1, 1, 1],
    score: [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.6, 0.7],
  }
  check('binary', columns, [
    [{ metric: 'roc_auc' }, 0.76],
    [{ metric: 'average_precision' }, 0.7892857142857143],
    [{ metric: 'log_loss' }, 0.5359570665985194],
    [{ metric: 'brier' }, 0.18525],
    [{ metric: 'partial_roc_auc', max_fpr: 0.3 }, 0.6911764705882353],
    [{ metric: 'ks' }, 0.4],
    [{ metric: 'ece', bins: 5 }, 0.135],
    [{ metric: 'ece', bins: 10 }, 0.255],
    // By hand: the two highest of ten rows are positive, and five are.
    [{ metric: 'precision_at_top', k: 2 }, 1],
    [{ metric: 'recall_at_top', k: 0.2 }, 0.4],
    [{ metric: 'lift_at_top', k: 0.2 }, 2],
    // Third is a negative (0.7), fourth a positive; of three tied at sixth one is positive, and one of them fits.
    [{ metric: 'recall_at_top', k: 5 }, (3 + 1 / 3) / 5],
  ])

  it("a curve's first point counts: average precision 0.8333 of four rows", () => {
    const four = { label: [0, 0, 1, 1], prediction: [0, 0, 0, 1], score: [0.1, 0.4, 0.35, 0.8] }
    expect(measured('binary', four, { metric: 'roc_auc' })).toBe(0.75)
    expect(measured('binary', four, { metric: 'average_precision' })).toBeCloseTo(0.8333333333333333, 12)
  })
})

describe('the same ten scores seen from the other class', () => {
  // Turned around, a bin that is closed below is one that is closed above: the figures of those who close their bins so.
  const columns = {
    label: [1, 1, 0, 0, 1, 0, 1, 0, 0, 1],
    prediction: [1, 1, 1, 0, 1, 1, 1, 0, 0, 0],
    score: [0.9, 0.6, 0.65, 0.2, 0.6, 0.6, 0.8, 0.1, 0.4, 0.3],
  }
  check('binary', columns, [
    [{ metric: 'ece', bins: 5 }, 0.175],
    [{ metric: 'ece', bins: 10 }, 0.215],
  ])
})

describe('six distributions over three classes', () => {
  const columns = {
    label: [0, 1, 2, 1, 1, 2],
    prediction: [0, 1, 2, 0, 1, 2],
    prob_0: [0.7, 0.2, 0.1, 0.5, 0.3, 0.2],
    prob_1: [0.2, 0.5, 0.3, 0.3, 0.4, 0.2],
    prob_2: [0.1, 0.3, 0.6, 0.2, 0.3, 0.6],
  }
  check('multiclass', columns, [
    [{ metric: 'roc_auc_ovr' }, 0.9814814814814815],
    [{ metric: 'roc_auc_ovr', average: 'weighted' }, 0.9722222222222222],
    [{ metric: 'roc_auc_ovo' }, 0.9861111111111112],
    [{ metric: 'roc_auc_ovo', average: 'weighted' }, 0.9826388888888888],
    [{ metric: 'log_loss' }, 0.698622818],
  ])
})

describe('four rows of three tags', () => {
  const columns = { label: ['a|c', 'b', '["b","a"]', ''], prediction: ['a', 'c|b', ['a'], '[]'] }
  check('multilabel', columns, [
    [{ metric: 'subset_accuracy' }, 0.25],
    [{ metric: 'hamming_loss' }, 0.25],
    [{ metric: 'f1', average: 'micro' }, 0.6666666666666666],
    [{ metric: 'f1', average: 'macro' }, 0.5555555555555555],
    [{ metric: 'f1', average: 'weighted' }, 0.6666666666666666],
    [{ metric: 'f1', average: 'samples' }, 0.5],
    [{ metric: 'f1', average: 'samples', zero_division: 1 }, 0.75],
    [{ metric: 'jaccard', average: 'samples' }, 0.375],
  ])
})

describe('four numbers', () => {
  check('regression', { label: [3, -0.5, 2, 7], prediction: [2.5, 0, 2, 8] }, [
    [{ metric: 'mae' }, 0.5],
    [{ metric: 'mse' }, 0.375],
    [{ metric: 'rmse' }, 0.6123724356957945],
    [{ metric: 'r2' }, 0.9486081370449679],
    [{ metric: 'explained_variance' }, 0.9571734475374732],
    [{ metric: 'medae' }, 0.5],
    [{ metric: 'mape' }, 0.3273809523809524],
    [{ metric: 'pinball', quantile: 0.9 }, 0.15],
    [{ metric: 'bias' }, 0.25],
  ])

  it('a label of 0 makes mape huge, as in scikit-learn, and not undefined', () => {
    expect(measured('regression', { label: [0, 1], prediction: [1, 1] }, { metric: 'mape' })).toBe(2251799813685248)
  })
})

describe('ranked results', () => {
  const columns = { query: ['q', 'q', 'q', 'q', 'q'], label: [10, 0, 0, 1, 5], prediction: [0.1, 0.2, 0.3, 4, 70] }
  check('ranking', columns, [
    [{ metric: 'ndcg' }, 0.6956940443813076],
    // By hand: relevant are the documents ranked first, second and last of five.
    [{ metric: 'mrr' }, 1],
    [{ metric: 'map' }, (1 + 1 + 3 / 5) / 3],
    [{ metric: 'precision_at_k', k: 3 }, 2 / 3],
    [{ metric: 'recall_at_k', k: 3 }, 2 / 3],
    [{ metric: 'hit_at_k', k: 1 }, 1],
  ])

  it('a constant prediction gains nothing', () => {
    const tied = { ...columns, prediction: [1, 1, 1, 1, 1] }
    expect(measured('ranking', tied, { metric: 'mrr' })).toBeCloseTo(1 / 3, 12)
    expect(measured('ranking', tied, { metric: 'hit_at_k', k: 2 })).toBe(0)
  })
})

describe('four steps of a forecast', () => {
  // Mean absolute steps of the history 112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118 at lag 1 and at lag 4.
  const [naive, seasonal] = [102 / 11, 146 / 8]
  const columns = (scale: number) => ({
    label: [115, 126, 141, 135],
    prediction: [118, 120, 138, 140],
    scale: [scale, scale, scale, scale],
  })
  it('mase, smape and wape', () => {
    expect(measured('forecasting', columns(naive), { metric: 'mase' })).toBeCloseTo(4.25 / naive, 12)
    expect(measured('forecasting', columns(seasonal), { metric: 'mase' })).toBeCloseTo(4.25 / seasonal, 12)
    expect(measured('forecasting', columns(1), { metric: 'smape' })).toBeCloseTo(3.3100143368, 9)
    expect(measured('forecasting', columns(1), { metric: 'wape' })).toBeCloseTo(0.0328820116, 9)
  })
})
