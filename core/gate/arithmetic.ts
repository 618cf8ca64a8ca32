import type { Evidence } from '../evidence.ts'
import type { Estimate, FairnessRecord, MetricRecord, Paired } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import { fairnessMetrics } from '../metrics/fairness.ts'
import type { Metric } from '../metrics/metric.ts'
import type { ModelPolicy } from '../policy.ts'
import { type Draft, ownValue } from './draft.ts'
import { statisticsFault } from './statistics-fit.ts'

/**
 * Whether the numbers of the evidence can be true together. It catches a broken writer, not a liar: whoever can edit the
 * evaluation can write consistent numbers.
 *
 * @returns what does not add up, or null.
 */
export function arithmeticFault({ candidate, records, fairness }: Evidence, model: ModelPolicy): string | null {
  const seen = new Set<string>()
  for (const record of records) {
    const key = JSON.stringify([record.metric, record.slice?.column, record.slice?.value])
    const fault = seen.has(key) ? 'stands twice' : recordFault(record, { total: candidate.n, model })
    if (fault) return `${nameOf(record)}: ${fault}`
    seen.add(key)
  }
  const fault = fairness && fairnessFault(fairness, { total: candidate.n, model })
  return fault && `${fairness.metric} by ${fairness.by}: ${fault}`
}

function nameOf({ metric, slice }: MetricRecord): string {
  return slice ? `${metric} on ${slice.column}=${slice.value}` : metric
}

interface Expected {
  /** Rows of the candidate's file. */
  readonly total: number
  readonly model: ModelPolicy
}

function recordFault(record: MetricRecord, { total, model }: Expected): string | null {
  const { n, slice, candidate, baseline, anchor } = record
  const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : undefined
  const metric = rule && metricOf(record.metric, rule, model.task)
  // A query or a seed's example stands in several rows, a number in none.
  const one = metric?.unit === 'query' || metric?.measure.kind === 'number' || model.estimand === 'recipe'
  if (n > total || (slice === null && n !== total && !one)) return `${n} rows, the candidate has ${total}`
  const comparisons = [baseline, anchor].filter((paired) => paired !== null)
  const parts = [estimateFault(candidate, n), ...comparisons.map((paired) => pairedFault(paired, record))]
  const fault = parts.find((part) => part !== null)
  if (fault || !metric) return fault ?? null
  return statisticsFault(record, metric, model) ?? rangeFault([candidate, ...comparisons], metric.range)
}

