import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision, Row } from '#core/gate/decision.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { accuracy, alone, digest, evidenceOf, logLoss, origin, policy, proportions, rocAuc, slice } from './fixture.ts'

function decided(model: ModelPolicy, records: readonly MetricRecord[], fields: Partial<Evidence> = {}): Decision {
  return decide({ model, evidence: evidenceOf(records, fields) })
}

function rowOf({ rows }: Decision, metric = 'accuracy'): Row {
  const row = rows.find((candidate) => candidate.metric === metric && candidate.slice === null)
  if (!row) throw new Error(`no row of ${metric}`)
  return row
}

const codes = (decision: Decision) => decision.reasons.map(({ code }) => code)

// p-values of Tango's test and of the binomial tail below: scipy 1.17, stats.norm.sf and stats.binom.cdf.
describe('a comparison with the baseline', () => {
  test('passes when non-inferiority is shown', () => {
    const decision = decided(policy(), [accuracy({ n: 10_000, wins: 120, losses: 150 })])
    expect(decision).toMatchObject({ verdict: 'pass', admissible: true, sameModel: false, reasons: [], warnings: [] })
    const row = rowOf(decision)
    expect(row.nonInferiority?.p).toBeCloseTo(2.113671745e-5, 13)
    expect(row.regression).toEqual({ p: expect.closeTo(0.0386946995, 9), adjusted: expect.any(Number), shown: false })
    expect(row).toMatchObject({ n: 10_000, tolerance: 0.01, verdict: 'pass', certainty: 'finite-sample' })
    expect(row.gain).toBeCloseTo(-0.003, 12)
  })

  test('is inconclusive when neither a regression nor its absence is shown', () => {
    const decision = decided(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })])
    expect(decision.verdict).toBe('inconclusive')
    expect(codes(decision)).toEqual(['inconclusive'])
    expect(rowOf(decision).nonInferiority).toEqual({ p: expect.closeTo(0.2832221615, 9), shown: false })
    expect(rowOf(decision).regression?.p).toBeCloseTo(0.0526711344, 9)
  })

  test('blocks when a regression is shown and non-inferiority is not', () => {
    const decision = decided(policy(), [accuracy({ n: 1000, wins: 0, losses: 12 })])
    expect(decision).toMatchObject({ verdict: 'block', admissible: false })
    expect(codes(decision)).toEqual(['regression'])
    expect(rowOf(decision).regression).toEqual({
      p: expect.closeTo(0.5 ** 12, 15),
      adjusted: expect.closeTo(0.5 ** 12, 15),
      shown: true,
    })
  })

  test('passes with a warning when a real loss is shown to be within the tolerance', () => {
    const decision = decided(policy(), [accuracy({ n: 100_000, wins: 100, losses: 300 })])
    expect(decision.verdict).toBe('pass')
    expect(decision.warnings).toEqual(['accuracy: a real but small loss, shown to be within the tolerance'])
    expect(rowOf(decision)).toMatchObject({ regression: { shown: true }, nonInferiority: { shown: true } })
  })

  test('does not warn of a small loss of a slice', () => {
    const small = accuracy({ n: 100_000, wins: 100, losses: 300 }, { slice: slice('jfk') })
    const model = policy({ slices: { by: ['origin'] } })
    const decision = decided(model, [accuracy({ n: 200_000, wins: 400, losses: 400 }), small])
    expect(decision.rows[1]).toMatchObject({ regression: { shown: true }, nonInferiority: { shown: true } })
    expect(decision.warnings).toEqual([])
  })

  test.each(['warn', 'block'] as const)('inconclusive with on_inconclusive: %s', (onInconclusive) => {
    const model = policy({ on_inconclusive: onInconclusive })
    const decision = decided(model, [accuracy({ n: 2000, wins: 30, losses: 45 })])
    expect(decision.admissible).toBe(onInconclusive === 'warn')
    expect(decision.onInconclusive).toBe(onInconclusive)
  })

  test('holds a lower-is-better metric to its rise', () => {
    const model = policy({ metrics: { log_loss: { max_rise: 0.02 } } })
    const better = decided(model, [logLoss({ n: 1000, baseline: 0.5, candidate: 0.4, se: 0.01 })])
    const worse = decided(model, [logLoss({ n: 1000, baseline: 0.4, candidate: 0.5, se: 0.01 })])
    expect([better.verdict, worse.verdict]).toEqual(['pass', 'block'])
    expect(rowOf(worse, 'log_loss').gain).toBeCloseTo(-0.1, 12)
  })

  test('says how many examples and labels would settle an open question', () => {
    const row = rowOf(decided(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })]))
    // (z_.01 + z_.05)^2 sd^2/tau^2 with sd^2 = .0375 - .0075^2; labels where the models differ: 3.75 % of them.
    const examples = Math.ceil((2.3263478740408408 + 1.6448536269514722) ** 2 * ((0.0375 - 0.0075 ** 2) / 1e-4))
    expect(row.resolution?.examples).toBe(examples)
    expect(row.labels).toBe(Math.ceil(examples * 0.0375))
    // norm.cdf(.01/se - z_.01)
    expect(row.resolution?.powerToBlock).toBeCloseTo(0.493931, 6)
  })

  test('says how many examples would settle it where the models never differ', () => {
    const row = rowOf(decided(policy(), [accuracy({ n: 150, wins: 0, losses: 0 })]))
    expect(row.verdict).toBe('inconclusive')
    // The smallest n with .99^n <= .05.
    expect(row.resolution).toMatchObject({ examples: 299, powerToBlock: null })
    expect(row.labels).toBeNull()
    expect(decided(policy(), [accuracy({ n: 299, wins: 0, losses: 0 })]).verdict).toBe('pass')
  })

  test('ignores metrics that the policy does not name, and shows those it does not gate', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.01, gate: false } } })
    const bad = logLoss({ n: 10_000, baseline: 0.1, candidate: 0.9, se: 0.001 })
    const decision = decided(model, [accuracy({ n: 10_000, wins: 120, losses: 150 }), bad])
    expect(decision.verdict).toBe('pass')
    expect(rowOf(decision, 'log_loss')).toMatchObject({ verdict: 'watched', regression: null })
    expect(decided(policy(), [accuracy({ n: 10_000, wins: 120, losses: 150 }), bad]).rows).toHaveLength(1)
  })

  test('names a suspicious gain and another environment without changing the verdict', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01, suspicious_gain: 0.1 } } })
    const environment = { environment_digest: digest('policy') }
    const decision = decided(model, [accuracy({ n: 1000, wins: 150, losses: 0, bothRight: 700 })], {
      candidate: { ...evidenceOf([]).candidate, n: 1000, environment_digest: digest('set') },
      baseline: origin(environment),
    })
    expect(decision.verdict).toBe('pass')
    expect(decision.warnings).toEqual([
      'the baseline was trained in another environment; part of a difference may come from there',
      'accuracy gains more than 0.1: look for leakage of labels into features',
    ])
  })
})

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

