import { describe, expect, test } from 'vitest'
import type { EasemlPolicy } from '#core/easeml-policy.ts'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import { readEasemlFile } from '#core/gate/easeml-file.ts'
import { sizedClauses } from '#core/gate/easeml-size.ts'
import { planOf } from '#core/gate/plan.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import { renderPlan } from '#core/report/plan.ts'
import { promiseOf } from '#core/report/promise.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { accuracy, alone, digest, evidenceOf, policy } from './fixture.ts'

const PROMISE: EasemlPolicy = {
  condition: 'n - o > -0.02 +/- 0.02',
  reliability: 0.99,
  mode: 'fp-free',
  adaptivity: 'full',
  steps: 32,
}

const modelOf = (easeml: Partial<EasemlPolicy> = {}, more = {}) =>
  policy({ metrics: { accuracy: { gate: false } }, easeml: { ...PROMISE, ...easeml }, ...more })

const decided = (easeml: Partial<EasemlPolicy>, record: MetricRecord, fields: Partial<Evidence> = {}, more = {}) =>
  decide({ model: modelOf(easeml, more), evidence: evidenceOf([record], fields) })

// Table of "Continuous integration of machine learning models with ease.ml/ci", SysML 2019, section 5, and its formula.
describe('the rows that a condition needs', () => {
  test.each([
    ['n > 0.8 +/- 0.05', 0.99, 'full', [5358]],
    ['n - o > 0.02 +/- 0.1', 0.99, 'full', [5496]],
    ['n - o > 0.02 +/- 0.01', 0.9999, 'full', [641_684]],
    ['n - o > 0.02 +/- 0.01', 0.9999, 'none', [267_385]],
    ['n - o > 0.02 +/- 0.01', 0.9999, 'firstChange', [267_385]],
  ] as const)('%s at %d, %s: %j', (condition, reliability, adaptivity, sizes) => {
    const sized = sizedClauses({ ...PROMISE, condition, reliability, adaptivity })
    expect(sized.map(({ examples }) => examples)).toEqual(sizes)
  })

  // The paper quotes 29K and 67K for p = .1: https://arxiv.org/abs/1903.00278, section 4.1.
  test.each([
    ['none', 29_048],
    ['full', 67_706],
  ] as const)('are far fewer once few predictions differ: %s', (adaptivity, examples) => {
    const condition = 'd < 0.1 +/- 0.01 /\\ n - o > 0.02 +/- 0.01'
    const [share, difference] = sizedClauses({ ...PROMISE, condition, reliability: 0.9999, adaptivity })
    expect(difference).toMatchObject({ examples, labels: expect.any(Number), relyingOn: 0 })
    expect(difference?.labels).toBeLessThanOrEqual(Math.ceil(examples / 10))
    expect(share).toMatchObject({ labels: 0, relyingOn: null, text: 'd < 0.1 +/- 0.01' })
  })

  test('grow with the square of a coefficient', () => {
    const [once] = sizedClauses({ ...PROMISE, condition: 'n - o > 0 +/- 0.1' })
    const [twice] = sizedClauses({ ...PROMISE, condition: 'n - 2 * o > 0 +/- 0.1' })
    expect((twice?.examples ?? 0) / (once?.examples ?? 1)).toBeCloseTo(4, 3)
    expect(twice?.text).toBe('n - 2 * o > 0 +/- 0.1')
  })

  test('stand in the plan', () => {
    const plan = planOf({ model: modelOf(), n: null, disagreement: null, evidence: null, pullRequests: 300 })
    expect(plan.clauses).toMatchObject([{ text: 'n - o > -0.02 +/- 0.02' }])
    expect(renderPlan('spam', plan)).toContain('| `n - o > -0.02 +/- 0.02` |')
  })
})

