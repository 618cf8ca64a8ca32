import { describe, expect, it } from 'vitest'
import { logBinomialMass } from '#core/statistics/binomial.ts'
import { logNonInferiorityEOfTable } from '#core/statistics/e-value.ts'
import { mcnemarExact, mcnemarMidP } from '#core/statistics/mcnemar.ts'
import { rowsNeeded } from '#core/statistics/sample-size.ts'
import { logNormalSf } from '#core/statistics/special.ts'
import { tangoNonInferiority } from '#core/statistics/tango.ts'

interface Truth {
  readonly n: number
  /** Rates of wins and losses. */
  readonly win: number
  readonly loss: number
}

/** The probability of the tables that a rule accepts: wins and losses summed up within nine deviations. */
function probabilityThat(rule: (table: { wins: number; losses: number; n: number }) => boolean, truth: Truth): number {
  const { n, win, loss } = truth
  const range = (rows: number, rate: number): [number, number] => {
    const reach = 9 * Math.sqrt(rows * rate * (1 - rate)) + 9
    return [Math.max(0, Math.floor(rows * rate - reach)), Math.min(rows, Math.ceil(rows * rate + reach))]
  }
  let total = 0
  const [from, to] = range(n, loss)
  for (let losses = from; losses <= to; losses++) {
    const mass = logBinomialMass(losses, n, loss)
    const share = win / (1 - loss)
    const [fewest, most] = range(n - losses, share)
    for (let wins = fewest; wins <= most; wins++)
      if (rule({ wins, losses, n })) total += Math.exp(mass + logBinomialMass(wins, n - losses, share))
  }
  return total
}

const truthOf = (n: number, disagreement: number, difference: number): Truth => ({
  n,
  win: (disagreement + difference) / 2,
  loss: (disagreement - difference) / 2,
})

describe('the two promises at the size that both need', () => {
  // Both at 5 % for one point; P(pass | no loss), and P(block | a loss of one point) where shown non-inferiority goes first; by enumeration
  // with scipy.stats.binom.
  it.each([
    [5412, 0.05, 0.948, 0.943],
    [2165, 0.02, 0.937, 0.939],
  ])('n = %i, disagreement %d', (n, disagreement, passes, blocks) => {
    const isShown = (table: { wins: number; losses: number; n: number }) => tangoNonInferiority(table, 0.01).p <= 0.05
    const passed = probabilityThat(isShown, truthOf(n, disagreement, 0))
    expect(passed).toBeCloseTo(passes, 3)
    const blocked = probabilityThat(
      (table) => mcnemarExact(table).p <= 0.05 && !isShown(table),
      truthOf(n, disagreement, -0.01),
    )
    expect(blocked).toBeCloseTo(blocks, 3)
  })
})

describe('tables worked out with scipy', () => {
  it('tests non-inferiority and regression', () => {
    const small = { wins: 30, losses: 45, n: 2000 }
    expect(tangoNonInferiority(small, 0.01).z).toBeCloseTo(0.573296, 6)
    expect(tangoNonInferiority(small, 0.01).p).toBeCloseTo(0.2832221615, 10)
    expect(mcnemarExact(small).p).toBeCloseTo(0.052671134437, 12)
    expect(mcnemarMidP(small).p).toBeCloseTo(0.042323046, 9)
    const large = { wins: 120, losses: 150, n: 10_000 }
    expect(tangoNonInferiority(large, 0.01).z).toBeCloseTo(4.09469, 5)
    expect(tangoNonInferiority(large, 0.01).p).toBeCloseTo(2.113671745e-5, 14)
    expect(mcnemarExact(large).p).toBeCloseTo(0.03869469949, 11)
    const alike = tangoNonInferiority({ wins: 0, losses: 0, n: 500 }, 0.01)
    expect([alike.z, alike.p]).toEqual([expect.closeTo(2.247333, 6), expect.closeTo(0.01230938069, 11)])
    expect(mcnemarExact({ wins: 0, losses: 12 }).p).toBeCloseTo(0.000244140625, 14)
    const one = tangoNonInferiority({ wins: 0, losses: 1, n: 44 }, 0.1)
    expect([one.z, one.p]).toEqual([expect.closeTo(1.708564, 6), expect.closeTo(0.04376584444, 11)])
  })

  it('gives the asymptotic forms of McNemar out of the normal tail', () => {
    // statsmodels mcnemar(exact=False), without and with continuity correction: chi-squared is z squared.
    const twoSided = (z: number) => 2 * Math.exp(logNormalSf(z))
    expect(twoSided(10 / Math.sqrt(22))).toBeCloseTo(0.033006257661, 11)
    expect(twoSided(9 / Math.sqrt(22))).toBeCloseTo(0.055008833629, 11)
    expect(twoSided(6 / Math.sqrt(8))).toBeCloseTo(0.033894853525, 11)
    expect(twoSided(5 / Math.sqrt(8))).toBeCloseTo(0.077099871744, 11)
  })
})

describe('the price of stopping whenever one likes', () => {
  it('is twice the identical rows for one point, and more than twice the rows for 90 % power', () => {
    const passes = (table: { wins: number; losses: number; n: number }, tolerance: number) =>
      logNonInferiorityEOfTable(table, tolerance) >= Math.log(20)
    expect(passes({ wins: 0, losses: 0, n: 543 }, 0.01)).toBe(false)
    expect(passes({ wins: 0, losses: 0, n: 544 }, 0.01)).toBe(true)
    const fixed = { logPass: Math.log(0.05), logBlock: Math.log(0.1), tolerance: 0.01, variance: 0.05 }
    expect(rowsNeeded(fixed)).toBe(4282)
    const power = (n: number) => probabilityThat((table) => passes(table, 0.01), truthOf(n, 0.05, 0))
    // numpy: .8849 at 10,000 rows, and a loss of one point passes with .00058.
    expect(power(10_000)).toBeCloseTo(0.8849, 4)
    expect(probabilityThat((table) => passes(table, 0.01), truthOf(10_000, 0.05, -0.01))).toBeCloseTo(0.000578, 6)
  })

  it('is too much for small sets: three points at n = 150 and 200', () => {
    const early = probabilityThat(
      (table) => logNonInferiorityEOfTable(table, 0.03) >= Math.log(20),
      truthOf(150, 0.05, 0),
    )
    expect(early).toBeCloseTo(0.03, 2)
    const once = probabilityThat((table) => tangoNonInferiority(table, 0.03).p <= 0.05, truthOf(200, 0.05, 0))
    expect(once).toBeCloseTo(0.54, 2)
  })
})
