import type { Evidence } from '../evidence.ts'
import type { MetricPolicy } from '../metric-policy.ts'
import type { MetricRecord } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'
import type { Random } from '../statistics/random.ts'
import { drawBinomial } from '../statistics/sampling.ts'

type Shares = Extract<NonNullable<MetricRecord['baseline']>, { kind: 'proportions' }>

/** Whether a record's true loss can be set by changing single rows: a 0/1 mean over all rows, with a tolerance. */
export function isShare({ slice, baseline }: MetricRecord): boolean {
  return slice === null && baseline?.kind === 'proportions'
}

/**
 * A candidate whose true loss is exactly the tolerance, made of one that has none: each of its good rows turns bad with probability
 * tolerance / (share of good rows). Only of 0/1 means; other records are left out.
 */
export function withTrueLoss(evidence: Evidence, model: ModelPolicy, random: Random): Evidence {
  const records = evidence.records.flatMap((record) => {
    const rule = model.metrics[record.metric]
    const loss = rule && lossOf(rule)
    const metric = rule && metricOf(record.metric, rule, model.task)
    if (!metric || loss === undefined || record.baseline?.kind !== 'proportions' || !isShare(record)) return []
    const higher = metric.direction === 'higher'
    const worse = spoiled(higher ? record.baseline : mirrored(record.baseline), loss, random)
    const baseline = higher ? worse : mirrored(worse)
    const successes = baseline.wins + baseline.both_right
    return [{ ...record, candidate: { kind: 'proportion' as const, n: record.n, successes }, baseline }]
  })
  return { ...evidence, records, fairness: null }
}

export function lossOf({ gate, max_drop: drop, max_rise: rise }: MetricPolicy): number | undefined {
  return gate ? (drop ?? rise) : undefined
}

function spoiled({ n, wins, losses, both_right: both, ...rest }: Shares, loss: number, random: Random): Shares {
  // Over all exchanges the candidate is right on the mean share of the two.
  const share = Math.min(1, loss / ((both + (wins + losses) / 2) / n))
  const [lostWins, newLosses] = [drawBinomial(random, wins, share), drawBinomial(random, both, share)]
  return { ...rest, n, wins: wins - lostWins, losses: losses + newLosses, both_right: both - newLosses }
}

/** Where a high share is the worse one its opposite is the better one. */
function mirrored({ n, wins, losses, both_right: both, ...rest }: Shares): Shares {
  return { ...rest, n, wins: losses, losses: wins, both_right: n - wins - losses - both }
}

/** A tolerance that is none: for tests that only see how far the gain is from it, a loss at the tolerance looks like no loss at 0. */
const NOTHING = 1e-12

/** The policy with every tolerance moved to 0, as its overall tests of non-inferiority see a loss at the tolerance. */
export function withoutTolerance(model: ModelPolicy): ModelPolicy {
  const metrics = Object.entries(model.metrics).map(([name, rule]): [string, MetricPolicy] => [
    name,
    {
      ...rule,
      ...(rule.max_drop === undefined ? {} : { max_drop: NOTHING }),
      ...(rule.max_rise === undefined ? {} : { max_rise: NOTHING }),
    },
  ])
  return { ...model, metrics: Object.fromEntries(metrics), slices: undefined, fairness: undefined }
}