describe('a condition decides', () => {
  const rows = { n: 200_000, bothRight: 150_000 }
  test.each([
    [{ ...rows, wins: 5000, losses: 4000 }, 'pass', true],
    [{ ...rows, wins: 1000, losses: 9500 }, 'block', false],
    [{ ...rows, wins: 4000, losses: 6000 }, 'inconclusive', false],
  ] as const)('%j: %s', (flips, verdict, admissible) => {
    expect(decided({}, accuracy(flips))).toMatchObject({ verdict, admissible })
  })

  test('and lets what is not settled through under fn-free alone', () => {
    const open = accuracy({ ...rows, wins: 4000, losses: 6000 })
    expect(decided({ mode: 'fn-free' }, open)).toMatchObject({
      verdict: 'inconclusive',
      admissible: true,
      onInconclusive: 'warn',
    })
    expect(decided({ mode: 'fp-free' }, open)).toMatchObject({ admissible: false, onInconclusive: 'block' })
  })

  test('nothing on too few rows, whatever they say', () => {
    const decision = decided({}, accuracy({ n: 2000, wins: 0, losses: 900 }))
    expect(decision).toMatchObject({ verdict: 'inconclusive', admissible: false })
    expect(decision.reasons).toEqual([
      {
        code: 'inconclusive',
        text: 'the condition n - o > -0.02 +/- 0.02 is not settled: its left side is −0.45; it needs 137,396 rows, there are 2,000',
      },
    ])
  })

  test('beside the metrics of the policy: the worst of both counts', () => {
    const both = { metrics: { accuracy: { max_drop: 0.001 } } }
    const record = accuracy({ ...rows, wins: 5000, losses: 6000 })
    expect(decided({}, record, {}, both)).toMatchObject({ verdict: 'block' })
    expect(
      decided({ condition: 'n > 0.9 +/- 0.05' }, accuracy({ ...rows, wins: 5000, losses: 4000 }), {}, both),
    ).toMatchObject({
      verdict: 'block',
      reasons: [{ code: 'condition-false' }],
    })
  })

  test('by the share of differing predictions only where that share is shown to be small', () => {
    const condition = 'd < 0.1 +/- 0.01 /\\ n - o > 0 +/- 0.01'
    const n = 200_000
    const few = accuracy({ n, wins: 5000, losses: 1000 })
    expect(decided({ condition }, few).verdict).toBe('pass')
    const many = decided({ condition }, accuracy({ n, wins: 1000, losses: 18_000 }))
    expect(many.rows.at(-1)?.condition?.clauses).toMatchObject([
      { truth: 'unknown' },
      { truth: 'unknown', why: 'its size relies on d < 0.1 +/- 0.01, which is not shown' },
    ])
    expect(many.verdict).toBe('inconclusive')
  })

  test('of more than two labels by every prediction that changed', () => {
    const condition = 'd < 0.1 +/- 0.02'
    const record = accuracy({ n: 100_000, wins: 2000, losses: 2000 })
    const changed = { worse: 2000, better: 2000, other: 20_000, examples: [] }
    const more = { task: 'multiclass', data: {} }
    expect(decided({ condition }, record, { changed }, more).verdict).toBe('block')
    expect(decided({ condition }, record, { changed: { ...changed, other: 0 } }, more).verdict).toBe('pass')
    expect(decided({ condition, mode: 'fn-free' }, record, {}, more).reasons[0]?.text).toContain(
      'nothing to compare with',
    )
  })

  test('without a baseline by the new model alone', () => {
    const floors = { baseline_missing: 'floors', metrics: { accuracy: { floor: 0.5 } } }
    expect(decided({ condition: 'n > 0.7 +/- 0.01' }, alone(180_000, 200_000), {}, floors).verdict).toBe('pass')
    expect(decided({}, alone(180_000, 200_000), {}, floors)).toMatchObject({
      verdict: 'inconclusive',
      admissible: false,
    })
  })

  test('never on evidence without accuracy: that is an error under fn-free too', () => {
    const evidence = evidenceOf([], { baseline: evidenceOf([accuracy({ n: 9, wins: 1, losses: 1 })]).baseline })
    const decision = decide({ model: modelOf({ mode: 'fn-free' }), evidence: { ...evidence, baseline_missing: null } })
    expect(decision).toMatchObject({ verdict: 'error', admissible: false })
  })

  test('and a maintainer may accept what it blocks', () => {
    const acceptance = {
      ...{ kind: 'loss', metric: 'easeml', slice: null, amount: 0.1 },
      ...{ reason: 'agreed', by: 'ada', until: '2027-01-01T00:00:00Z' },
    }
    const evidence = evidenceOf([accuracy({ ...rows, wins: 1000, losses: 9500 })])
    const decision = decide({ model: modelOf(), evidence, acceptances: [acceptance as never] })
    expect(decision).toMatchObject({ verdict: 'block', admissible: true })
  })

  test('in words', () => {
    expect(verdictWords(decided({}, accuracy({ ...rows, wins: 5000, losses: 4000 })))).toBe(
      'pass, the condition is true',
    )
    const blocked = decided({}, accuracy({ ...rows, wins: 1000, losses: 9500 }))
    expect(verdictWords(blocked)).toBe('block, the condition of the policy is false')
    expect(promiseOf(blocked)).toEqual([expect.stringContaining('over 32 verdicts, needs 137,396 rows')])
  })
})

