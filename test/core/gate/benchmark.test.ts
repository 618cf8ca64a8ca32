import { describe, expect, test } from 'vitest'
import { contrastOf } from '#core/gate/contrast.ts'
import { decide } from '#core/gate/decide.ts'
import type { Verdict } from '#core/gate/decision.ts'
import { metrics } from '#core/metrics/catalogue.ts'
import { logGamma } from '#core/statistics/special.ts'
import { tangoZ } from '#core/statistics/tango.ts'
import { accuracy, evidenceOf, policy, proportions } from './fixture.ts'

/** log P(wins, losses) of n rows, each a win with probability `win` and a loss with probability `loss`. */
function logMass(
  n: number,
  { wins, losses }: { wins: number; losses: number },
  rates: { win: number; loss: number },
): number {
  const ways = logGamma(n + 1) - logGamma(wins + 1) - logGamma(losses + 1) - logGamma(n - wins - losses + 1)
  const power = (k: number, p: number) => (k === 0 ? 0 : k * Math.log(p))
  return (
    ways + power(wins, rates.win) + power(losses, rates.loss) + power(n - wins - losses, 1 - rates.win - rates.loss)
  )
}

/** Counts within nine standard deviations of their mean: what is left out weighs under 1e-15. */
function likely(n: number, rate: number): readonly number[] {
  const reach = 9 * Math.sqrt(n * rate * (1 - rate))
  const from = Math.max(0, Math.floor(n * rate - reach))
  const to = Math.min(n, Math.ceil(n * rate + reach))
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

describe('the error rates of the verdict, by enumeration of every table', () => {
  const model = policy({ rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

  function verdicts(n: number): (wins: number, losses: number) => Verdict {
    const known = new Map<number, Verdict>()
    return (wins, losses) => {
      const key = wins * (n + 1) + losses
      const verdict = known.get(key) ?? decide({ model, evidence: evidenceOf([accuracy({ n, wins, losses })]) }).verdict
      known.set(key, verdict)
      return verdict
    }
  }

  function percent(n: number, verdictOf: ReturnType<typeof verdicts>, truth: { discordant: number; gain: number }) {
    const rates = { win: (truth.discordant + truth.gain) / 2, loss: (truth.discordant - truth.gain) / 2 }
    const sums = { pass: 0, block: 0, inconclusive: 0, error: 0 }
    for (const wins of likely(n, rates.win)) {
      for (const losses of likely(n, rates.loss)) {
        sums[verdictOf(wins, losses)] += 100 * Math.exp(logMass(n, { wins, losses }, rates))
      }
    }
    return sums
  }

  // Made independently with numpy and scipy (binom.cdf for McNemar, Tango's closed form): both levels .05, tolerance one point;
  // d is the share of rows on which exactly one model is right. In per cent: block and inconclusive where nothing is lost, pass
  // where one and where two points are.
  test.each([
    [
      500,
      [
        [0.02, 2.3, 53.9, 4.6, 0.0],
        [0.05, 3.4, 71.3, 5.0, 0.4],
        [0.1, 3.8, 79.2, 4.9, 0.9],
      ],
    ],
    [
      2000,
      [
        [0.02, 3.6, 4.4, 4.7, 0.0],
        [0.05, 4.0, 32.9, 4.9, 0.0],
        [0.1, 4.3, 55.0, 5.0, 0.1],
      ],
    ],
  ])('at n = %i', (n, expected) => {
    const verdictOf = verdicts(n)
    for (const [discordant = 0, block = -1, inconclusive = -1, onePoint = -1, twoPoints = -1] of expected) {
      const nothing = percent(n, verdictOf, { discordant, gain: 0 })
      const found = [
        nothing.block,
        nothing.inconclusive,
        percent(n, verdictOf, { discordant, gain: -0.01 }).pass,
        percent(n, verdictOf, { discordant, gain: -0.02 }).pass,
      ]
      for (const [index, value] of [block, inconclusive, onePoint, twoPoints].entries()) {
        expect(Math.abs((found[index] ?? Number.NaN) - value), `d ${discordant}, column ${index}`).toBeLessThanOrEqual(
          0.1,
        )
      }
    }
  })
})

describe('the size of the test to pass', () => {
  const rule = policy().metrics.accuracy
  if (!rule) throw new Error('the policy gates accuracy')
  const ruled = { name: 'accuracy', metric: metrics.accuracy, rule }
  const level = 0.05

  // Tango at 500 may exceed its level by .0015: that is what "finite-sample" stands for, and why the exact test takes over below.
  test.each([
    [499, 'exact unconditional', 0.05 + 1e-9],
    [500, 'Tango score', 0.0515],
  ])('at n = %i, by the %s test, for a true loss of the tolerance', (n, name, most) => {
    for (const tolerance of [0.005, 0.01, 0.02, 0.03]) {
      const size = sizes(n, tolerance, name)
      expect(Math.max(...size), `tolerance ${tolerance}`).toBeLessThanOrEqual(most)
      expect(Math.max(...size), 'the scan reaches the level').toBeGreaterThan(0.03)
    }
  })

  function sizes(n: number, tolerance: number, name: string): number[] {
    const tables = tablesUpTo(n, Math.ceil(0.5 * n))
      .map((table) => ({ ...table, z: tangoZ({ ...table, n }, -tolerance) }))
      .sort((a, b) => b.z - a.z)
    const isPass = (index: number): boolean => {
      const { wins = 0, losses = 0 } = tables[index] ?? {}
      const contrast = contrastOf(proportions({ n, wins, losses }), ruled, policy().tests)
      expect(contrast?.tests.pass).toBe(name)
      return (contrast?.nonInferiority(tolerance) ?? 1) <= level
    }
    // p follows z, so the tables that pass are the first ones.
    let [passing, failing] = [-1, tables.length]
    while (failing - passing > 1) {
      const middle = (passing + failing) >> 1
      if (isPass(middle)) passing = middle
      else failing = middle
    }
    const passes = tables.slice(0, passing + 1)
    return Array.from({ length: 8 }, (_, index) => {
      const discordant = tolerance + ((0.3 - tolerance) * index) / 7
      const rates = { win: (discordant - tolerance) / 2, loss: (discordant + tolerance) / 2 }
      return passes.reduce((sum, table) => sum + Math.exp(logMass(n, table, rates)), 0)
    })
  }

  function tablesUpTo(n: number, most: number): { wins: number; losses: number }[] {
    return Array.from({ length: most + 1 }, (_, wins) =>
      Array.from({ length: Math.min(most, n - wins) + 1 }, (_, losses) => ({ wins, losses })),
    ).flat()
  }
})
