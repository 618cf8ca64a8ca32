import { describe, expect, test } from 'vitest'
import { type Contrast, contrastOf } from '#core/gate/contrast.ts'
import { metrics } from '#core/metrics/catalogue.ts'
import { policy, proportions } from '../core/gate/fixture.ts'
import { borderOf, probability } from './enumeration.ts'

/*
 * The real size of both tests of a 0/1 metric, as the gate uses them: the largest probability, over the share d of rows on which exactly one
 * model is right, of a wrong conclusion at the edge of its hypothesis. By enumeration of every table.
 */

const ROWS = [50, 200, 499, 500, 2000]
const TOLERANCES = [0.005, 0.01, 0.02, 0.03]
const ALPHA = 0.05
/** Where Tango's test is used it may exceed its level by this: "finite-sample", not "exact". */
const SLACK = 0.0015
const STEPS = 60

function testsOf(n: number, wins: number, losses: number): Contrast {
  const contrast = contrastOf(proportions({ n, wins, losses }), { metric: metrics.accuracy }, policy().tests)
  if (!contrast) throw new Error('a table of rows has tests')
  return contrast
}

/** The largest chance over shares d from the tolerance to .3, and where it is. */
function largest(tolerance: number, chanceAt: (discordant: number) => number): { size: number; at: number } {
  let found = { size: 0, at: Number.NaN }
  for (let step = 0; step <= STEPS; step++) {
    const discordant = tolerance + ((0.3 - tolerance) * step) / STEPS
    const size = chanceAt(discordant)
    if (size > found.size) found = { size, at: discordant }
  }
  return found
}

describe.each(ROWS)('at n = %i', (n) => {
  test.each(TOLERANCES)('a true loss of the tolerance %d passes with at most the level', (tolerance) => {
    const border = borderOf(n, (wins, losses) => testsOf(n, wins, losses).nonInferiority(tolerance) <= ALPHA)
    const { size, at } = largest(tolerance, (discordant) => probability(n, { discordant, gain: -tolerance }, border))
    const { pass } = testsOf(n, 0, 0).tests
    console.log(`size of "${pass}", n ${n}, tolerance ${tolerance}: at most ${size.toFixed(5)}, at d ${at.toFixed(3)}`)
    expect(pass).toBe(n < 500 ? 'exact unconditional' : 'Tango score')
    expect(size).toBeLessThanOrEqual(n < 500 ? ALPHA + 1e-9 : ALPHA + SLACK)
    // The test is not simply blind.
    expect(size).toBeGreaterThan(n < 200 ? 0 : 0.03)
  })

  test('no loss at all blocks with at most the level', () => {
    const unblocked = borderOf(n, (wins, losses) => testsOf(n, wins, losses).regression > ALPHA)
    const { size, at } = largest(0.005, (discordant) => 1 - probability(n, { discordant, gain: 0 }, unblocked))
    console.log(`size of "exact McNemar", n ${n}: at most ${size.toFixed(5)}, at d ${at.toFixed(3)}`)
    expect(size).toBeLessThanOrEqual(ALPHA)
    expect(size).toBeGreaterThan(0.02)
  })
})
