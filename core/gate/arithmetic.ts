import type { Evidence, MetricRecord, Paired } from '../evidence.ts'

/**
 * Whether the numbers of the evidence can be true together. It catches a broken writer, not a liar: whoever can edit the
 * evaluation can write consistent numbers.
 *
 * @returns what does not add up, or null.
 */
export function arithmeticFault(evidence: Evidence): string | null {
  for (const record of evidence.records) {
    const fault = recordFault(record) ?? pairedFault(record.baseline, record) ?? pairedFault(record.anchor, record)
    if (fault) {
      const slice = record.slice ? ` on ${record.slice.column}=${record.slice.value}` : ''
      return `${record.metric}${slice}: ${fault}`
    }
  }
  return null
}

function recordFault({ candidate, n }: MetricRecord): string | null {
  if (candidate.kind === 'proportion') {
    if (candidate.n !== n) return `the estimate has ${candidate.n} rows, the record ${n}`
    if (candidate.successes > candidate.n) return `${candidate.successes} successes of ${candidate.n} rows`
  }
  if (candidate.kind === 'auc' && candidate.positives + candidate.negatives !== n) {
    return `positives and negatives do not sum to ${n}`
  }
  return null
}

function pairedFault(paired: Paired | null, { n, candidate }: MetricRecord): string | null {
  switch (paired?.kind) {
    case 'proportions':
      if (paired.n !== n) return `the comparison has ${paired.n} rows, the record ${n}`
      if (paired.wins + paired.losses + paired.both_right > n) return `wins, losses and both right sum to over ${n}`
      if (candidate.kind === 'proportion' && candidate.successes !== paired.wins + paired.both_right) {
        return 'the candidate is right on another number of rows than wins and both right say'
      }
      return null
    case 'auc':
      return paired.positives + paired.negatives === n ? null : `positives and negatives do not sum to ${n}`
    case 'table': {
      if (paired.counts.length !== paired.labels.length ** 3)
        return `${paired.counts.length} cells for ${paired.labels.length} labels`
      const total = paired.counts.reduce((sum, count) => sum + count, 0)
      return total === n ? null : `cells sum to ${total}, not ${n}`
    }
    case 'means':
    case 'smooth':
      return paired.n === n ? null : `the comparison has ${paired.n} rows, the record ${n}`
    default:
      return null
  }
}