describe('many tests at once', () => {
  const model = policy({ slices: { by: ['origin'], tolerance: 3, min_n: 200 } })
  const nulls = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      accuracy({ n: 1000, wins: 20, losses: 20 }, { slice: slice(`airport ${index}`) }),
    )

  test('a hundred null slices never hide a regression of the headline', () => {
    // binom.cdf(2, 20, .5) = .000201; half of alpha_block is .005.
    const headline = accuracy({ n: 100_000, wins: 2, losses: 18, bothRight: 90_000 })
    const strict = policy({ slices: { by: ['origin'] }, metrics: { accuracy: { max_drop: 0.0001 } } })
    const decision = decided(strict, [headline, ...nulls(100)])
    expect(decision.verdict).toBe('block')
    expect(rowOf(decision).regression).toEqual({
      p: expect.closeTo(0.000201225281, 12),
      adjusted: expect.closeTo(0.000402450562, 12),
      shown: true,
    })
  })

  test('half of the level goes to slices, divided by their number', () => {
    const bad = (losses: number) => accuracy({ n: 1000, wins: 0, losses }, { slice: slice('bad') })
    const headline = accuracy({ n: 200_000, wins: 2000, losses: 2000 })
    const verdicts = [11, 14].map((losses) => {
      const records = [headline, bad(losses + 30), ...nulls(19)]
      return decided(model, records).rows[1]?.regression
    })
    expect(verdicts.every((regression) => regression?.shown)).toBe(true)
    // 1/2^9 = .00195 alone would be under .01; of 20 slices its level is .01/40, and adjusted p is 40 times p.
    const small = policy({ slices: { by: ['origin'], tolerance: 1 } })
    const adjusted = decided(small, [headline, bad(9), ...nulls(19)]).rows[1]?.regression
    expect(adjusted).toEqual({
      p: expect.closeTo(0.5 ** 9, 15),
      adjusted: expect.closeTo(40 * 0.5 ** 9, 14),
      shown: false,
    })
  })

  test('the block bound of the headline is drawn at half of the level as soon as there are slices', () => {
    const headline = accuracy({ n: 20_000, wins: 400, losses: 200 })
    const bounds = [0, 20].map((count) => rowOf(decided(model, [headline, ...nulls(count)])).blockBound)
    // z_.01 and z_.005 (scipy: norm.ppf) standard errors: sqrt((.03 - .01^2)/20000).
    const se = Math.sqrt((0.03 - 0.01 ** 2) / 20_000)
    expect(bounds).toEqual([expect.closeTo(-2.3263478740408408 * se, 12), expect.closeTo(-2.575829303548901 * se, 12)])
  })

  test('a regression of one slice blocks although the mean improves', () => {
    const bad = accuracy({ n: 1000, wins: 0, losses: 60 }, { slice: slice('jfk') })
    const decision = decided(model, [accuracy({ n: 20_000, wins: 400, losses: 200 }), bad])
    expect(decision.verdict).toBe('block')
    expect(decision.reasons[0]?.text).toMatch(/^accuracy on origin=jfk: a regression is shown/)
  })

  test('slices act on block only, unless they are required to pass', () => {
    const open = accuracy({ n: 300, wins: 8, losses: 8 }, { slice: slice('jfk') })
    const records = [accuracy({ n: 20_000, wins: 300, losses: 300 }), open]
    const tight = { by: ['origin'], tolerance: 1 }
    const free = decided(policy({ slices: tight }), records)
    const required = decided(policy({ slices: { ...tight, require_pass: true } }), records)
    expect([free.verdict, required.verdict]).toEqual(['pass', 'inconclusive'])
    expect(free.rows[1]?.verdict).toBe('inconclusive')
  })

  test('a slice that must pass and cannot be measured is inconclusive, and says so', () => {
    const unmeasured = accuracy({ n: 300, wins: 0, losses: 0 }, { slice: slice('jfk') })
    const record = { ...unmeasured, baseline: { kind: 'undefined', reason: 'one class' } } as const
    const required = policy({ slices: { by: ['origin'], require_pass: true } })
    const decision = decided(required, [accuracy({ n: 20_000, wins: 300, losses: 300 }), record])
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.reasons[0]?.text).toBe('accuracy on origin=jfk: it is undefined on these rows, so nothing is shown')
  })

  test('a slice under min_n is shown and never gates', () => {
    const bad = accuracy({ n: 199, wins: 0, losses: 150 }, { slice: slice('jfk') })
    const decision = decided(model, [accuracy({ n: 20_000, wins: 300, losses: 300 }), bad])
    expect(decision.verdict).toBe('pass')
    expect(decision.rows[1]).toMatchObject({ verdict: 'watched', notes: ['199 rows, fewer than min_n'] })
  })

  test('a metric may have a slice tolerance of its own', () => {
    const own = policy({
      slices: { by: ['origin'], tolerance: 3 },
      metrics: { accuracy: { max_drop: 0.01, slice_tolerance: 7 } },
    })
    const rows = decided(own, [accuracy({ n: 2000, wins: 1, losses: 1 }), ...nulls(1)]).rows
    expect(rows.map((row) => row.tolerance)).toEqual([0.01, 0.07])
  })
})

