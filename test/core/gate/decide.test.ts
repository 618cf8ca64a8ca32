import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '#core/gate/decision.ts'
import { codes, decided, rowOf } from './decided.ts'
import { accuracy, digest, evidenceOf, logLoss, origin, policy, rocAuc, slice } from './fixture.ts'

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
