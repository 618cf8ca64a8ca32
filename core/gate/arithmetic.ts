import type { Estimate, Evidence, MetricRecord, Paired } from '../evidence.ts'
import { metricNamed } from '../metrics/catalogue.ts'
import type { Measure, Metric } from '../metrics/metric.ts'
import { type Draft, ownValue } from './draft.ts'

/**
 * Whether the numbers of the evidence can be true together. It catches a broken writer, not a liar: whoever can edit the
 * evaluation can write consistent numbers.
 *
 * @returns what does not add up, or null.
 */
export function arithmeticFault({ candidate, records }: Evidence): string | null {
  const seen = new Set<string>()
  for (const record of records) {
    const key = JSON.stringify([record.metric, record.slice?.column, record.slice?.value])
    const fault = seen.has(key) ? 'stands twice' : recordFault(record, candidate.n)
    if (fault) return `${nameOf(record)}: ${fault}`
    seen.add(key)
  }
  return null
}

function nameOf({ metric, slice }: MetricRecord): string {
  return slice ? `${metric} on ${slice.column}=${slice.value}` : metric
}

/** The statistics that each kind of metric has; anything else would be tested by the wrong test. */
const STATISTICS: Readonly<
  Record<Measure['kind'] | 'binary-mean', { own: readonly Estimate['kind'][]; paired: readonly Paired['kind'][] }>
> = {
  'binary-mean': { own: ['proportion'], paired: ['proportions'] },
  mean: { own: ['estimate'], paired: ['means'] },
  auc: { own: ['auc'], paired: ['auc'] },
  table: { own: ['estimate'], paired: ['table', 'smooth'] },
  ratio: { own: ['estimate'], paired: ['smooth'] },
  aggregate: { own: [], paired: [] },
  number: { own: [], paired: [] },
}

function recordFault(record: MetricRecord, total: number): string | null {
  const { n, slice, candidate, baseline, anchor } = record
  if (slice === null ? n !== total : n > total) return `${n} rows, the candidate has ${total}`
  const metric = metricNamed(record.metric)
  if (!metric) return null
  const comparisons = [baseline, anchor].filter((paired) => paired !== null)
  const { measure } = metric
  const statistics = STATISTICS[measure.kind === 'mean' && measure.binary ? 'binary-mean' : measure.kind]
  const fits =
    isOneOf(candidate.kind, statistics.own) && comparisons.every(({ kind }) => isOneOf(kind, statistics.paired))
  if (!fits) return 'its statistics are those of another kind of metric'
  const faults = comparisons.map((paired) => pairedFault(paired, record))
  return (
    estimateFault(candidate, n) ??
    faults.find((fault) => fault !== null) ??
    rangeFault([candidate, ...comparisons], metric)
  )
}

function isOneOf(kind: string, kinds: readonly string[]): boolean {
  return kind === 'undefined' || kinds.includes(kind)
}

function estimateFault(estimate: Estimate, n: number): string | null {
  switch (estimate.kind) {
    case 'proportion':
      if (estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`
      return estimate.successes > n ? `${estimate.successes} successes of ${n} rows` : null
    case 'auc':
      return estimate.positives + estimate.negatives === n ? null : `positives and negatives do not sum to ${n}`
    case 'estimate':
      if (estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`
      return estimate.df === null ? null : freedomFault(estimate.df, n)
    case 'undefined':
      return null
  }
}

function pairedFault(paired: Paired, { n, candidate }: MetricRecord): string | null {
  if ('n' in paired && paired.n !== n) return `the comparison has ${paired.n} rows, the record ${n}`
  switch (paired.kind) {
    case 'proportions':
      if (paired.wins + paired.losses + paired.both_right > n) return `wins, losses and both right sum to over ${n}`
      if (candidate.kind === 'proportion' && candidate.successes !== paired.wins + paired.both_right) {
        return 'the candidate is right on another number of rows than wins and both right say'
      }
      return null
    case 'means':
      if (!near(paired.baseline + paired.difference, paired.candidate)) return 'the difference is not that of the means'
      return freedomFault(paired.df, n)
    case 'auc': {
      if (paired.positives + paired.negatives !== n) return `positives and negatives do not sum to ${n}`
      const most = Math.sqrt(paired.variance_baseline * paired.variance_candidate)
      if (paired.covariance > most && !near(paired.covariance, most)) return 'the covariance exceeds the variances'
      return null
    }
    case 'table': {
      const { counts, labels, positive } = paired
      if (counts.length !== labels.length ** 3) return `${counts.length} cells for ${labels.length} labels`
      if (positive !== null && positive >= labels.length) return 'the positive label is none of the labels'
      const total = counts.reduce((sum, count) => sum + count, 0)
      return total === n ? null : `cells sum to ${total}, not ${n}`
    }
    case 'smooth':
    case 'undefined':
      return null
  }
}

function freedomFault(df: number, n: number): string | null {
  return df > 0 && df <= n - 1 ? null : `${df} degrees of freedom from ${n} rows`
}

function rangeFault(measured: readonly (Estimate | Paired)[], { range: [low, high] }: Metric): string | null {
  const values = measured.flatMap((part) => [
    ...('value' in part ? [part.value] : []),
    ...('baseline' in part ? [part.baseline, part.candidate] : []),
  ])
  const outside = values.find((value) => value < low - SLACK || value > high + SLACK)
  return outside === undefined ? null : `${outside} is outside the metric's range ${low} to ${high}`
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
