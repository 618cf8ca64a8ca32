import type { PairedTable } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'
import { logBeta, logRegularizedBeta } from './special.ts'

/**
 * E-values: bets against a hypothesis whose expected winnings are at most 1 while it is true, so that it may be rejected as soon as one
 * reaches 1/alpha, whenever one looks (J. Ville, 1939; G. Shafer, JRSS A 184 (2021)). All are natural logarithms.
 */

/** Bets of the betting mixture: .98 of the largest that cannot lose everything, halved again and again. */
const BETS = 12
const LARGEST_BET = 0.98

/**
 * log E against "the candidate is not worse" from the discordant examples: the likelihood under Jeffreys' prior, cut off to win rates under
 * one half, over that of a fair coin. H. Robbins, Annals of Mathematical Statistics 41 (1970), section 2, with a beta mixture.
 *
 * @throws RangeError when wins or losses is no count
 */
export function logRegressionE({ wins, losses }: { readonly wins: number; readonly losses: number }): number {
  checkPairedTable({ wins, losses, n: Math.max(1, wins + losses) })
  const [a, b] = [wins + 0.5, losses + 0.5]
  const mixture = logBeta(a, b) + logRegularizedBeta(0.5, a, b) - logBeta(0.5, 0.5)
  // The cut-off prior has half the mass, hence one doubling more than there are examples.
  return (wins + losses + 1) * Math.LN2 + mixture
}

/** log E against "the two models are equally good", from both sides. */
export function logDifferenceE({ wins, losses }: { readonly wins: number; readonly losses: number }): number {
  checkPairedTable({ wins, losses, n: Math.max(1, wins + losses) })
  return (wins + losses) * Math.LN2 + logBeta(wins + 0.5, losses + 0.5) - logBeta(0.5, 0.5)
}

/**
 * log E against "the mean difference is -tolerance or less", for differences in [-1, 1], by an even mixture of constant bets: I. Waudby-Smith
 * and A. Ramdas, JRSS B 86 (2024), section 4. It holds for every sample size, and for any order of the rows.
 *
 * @throws RangeError when a difference lies outside [-1, 1] or the tolerance outside [0, 1)
 */
export function logNonInferiorityE(differences: Float64Array, tolerance: number): number {
  checkTolerance(tolerance)
  const bets = betsOf(tolerance)
  const logs = bets.map(() => 0)
  for (const difference of differences) {
    if (!(Math.abs(difference) <= 1)) throw new RangeError(`a difference outside [-1, 1]: ${difference}`)
    for (const [index, bet] of bets.entries())
      logs[index] = (logs[index] ?? 0) + Math.log1p(bet * (difference + tolerance))
  }
  return logMean(logs)
}

/**
 * The same for 0/1 scores, from their counts.
 *
 * @throws RangeError when the table is none or the tolerance outside [0, 1)
 */
export function logNonInferiorityEOfTable(table: PairedTable, tolerance: number): number {
  checkPairedTable(table)
  checkTolerance(tolerance)
  const { wins, losses, n } = table
  return logMean(
    betsOf(tolerance).map(
      (bet) =>
        wins * Math.log1p(bet * (1 + tolerance)) +
        (n - wins - losses) * Math.log1p(bet * tolerance) +
        losses * Math.log1p(-bet * (1 - tolerance)),
    ),
  )
}

function betsOf(tolerance: number): number[] {
  return Array.from({ length: BETS }, (_, halvings) => (LARGEST_BET * 2 ** -halvings) / (1 - tolerance))
}

function logMean(logs: readonly number[]): number {
  const largest = Math.max(...logs)
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length)
}

function checkTolerance(tolerance: number): void {
  if (!(tolerance >= 0 && tolerance < 1)) throw new RangeError(`a tolerance outside [0, 1): ${tolerance}`)
}
