import type { Estimate, Paired } from '../metric-record.ts'
import { jointTableOfCounts, tableStatistics } from '../statistics/table.ts'
import { confusionMetricOf } from './contrast.ts'
import { pairedOf, type Scope } from './measure.ts'
import { groupsOf } from './part.ts'
import type { Values } from './values.ts'

/**
 * The candidate alone.
 *
 * @param paired a comparison that it was measured in, if any: it holds the candidate's part, which need not be computed again.
 */
export function estimateOf(values: Values, paired: Paired | null, scope: Scope): Estimate {
  const measured = paired && paired.kind !== 'undefined' ? paired : pairedOf(values, values, scope)
  const groups = groupsOf(scope.part)
  switch (measured.kind) {
    case 'proportions':
      return { kind: 'proportion', n: measured.n, successes: measured.wins + measured.both_right }
    case 'means':
      return { ...own(measured), groups, df: measured.df, method: 't' }
    case 'forecast':
      return { ...own(measured), groups, df: measured.df, method: 'long-run' }
    case 'smooth':
      return {
        ...own(measured),
        groups,
        df: measured.df,
        method: values.kind === 'aggregate' ? 'random-groups' : 'influence',
      }
    case 'bootstrap':
      return values.kind === 'score'
        ? clusteredArea(values, measured, scope)
        : { ...own(measured), groups, df: null, method: 'bootstrap' }
    case 'auc': {
      const { positives, negatives, candidate, variance_candidate } = measured
      return { kind: 'auc', positives, negatives, groups, value: candidate, variance: variance_candidate }
    }
    case 'table':
      return tableEstimate(measured, scope)
    case 'number':
      return { kind: 'number', value: measured.candidate }
    case 'seeds':
      throw new Error('seeds are joined after each was measured by itself')
    case 'undefined':
      return measured
  }
}

interface Measured {
  readonly n: number
  readonly candidate: number
  readonly se_candidate: number
}

function own({ n, candidate, se_candidate: se }: Measured) {
  return { kind: 'estimate', n, value: candidate, se } as const
}

type Area = Extract<Values, { kind: 'score' }>

function clusteredArea({ sample }: Area, { candidate, se_candidate: se }: Measured, { part }: Scope): Estimate {
  let positives = 0
  for (const flag of sample.positive) positives += flag
  const counts = { positives, negatives: part.n - positives, groups: groupsOf(part) }
  return { kind: 'auc', ...counts, value: candidate, variance: se ** 2 }
}

function tableEstimate({ labels, counts, positive }: Extract<Paired, { kind: 'table' }>, { ruled }: Scope): Estimate {
  const joint = jointTableOfCounts(labels.length, counts)
  const found = tableStatistics(joint, confusionMetricOf(ruled, positive))
  if (!found) throw new Error('a table is only written down where both values are defined')
  const n = counts.reduce((sum, count) => sum + count, 0)
  return {
    kind: 'estimate',
    n,
    groups: null,
    value: found.candidate,
    se: found.seCandidate,
    df: null,
    method: 'influence',
  }
}