function estimateFault(estimate: Estimate, n: number): string | null {
  if ('n' in estimate && estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`
  switch (estimate.kind) {
    case 'proportion':
      return estimate.successes > n ? `${estimate.successes} successes of ${n} rows` : null
    case 'auc':
      return classesFault(estimate, n) ?? groupsFault(estimate.groups, n)
    case 'estimate':
      return groupsFault(estimate.groups, n) ?? freedomFault(estimate.df, { n, groups: estimate.groups })
    case 'number':
    case 'undefined':
      return null
  }
}

function pairedFault(paired: Paired, { n, candidate }: MetricRecord): string | null {
  if ('n' in paired && paired.n !== n) return `the comparison has ${paired.n} rows, the record ${n}`
  const groups = 'groups' in paired ? paired.groups : null
  const grouped = groupsFault(groups, n)
  if (grouped) return grouped
  switch (paired.kind) {
    case 'proportions':
      if (paired.wins + paired.losses + paired.both_right > n) return `wins, losses and both right sum to over ${n}`
      if (candidate.kind === 'proportion' && candidate.successes !== paired.wins + paired.both_right) {
        return 'the candidate is right on another number of rows than wins and both right say'
      }
      return null
    case 'means':
      return differenceFault(paired) ?? freedomFault(paired.df, { n, groups })
    case 'forecast':
      return differenceFault(paired) ?? freedomFault(paired.df, { n, groups })
    case 'auc': {
      const most = Math.sqrt(paired.variance_baseline * paired.variance_candidate)
      const exceeds = paired.covariance > most && !near(paired.covariance, most)
      return classesFault(paired, n) ?? (exceeds ? 'the covariance exceeds the variances' : null)
    }
    case 'table':
      return tableFault(paired, n)
    case 'smooth':
      return freedomFault(paired.df, { n, groups })
    case 'bootstrap':
      return bootstrapFault(paired)
    case 'seeds':
      return differenceFault(paired)
    case 'number':
    case 'undefined':
      return null
  }
}

function differenceFault(paired: { baseline: number; candidate: number; difference: number }): string | null {
  const fits = near(paired.baseline + paired.difference, paired.candidate)
  return fits ? null : 'the difference is not that of the means'
}

function classesFault({ positives, negatives }: { positives: number; negatives: number }, n: number): string | null {
  return positives + negatives === n ? null : `positives and negatives do not sum to ${n}`
}

function tableFault({ counts, labels, positive }: Extract<Paired, { kind: 'table' }>, n: number): string | null {
  if (counts.length !== labels.length ** 3) return `${counts.length} cells for ${labels.length} labels`
  if (positive !== null && positive >= labels.length) return 'the positive label is none of the labels'
  const total = counts.reduce((sum, count) => sum + count, 0)
  return total === n ? null : `cells sum to ${total}, not ${n}`
}

function bootstrapFault(paired: Extract<Paired, { kind: 'bootstrap' }>): string | null {
  const { resamples, quantiles, not_worse: notWorse, beyond } = paired
  if (Math.max(notWorse, beyond?.count ?? 0) > resamples) return `more than its ${resamples} resamples lie beyond`
  const falls = quantiles.some((quantile, index) => quantile < (quantiles[index - 1] ?? quantile))
  return falls ? 'its quantiles do not rise' : null
}

function groupsFault(groups: number | null, n: number): string | null {
  return groups === null || groups <= n ? null : `${groups} groups of ${n} rows`
}

function freedomFault(df: number | null, { n, groups }: { n: number; groups: number | null }): string | null {
  return df === null || (df > 0 && df <= (groups ?? n) - 1) ? null : `${df} degrees of freedom from ${groups ?? n} rows`
}

function rangeFault(measured: readonly (Estimate | Paired)[], [low, high]: Metric['range']): string | null {
  const values = measured.flatMap((part) => [
    ...('value' in part ? [part.value] : []),
    ...('baseline' in part ? [part.baseline, part.candidate] : []),
  ])
  const outside = values.find((value) => value < low - SLACK || value > high + SLACK)
  return outside === undefined ? null : `${outside} is outside the metric's range ${low} to ${high}`
}

// The gaps follow from the counts, so they are computed again.
function fairnessFault(record: FairnessRecord, { total, model }: Expected): string | null {
  if (record.n > total) return `${record.n} rows, the candidate has ${total}`
  const { fairness } = model
  if (!fairness || record.metric !== fairness.metric) return null
  const { baseline: paired, candidate } = record
  if (paired && paired.kind !== 'bootstrap' && paired.kind !== 'undefined') return 'a gap is compared by resampling'
  const fault = paired?.kind === 'bootstrap' ? bootstrapFault(paired) : null
  if (fault) return fault
  const gap = (side: 'baseline' | 'candidate') =>
    fairnessMetrics[fairness.metric].of(
      record.groups.flatMap((group) => {
        const counts = group.small ? null : group[side]
        return counts
          ? [
              {
                truePositives: counts.true_positives,
                falsePositives: counts.false_positives,
                falseNegatives: counts.false_negatives,
                trueNegatives: counts.true_negatives,
              },
            ]
          : []
      }),
    )
  const own = ownValue({ candidate })
  const said = [
    ...(own === null ? [] : [{ said: own, follows: gap('candidate') }]),
    ...(paired?.kind === 'bootstrap'
      ? [
          { said: paired.candidate, follows: gap('candidate') },
          { said: paired.baseline, follows: gap('baseline') },
        ]
      : []),
  ]
  const wrong = said.find(({ said: value, follows }) => follows === undefined || !near(value, follows))
  return wrong ? `the gap is ${wrong.said} and follows from the counts as ${wrong.follows}` : null
}

/** Of sums over a million rows in double precision, with room to spare. */
const SLACK = 1e-9

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= SLACK * Math.max(1, Math.abs(a), Math.abs(b))
}

/** Whether the candidate has the same value in each comparison as in its own estimate, which floors are held against. */
export function contradiction(drafts: readonly Draft[]): string | null {
  for (const { record, contrast, anchor } of drafts) {
    const own = ownValue(record)
    const values = [contrast, anchor].flatMap((comparison) => comparison?.candidate ?? [])
    const other = values.find((value) => own !== null && !near(value, own))
    if (other !== undefined) return `${nameOf(record)}: the candidate is ${own} by itself and ${other} in a comparison`
  }
  return null
}
