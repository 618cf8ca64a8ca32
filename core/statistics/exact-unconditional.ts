/**
 * Non-inferiority of paired proportions for small samples: Tango's z orders the tables, and the p-value is the largest probability,
 * over the unknown rate of discordant examples, of a table at least as extreme. E. Barnard's unconditional test (Biometrika 34, 1947)
 * for pairs as in S. Suissa and J. J. Shuster, Biometrics 47 (1991) 361-372; that the largest probability lies on the border of the
 * hypothesis follows from the monotone order: J. Röhmel and U. Mansmann, Biometrical Journal 41 (1999) 149-170.
 */

import { probabilityOf, regionOf } from './extreme-region.ts'
import type { PairedTable, ScoreTest } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'
import { scoreOf, tangoInterval } from './tango.ts'

/** Points of the first scan over the nuisance parameter: at least four to a standard deviation of the discordant share at n = 500. */
const SCAN = 128
/** Golden-section steps around each of the best scanned points. */
const REFINE = 30
/** What a scanned probability may lack of itself; it never is too large. */
const ROUGH = 1e-8
/** How far below itself the lower limit looks for accepted differences, in multiples of 1/n. */
const LOOKOUT = [1 / 8, 1 / 4, 3 / 8, 1 / 2, 5 / 8, 3 / 4, 7 / 8, 1, 5 / 4, 3 / 2, 7 / 4, 2] as const
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * One-sided exact test that the candidate is not worse by `tolerance` or more, 0 <= tolerance < 1. Meant for n < 500: the work grows
 * with n, a millisecond at 499.
 *
 * @param enough a p-value above this need not be exact: the search stops at the first rate that shows it to be above
 * @throws RangeError when the table is none
 */
export function exactNonInferiority(table: PairedTable, tolerance: number, enough = 1): ScoreTest {
  checkPairedTable(table)
  const p = largestProbability(table, -tolerance, enough)
  return { z: scoreOf(table, -tolerance), p, logP: Math.log(p) }
}

/**
 * Lower confidence limit, at level 1 - alpha on its side, of the difference candidate minus baseline: the test above, inverted.
 * 0 < alpha < 1/2. Accurate to 1e-7, on the low side. The order of the tables depends on the hypothesis, so some tables have rejected gaps
 * among their accepted differences; the limit looks across those up to 2/n wide. An accepted island narrower than 1/(8n) may still be
 * missed, so where a verdict hangs on it, ask `exactNonInferiority`: this limit is for drawing.
 *
 * @throws RangeError when the table is none
 */
export function exactLowerLimit(table: PairedTable, alpha: number): number {
  checkPairedTable(table)
  const estimate = (table.wins - table.losses) / table.n
  if (estimate === -1) return -1
  const step = 1 / (4 * table.n)
  const isAccepted = (difference: number): boolean =>
    difference > -1 && largestProbability(table, difference, alpha) > alpha
  let limit = tangoInterval(table, 1 - alpha).lower
  let accepted: number | undefined = limit
  for (let rise = step; accepted < estimate && !isAccepted(accepted); rise *= 2)
    accepted = Math.min(estimate, accepted + rise)
  while (accepted !== undefined) {
    limit = edgeBelow(accepted, step, isAccepted)
    accepted = LOOKOUT.map((reach) => limit - reach / table.n).find(isAccepted)
  }
  return limit
}

/** A rejected difference within 1e-7 below accepted ones: down in doubling steps, then bisection. */
function edgeBelow(from: number, step: number, isAccepted: (difference: number) => boolean): number {
  let accepted = from
  let rejected = Math.max(-1, from - step)
  for (let fall = 2 * step; isAccepted(rejected); fall *= 2) {
    accepted = rejected
    rejected = Math.max(-1, rejected - fall)
  }
  while (accepted - rejected > 1e-7) {
    const middle = (accepted + rejected) / 2
    if (isAccepted(middle)) accepted = middle
    else rejected = middle
  }
  return rejected
}

/**
 * The largest probability of the region over the nuisance parameter q, the rate of the rarer kind of discordant example. Stops early
 * once it exceeds `enough`; it begins where it most likely does, at the rate observed.
 */
function largestProbability(table: PairedTable, difference: number, enough = 1): number {
  const region = regionOf(table, difference)
  const limit = (1 - Math.abs(difference)) / 2
  const rateAt = (angle: number): number => limit * Math.sin((angle * Math.PI) / 2) ** 2
  const at = (angle: number): number => Math.min(1, probabilityOf(region, rateAt(angle)))
  const roughly = (angle: number): number => Math.min(1, probabilityOf(region, rateAt(angle), ROUGH))
  if (enough < 1) {
    const rate = ((table.wins + table.losses) / table.n - Math.abs(difference)) / 2
    const likely = Math.min(1, probabilityOf(region, Math.max(0, Math.min(limit, rate))))
    if (likely > enough) return likely
  }
  const scanned: number[] = []
  for (let i = 0; i <= SCAN; i++) {
    const value = roughly(i / SCAN)
    if (value > enough) return value
    scanned.push(value)
  }
  let largest = Math.max(...scanned)
  for (const peak of peaksOf(scanned)) {
    if (heightOf(scanned, peak) * (1 + 2 * ROUGH) < largest) continue
    largest = Math.max(
      largest,
      at(peak / SCAN),
      climb(at, Math.max(0, peak - 1) / SCAN, Math.min(SCAN, peak + 1) / SCAN),
    )
  }
  return largest
}

/** Indices of the local maxima, highest first. */
function peaksOf(values: readonly number[]): readonly number[] {
  const height = (i: number): number => values[i] ?? -1
  return values
    .map((_, i) => i)
    .filter((i) => height(i) >= height(i - 1) && height(i) >= height(i + 1))
    .sort((i, j) => height(j) - height(i))
}

/**
 * More than the function can reach between the neighbours of a scanned peak. Through three equidistant points of which the middle is
 * highest a parabola rises above it by at most an eighth of the second difference; the scan is fine enough for that, and four times
 * it is allowed.
 */
function heightOf(values: readonly number[], peak: number): number {
  const here = values[peak] ?? 0
  const [before, after] = [values[peak - 1] ?? here, values[peak + 1] ?? here]
  return here + (2 * here - before - after) / 2
}

/** Golden-section search for the largest value between two points (J. Kiefer, 1953). */
function climb(at: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  let [x1, x2] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [f1, f2] = [at(x1), at(x2)]
  for (let i = 0; i < REFINE; i++) {
    if (f1 < f2) {
      low = x1
      ;[x1, f1] = [x2, f2]
      x2 = low + GOLDEN * (high - low)
      f2 = at(x2)
    } else {
      high = x2
      ;[x2, f2] = [x1, f1]
      x1 = high - GOLDEN * (high - low)
      f1 = at(x1)
    }
  }
  return Math.max(f1, f2)
}
