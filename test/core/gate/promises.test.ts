import { describe, expect, test } from 'vitest'
import { decide } from '#core/gate/decide.ts'
import { normalCdf, normalQuantile } from '#core/statistics/special.ts'
import { accuracy, evidenceOf, logLoss, policy, slice } from './fixture.ts'

describe('documented results', () => {
  test('EG21: a drop of exactly the tolerance never passes, however many rows there are', () => {
    const verdict = (n: number) =>
      decide({ model: policy(), evidence: evidenceOf([accuracy({ n, wins: 0.02 * n, losses: 0.03 * n })]) }).verdict
    expect([1000, 100_000, 10_000_000].map(verdict)).toEqual(['inconclusive', 'block', 'block'])
  })

  test('EG31: one slice regresses while the mean improves: it blocks', () => {
    const model = policy({ slices: { by: ['origin'], min_n: 2 } })
    const overall = accuracy({ n: 20_000, wins: 900, losses: 400 })
    const worse = accuracy({ n: 1000, wins: 5, losses: 90 }, { slice: slice('jfk') })
    const decision = decide({ model, evidence: evidenceOf([overall, worse]) })
    expect(decision.verdict).toBe('block')
    expect(decision.reasons).toEqual([expect.objectContaining({ code: 'regression', slice: slice('jfk') })])
  })

  test('EG32: an empty slice decides nothing', () => {
    const model = policy({ slices: { by: ['origin'], min_n: 2 } })
    const overall = accuracy({ n: 20_000, wins: 900, losses: 400 })
    const empty = accuracy({ n: 0, wins: 0, losses: 0, bothRight: 0 }, { slice: slice('jfk') })
    expect(decide({ model, evidence: evidenceOf([overall, empty]) }).verdict).toBe('pass')
  })
})

describe('the joint power of a pass', () => {
  const metrics = { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.02 } }
  const records = [
    accuracy({ n: 2000, wins: 30, losses: 45 }),
    logLoss({ n: 2000, baseline: 0.5, candidate: 0.5, se: 0.01 }),
  ]

  test('is the chance that a change that changes nothing passes every test, under independence and at worst', () => {
    const { jointPower } = decide({ model: policy({ metrics }), evidence: evidenceOf(records) })
    const z = normalQuantile(0.95)
    const powers = [0.01 / Math.sqrt((0.0375 - 0.0075 ** 2) / 2000), 0.02 / 0.01].map((ratio) => normalCdf(ratio - z))
    const [a = 0, b = 0] = powers
    expect(jointPower?.tests).toBe(2)
    expect(jointPower?.independent).toBeCloseTo(a * b, 12)
    expect(jointPower?.atLeast).toBeCloseTo(Math.max(0, a + b - 1), 12)
  })

  test('counts slices only where they must pass', () => {
    const sliced = [...records, accuracy({ n: 1000, wins: 10, losses: 10 }, { slice: slice('jfk') })]
    const tests = (requirePass: boolean) => {
      const slices = { by: ['origin'], min_n: 2, require_pass: requirePass }
      const all = [...sliced, { ...logLoss({ n: 1000, baseline: 0.5, candidate: 0.5, se: 0.01 }), slice: slice('jfk') }]
      return decide({ model: policy({ metrics, slices }), evidence: evidenceOf(all) }).jointPower?.tests
    }
    expect([tests(false), tests(true)]).toEqual([2, 4])
  })

  test('is not told where nothing is compared', () => {
    expect(decide({ model: policy(), evidence: evidenceOf([]) }).jointPower).toBeNull()
  })
})

test('the mid-p test blocks where the policy asks for it, and says so', () => {
  const records = [accuracy({ n: 2000, wins: 30, losses: 45 })]
  const row = (midp: boolean) => decide({ model: policy({ tests: { midp } }), evidence: evidenceOf(records) }).rows[0]
  // scipy 1.17: binom.cdf(30, 75, .5), less half of binom.pmf(30, 75, .5).
  expect(row(false)).toMatchObject({
    regression: { p: expect.closeTo(0.052671134437, 10) },
    tests: { block: 'exact McNemar' },
  })
  expect(row(true)).toMatchObject({
    regression: { p: expect.closeTo(0.042323046, 8) },
    tests: { block: 'mid-p McNemar' },
  })
})

test('a slice of few rows whose loss is not shown is drawn by the quick test, and one that decides by the exact one', () => {
  const model = policy({ slices: { by: ['origin'], min_n: 2 } })
  const rows = [
    accuracy({ n: 20_000, wins: 400, losses: 400 }),
    accuracy({ n: 300, wins: 4, losses: 5 }, { slice: slice('jfk') }),
    accuracy({ n: 300, wins: 0, losses: 40 }, { slice: slice('lax') }),
  ]
  const found = decide({ model, evidence: evidenceOf(rows) }).rows.map(({ tests }) => tests?.pass)
  expect(found).toEqual(['Tango score', 'Tango score', 'exact unconditional'])
})
