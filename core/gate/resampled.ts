import { type Paired, QUANTILES } from '../metric-record.ts'
import type { Interval } from '../statistics/binomial.ts'
import { bcaLevel, bootstrapP } from '../statistics/distribution.ts'
import { normalQuantile } from '../statistics/special.ts'
import type { Contrast } from './contrast.ts'
import { logPOfNoVariance } from './no-variance.ts'
import { upperQuantile, upperTail } from './normal.ts'

type Resampled = Extract<Paired, { kind: 'bootstrap' }>

/**
 * The tests of a bootstrap: BCa's level where enough resamples lie beyond the hypothesis, else the tail of the bootstrap's own
 * standard error, with t(resamples - 1) since it is estimated from that many resamples.
 *
 * @param sign -1 where lower is better.
 */
export function fromResamples(paired: Resampled, sign: number): Contrast {
  const { n, groups, baseline, candidate, se_difference: se, resamples, not_worse: notWorse } = paired
  const gain = sign * (candidate - baseline)
  const df = Math.max(1, resamples - 1)
  const level = (z: number, hypothesis: Hypothesis | null): number => {
    const tail = upperTail(z, df)
    if (!hypothesis) return tail
    const { z0, acceleration } = paired
    const { p, asymptotic } = bootstrapP({ ...hypothesis, resamples, z0, acceleration, z })
    return asymptotic ? tail : p
  }
  // "Not worse" is the upper side of the difference where higher is better, "beyond the tolerance" the lower one.
  const [better, worse] = sign > 0 ? (['above', 'below'] as const) : (['below', 'above'] as const)
  const regression = se > 0 ? level(-gain / se, { beyond: notWorse, side: better }) : 1
  const interval = (alpha: number) => turned(intervalOf(paired, alpha), sign)
  const nonInferiority = (tolerance: number) => {
    if (se === 0) return gain > -tolerance ? Math.exp(logPOfNoVariance(groups ?? n, tolerance)) : 1
    const counted = paired.beyond?.tolerance === tolerance ? paired.beyond : null
    return level((gain + tolerance) / se, counted && { beyond: counted.count, side: worse })
  }
  return {
    n,
    baseline,
    candidate,
    gain,
    se,
    certainty: 'asymptotic',
    tests: { block: nameOf(notWorse), pass: nameOf(paired.beyond?.count ?? 0) },
    disagreement: null,
    silent: null,
    regression,
    nonInferiority,
    interval,
    sketch: { test: nameOf(paired.beyond?.count ?? 0), nonInferiority, interval },
  }
}

interface Hypothesis {
  readonly beyond: number
  readonly side: 'above' | 'below'
}

/** As many as `bootstrapP` wants beyond a hypothesis before it counts them. */
const FEWEST = 20

function nameOf(beyond: number): string {
  return beyond < FEWEST ? 'bootstrap, normal tail' : 'BCa bootstrap'
}

/** Of the difference: BCa within the quantiles that were kept, else by the standard error. */
function intervalOf(paired: Resampled, alpha: number): Interval {
  const { baseline, candidate, se_difference: se, resamples } = paired
  const difference = candidate - baseline
  const reach = upperQuantile(alpha, Math.max(1, resamples - 1)) * se
  const counted = alpha * (resamples + 1) >= FEWEST
  const bound = (level: number) => (counted ? quantileAt(paired, bcaLevel(paired, level)) : null)
  return { lower: bound(alpha) ?? difference - reach, upper: bound(1 - alpha) ?? difference + reach }
}

/** Linear between the kept quantiles on the normal scale; null beyond them. */
function quantileAt({ quantiles }: Resampled, level: number): number | null {
  for (let index = 1; index < QUANTILES.length; index++) {
    const [low, high] = [QUANTILES[index - 1] ?? 0, QUANTILES[index] ?? 1]
    if (!(level >= low && level <= high)) continue
    const [from, to] = [normalQuantile(low), normalQuantile(high)]
    const share = (normalQuantile(level) - from) / (to - from)
    const [start, end] = [quantiles[index - 1] ?? 0, quantiles[index] ?? 0]
    return start + share * (end - start)
  }
  return null
}

function turned({ lower, upper }: Interval, sign: number): Interval {
  return sign > 0 ? { lower, upper } : { lower: -upper, upper: -lower }
}
