import { describe, expect, test } from 'vitest'
import type { Evidence } from '#core/evidence.ts'
import { explanationOf } from '#core/gate/explain.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { renderExplanation } from '#core/report/explanation.ts'
import { accuracy, alone, digest, evidenceOf, origin, policy, proportions, slice } from './fixture.ts'

function explained(model: ModelPolicy, records: readonly MetricRecord[], fields: Partial<Evidence> = {}) {
  return explanationOf(model, evidenceOf(records, fields), digest('policy'))
}

describe('every cause is told with its numbers and what would change it', () => {
  test('a shown regression', () => {
    const { rows, decision } = explained(policy(), [accuracy({ n: 2000, wins: 10, losses: 80 })])
    expect(decision.verdict).toBe('block')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ name: 'accuracy', verdict: 'block' })
    expect(rows[0]?.causes).toMatchInlineSnapshot(`
      [
        {
          "change": "look at the slices and at the examples whose prediction changed; train a better model; or, if this loss is the price of something else, let a maintainer accept it",
          "numbers": "0.9000 before, 0.8650 now, 0.0350 worse on 2,000 rows; exact McNemar: p 5e-15, adjusted for all tests of this verdict 5e-15, at most 0.01 shows it; the gain lies between −0.0432 and −0.0277, each side at 95 %",
          "what": "it is shown to be worse, and not shown to be within its tolerance of 0.01",
        },
      ]
    `)
  })

  test('an open question', () => {
    const { rows } = explained(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })])
    expect(rows[0]).toMatchObject({ name: 'accuracy', verdict: 'inconclusive' })
    expect(rows[0]?.causes).toMatchInlineSnapshot(`
      [
        {
          "change": "about 5,906 held-out examples settle it (labels for about 222 of them, where the models differ); these 2,000 can show a tolerance of 0.017",
          "numbers": "0.9000 before, 0.8925 now, 0.0075 worse on 2,000 rows; Tango score: p 0.28, at most 0.05 shows that it is within 0.01; the gain lies between −0.0148 and −0.0004, each side at 95 %",
          "what": "neither a loss nor its absence is shown",
        },
      ]
    `)
  })

  test('a broken floor, and one that is not shown to be held', () => {
    const model = policy({ metrics: { accuracy: { floor: 0.7 } }, baseline_missing: 'floors' })
    const [broken, open] = [300, 355].map((successes) => explained(model, [alone(successes, 500)]).rows[0])
    expect(broken).toMatchObject({ verdict: 'block', causes: [{ what: 'it breaks its floor of 0.7' }] })
    expect(open).toMatchObject({ verdict: 'inconclusive' })
    expect(open?.causes[0]?.what).toBe('its floor of 0.7 is not shown to be held')
    expect(open?.causes[0]?.numbers).toMatch(
      /^0\.7100\d*, with a one-sided bound of 0\.67\d+ at 95 % \(Clopper-Pearson/,
    )
  })

  test('a decline since the last release', () => {
    const record = accuracy({ n: 2000, wins: 40, losses: 40, bothRight: 1700 })
    const anchor = proportions({ n: 2000, wins: 0, losses: 100, bothRight: 1740 })
    const { rows, decision } = explained(policy(), [{ ...record, anchor }], {
      anchor: origin({ predictions_digest: digest('anchor') }),
    })
    expect(decision.verdict).toBe('block')
    expect(rows[0]?.causes[0]).toMatchObject({
      what: 'since the last release it has lost more than the cumulative limit of 0.02 allows',
      numbers: expect.stringContaining('0.0500 lost'),
    })
  })

  test('a slice, after the overall rows', () => {
    const bad = accuracy({ n: 1000, wins: 0, losses: 200 }, { slice: slice('jfk') })
    const model = policy({ slices: { by: ['origin'] } })
    const { rows } = explained(model, [accuracy({ n: 2000, wins: 0, losses: 200 }), bad])
    expect(rows.map(({ name }) => name)).toEqual(['accuracy', 'accuracy on origin=jfk'])
    expect(rows[1]?.causes[0]?.change).toContain('the examples of this slice')
  })
})

describe('an error is explained as well', () => {
  test.each([
    ['new-evaluation-set', 'let a maintainer accept it'],
    ['unmatched-ids', 'under the same ids'],
    ['run-failed', 'the log of the training step'],
  ] as const)('%s', (code, remedy) => {
    const { problems, rows } = explained(policy(), [], { problems: [{ code, message: 'so it is' }] })
    expect(rows).toEqual([])
    expect(problems).toEqual([{ code, text: 'so it is', remedy: expect.stringContaining(remedy) }])
  })

  test('a metric that the evidence lacks', () => {
    expect(explained(policy(), [], { baseline: origin(), baseline_missing: null }).problems[0]).toMatchObject({
      code: 'missing-metric',
    })
  })

  test('evidence that was edited by hand', () => {
    const record = accuracy({ n: 2000, wins: 30, losses: 45 })
    const broken = { ...record, candidate: { kind: 'proportion' as const, n: 2000, successes: 1 } }
    expect(explained(policy(), [broken]).problems[0]).toMatchObject({ code: 'invalid-evidence' })
  })
})

describe('what may differ from the check is said', () => {
  test('another policy, another verdict, acceptances', () => {
    const evidence = evidenceOf([accuracy({ n: 2000, wins: 10, losses: 80 })], { verdict: 'pass' })
    const { caveats } = explanationOf(policy(), evidence, digest('set'))
    expect(caveats).toEqual([
      expect.stringContaining('another state of the policy'),
      'the evidence says pass; decided again it is block',
      expect.stringContaining('accepted'),
    ])
  })

  test('nothing where all agrees', () => {
    const records = [accuracy({ n: 10_000, wins: 120, losses: 150 })]
    expect(explained(policy(), records, { verdict: 'pass' }).caveats).toEqual([])
  })
})

test('text from data does nothing in the report', () => {
  const hostile = accuracy({ n: 1000, wins: 0, losses: 200 }, { slice: slice('@octocat <img src=x>') })
  const model = policy({ slices: { by: ['origin'] } })
  const report = renderExplanation('spam', explained(model, [accuracy({ n: 2000, wins: 0, losses: 200 }), hostile]))
  expect(report).not.toMatch(/@octocat|<img/)
})
