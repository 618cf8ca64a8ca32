import { describe, expect, test } from 'vitest'
import { type Planning, planOf } from '#core/gate/plan.ts'
import { planAnswer, renderPlan } from '#core/report/plan.ts'
import { accuracy, evidenceOf, logLoss, policy } from './fixture.ts'

const EVEN = policy({ rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

function planned(fields: Partial<Planning> = {}) {
  return planOf({ model: EVEN, n: null, disagreement: null, evidence: null, pullRequests: 300, ...fields })
}

describe('the examples that a policy needs', () => {
  // scipy 1.17: ceil((z_block + z_pass)^2 d / tolerance^2), stats.norm.isf.
  test.each([
    [0.05, [2165, 5412, 10_823]],
    [0.01, [3155, 7886, 15_771]],
  ])('at alpha_block %d, for models that differ on 2, 5 and 10 %%', (alpha_block, sizes) => {
    const { rows } = planned({ model: policy({ rates: { alpha_block, alpha_pass: 0.05 } }) })
    expect(rows.map(({ examples }) => examples)).toEqual(sizes)
    expect(rows.map(({ disagreement, source }) => [disagreement, source])).toEqual([
      [0.02, 'assumed'],
      [0.05, 'assumed'],
      [0.1, 'assumed'],
    ])
  })

  test('need labels only where the models differ', () => {
    expect(planned({ disagreement: 0.05 }).rows).toMatchObject([{ examples: 5412, labels: 271, source: 'given' }])
  })

  test('quadruple with half the tolerance', () => {
    const [row] = planned({ disagreement: 0.05 }).rows
    expect(row?.halfTolerance).toBeGreaterThan(4 * 5411)
    expect(row?.halfTolerance).toBeLessThanOrEqual(4 * 5412)
  })

  // scipy 1.17: (z_.05 + z_.05) sqrt(d / n) in points.
  test.each([
    [500, [2.08, 3.29, 4.65]],
    [2000, [1.04, 1.64, 2.33]],
    [10_000, [0.47, 0.74, 1.04]],
    [100_000, [0.15, 0.23, 0.33]],
  ])('and what %d of them can resolve', (n, points) => {
    const resolved = planned({ n }).rows.map(({ atHand }) => Math.round(10_000 * (atHand?.tolerance ?? 0)) / 100)
    expect(resolved).toEqual(points)
  })

  test('follow from the evidence of an earlier gate, where there is one', () => {
    const evidence = evidenceOf([accuracy({ n: 4000, wins: 60, losses: 60 }), logLoss(LOSSES)])
    const model = policy({ metrics: { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.02 } } })
    const { rows } = planned({ model, evidence })
    expect(rows).toMatchObject([
      { metric: 'accuracy', source: 'measured', disagreement: 0.03, atHand: { n: 4000 } },
      { metric: 'log_loss', source: 'measured', disagreement: null, labels: null },
    ])
    // (z_.01 + z_.05)^2 sd^2 / tolerance^2 with sd = .004 sqrt(4000), scipy 1.17.
    expect(rows[1]?.examples).toBe(Math.ceil((15.7704 * 0.004 ** 2 * 4000) / 0.02 ** 2))
  })

  test('are those of the input where it contradicts the evidence', () => {
    const evidence = evidenceOf([accuracy({ n: 4000, wins: 60, losses: 60 })])
    expect(planned({ evidence, disagreement: 0.1, n: 100 }).rows).toMatchObject([
      { source: 'given', disagreement: 0.1, atHand: { n: 100 } },
    ])
  })

  test('are guessed again where the two models of the evidence never differ', () => {
    const evidence = evidenceOf([accuracy({ n: 4000, wins: 0, losses: 0 })])
    expect(planned({ evidence }).rows.map(({ source }) => source)).toEqual(['assumed', 'assumed', 'assumed'])
  })

  test('cannot be told of a metric whose spread nobody has seen', () => {
    const { rows, unknown } = planned({ model: policy({ metrics: { roc_auc: { max_drop: 0.01 } } }) })
    expect(rows).toEqual([])
    expect(unknown).toEqual([{ metric: 'roc_auc', why: expect.stringContaining('run the gate once'), atMost: null }])
  })

  test('are bounded for a mean of bounded values a row: (z + z)^2 times the square of their range over the squared tolerance', () => {
    const metrics = { brier: { max_rise: 0.01 }, log_loss: { max_rise: 0.01 } }
    const model = (data: object) => policy({ data: { score: 'score', ...data }, metrics })
    const bounds = (data: object) => planned({ model: model(data) }).unknown.map(({ atMost }) => atMost)
    // scipy: ((norm.isf(.01) + norm.isf(.05)) * 2 / .01) ** 2
    expect(bounds({})).toEqual([630_818, null])
    expect(bounds({ group: 'user' })).toEqual([null, null])
    expect(bounds({ weight: 'weight' })).toEqual([null, null])
  })

  test('are none for a metric without a tolerance, or without a gate', () => {
    const model = policy({ metrics: { accuracy: { floor: 0.7 }, f1: { max_drop: 0.01, gate: false } } })
    expect(planned({ model })).toMatchObject({ rows: [], unknown: [] })
    expect(planAnswer(planned({ model }))).toContain('no gated metric has a max_drop or max_rise')
  })

  test('of a recipe are pairs of trainings too', () => {
    // X. Bouthillier et al., MLSys 2021: 29 pairs.
    const model = policy({ estimand: 'recipe', data: { score: 'score', seed: 'seed' } })
    expect(planned({ model }).seeds).toBe(29)
  })
})

const LOSSES = { n: 4000, baseline: 0.4, candidate: 0.4, se: 0.004 }

// 300 pull requests, tolerance 1 point, all rates 5 %, models that differ on 2, 5 and 10 %: scipy 1.17, special.ndtri_exp; Bennett's
// and Hoeffding's inequalities as in ease.ml/ci (SysML 2019), in Python's floats.
test.each([
  ['each pull request by itself', [2165, 5412, 10_823]],
  ['ease.ml/ci, adaptivity none', [4661, 10_738, 20_834]],
  ['two tiers, the sealed set never', [5671, 14_177, 28_354]],
  ['two tiers, it does in 1 %', [12_715, 31_786, 63_572]],
  ['one tier with a ledger, 3 %', [25_776, 64_440, 128_879]],
  ['ease.ml/ci, adaptivity full', [98_120, 226_049, 438_582]],
  ['a fresh set for every', [649_500, 1_623_600, 3_246_900]],
  ['ease.ml/ci, adaptivity full, without', [4_232_661, 4_232_661, 4_232_661]],
])('the price of "%s" is %j', (way, examples) => {
  expect(planned().prices.find((price) => price.way.startsWith(way))?.examples).toEqual(examples)
})

// scipy 1.17: the first n at which the betting mixture reaches 20 on counts that are rounded, so that it jumps by some per cent.
test.each([
  [0, 5012],
  [1, 11_772],
  [2, 23_592],
])('the price of watching is about twice that of one look', (spread, first) => {
  const watched = planned().prices[1]?.examples[spread] ?? 0
  expect(watched / first).toBeGreaterThan(0.99)
  expect(watched / first).toBeLessThan(1.03)
})

test('a loss of the tolerance is less likely to be caught where several metrics share the level', () => {
  const both = policy({ metrics: { accuracy: { max_drop: 0.01 }, balanced_accuracy: { max_drop: 0.01 } } })
  const [one, two] = [policy(), both].map((model) => planned({ model, disagreement: 0.05, n: 4000 }).rows[0]?.atHand)
  expect(two?.powerToBlock).toBeLessThan(one?.powerToBlock ?? 0)
  expect(two?.tolerance).toBe(one?.tolerance)
})

test('the plan answers in one line, then in tables', () => {
  const plan = planned({ n: 2000, disagreement: 0.05 })
  expect(planAnswer(plan)).toMatchInlineSnapshot(
    `"5,412 held-out examples settle every tolerance of this policy (accuracy needs the most), and at each pull request labels for about 271 of them: those on which the two models differ; 2,000 can only show 0.016 in accuracy"`,
  )
  const report = renderPlan('spam', plan)
  expect(report).toContain('### spam: plan of the held-out set')
  expect(report).toContain('| **accuracy** | 0.01 | 5 % (as given) | 5,412 | 271 | 21,645 | 2,803 |')
  expect(report).toContain('| two tiers, it does in 1 % of the pull requests | 31,786 |')
})
