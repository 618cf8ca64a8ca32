import { type Interval, wilsonInterval } from './binomial.ts'
import { checkPairedTable, type PairedTable } from './paired-table.ts'
import { normalQuantile } from './special.ts'

/** A count of successes among n, n >= 1. */
export interface Proportion {
  readonly successes: number
  readonly n: number
}

/**
 * Interval of the difference of two independent proportions, first minus second, each side at 1 - alpha/2, from the two Wilson intervals. R.
 * G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
 */
export function newcombeIndependent(first: Proportion, second: Proportion, alpha: number): Interval {
  return squareAndAdd(edgesOf(first, alpha), edgesOf(second, alpha), 0)
}

/**
 * The same of a paired difference, candidate minus baseline, with the correlation of the two estimates. Newcombe, ibid. 2635-2650, method 10.
 *
 * @param table `bothRight` are the examples that both models get right
 * @throws RangeError when the table is none
 */
export function newcombePaired(table: PairedTable & { readonly bothRight: number }, alpha: number): Interval {
  checkPairedTable(table)
  const { wins, losses, n, bothRight } = table
  const bothWrong = n - wins - losses - bothRight
  if (!(Number.isSafeInteger(bothRight) && bothRight >= 0 && bothWrong >= 0))
    throw new RangeError(`${bothRight} examples that both models get right do not fit into ${n}`)
  const candidate = edgesOf({ successes: bothRight + wins, n }, alpha)
  const baseline = edgesOf({ successes: bothRight + losses, n }, alpha)
  const margins = (bothRight + wins) * (losses + bothWrong) * (bothRight + losses) * (wins + bothWrong)
  const excess = bothRight * bothWrong - wins * losses
  const corrected = excess > n / 2 ? excess - n / 2 : Math.min(excess, 0)
  return squareAndAdd(candidate, baseline, margins === 0 ? 0 : corrected / Math.sqrt(margins))
}

/**
 * Interval of a paired difference, each side at 1 - alpha/2: Wald's after adding one example to the wins and one to the losses. D. G. Bonett
 * and R. M. Price, Journal of Educational and Behavioral Statistics 37 (2012).
 *
 * @throws RangeError when the table is none
 */
export function bonettPrice(table: PairedTable, alpha: number): Interval {
  checkPairedTable(table)
  const [won, lost] = [(table.wins + 1) / (table.n + 2), (table.losses + 1) / (table.n + 2)]
  const reach = -normalQuantile(alpha / 2) * Math.sqrt((won + lost - (won - lost) ** 2) / (table.n + 2))
  return { lower: Math.max(-1, won - lost - reach), upper: Math.min(1, won - lost + reach) }
}

interface Edges extends Interval {
  readonly share: number
}

function edgesOf({ successes, n }: Proportion, alpha: number): Edges {
  return { share: successes / n, ...wilsonInterval(successes, n, alpha) }
}

/** Distances to the edges add as standard errors do. */
function squareAndAdd(first: Edges, second: Edges, correlation: number): Interval {
  const join = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b))
  const difference = first.share - second.share
  return {
    lower: difference - join(first.share - first.lower, second.upper - second.share),
    upper: difference + join(first.upper - first.share, second.share - second.lower),
  }
}
