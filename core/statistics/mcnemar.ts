import { logBinomialCdf, logBinomialMass } from './binomial.ts'
import type { PValue } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'
import { log1mExp } from './special.ts'

/**
 * One-sided exact McNemar test that the candidate is worse: P(Bin(wins + losses, 1/2) <= wins).
 * Q. McNemar, Psychometrika 12 (1947), in its conditional exact form. Without a discordant example p = 1.
 *
 * @throws RangeError when wins or losses is no count
 */
export function mcnemarExact({ wins, losses }: { readonly wins: number; readonly losses: number }): PValue {
  const discordant = wins + losses
  checkPairedTable({ wins, losses, n: Math.max(1, discordant) })
  const logP = discordant === 0 ? 0 : logBinomialCdf(wins, discordant, 0.5)
  return { p: Math.exp(logP), logP }
}

/**
 * The same with half the probability of the observed table left out: nearer to its level, not proved to keep it, though it did in all 9,595
 * settings of M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13:91 (2013). Without a discordant example p = 1.
 *
 * @throws RangeError when wins or losses is no count
 */
export function mcnemarMidP(table: { readonly wins: number; readonly losses: number }): PValue {
  const exact = mcnemarExact(table)
  const discordant = table.wins + table.losses
  if (discordant === 0) return exact
  const half = logBinomialMass(table.wins, discordant, 0.5) - Math.LN2
  const logP = exact.logP + log1mExp(half - exact.logP)
  return { p: Math.exp(logP), logP }
}
