import type { Paired } from '../evidence.ts'
import { aucInfluences } from '../statistics/auc.ts'
import { type DelongStatistics, delong } from '../statistics/delong.ts'
import { compareInfluences } from '../statistics/influence.ts'
import { rocArea } from '../statistics/roc.ts'
import { groupsOf, type Part } from './part.ts'
import { type Resampling, resample } from './resample.ts'

/** Two models' scores on the rows of a part. */
export interface Scores {
  readonly positive: Uint8Array
  readonly baseline: Float64Array
  readonly candidate: Float64Array
}

interface Asked {
  readonly part: Part
  readonly tolerance: number | null
  readonly resampling: Resampling
}

const ONE_CLASS = { kind: 'undefined', reason: 'only one class among the labels' } as const

/** Compares two areas under the ROC curve: DeLong; with weights its weighted influence function; with groups by resampling them. */
export function areas(scores: Scores, { part, tolerance, resampling }: Asked): Paired {
  const positives = scores.positive.reduce((sum, flag) => sum + flag, 0)
  const negatives = part.n - positives
  if (positives === 0 || negatives === 0) return ONE_CLASS
  if (part.clusters) return resampled(scores, { part, tolerance, resampling })
  const values = part.weights ? weighted(scores, part.weights) : delong(scores)
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

function weighted({ positive, baseline, candidate }: Scores, weights: Float64Array): Covaried | undefined {
  const before = aucInfluences(baseline, { positive, weights })
  const after = aucInfluences(candidate, { positive, weights })
  if (!before || !after) return undefined
  const { seDifference, seCandidate } = compareInfluences(before, after, { weights })
  const { seCandidate: seBaseline } = compareInfluences(after, before, { weights })
  const [varianceBaseline, varianceCandidate] = [seBaseline ** 2, seCandidate ** 2]
  const covariance = (varianceBaseline + varianceCandidate - seDifference ** 2) / 2
  return { baseline: before.value, candidate: after.value, varianceBaseline, varianceCandidate, covariance }
}

type Covaried = Omit<DelongStatistics, 'positives' | 'negatives'>

function resampled({ positive, baseline, candidate }: Scores, { part, tolerance, resampling }: Asked): Paired {
  const { n, weights, clusters } = part
  if (!clusters) throw new Error('only rows in groups are resampled')
  const [before, after] = [rocArea(baseline, positive), rocArea(candidate, positive)]
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
