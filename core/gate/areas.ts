import type { Paired } from '../metric-record.ts'
import type { Sample } from '../metrics/sample.ts'
import { area } from '../metrics/score-curve.ts'
import { aucInfluences } from '../statistics/auc.ts'
import { type DelongStatistics, delong, type ScoredRows } from '../statistics/delong.ts'
import { compareInfluences } from '../statistics/influence.ts'
import { groupsOf, type Part } from './part.ts'
import { type Resampling, resample } from './resample.ts'

/** Two models' samples of the rows of a part. */
export interface Scored {
  readonly baseline: Sample
  readonly candidate: Sample
}

interface Asked {
  readonly part: Part
  readonly tolerance: number | null
  readonly resampling: Resampling
}

const ONE_CLASS = { kind: 'undefined', reason: 'only one class among the labels' } as const

/** Compares two areas under the ROC curve: DeLong; with weights its weighted influence function; with groups by resampling them. */
export function areas(scored: Scored, { part, tolerance, resampling }: Asked): Paired {
  let positives = 0
  for (const flag of scored.candidate.positive) positives += flag
  const negatives = part.n - positives
  if (positives === 0 || negatives === 0) return ONE_CLASS
  if (part.clusters) return resampled(scored, { part, tolerance, resampling })
  const values = part.weights ? weighted(scored, part.weights) : delong(rowsOf(scored))
  if (!values) return ONE_CLASS
  return {
    kind: 'auc',
    weighted: part.weights !== null,
    positives,
    negatives,
    baseline: values.baseline,
    candidate: values.candidate,
    variance_baseline: values.varianceBaseline,
    variance_candidate: values.varianceCandidate,
    covariance: values.covariance,
  }
}

function rowsOf({ baseline, candidate }: Scored): ScoredRows {
  const ranked = { baseline: baseline.ranked, candidate: candidate.ranked }
  return { positive: candidate.positive, baseline: baseline.score, candidate: candidate.score, ranked }
}

function weighted({ baseline, candidate }: Scored, weights: Float64Array): Covaried | undefined {
  const { positive } = candidate
  const before = aucInfluences(baseline.score, { positive, weights }, baseline.ranked)
  const after = aucInfluences(candidate.score, { positive, weights }, candidate.ranked)
  if (!before || !after) return undefined
  const { seDifference, seCandidate } = compareInfluences(before, after, { weights })
  const { seCandidate: seBaseline } = compareInfluences(after, before, { weights })
  const [varianceBaseline, varianceCandidate] = [seBaseline ** 2, seCandidate ** 2]
  const covariance = (varianceBaseline + varianceCandidate - seDifference ** 2) / 2
  return { baseline: before.value, candidate: after.value, varianceBaseline, varianceCandidate, covariance }
}

type Covaried = Omit<DelongStatistics, 'positives' | 'negatives'>

function resampled({ baseline, candidate }: Scored, { part, tolerance, resampling }: Asked): Paired {
  const { n, weights, clusters } = part
  if (!clusters) throw new Error('only rows in groups are resampled')
  const [before, after] = [area(baseline.ranked), area(candidate.ranked)]
  return resample({
    n,
    groups: groupsOf(part),
    units: { kind: 'clusters', clusters },
    statistic: (counts) => {
      const times = weights ? counts.map((count, row) => count * (weights[row] ?? 0)) : counts
      return [before(times), after(times)]
    },
    sign: 1,
    tolerance,
    resampling,
  })
}
