import { describe, expect, test } from 'vitest'
import type { MetricRecord } from '#core/metric-record.ts'
import { codes, decided, rowOf } from './decided.ts'
import { accuracy, alone, logLoss, policy, proportions, rocAuc, slice } from './fixture.ts'

describe('floors and ceilings', () => {
  const model = policy({ baseline_missing: 'floors', metrics: { accuracy: { floor: 0.7 } } })

  // scipy: beta.ppf(.05, k, n - k + 1) and binom.cdf(k, n, .7).
  test.each([
    ['shown held', 740, 'pass', 0.7161767132, 0.9976651536],
    ['just shown held', 725, 'pass', 0.7008008344, 0.9616276623],
    ['just not shown held', 724, 'inconclusive', 0.6997769587, 0.9554074118],
    ['exactly met and not shown', 700, 'inconclusive', 0.6752463873, 0.51192748401],
    ['shown broken', 640, 'block', 0.614249578, 2.659339394e-5],
  ])('%s', (_, successes, verdict, bound, p) => {
    const decision = decided(model, [alone(successes, 1000)])
    expect(decision.verdict).toBe(verdict)
    const { limit } = rowOf(decision)
    expect(limit).toMatchObject({ kind: 'floor', at: 0.7, value: successes / 1000, held: verdict === 'pass' })
    expect(limit?.bound).toBeCloseTo(bound, 9)
    expect(limit?.broken.p).toBeCloseTo(p, 9)
    expect(limit?.broken.shown).toBe(verdict === 'block')
  })

  // scipy: the t bound .52 + t.isf(.05, 999) * .01; t.sf(1, 999) and t.sf(3, 999) for .56 and .58.
  test.each([
    [0.52, 'pass', 0.5364638034, 1],
    [0.56, 'inconclusive', 0.5764638034, 0.1587763301],
    [0.58, 'block', 0.5964638034, 0.0013833882],
  ])('a ceiling of .55 with a log loss of %f: %s', (candidate, verdict, bound, p) => {
    const ceiling = policy({ metrics: { log_loss: { ceiling: 0.55 } } })
    const decision = decided(ceiling, [logLoss({ n: 1000, baseline: 0.5, candidate, se: 0.01 })])
    expect(decision.verdict).toBe(verdict)
    const { limit } = rowOf(decision, 'log_loss')
    expect(limit?.kind).toBe('ceiling')
    expect(limit?.bound).toBeCloseTo(bound, 9)
    if (p < 1) expect(limit?.broken.p).toBeCloseTo(p, 9)
  })

  test('a broken floor blocks a candidate that is no worse than its baseline', () => {
    const both = policy({ metrics: { accuracy: { max_drop: 0.01, floor: 0.95 } } })
    const decision = decided(both, [accuracy({ n: 10_000, wins: 120, losses: 150 })])
    expect(rowOf(decision).nonInferiority?.shown).toBe(true)
    expect(codes(decision)).toEqual(['limit-broken'])
    expect(decision.verdict).toBe('block')
  })

  test('a floor that is not shown held keeps a shown non-inferiority from passing', () => {
    const both = policy({ metrics: { accuracy: { max_drop: 0.01, floor: 0.899 } } })
    const decision = decided(both, [accuracy({ n: 10_000, wins: 120, losses: 150 })])
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.reasons[0]?.text).toBe('accuracy: its floor of 0.899 is not shown held')
  })

  test('an area under the curve of nine positives neither holds nor breaks a floor', () => {
    const auc = policy({ baseline_missing: 'floors', metrics: { roc_auc: { floor: 0.8 } } })
    const areas = { positives: 9, negatives: 500, baseline: 0.5, variance: 0, covariance: 0 }
    for (const candidate of [1, 0.1]) {
      const decision = decided(auc, [{ ...rocAuc({ ...areas, candidate }), baseline: null }])
      expect(decision.verdict).toBe('inconclusive')
    }
  })

  test('a value without variance shows no more than its rows can', () => {
    const f1 = policy({ baseline_missing: 'floors', metrics: { f1: { floor: 0.9 } } })
    const record = (n: number, value: number): MetricRecord => ({
      metric: 'f1',
      slice: null,
      n,
      candidate: { kind: 'estimate', n, groups: null, value, se: 0, df: null, method: 'influence' },
      baseline: null,
      anchor: null,
    })
    // n .1/(1 - .1) >= 1.6449^2 from 25 rows on; with z_.01 = 2.3263 and the share capped at one half, broken from 6.
    expect([24, 25].map((n) => decided(f1, [record(n, 1)]).verdict)).toEqual(['inconclusive', 'pass'])
    expect([5, 6].map((n) => decided(f1, [record(n, 0)]).verdict)).toEqual(['inconclusive', 'block'])
  })

  test('decide alone where the policy says so and no baseline was found', () => {
    const record = alone(900, 1000)
    expect(decided(policy({ metrics: { accuracy: { floor: 0.7 } } }), [record])).toMatchObject({
      verdict: 'error',
      admissible: false,
    })
    expect(codes(decided(policy(), [record]))).toEqual(['no-baseline'])
    expect(decided(model, [record]).verdict).toBe('pass')
  })
})

