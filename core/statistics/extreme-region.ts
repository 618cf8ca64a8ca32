import type { PairedTable } from './paired-table.ts'
import { logGamma } from './special.ts'
import { scoreOf } from './tango.ts'

/** Less than half a unit in a sum's last place. */
const NEGLIGIBLE = 1e-17
/** A probability carried from its neighbour is computed anew below this, so that none is lost to underflow. */
const FAINT = 1e-280

/** The tables at least as extreme as the observed one: for each number of losses, the fewest wins; rows beyond the last are empty. */
export interface Region {
  readonly n: number
  readonly difference: number
  readonly fewestWins: Int32Array
  readonly logFactorial: Float64Array
}

/** Tango's z rises with wins and falls with losses, so one walk along the border finds every row's first table. */
export function regionOf(table: PairedTable, difference: number): Region {
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
  const logFactorial = Float64Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1))
  return { n, difference, fewestWins: Int32Array.from(fewestWins), logFactorial }
}

/**
 * The region's probability when wins have rate max(0, difference) + q and losses max(0, -difference) + q. Losses are binomial, wins binomial
 * among the rest; the tail of the wins is carried from row to row by additions only, so small probabilities keep their digits. Rows
 * too rare to change the sum by the share `negligible` are left out: above, because the tail falls too; below, because no tail exceeds 1.
 */
export function probabilityOf(
  { n, difference, fewestWins, logFactorial }: Region,
  q: number,
  negligible = NEGLIGIBLE,
): number {
  const lossRate = Math.max(0, -difference) + q
  const winRate = Math.min(1, (Math.max(0, difference) + q) / (1 - lossRate))
  const [rest, lossOdds, winOdds] = [1 - winRate, lossRate / (1 - lossRate), winRate / (1 - winRate)]
  const losses = binomialMass(logFactorial, lossRate)
  const wins = binomialMass(logFactorial, winRate)
  const [carriesLosses, carriesWins] = [lossRate > 0 ? FAINT : 2, winRate > 0 && winRate < 1 ? FAINT : 2]
  const last = fewestWins.length - 1
  let row = Math.min(last, Math.floor((n + 1) * lossRate))
  let mass = losses(n, row)
  for (const least = (negligible / n) * mass; row < last && mass > least; row++)
    mass = mass > carriesLosses ? mass * lossOdds * ((n - row) / (row + 1)) : losses(n, row + 1)
  let trials = n - row
  let from = fewestWins[row] ?? 0
  let tail = upperTail((k) => wins(trials, k), { from, to: trials, odds: winOdds, negligible })
  // The probability of one win fewer than the tail begins with; 0 where it begins with none.
  let below = wins(trials, from - 1)
  let total = mass * tail
  while (row > 0) {
    // P(Bin(N + 1) >= k) = P(Bin(N) >= k) + rate P(Bin(N) = k - 1)
    tail += winRate * below
    trials += 1
    below = below > carriesWins ? below * rest * (trials / (trials - from + 1)) : wins(trials, from - 1)
    mass = mass > carriesLosses ? (mass * row) / ((n - row + 1) * lossOdds) : losses(n, row - 1)
    row -= 1
    for (const first = fewestWins[row] ?? 0; from > first; ) {
      tail += below
      from -= 1
      below = below > carriesWins ? (below * from) / ((trials - from + 1) * winOdds) : wins(trials, from - 1)
    }
    total += mass * tail
    if (mass * row < negligible * total) break
  }
  return total
}

interface Tail {
  readonly from: number
  readonly to: number
  readonly odds: number
  readonly negligible: number
}

/** The sum of masses upwards, until those left no longer count; before the mode none is that small next to its sum. */
function upperTail(massAt: (k: number) => number, { from, to, odds, negligible }: Tail): number {
  let [sum, mass] = [0, massAt(from)]
  for (let k = from; k <= to; k++) {
    sum += mass
    if (mass * (to - k) < negligible * sum) break
    mass = mass > FAINT && odds < Number.POSITIVE_INFINITY ? mass * odds * ((to - k) / (k + 1)) : massAt(k + 1)
  }
  return sum
}

/** The probability of k among N at a rate; 0 for a negative k. */
function binomialMass(logFactorial: Float64Array, rate: number): (trials: number, k: number) => number {
  const [logRate, logRest] = [Math.log(rate), Math.log1p(-rate)]
  const logOf = (k: number): number => logFactorial[k] ?? Number.NaN
  return (trials, k) => {
    if (k < 0 || k > trials) return 0
    const others = trials - k
    const choices = logOf(trials) - logOf(k) - logOf(others)
    return Math.exp(choices + (k === 0 ? 0 : k * logRate) + (others === 0 ? 0 : others * logRest))
  }
}
