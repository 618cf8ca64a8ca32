/**
 * Non-inferiority of paired proportions for small samples: Tango's z orders the tables, and the p-value is the largest probability,
 * over the unknown rate of discordant examples, of a table at least as extreme. E. Barnard's unconditional test (Biometrika 34, 1947)
 * for pairs as in S. Suissa and J. J. Shuster, Biometrics 47 (1991) 361-372; that the largest probability lies on the border of the
 * hypothesis follows from the monotone order: J. Röhmel and U. Mansmann, Biometrical Journal 41 (1999) 149-170.
 */

import type { PairedTable, ScoreTest } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'
import { logGamma } from './special.ts'
import { scoreOf, tangoInterval } from './tango.ts'

/** Points of the first scan over the nuisance parameter: at least four to a standard deviation of the discordant share at n = 500. */
const SCAN = 128
/** Golden-section steps around each of the best scanned points. */
const REFINE = 30
/** How far below itself the lower limit looks for accepted differences, in multiples of 1/n. */
const LOOKOUT = [1 / 8, 1 / 4, 3 / 8, 1 / 2, 5 / 8, 3 / 4, 7 / 8, 1, 5 / 4, 3 / 2, 7 / 4, 2] as const
/** Less than half a unit in a sum's last place. */
const NEGLIGIBLE = 1e-17
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** The tables at least as extreme as the observed one: for each number of losses, the fewest wins; rows beyond the last are empty. */
interface Region {
  readonly n: number
  readonly difference: number
  readonly fewestWins: readonly number[]
  readonly logFactorial: Float64Array
}

/**
 * One-sided exact test that the candidate is not worse by `tolerance` or more, 0 <= tolerance < 1. Meant for n < 500: the work grows
 * with n, some milliseconds at 499.
 *
 * @throws RangeError when the table is none
 */
export function exactNonInferiority(table: PairedTable, tolerance: number): ScoreTest {
  checkPairedTable(table)
  const p = largestProbability(table, -tolerance)
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
 * once it exceeds `enough`.
 */
function largestProbability(table: PairedTable, difference: number, enough = 1): number {
  const region = regionOf(table, difference)
  const limit = (1 - Math.abs(difference)) / 2
  const at = (angle: number): number => Math.min(1, probability(region, limit * Math.sin((angle * Math.PI) / 2) ** 2))
  const scanned: number[] = []
  for (let i = 0; i <= SCAN; i++) {
    const value = at(i / SCAN)
    if (value > enough) return value
    scanned.push(value)
  }
  let largest = Math.max(...scanned)
  for (const peak of peaksOf(scanned)) {
    largest = Math.max(largest, climb(at, Math.max(0, peak - 1) / SCAN, Math.min(SCAN, peak + 1) / SCAN))
  }
  return largest
}

/** Indices of the local maxima that could hold the largest value: the scan is fine enough to come within a tenth of every peak. */
function peaksOf(values: readonly number[]): readonly number[] {
  const height = (i: number): number => values[i] ?? -1
  const enough = 0.9 * Math.max(...values)
  return values
    .map((_, i) => i)
    .filter((i) => height(i) >= enough && height(i) >= height(i - 1) && height(i) >= height(i + 1))
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

/** z rises with wins and falls with losses, so one walk along the border finds every row's first table. */
function regionOf(table: PairedTable, difference: number): Region {
  const { n } = table
  const observed = scoreOf(table, difference)
  const border = observed - 1e-10 * Math.max(1, Math.abs(observed))
  const fewestWins: number[] = []
  let wins = 0
  for (let losses = 0; losses <= n; losses++) {
    while (wins <= n - losses && scoreOf({ wins, losses, n }, difference) < border) wins++
    if (wins > n - losses) break
    fewestWins.push(wins)
  }
  return { n, difference, fewestWins, logFactorial: Float64Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1)) }
}

/**
 * The region's probability when wins have rate max(0, difference) + q and losses max(0, -difference) + q. Losses are binomial, wins binomial
 * among the rest; the tail of the wins is carried from row to row by additions only, so small probabilities keep their digits. Rows
 * too rare to change the sum's last digit are left out: above, because the tail falls too; below, because no tail exceeds 1.
 */
function probability({ n, difference, fewestWins, logFactorial }: Region, q: number): number {
  const lossRate = Math.max(0, -difference) + q
  const winRate = Math.min(1, (Math.max(0, difference) + q) / (1 - lossRate))
  const losses = binomialMass(logFactorial, lossRate)
  const wins = binomialMass(logFactorial, winRate)
  const last = fewestWins.length - 1
  const mode = Math.min(last, Math.floor((n + 1) * lossRate))
  let row = mode
  for (const least = (NEGLIGIBLE / n) * losses(n, mode); row < last && losses(n, row) > least; ) row += 1
  let trials = n - row
  let from = fewestWins[row] ?? 0
  let tail = upperTail((k) => wins(trials, k), { from, to: trials })
  let total = losses(n, row) * tail
  while (row > 0) {
    // P(Bin(N + 1) >= k) = P(Bin(N) >= k) + rate P(Bin(N) = k - 1)
    if (from > 0) tail += winRate * wins(trials, from - 1)
    trials += 1
    row -= 1
    for (const first = fewestWins[row] ?? 0; from > first; ) {
      from -= 1
      tail += wins(trials, from)
    }
    const mass = losses(n, row)
    total += mass * tail
    if (mass * row < NEGLIGIBLE * total) break
  }
  return total
}

/** The sum of masses upwards, until those left no longer count; before the mode none is that small next to its sum. */
function upperTail(mass: (k: number) => number, { from, to }: { from: number; to: number }): number {
  let sum = 0
  for (let k = from; k <= to; k++) {
    const term = mass(k)
    sum += term
    if (term * (to - k) < NEGLIGIBLE * sum) break
  }
  return sum
}

/** The probability of k among N at a rate, k <= N. */
function binomialMass(logFactorial: Float64Array, rate: number): (trials: number, k: number) => number {
  const logRate = Math.log(rate)
  const logRest = Math.log1p(-rate)
  const logOf = (k: number): number => logFactorial[k] ?? Number.NaN
  return (trials, k) => {
    const rest = trials - k
    const choices = logOf(trials) - logOf(k) - logOf(rest)
    return Math.exp(choices + (k === 0 ? 0 : k * logRate) + (rest === 0 ? 0 : rest * logRest))
  }
}
