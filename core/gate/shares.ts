import type { Paired } from '../metric-record.ts'
import type { Interval } from '../statistics/binomial.ts'
import { exactLowerLimit, exactNonInferiority } from '../statistics/exact-unconditional.ts'
import { mcnemarExact, mcnemarMidP } from '../statistics/mcnemar.ts'
import type { PairedTable } from '../statistics/paired-table.ts'
import { tangoInterval, tangoNonInferiority } from '../statistics/tango.ts'
import type { Contrast, Sketch } from './contrast.ts'

/** Below this many rows Tango's size can exceed its level, and the exact unconditional test takes its place. */
const EXACT_BELOW = 500

const SCORE = 'Tango score'

type Proportions = Extract<Paired, { kind: 'proportions' }>

/**
 * The tests of two shares on the same rows, each row alike: McNemar's to block, the exact unconditional one or Tango's to pass.
 *
 * @param sign -1 where a high share is the worse one, for example of refusals.
 */
export function fromShares(
  { n, wins, losses, both_right }: Proportions,
  { sign, midp }: { readonly sign: number; readonly midp: boolean },
): Contrast {
  const table = sign > 0 ? { wins, losses, n } : { wins: losses, losses: wins, n }
  const exact = n < EXACT_BELOW
  const gain = (table.wins - table.losses) / n
  const disagreement = (wins + losses) / n
  const score: Sketch = {
    test: SCORE,
    nonInferiority: (tolerance) => (tolerance >= 1 ? 0 : tangoNonInferiority(table, tolerance).p),
    interval: (alpha) => tangoInterval(table, 1 - alpha),
  }
  return {
    n,
    baseline: (both_right + losses) / n,
    candidate: (both_right + wins) / n,
    gain,
    se: Math.sqrt(Math.max(0, disagreement - gain ** 2) / n),
    certainty: exact ? 'exact' : 'finite-sample',
    tests: { block: midp ? 'mid-p McNemar' : 'exact McNemar', pass: exact ? 'exact unconditional' : SCORE },
    disagreement,
    silent: null,
    regression: midp ? mcnemarMidP(table).p : mcnemarExact(table).p,
    // No share can drop by 1 or more.
    nonInferiority: (tolerance) =>
      exact && tolerance < 1 ? exactNonInferiority(table, tolerance).p : score.nonInferiority(tolerance),
    interval: (alpha) => (exact ? exactInterval(table, alpha) : score.interval(alpha)),
    sketch: score,
  }
}

function exactInterval(table: PairedTable, alpha: number): Interval {
  const mirrored = { wins: table.losses, losses: table.wins, n: table.n }
  return { lower: exactLowerLimit(table, alpha), upper: -exactLowerLimit(mirrored, alpha) }
}
