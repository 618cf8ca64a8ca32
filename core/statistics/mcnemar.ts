import { logBinomialCdf } from './binomial.ts'
import type { PValue } from './paired-table.ts'
import { checkPairedTable } from './paired-table.ts'

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
