import { describe, expect, test } from 'vitest'
import { fairnessMetrics, type Outcomes } from '#core/metrics/fairness.ts'

const outcomes = (tp: number, fp: number, fn: number, tn: number): Outcomes => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
})

describe('gaps between groups', () => {
  // y = 0110101100, predictions 0111001010, groups aaaaabbbbb: a has TP 2 FP 1 FN 1 TN 1, b has TP 1 FP 1 FN 1 TN 2.
  // fairlearn 0.12, metrics.demographic_parity_difference and its like on those ten rows.
  const groups = [outcomes(2, 1, 1, 1), outcomes(1, 1, 1, 2)]

  test.each([
    ['demographic_parity_difference', 0.2],
    ['demographic_parity_ratio', 2 / 3],
    ['equalized_odds_difference', 1 / 6],
    ['equal_opportunity_difference', 1 / 6],
  ] as const)('%s is that of fairlearn', (name, value) => {
    expect(fairnessMetrics[name].of(groups)).toBeCloseTo(value, 12)
  })

  test('a group without positives is no part of a gap in true positive rates, where fairlearn would take 0', () => {
    const withEmpty = [...groups, outcomes(0, 1, 0, 4)]
    expect(fairnessMetrics.equal_opportunity_difference.of(withEmpty)).toBeCloseTo(1 / 6, 12)
    expect(fairnessMetrics.demographic_parity_difference.of(withEmpty)).toBeCloseTo(0.4, 12)
  })

  test.each(Object.keys(fairnessMetrics) as (keyof typeof fairnessMetrics)[])('%s needs two groups', (name) => {
    expect(fairnessMetrics[name].of(groups.slice(0, 1))).toBeUndefined()
    expect(fairnessMetrics[name].of([])).toBeUndefined()
  })

  test('a ratio of two groups that are never predicted positive has no value', () => {
    expect(fairnessMetrics.demographic_parity_ratio.of([outcomes(0, 0, 1, 4), outcomes(0, 0, 2, 3)])).toBeUndefined()
  })
})
