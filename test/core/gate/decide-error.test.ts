import { describe, expect, test } from 'vitest'
import type { Evidence } from '#core/evidence.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { codes, decided } from './decided.ts'
import { accuracy, alone, digest, evidenceOf, logLoss, origin, policy, proportions, rocAuc, slice } from './fixture.ts'

describe('what cannot be decided is an error and never passes', () => {
  const good = accuracy({ n: 10_000, wins: 120, losses: 150 })

  test('a metric that the policy gates and the evidence lacks', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01 }, roc_auc: { max_drop: 0.01 } } })
    const decision = decided(model, [good])
    expect(decision).toMatchObject({ verdict: 'error', admissible: false })
    expect(decision.reasons).toEqual([
      { code: 'missing-metric', text: 'the evidence has no roc_auc; the policy gates it' },
    ])
  })

  test('T31: the Cyrillic twin of a metric is not that metric', () => {
    expect(codes(decided(policy(), [{ ...good, metric: '\u0430ccuracy' }]))).toEqual(['missing-metric'])
  })

  test('a metric that only slices have', () => {
    const model = policy({ slices: { by: ['origin'] } })
    const decision = decided(model, [{ ...good, slice: slice('jfk') }], {
      candidate: { ...evidenceOf([good]).candidate },
    })
    expect(codes(decision)).toEqual(['missing-metric'])
  })

  test('a metric that is undefined for either model', () => {
    const nothing = { kind: 'undefined', reason: 'a denominator is 0' } as const
    expect(codes(decided(policy(), [{ ...good, candidate: nothing, baseline: nothing }]))).toEqual(['missing-metric'])
    expect(codes(decided(policy(), [{ ...good, baseline: nothing }]))).toEqual(['missing-metric'])
    expect(codes(decided(policy(), [{ ...good, baseline: null }], { baseline: origin() }))).toEqual(['missing-metric'])
  })

  test('no rows', () => {
    const none = accuracy({ n: 0, wins: 0, losses: 0, bothRight: 0 })
    expect(codes(decided(policy(), [none]))).toContain('no-rows')
    const floors = policy({ baseline_missing: 'floors', metrics: { accuracy: { floor: 0.5 } } })
    expect(decided(floors, [alone(0, 0)]).verdict).toBe('error')
  })

  test('a metric without a value says when it has none', () => {
    const model = policy({ task: 'regression', metrics: { msle: { max_rise: 0.1 } } })
    const nothing = { kind: 'undefined', reason: 'a row has no value' } as const
    const decision = decided(model, [{ ...good, metric: 'msle', candidate: nothing, baseline: nothing }])
    expect(decision.reasons[0]?.text).toMatch(/cannot be gated: a label or prediction is -1 or less$/)
  })

  test('an evaluation set that is not the baseline', () => {
    const baseline = origin({ evaluation_set: digest('anchor') })
    expect(codes(decided(policy(), [good], { baseline }))).toEqual(['new-evaluation-set'])
  })

  test('no baseline', () => {
    const decision = decided(policy(), [alone(900, 1000)], { baseline_note: 'no finished run of main' })
    expect(decision.reasons).toEqual([{ code: 'no-baseline', text: 'no finished run of main' }])
  })

  test('a baseline that got lost, though floors would hold', () => {
    const floors = policy({ baseline_missing: 'floors', metrics: { accuracy: { max_drop: 0.01, floor: 0.5 } } })
    const found = (missing: 'never' | 'lost') =>
      decided(floors, [alone(900, 1000)], { baseline_missing: missing, baseline_note: 'it expired' })
    expect(found('never').verdict).toBe('pass')
    expect(found('lost').reasons).toEqual([{ code: 'no-baseline', text: 'it expired' }])
  })

  test('EG24: a first run has no baseline; floors decide where the policy says so, and not in a job without a token', () => {
    const floors = policy({ baseline_missing: 'floors', metrics: { accuracy: { max_drop: 0.01, floor: 0.5 } } })
    const offline = (model: ModelPolicy, run: Evidence['run']) =>
      codes(decided(model, [alone(900, 1000)], { baseline_missing: 'offline', run }))
    const job = {
      ...{ repository: 'acme/flight-delay', run_id: 1, run_attempt: 1, event: 'push' },
      ...{ workflow: '.github/workflows/model.yml', head_sha: 'a'.repeat(40) },
    }
    expect(offline(policy(), null)).toEqual(['no-baseline'])
    expect(offline(floors, null)).toEqual([])
    expect(offline(floors, job)).toEqual(['no-baseline'])
  })

  test('slices that the policy asks for and nobody measured', () => {
    expect(codes(decided(policy({ slices: { by: ['origin'] } }), [good]))).toEqual(['missing-slice'])
  })

  test('an anchor that a gated metric is not compared with', () => {
    expect(codes(decided(policy(), [good], { anchor: origin() }))).toEqual(['missing-anchor'])
  })

  test.each([
    'invalid-predictions',
    'unmatched-ids',
    'model-mismatch',
    'run-failed',
    'data-failed',
    'too-many-records',
  ] as const)('a problem of the evidence: %s', (code) => {
    const problems = [{ code, message: 'because' }]
    expect(decided(policy(), [good], { problems })).toMatchObject({
      verdict: 'error',
      reasons: [{ code, text: 'because' }],
    })
  })

  test('EG29: fewer rows than the evaluation set has', () => {
    const candidate = { ...evidenceOf([good]).candidate, n: 100_000 }
    expect(codes(decided(policy(), [good], { candidate }))).toEqual(['invalid-evidence'])
  })

  const sum = { kind: 'proportions', n: 10_000, wins: 9000, losses: 2000, both_right: 0 } as const
  const table = (fields: object): MetricRecord => ({
    metric: 'f1',
    slice: null,
    n: 10,
    candidate: { kind: 'estimate', n: 10, groups: null, value: 0.5, se: 0.1, df: null, method: 'influence' },
    baseline: { kind: 'table', labels: ['0', '1'], positive: 1, counts: [3, 0, 0, 0, 0, 0, 0, 7], ...fields },
    anchor: null,
  })
  const means = logLoss({ n: 100, baseline: 0.5, candidate: 0.4, se: 0.01 })
  const mean = (fields: object): MetricRecord => ({
    ...means,
    baseline: { ...means.baseline, ...fields } as MetricRecord['baseline'],
  })
  const areas = rocAuc({
    positives: 50,
    negatives: 50,
    baseline: 0.8,
    candidate: 0.8,
    variance: 0.01,
    covariance: 0.02,
  })

  test.each<[string, MetricRecord, RegExp]>([
    ['wins and losses over n', { ...good, baseline: sum }, /sum to over 10000/],
    [
      'successes over n',
      { ...good, candidate: { kind: 'proportion', n: 10_000, successes: 10_001 } },
      /10001 successes/,
    ],
    [
      'two numbers of rows',
      { ...good, candidate: { kind: 'proportion', n: 9, successes: 9 } },
      /9 rows, the record 10000/,
    ],
    [
      'two numbers of right answers',
      { ...good, candidate: { kind: 'proportion', n: 10_000, successes: 1 } },
      /right on another number/,
    ],
    ['a comparison of other rows', { ...good, baseline: proportions({ n: 5, wins: 0, losses: 0 }) }, /has 5 rows/],
    ['an anchor of other rows', { ...good, anchor: proportions({ n: 5, wins: 0, losses: 0 }) }, /has 5 rows/],
    ['cells that do not sum to n', table({ counts: [3, 0, 0, 0, 0, 0, 0, 8] }), /cells sum to 11, not 10/],
    ['too few cells', table({ counts: [10] }), /1 cells for 2 labels/],
    ['a positive label that is none', table({ positive: 2 }), /positive label is none/],
    ['no degrees of freedom', mean({ df: 0 }), /0 degrees of freedom from 100 rows/],
    ['more degrees of freedom than rows', mean({ df: 100 }), /100 degrees of freedom/],
    ['a difference of its own', mean({ difference: 0.3 }), /difference is not that of the means/],
    ['two candidates', mean({ candidate: 0.3, difference: -0.2 }), /0.4 by itself and 0.3 in a comparison/],
    ['a covariance over the variances', areas, /covariance exceeds the variances/],
    ['positives that do not add up', { ...areas, n: 101 }, /do not sum to 101/],
    [
      'EG39: per cent instead of shares',
      rocAuc({ positives: 50, negatives: 50, baseline: 95, candidate: 95, variance: 0.01, covariance: 0.01 }),
      /95 is outside the metric's range 0 to 1/,
    ],
    ['statistics of another kind of metric', { ...means, metric: 'accuracy' }, /another kind of metric/],
    ['a loss counted in wins', { ...good, metric: 'log_loss' }, /another kind of metric/],
  ])('numbers that cannot be true together: %s', (_, record, message) => {
    const metrics = { accuracy: { floor: 0.1 }, log_loss: { ceiling: 5 }, roc_auc: { floor: 0.1 }, f1: { floor: 0.1 } }
    const decision = decided(policy({ metrics, baseline_missing: 'floors' }), [record])
    expect(decision).toMatchObject({ verdict: 'error', reasons: [{ code: 'invalid-evidence' }], rows: [] })
    expect(decision.reasons[0]?.text).toMatch(message)
  })

  test('the same metric and slice twice', () => {
    expect(decided(policy(), [good, good]).reasons[0]?.text).toMatch(/accuracy: stands twice/)
  })

  test('a slice larger than the whole', () => {
    const model = policy({ slices: { by: ['origin'] } })
    const large = accuracy({ n: 10_001, wins: 0, losses: 0 }, { slice: slice('jfk') })
    expect(decided(model, [good, large]).reasons[0]?.text).toMatch(/accuracy on origin=jfk: 10001 rows/)
  })
})
