import type { Paired } from '../metric-record.ts'
import { pairedOutcomes } from '../metrics/classification.ts'
import { influences } from '../metrics/ratio.ts'
import type { Partition } from '../metrics/sample.ts'
import { pairedMeans } from '../statistics/means.ts'
import { areas } from './areas.ts'
import type { RuledMetric } from './contrast.ts'
import { forecasts, meanCourse, smoothCourse } from './forecasts.ts'
import { designOf, groupsOf, type Part, rowsAreAlike } from './part.ts'
import { canSplit, overRandomGroups } from './random-groups.ts'
import { COUNTED, type Resampling, resample } from './resample.ts'
import { smoothOf } from './smooth.ts'
import { type JointTables, tableOf } from './tables.ts'
import type { Values } from './values.ts'

/** What is measured where, and how. */
export interface Scope {
  readonly part: Part
  readonly ruled: RuledMetric
  /** What the difference will be tested against on these rows; null where the policy names none. */
  readonly tolerance: number | null
  readonly resampling: Resampling
  /** Joint tables of these rows, made once for all metrics. */
  readonly tables: JointTables
  /** Random groups of these rows, the same for all metrics. */
  readonly groups: () => Partition
}

/** Baseline and candidate on the same rows; both must be values of the same metric. */
export function pairedOf(baseline: Values, candidate: Values, scope: Scope): Paired {
  const { part } = scope
  if (candidate.kind === 'mean' && baseline.kind === 'mean') {
    const { timeline } = part
    if (timeline) {
      const [before, after] = [meanCourse(baseline.values, part), meanCourse(candidate.values, part)]
      return forecasts(before, after, { part, timeline })
    }
    const [before, after] = [part.at(baseline.values), part.at(candidate.values)]
    const shares = baseline.binary && candidate.binary && rowsAreAlike(part)
    return shares ? proportions(before, after) : means(before, after, part)
  }
  if (candidate.kind === 'terms' && baseline.kind === 'terms') return ratios(baseline, candidate, scope)
  if (candidate.kind === 'score' && baseline.kind === 'score') {
    return areas({ baseline: baseline.sample, candidate: candidate.sample }, scope)
  }
  if (candidate.kind === 'classes' && baseline.kind === 'classes') return tableOf(baseline, candidate, scope)
  if (candidate.kind === 'aggregate' && baseline.kind === 'aggregate') return aggregates(baseline, candidate, scope)
  throw new Error('the two models were measured by different metrics')
}

function undefinedBecause(reason: string): Extract<Paired, { kind: 'undefined' }> {
  return { kind: 'undefined', reason }
}

function proportions(baseline: Float64Array, candidate: Float64Array): Paired {
  if (hasGaps(baseline) || hasGaps(candidate)) return undefinedBecause('a row has no value')
  const { n, wins, losses, bothRight } = pairedOutcomes(baseline, candidate)
  return { kind: 'proportions', n, wins, losses, both_right: bothRight }
}

// NaN is no count: a metric without a value on a row has none on the whole.
function hasGaps(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) return true
  return false
}

function means(baseline: Float64Array, candidate: Float64Array, part: Part): Paired {
  const values = pairedMeans(baseline, candidate, designOf(part))
  if (!values) return undefinedBecause(part.clusters ? 'fewer than two groups' : 'fewer than two rows')
  if (Number.isNaN(values.difference)) return undefinedBecause('a row has no value')
  return {
    kind: 'means',
    n: values.n,
    groups: groupsOf(part),
    weighted: part.weights !== null,
    effective_n: values.effectiveN,
    df: values.df,
    baseline: values.baseline,
    candidate: values.candidate,
    difference: values.difference,
    se_difference: values.seDifference,
    se_candidate: values.seCandidate,
  }
}

type Terms = Extract<Values, { kind: 'terms' }>

function ratios(baseline: Terms, candidate: Terms, { part, ruled }: Scope): Paired {
  const [before, after] = [baseline, candidate].map(({ terms, of }) => influences(terms.map(part.at), of, part.weights))
  if (!before || !after) return undefinedBecause(ruled.metric.undefinedWhen)
  const { timeline } = part
  if (!timeline) return smoothOf(before, after, part)
  const stretch = { part, timeline }
  return forecasts(smoothCourse(before, stretch), smoothCourse(after, stretch), stretch)
}

type Aggregate = Extract<Values, { kind: 'aggregate' }>

/** Only what the policy gates is worth resampling; of the rest both values are written down. */
function aggregates(baseline: Aggregate, candidate: Aggregate, scope: Scope): Paired {
  const { part, ruled, tolerance, resampling } = scope
  const { n, weights, clusters } = part
  const [before, after] = [baseline.of(baseline.sample), candidate.of(candidate.sample)]
  if (!ruled.rule.gate) {
    const [value, own] = [before(weights), after(weights)]
    if (!isValue(value) || !isValue(own)) return undefinedBecause(ruled.metric.undefinedWhen)
    return { kind: 'number', baseline: value, candidate: own }
  }
  if (resampling.resamples < COUNTED && canSplit(part)) {
    const groups = scope.groups()
    const grouped = ({ sample, of }: Aggregate) => sample.split(groups).map(of)
    const found = overRandomGroups(
      { whole: before, groups: grouped(baseline) },
      { whole: after, groups: grouped(candidate) },
      { part, groups },
    )
    // A group may lack what a resample of all rows has, as the only rows of a rare class.
    if (found.kind !== 'undefined') return found
  }
  const times = new Float64Array(n)
  const weighted = (counts: Float64Array) => {
    if (!weights) return counts
    for (let row = 0; row < n; row++) times[row] = (counts[row] ?? 0) * (weights[row] ?? 0)
    return times
  }
  return resample({
    n,
    groups: groupsOf(part),
    units: clusters ? { kind: 'clusters', clusters } : { kind: 'rows', n },
    statistic: (counts) => {
      const drawn = weighted(counts)
      return [before(drawn), after(drawn)]
    },
    sign: ruled.metric.direction === 'higher' ? 1 : -1,
    tolerance,
    resampling,
  })
}

function isValue(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value)
}
