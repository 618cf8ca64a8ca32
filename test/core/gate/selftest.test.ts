import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exchangeOf } from '#core/gate/exchange.ts'
import type { Predictions } from '#core/gate/predictions.ts'
import { selftest } from '#core/gate/selftest.ts'
import { withTrueLoss } from '#core/gate/true-loss.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { renderSelftest, selftestAnswer } from '#core/report/selftest.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { drawBinomial } from '#core/statistics/sampling.ts'
import { accuracy, evidenceOf, policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const EVEN = policy({ data: {}, rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

/** Two files of n rows: on the first `wins` only the candidate is right, on the next `losses` only the baseline, then both, then neither. */
function files({ n, wins, losses, both }: Readonly<Record<'n' | 'wins' | 'losses' | 'both', number>>, model = EVEN) {
  const file = (isRight: (row: number) => boolean, source: string) =>
    predictionsOf(
      model,
      [
        ['example_id', 'label', 'prediction', 'group'],
        ...Array.from({ length: n }, (_, row) => {
          const label = row % 2
          return [`e${row}`, label, isRight(row) ? label : 1 - label, `g${row % 40}`]
        }),
      ],
      source,
    )
  const isBoth = (row: number) => row >= wins + losses && row < wins + losses + both
  return {
    candidate: file((row) => row < wins || isBoth(row), 'candidate.csv'),
    baseline: file((row) => (row >= wins && row < wins + losses) || isBoth(row), 'baseline.csv'),
  }
}

describe('the rates of accuracy on 2,000 rows of which the models differ on 100', () => {
  const measured = selftest({
    ...{ model: EVEN, repetitions: 3000 },
    ...files({ n: 2000, wins: 20, losses: 80, both: 1700 }),
  })
  const near = (rate: number, exact: number) =>
    expect(Math.abs(rate - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 3000))

  // scipy 1.17: P(Bin(100, 1/2) <= 41), since the exact McNemar test rejects there first; stats.binom.
  test('blocks at the exact size of the test, whatever the true difference of the two files', () => {
    near(measured.falseBlock.count / measured.falseBlock.of, 0.04431304)
    expect(measured.falseBlock).toMatchObject({ of: 3000, promised: 0.05, broken: false })
  })

  // scipy 1.17: enumeration of Tango's test over wins and losses when each good row turns bad with probability .01/.875.
  test('passes a loss of the tolerance at the size of the test', () => {
    const [accuracy] = measured.falsePass
    expect(accuracy).toMatchObject({ metric: 'accuracy', shifted: 'rows' })
    near((accuracy?.rate.count ?? 0) / 3000, 0.04995867)
  })

  // scipy 1.17: P(Tango's p <= .05) over Bin(100, 1/2) wins.
  test('counts every verdict', () => {
    near(measured.verdicts.pass / 3000, 0.61782328)
    expect(Object.values(measured.verdicts).reduce((sum, count) => sum + count)).toBe(3000)
    expect(measured.verdicts.error).toBe(0)
  })
})

test('the same seed measures the same', () => {
  const own = files({ n: 600, wins: 20, losses: 30, both: 500 })
  const once = selftest({ model: EVEN, repetitions: 200, ...own })
  expect(selftest({ model: EVEN, repetitions: 200, ...own })).toEqual(once)
  const other = { ...EVEN, tests: { ...EVEN.tests, seed: 5 } }
  expect(selftest({ model: other, repetitions: 200, ...own }).verdicts).not.toEqual(once.verdicts)
})

test('a promise that is not kept is told', () => {
  // A gate that promises far less than its test delivers: the rates are those of 5 %, the promise is a tenth of it.
  const own = files({ n: 2000, wins: 50, losses: 50, both: 1700 })
  const kept = selftest({ model: EVEN, repetitions: 1000, ...own })
  const rate = { ...kept.falseBlock, promised: 0.005, broken: kept.falseBlock.interval.lower > 0.005 }
  expect(rate.broken).toBe(true)
  expect(selftestAnswer({ ...kept, falseBlock: rate })).toContain('the promise is at most 0.005, which is broken')
})

test('a broken floor blocks every time, and is no false block', () => {
  const model = policy({ data: {}, metrics: { accuracy: { max_drop: 0.2, floor: 0.99 } } })
  const measured = selftest({ model, repetitions: 200, ...files({ n: 600, wins: 20, losses: 30, both: 300 }) })
  expect(measured.verdicts.block).toBe(200)
  expect(measured.falseBlock.count).toBe(0)
})

// The mean of 20,000 drawn gains: its standard error is below sqrt(.2/1000/20000) = 1e-4.
test.each([
  ['accuracy', { task: 'binary', metrics: { accuracy: { max_drop: 0.05 } } }, -0.05],
  ['refusal_rate', { task: 'llm', metrics: { refusal_rate: { max_rise: 0.05, column: 'refused' } } }, 0.05],
] as const)('a true loss of %s is exactly the tolerance', (metric, fields, loss) => {
  const model = policy({ data: {}, ...fields })
  const random = randomFromSeed(11)
  let sum = 0
  for (let draw = 0; draw < 20_000; draw++) {
    const wins = drawBinomial(random, 300, 0.5)
    const record = { ...accuracy({ n: 1000, wins, losses: 300 - wins, bothRight: 400 }), metric }
    const shifted = withTrueLoss(evidenceOf([record]), model, random).records[0]?.baseline
    if (shifted?.kind === 'proportions') sum += (shifted.wins - shifted.losses) / 1000
  }
  expect(Math.abs(sum / 20_000 - loss)).toBeLessThan(5e-4)
})

test('says how far it is', () => {
  const seen: number[] = []
  const own = files({ n: 600, wins: 1, losses: 1, both: 500 })
  selftest({ model: EVEN, repetitions: 100, progress: (done) => seen.push(done), ...own })
  expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
})

test('metrics that are no share are measured too, with scores that change places', () => {
  const model = policy({ metrics: { roc_auc: { max_drop: 0.02 }, log_loss: { max_rise: 0.05 } } })
  const random = randomFromSeed(7)
  const scores = Array.from({ length: 600 }, (_, row) => ({ label: row % 2, easy: random.uniform() }))
  const file = (noise: number, source: string) =>
    predictionsOf(
      model,
      [
        ['example_id', 'label', 'prediction', 'score'],
        ...scores.map(({ label, easy }, row) => {
          const score = 0.1 + 0.35 * label + 0.35 * easy + noise * random.uniform()
          return [`e${row}`, label, score > 0.5 ? 1 : 0, score]
        }),
      ],
      source,
    )
  const measured = selftest({
    model,
    candidate: file(0.2, 'candidate.csv'),
    baseline: file(0.19, 'baseline.csv'),
    repetitions: 400,
  })
  expect(measured.falsePass.map(({ metric, shifted }) => [metric, shifted])).toEqual([
    ['roc_auc', 'tolerance'],
    ['log_loss', 'tolerance'],
  ])
  for (const { rate } of [...measured.falsePass, { rate: measured.falseBlock }]) expect(rate.broken).toBe(false)
  for (const { rate } of measured.falsePass) expect(rate.count).toBeGreaterThan(5)
  expect(renderSelftest('spam', measured)).toContain('roc_auc shown to be fine, although worse by its tolerance')
})

describe('an exchange', () => {
  const rows = files({ n: 300, wins: 30, losses: 60, both: 180 })
  const exchangeable = (model: ModelPolicy, own: { candidate: Predictions; baseline: Predictions }) => {
    const exchange = exchangeOf(own.candidate, own.baseline, model.task === 'ranking')
    if (typeof exchange === 'string') throw new Error(exchange)
    return exchange
  }
  const answers = ({ prediction }: Predictions) => Array.from(prediction.codes, (code) => prediction.values[code])

  test('keeps both answers on every row, and never one twice', () => {
    const exchange = exchangeable(EVEN, rows)
    const [before, after] = [answers(rows.candidate), answers(rows.baseline)]
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const drawn = exchange.draw(randomFromSeed(seed))
        const [candidate, baseline] = [answers(drawn.candidate), answers(drawn.baseline)]
        for (const row of candidate.keys()) {
          expect([candidate[row], baseline[row]].sort()).toEqual([before[row], after[row]].sort())
        }
      }),
      { numRuns: 20 },
    )
    expect(exchange).toMatchObject({ unit: 'examples', units: 300, differing: 90 })
  })

  test('moves the rows of a group together', () => {
    const model = policy({ data: { group: 'group' } })
    const grouped = files({ n: 300, wins: 300, losses: 0, both: 0 }, model)
    const exchange = exchangeable(model, grouped)
    expect(exchange).toMatchObject({ unit: 'groups', units: 40, differing: 40 })
    const { candidate } = exchange.draw(randomFromSeed(3))
    const own = answers(candidate).map((answer, row) => answer === answers(grouped.candidate)[row])
    for (const [row, same] of own.entries()) expect(same).toBe(own[row % 40])
    expect(new Set(own).size).toBe(2)
  })

  test.each([
    ['of another set', { n: 300, wins: 0, losses: 0, both: 200 }, { n: 299, wins: 1, losses: 0, both: 200 }, 'ids of'],
    [
      'that answer alike',
      { n: 300, wins: 0, losses: 0, both: 200 },
      { n: 300, wins: 0, losses: 0, both: 200 },
      'alike',
    ],
  ])('needs files %s', (_, first, second, message) => {
    const own = { candidate: files(first).candidate, baseline: files(second).candidate }
    expect(() => selftest({ model: EVEN, repetitions: 100, ...own })).toThrow(message)
  })

  test('is not defined for a recipe, and says so', () => {
    const recipe = policy({ estimand: 'recipe', data: { seed: 'seed' } })
    expect(() => selftest({ model: recipe, repetitions: 100, ...rows })).toThrow('judged over its seeds')
  })
})