describe('the same model', () => {
  const worse = accuracy({ n: 1000, wins: 0, losses: 0, bothRight: 500 })
  const model = policy({ metrics: { accuracy: { max_drop: 0.001, floor: 0.7 } } })

  test('passes when its predictions equal the baseline', () => {
    const baseline = origin({ predictions_digest: digest('candidate') })
    const decision = decided(model, [worse], { baseline })
    expect(decision).toMatchObject({ verdict: 'pass', sameModel: true, admissible: true })
    expect(codes(decision)).toEqual(['same-model'])
  })

  test('is not one with the same files and other predictions: it is decided, and said', () => {
    const losing = accuracy({ n: 1000, wins: 0, losses: 300, bothRight: 500 })
    const decision = decided(model, [losing], {
      baseline: origin({ model_digest: digest('anchor') }),
      candidate: { ...evidenceOf([losing]).candidate, model_digest: digest('anchor') },
    })
    expect(decision).toMatchObject({ verdict: 'block', sameModel: false, admissible: false })
    expect(decision.warnings.join()).toMatch(/features or scoring changed/)
  })

  test('two unknown model digests are not the same', () => {
    expect(decided(model, [worse]).sameModel).toBe(false)
  })

  test('is still an error on another set', () => {
    const baseline = origin({ predictions_digest: digest('candidate'), evaluation_set: digest('anchor') })
    expect(decided(model, [worse], { baseline })).toMatchObject({ verdict: 'error', sameModel: false })
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

describe('an area under the curve', () => {
  const model = policy({ metrics: { roc_auc: { max_drop: 0.01 } } })
  const areas = { baseline: 0.8, candidate: 0.7, variance: 1e-6, covariance: 0.9e-6 }

  test.each([
    [9, 5000],
    [5000, 9],
  ])('of %i positives and %i negatives is inconclusive', (positives, negatives) => {
    const decision = decided(model, [rocAuc({ ...areas, positives, negatives })])
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.reasons[0]?.text).toMatch(/9 rows of the rarer class/)
    expect(rowOf(decision, 'roc_auc').interval).toBeNull()
  })

  test('of ten of each is tested', () => {
    expect(decided(model, [rocAuc({ ...areas, positives: 10, negatives: 10 })]).verdict).toBe('block')
  })

  // n tau/(1 - tau) >= 1.6449^2: for one point from 268 rows on.
  test.each([
    [267, 'inconclusive'],
    [268, 'pass'],
  ])('without variance needs the rows that one point needs: %i', (n, verdict) => {
    const still = { baseline: 0.8, candidate: 0.8, variance: 1e-4, covariance: 1e-4 }
    const decision = decided(model, [rocAuc({ ...still, positives: 100, negatives: n - 100 })])
    expect(rowOf(decision, 'roc_auc').regression?.p).toBe(1)
    expect(decision.verdict).toBe(verdict)
  })

  test('without variance and a loss of the tolerance shows nothing', () => {
    const lost = { baseline: 0.8, candidate: 0.79, variance: 1e-4, covariance: 1e-4 }
    expect(decided(model, [rocAuc({ ...lost, positives: 1000, negatives: 1000 })]).verdict).toBe('inconclusive')
  })
})

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

describe('several findings', () => {
  const model = policy({
    slices: { by: ['origin'] },
    metrics: { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.01 } },
  })
  const bad = accuracy({ n: 1000, wins: 0, losses: 60 })
  const open = logLoss({ n: 1000, baseline: 0.5, candidate: 0.505, se: 0.02 })
  const fine = logLoss({ n: 1000, baseline: 0.5, candidate: 0.4, se: 0.01 })
  const slices = [accuracy({ n: 1000, wins: 9, losses: 9 }, { slice: slice('sfo') }), { ...fine, slice: slice('sfo') }]

  test('error comes before block, block before inconclusive, inconclusive before pass', () => {
    const problems = [{ code: 'data-failed', message: 'no' }] as const
    expect(decided(model, [bad, open, ...slices], { problems: [...problems] }).verdict).toBe('error')
    expect(decided(model, [bad, open, ...slices]).verdict).toBe('block')
    expect(decided(model, [accuracy({ n: 1000, wins: 60, losses: 0 }), open, ...slices]).verdict).toBe('inconclusive')
    expect(decided(model, [accuracy({ n: 1000, wins: 60, losses: 0 }), fine, ...slices]).verdict).toBe('pass')
  })

  test('all reasons are listed, overall before slices', () => {
    const jfk = accuracy({ n: 1000, wins: 0, losses: 90 }, { slice: slice('jfk') })
    const decision = decided(model, [jfk, bad, open, ...slices])
    expect(decision.reasons.map(({ text }) => text.split(':')[0])).toEqual([
      'accuracy',
      'log_loss',
      'accuracy on origin=jfk',
    ])
    expect(codes(decision)).toEqual(['regression', 'inconclusive', 'regression'])
  })
})

describe('laws', () => {
  const flips = fc
    .record({ n: fc.integer({ min: 200, max: 3000 }), wins: fc.nat(90), losses: fc.nat(90) })
    .map(({ n, wins, losses }) => ({ n, wins, losses, bothRight: n - wins - losses }))
  const model = policy({ slices: { by: ['origin'] } })
  const RANK = { error: 3, block: 2, inconclusive: 1, pass: 0 } as const

  test('the order of the records does not matter', () => {
    fc.assert(
      fc.property(fc.array(flips, { minLength: 1, maxLength: 4 }), flips, (parts, whole) => {
        const headline = accuracy({ ...whole, n: whole.n + 10_000, bothRight: 9000 })
        const records = [headline, ...parts.map((part, index) => accuracy(part, { slice: slice(String(index)) }))]
        const forwards = decided(model, records)
        const backwards = decided(model, records.toReversed())
        expect(backwards.verdict).toBe(forwards.verdict)
        const shown = ({ rows }: Decision) =>
          rows.map(({ slice: id, verdict, regression }) => [id?.value, verdict, regression])
        expect(shown(backwards).toReversed()).toEqual(shown(forwards))
      }),
      { numRuns: 40 },
    )
  })

  test('more losses never make a verdict better', () => {
    fc.assert(
      fc.property(flips, fc.nat(40), (part, more) => {
        const lost = Math.min(more, part.bothRight)
        const worse = { ...part, losses: part.losses + lost, bothRight: part.bothRight - lost }
        const [before, after] = [part, worse].map((one) => decided(policy(), [accuracy(one)]).verdict)
        expect(RANK[after ?? 'error']).toBeGreaterThanOrEqual(RANK[before ?? 'error'])
      }),
      { numRuns: 60 },
    )
  })

  test('a new slice that shows nothing never turns block into pass', () => {
    fc.assert(
      fc.property(flips, fc.integer({ min: 1, max: 30 }), (part, count) => {
        const headline = accuracy({ ...part, n: part.n + 10_000, losses: part.losses + 60, bothRight: 9000 })
        const nulls = Array.from({ length: count }, (_, index) =>
          accuracy({ n: 600, wins: 0, losses: 0 }, { slice: slice(String(index)) }),
        )
        fc.pre(decided(policy(), [headline]).verdict === 'block')
        expect(decided(model, [headline, ...nulls]).verdict).not.toBe('pass')
      }),
      { numRuns: 60 },
    )
  })
})