describe('a condition is refused by name', () => {
  test.each([
    [{ condition: 'n - o >' }, {}, 'easeml.condition: condition "n - o >": it ends where a number'],
    [{ adaptivity: 'none' as const }, {}, 'easeml.adaptivity: none needs verdicts that developers never see'],
    [{}, { task: 'regression', metrics: { mae: { max_rise: 1 } } }, 'about accuracy, which a regression task has not'],
    [{}, { metrics: { f1: { max_drop: 0.01 } } }, 'name it among the metrics'],
    [{}, { data: { group: 'user' } }, 'rows that are alike and independent'],
    [
      { condition: 'd < 0.1 +/- 0.01' },
      { task: 'multiclass', data: {}, publish_predictions: false },
      'write publish_predictions: true',
    ],
    [{ reliability: 1 }, {}, 'easeml.reliability'],
    [
      {},
      { metrics: { accuracy: { gate: false }, easeml: { column: 'x', max_drop: 1 } } },
      'the name of the condition in the report',
    ],
  ])('%j %j', (easeml, more, message) => {
    expect(() => modelOf(easeml, more)).toThrow(message)
  })
})

describe('.easeml.yml', () => {
  // The file of the notebook in easeml/ci, less its address.
  const FILE = `ml:
- script : ./evaluate_model.py
- condition : n - o > 0.1 +/- 0.1
- reliability: 0.99
- mode : fp-free
- adaptivity : full
- steps : 32
- data_mode : local
- email: somebody@example.com
`
  test('is read as the project writes it', () => {
    const easeml = readEasemlFile(FILE, '.easeml.yml')
    expect(easeml).toEqual({ ...PROMISE, condition: 'n - o > 0.1 +/- 0.1' })
    expect(sizedClauses(easeml).map(({ examples }) => examples)).toEqual([5496])
  })

  test('knows hybrid as firstChange', () => {
    expect(readEasemlFile(FILE.replace('full', 'hybrid'), 'x').adaptivity).toBe('firstChange')
  })

  test.each([
    ['- steps : 32\n', '', 'ml.steps'],
    ['- steps : 32', '- steps : 32\n- steps : 3', 'ml has steps twice'],
    ['reliability', 'reliabilty', 'did you mean'],
    ['n - o > 0.1 +/- 0.1', '__import__("os")', 'column 1'],
    ['fp-free', 'free', 'mode'],
  ])('with %j as %j is refused', (from, to, message) => {
    expect(() => readEasemlFile(FILE.replace(from, to), '.easeml.yml')).toThrow(message)
  })
})

test('a condition changes nothing of a model that predicts the same', () => {
  const evidence = evidenceOf([accuracy({ n: 2000, wins: 0, losses: 0 })], {})
  const same = { ...evidence, candidate: { ...evidence.candidate, predictions_digest: digest('baseline') } }
  expect(decide({ model: modelOf(), evidence: same })).toMatchObject({ verdict: 'pass', sameModel: true })
})
