/**
 * The score test and interval for a difference of paired proportions.
 * T. Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample design",
 * Statistics in Medicine 17 (1998) 891-908.
 */

import type { Interval } from './binomial.ts'
import type { PairedTable, ScoreTest } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'
import { logNormalSf, normalQuantile } from './special.ts'

/**
 * Tango's z for the hypothesis that (wins - losses)/n estimates `difference`, -1 < difference < 1.
 * Where table and hypothesis leave no variance (no discordant example, difference 0), z is 0.
 *
 * @throws RangeError when the table is none
 */
export function tangoZ(table: PairedTable, difference: number): number {
  checkPairedTable(table)
  return scoreOf(table, difference)
}

/** `tangoZ` without its check, for loops over tables that are known to be sound. */
export function scoreOf({ wins, losses, n }: PairedTable, difference: number): number {
  const b = (2 * n - wins + losses) * difference - wins - losses
  const c = -losses * difference * (1 - difference)
  const root = Math.sqrt(Math.max(0, b * b - 8 * n * c))
  // The larger root of 2n q^2 + b q + c = 0: the rate of losses where wins and losses differ by the hypothesis.
  const nuisance = (root - b) / (4 * n)
  const variance = n * (2 * nuisance + difference * (1 - difference))
  const numerator = wins - losses - n * difference
  if (variance <= 0) return numerator === 0 ? 0 : Math.sign(numerator) * Number.POSITIVE_INFINITY
  return numerator / Math.sqrt(variance)
}

/**
 * One-sided test that the candidate is not worse by `tolerance` or more (0 <= tolerance < 1): a small p shows non-inferiority.
 * Meant for n >= 500; below that its size can exceed the level, and `exactNonInferiority` is to be used.
 *
 * @throws RangeError when the table is none
 */
export function tangoNonInferiority(table: PairedTable, tolerance: number): ScoreTest {
  const z = tangoZ(table, -tolerance)
  const logP = logNormalSf(z)
  return { z, p: Math.exp(logP), logP }
}

/**
 * Score interval of the difference (candidate minus baseline), `level` of confidence on each side, 1/2 < level < 1:
 * level .975 gives the two-sided 95 % interval. It holds the differences that the one-sided tests at 1 - level do not reject.
 *
 * @throws RangeError when the table is none
 */
export function tangoInterval(table: PairedTable, level: number): Interval {
  checkPairedTable(table)
  const z = normalQuantile(level)
  const estimate = (table.wins - table.losses) / table.n
  return {
    lower: crossing({ inside: estimate, outside: -1 }, (difference) => scoreOf(table, difference) < z),
    upper: crossing({ inside: estimate, outside: 1 }, (difference) => scoreOf(table, difference) > -z),
  }
}

/** Bisection to the last bit between a point where `holds` is true and one where it is not; `outside` itself if it never fails. */
function crossing(range: { inside: number; outside: number }, holds: (at: number) => boolean): number {
  let { inside, outside } = range
  for (let i = 0; i < 60 && inside !== outside; i++) {
    const middle = (inside + outside) / 2
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
