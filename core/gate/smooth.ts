import type { Paired } from '../metric-record.ts'
import { kishSize } from '../statistics/clusters.ts'
import { compareInfluences, type Influences } from '../statistics/influence.ts'
import { designOf, groupsOf, type Part } from './part.ts'

/** Compares two values by their influences, a value a row. */
export function smoothOf(baseline: Influences, candidate: Influences, part: Part): Paired {
  const design = designOf(part)
  const values = compareInfluences(baseline, candidate, design)
  if (!Number.isFinite(values.seDifference)) return { kind: 'undefined', reason: 'fewer than two groups' }
  return {
    kind: 'smooth',
    n: part.n,
    groups: groupsOf(part),
    weighted: part.weights !== null,
    effective_n: kishSize(part.n, design),
    df: values.df,
    baseline: values.baseline,
    candidate: values.candidate,
    se_difference: values.seDifference,
    se_candidate: values.seCandidate,
  }
}
