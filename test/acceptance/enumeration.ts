import { logBinomialCdf, logBinomialMass } from '#core/statistics/binomial.ts'

/*
 * Probabilities over every table of wins and losses that n rows may show. A rule that never turns against a candidate with more
 * wins is described by the fewest wins that satisfy it, for each number of losses.
 */

/** The truth about a change: the share of rows on which exactly one model is right, and what the candidate gains. */
export interface Truth {
  readonly discordant: number
  readonly gain: number
}

/** The fewest wins, beside so many losses, that satisfy a rule; where none do, one more than there are rows left. */
export type Border = (losses: number) => number

/** The border of a rule. Each is searched once, from that of the neighbour. */
export function borderOf(n: number, holds: (wins: number, losses: number) => boolean): Border {
  const known = new Map<number, number>()
  return (losses) => {
    const guess = known.get(losses - 1) ?? losses
    const border = known.get(losses) ?? firstOf((wins) => holds(wins, losses), n - losses, guess)
    known.set(losses, border)
    return border
  }
}

/** The first of 0 to `most` that satisfies, else most + 1: growing steps away from a guess, then bisection. */
function firstOf(satisfies: (value: number) => boolean, most: number, guess: number): number {
  let [below, above] = [-1, most + 1]
  let next = Math.min(most, guess)
  for (let step = 1; above - below > 1 && (below < 0 || above > most); step *= 2) {
    if (satisfies(next)) above = next
    else below = next
    next = above > most ? Math.min(most, below + step) : Math.max(0, above - step)
  }
  while (above - below > 1) {
    const middle = (above + below) >> 1
    if (satisfies(middle)) above = middle
    else below = middle
  }
  return above
}

/** The probability of a table on or above the border. Losses beyond eight deviations, under 1e-14, are left out. */
export function probability(n: number, { discordant, gain }: Truth, border: Border): number {
  const [win, loss] = [(discordant + gain) / 2, (discordant - gain) / 2]
  const reach = 8 * Math.sqrt(n * loss * (1 - loss)) + 8
  let total = 0
  for (let losses = Math.max(0, Math.floor(n * loss - reach)); losses <= Math.min(n, n * loss + reach); losses++) {
    // At least `border` wins are at most so many rows that are none: a tail keeps its digits however small.
    const rest = n - losses
    total += Math.exp(
      logBinomialMass(losses, n, loss) + logBinomialCdf(rest - border(losses), rest, 1 - win / (1 - loss)),
    )
  }
  return total
}
