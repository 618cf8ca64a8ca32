import { describe, expect, test } from 'vitest'
import { mcnemarMidP } from '#core/statistics/mcnemar.ts'
import type { PairedTable } from '#core/statistics/paired-table.ts'
import { normalIsf } from '#core/statistics/special.ts'
import { tangoNonInferiority, tangoZ } from '#core/statistics/tango.ts'
import { borderOf, probability } from './enumeration.ts'

/*
 * Why the gate uses the tests it uses: the real size of those it does not, or not there, by enumeration of every table. Expected
 * sizes were made independently with numpy and scipy.
 */

type IsShown = (table: PairedTable) => boolean

/** The chance that a true loss of the tolerance passes. */
function size(n: number, tolerance: number, discordant: number, isShown: IsShown): number {
  const border = borderOf(n, (wins, losses) => isShown({ wins, losses, n }))
  return probability(n, { discordant, gain: -tolerance }, border)
}

function shares(from: number): number[] {
  return Array.from({ length: 100 }, (_, step) => from + ((0.3 - from) * step) / 99)
}

function tangoAt(alpha: number, tolerance: number): IsShown {
  return (table) => tangoNonInferiority(table, tolerance).p <= alpha
}

function waldAt(alpha: number, tolerance: number): IsShown {
  const z = normalIsf(Math.log(alpha))
  return ({ wins, losses, n }) => {
    const gain = (wins - losses) / n
    return gain + tolerance > z * Math.sqrt(Math.max(0, (wins + losses) / n - gain ** 2) / n)
  }
}

describe('below 500 rows Tango exceeds its level, so the exact test takes its place', () => {
  test.each([
    [200, 0.03, 0.03, 0.0593],
    [200, 0.005, 0.005, 0.0558],
  ])('n = %i, tolerance %d, near d = %d', (n, tolerance, from, expected) => {
    const sizes = shares(from).map((d) => size(n, tolerance, d, tangoAt(0.05, tolerance)))
    console.log(`size of Tango, n ${n}, tolerance ${tolerance}: at most ${Math.max(...sizes).toFixed(4)}`)
    expect(Math.max(...sizes)).toBeGreaterThan(0.0515)
    expect(Math.abs(Math.max(...sizes) - expected)).toBeLessThan(0.002)
  })
})

test.each([
  [200, 0.134],
  [1000, 0.074],
])("Wald's interval at n = %i is far from its level", (n, expected) => {
  const sizes = [0.01, 0.02].flatMap((tolerance) =>
    shares(tolerance).map((d) => size(n, tolerance, d, waldAt(0.05, tolerance))),
  )
  console.log(`size of Wald, n ${n}: at most ${Math.max(...sizes).toFixed(3)}`)
  // Sizes of a coarser scan: this one may find a larger one.
  expect(Math.max(...sizes)).toBeGreaterThan(expected - 0.001)
})

describe('the levels of a ledger are tiny, and Tango keeps them', () => {
  test.each([500, 2000, 10_000])('from 1e-2 to 1e-9 at n = %i', (n) => {
    for (const alpha of [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9]) {
      const z = normalIsf(Math.log(alpha))
      const border = borderOf(n, (wins, losses) => tangoZ({ wins, losses, n }, -0.01) >= z)
      const sizes = shares(0.01).map((discordant) => probability(n, { discordant, gain: -0.01 }, border))
      const ratio = Math.max(...sizes) / alpha
      console.log(`size of Tango at ${alpha}, n ${n}: at most ${ratio.toFixed(4)} of it`)
      expect(ratio).toBeLessThanOrEqual(1.001)
    }
  })
})

test('mid-p McNemar, an option, stays at its level too', () => {
  for (const n of [50, 200, 500, 2000]) {
    const border = borderOf(n, (wins, losses) => mcnemarMidP({ wins, losses }).p > 0.05)
    const sizes = shares(0.005).map((discordant) => 1 - probability(n, { discordant, gain: 0 }, border))
    console.log(`size of mid-p McNemar, n ${n}: at most ${Math.max(...sizes).toFixed(5)}`)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(0.05)
  }
})