describe('the cumulative limit', () => {
  const neutral = { wins: 300, losses: 300 }
  // Limit .02, level .05/50 = .001. Tango with scipy: 5.6e-51, .0231 and .178; P(refusal of no loss) under 1e-50.
  test.each([
    [800, 1100, true],
    [800, 1700, false],
    [1000, 1950, false],
  ])('on 50,000 rows is tested: %i wins and %i losses against the anchor', (wins, losses, held) => {
    const anchor = proportions({ n: 50_000, wins, losses, bothRight: 45_300 - wins })
    const decision = decided(policy(), [accuracy({ n: 50_000, ...neutral, bothRight: 45_000 }, { anchor })])
    expect(decision.verdict).toBe(held ? 'pass' : 'block')
    expect(codes(decision)).toEqual(held ? [] : ['cumulative-limit'])
    expect(rowOf(decision).anchor).toEqual({
      gain: (wins - losses) / 50_000,
      limit: 0.02,
      rule: 'test',
      level: 0.001,
      held,
      examples: null,
    })
  })

  // On 2,000 rows a harmless change would fail the test with .044 and .084, over alpha_block: the observed loss decides.
  test.each([
    [20, 50, true, 2551],
    [20, 61, false, 2940],
  ])('on 2,000 rows is a plain ratchet: %i wins and %i losses', (wins, losses, held, examples) => {
    const anchor = proportions({ n: 2000, wins, losses, bothRight: 1800 - wins })
    const decision = decided(policy(), [accuracy({ n: 2000, wins: 0, losses: 0, bothRight: 1800 }, { anchor })])
    expect(rowOf(decision).anchor).toMatchObject({ rule: 'ratchet', held, examples })
    expect(decision.verdict).toBe(held ? 'pass' : 'block')
    if (!held) expect(decision.reasons[0]?.text).toMatch(/breaks \(no test\) the cumulative limit of 0.02/)
  })

  test('has a level that shrinks with the expected pull requests, and a limit in tolerances', () => {
    const model = policy({ anchor: { cumulative: 3, expected_prs: 500 } })
    const anchor = proportions({ n: 50_000, wins: 0, losses: 0, bothRight: 45_300 })
    const decision = decided(model, [accuracy({ n: 50_000, ...neutral, bothRight: 45_000 }, { anchor })])
    expect(rowOf(decision).anchor).toMatchObject({ limit: 0.03, level: 0.0001 })
  })

  test('cannot be tested on nine positives, so the observed loss decides', () => {
    const model = policy({ metrics: { roc_auc: { max_drop: 0.05 } } })
    const areas = { positives: 9, negatives: 500, variance: 1e-6, covariance: 1e-6, candidate: 0.8 }
    for (const [baseline, held] of [
      [0.82, true],
      [0.95, false],
    ] as const) {
      const { baseline: anchor } = rocAuc({ ...areas, baseline })
      const decision = decided(model, [{ ...rocAuc({ ...areas, baseline: 0.8 }), anchor }])
      expect(rowOf(decision, 'roc_auc').anchor).toMatchObject({ rule: 'ratchet', held, examples: null })
      expect(decision.verdict).toBe(held ? 'inconclusive' : 'block')
    }
  })

  test('asks nothing of a slice', () => {
    const anchor = proportions({ n: 1000, wins: 0, losses: 100, bothRight: 900 })
    const record = accuracy({ n: 1000, wins: 20, losses: 20 }, { slice: slice('jfk'), anchor })
    const model = policy({ slices: { by: ['origin'] } })
    const decision = decided(model, [accuracy({ n: 20_000, wins: 300, losses: 300 }), record])
    expect(decision.rows[1]?.anchor).toBeNull()
    expect(decision.verdict).toBe('pass')
  })
})
