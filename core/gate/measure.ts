import type { Estimate, Paired } from '../evidence.ts'
import { pairedOutcomes } from '../metrics/classification.ts'
import { influences } from '../metrics/ratio.ts'
import { delong } from '../statistics/delong.ts'
import type { PairedValues } from '../statistics/influence.ts'
import { pairedMeans } from '../statistics/means.ts'
import { countsOfJointTable, jointTable, jointTableOfCounts, tableStatistics } from '../statistics/table.ts'
import { confusionMetricOf, type RuledMetric } from './contrast.ts'
import { pick as pickAt } from './sample.ts'
import type { Values } from './values.ts'

/** The rows a record is about, as indices; null for all of them. */
export type Rows = Int32Array | null

/** What is measured where. */
export interface Scope {
  readonly rows: Rows
  readonly ruled: RuledMetric
}

/** A joint table is written out up to this many classes (21^3 = 9,261 cells); beyond, its values and standard errors are. */
const MAX_CLASSES_IN_TABLE = 21

/**
 * The candidate alone.
 *
 * @param paired a comparison that it was measured in, if any: it holds the candidate's part, which need not be computed again.
 */
export function estimateOf(values: Values, paired: Paired | null, scope: Scope): Estimate {
  const measured = paired && paired.kind !== 'undefined' ? paired : pairedOf(values, values, scope)
  switch (measured.kind) {
    case 'proportions':
      return { kind: 'proportion', n: measured.n, successes: measured.wins + measured.both_right }
    case 'means':
      return { kind: 'estimate', n: measured.n, value: measured.candidate, se: measured.se_candidate, df: measured.df }
    case 'auc': {
      const { positives, negatives, candidate, variance_candidate } = measured
      return { kind: 'auc', positives, negatives, value: candidate, variance: variance_candidate }
    }
    case 'smooth':
      return { kind: 'estimate', n: measured.n, value: measured.candidate, se: measured.se_candidate, df: null }
    case 'table':
      return tableEstimate(measured, scope)
    case 'undefined':
      return measured
  }
}

/** Baseline and candidate on the same rows; both must be values of the same metric. */
export function pairedOf(baseline: Values, candidate: Values, { rows, ruled }: Scope): Paired {
  if (candidate.kind === 'right' && baseline.kind === 'right')
    return proportions(pick(baseline.right, rows), pick(candidate.right, rows))
  if (candidate.kind === 'loss' && baseline.kind === 'loss') {
    return means(pick(baseline.loss, rows), pick(candidate.loss, rows))
  }
  if (candidate.kind === 'terms' && baseline.kind === 'terms') return ratios(baseline, candidate, { rows, ruled })
  if (candidate.kind === 'score' && baseline.kind === 'score') {
    return areas(pick(candidate.positive, rows), pick(baseline.score, rows), pick(candidate.score, rows))
  }
  if (candidate.kind === 'classes' && baseline.kind === 'classes') return classes(baseline, candidate, { rows, ruled })
  throw new Error('the two models were measured by different metrics')
}

function undefinedBecause(reason: string): Extract<Paired, { kind: 'undefined' }> {
  return { kind: 'undefined', reason }
}

function proportions(baseline: Float64Array, candidate: Float64Array): Paired {
  const { n, wins, losses, bothRight } = pairedOutcomes(baseline, candidate)
  return { kind: 'proportions', n, wins, losses, both_right: bothRight }
}

function means(baseline: Float64Array, candidate: Float64Array): Paired {
  const values = pairedMeans(baseline, candidate)
  if (!values) return undefinedBecause('fewer than two rows')
  const { n, df, difference, seDifference, seCandidate } = values
  return {
    kind: 'means',
    n,
    df,
    baseline: values.baseline,
    candidate: values.candidate,
    difference,
    se_difference: seDifference,
    se_candidate: seCandidate,
  }
}

type Terms = Extract<Values, { kind: 'terms' }>

function ratios(baseline: Terms, candidate: Terms, { rows, ruled }: Scope): Paired {
  const [before, after] = [baseline, candidate].map(({ terms, of }) =>
    influences(
      terms.map((term) => pick(term, rows)),
      of,
    ),
  )
  if (!before || !after) return undefinedBecause(ruled.metric.undefinedWhen)
  const n = after.influence.length
  const length = (squares: number) => Math.sqrt(squares) / n
  let [squaresDifference, squaresCandidate] = [0, 0]
  for (const [row, influence] of after.influence.entries()) {
    squaresCandidate += influence * influence
    squaresDifference += (influence - (before.influence[row] ?? Number.NaN)) ** 2
  }
  const [seDifference, seCandidate] = [length(squaresDifference), length(squaresCandidate)]
  const difference = after.value - before.value
  return smooth({ baseline: before.value, candidate: after.value, difference, seDifference, seCandidate }, n)
}

function smooth(values: PairedValues, n: number): Paired {
  return {
    kind: 'smooth',
    n,
    baseline: values.baseline,
    candidate: values.candidate,
    se_difference: values.seDifference,
    se_candidate: values.seCandidate,
  }
}

function areas(positive: Uint8Array, baseline: Float64Array, candidate: Float64Array): Paired {
  const values = delong({ positive, baseline, candidate })
  if (!values) return undefinedBecause('only one class among the labels')
  return {
    kind: 'auc',
    positives: values.positives,
    negatives: values.negatives,
    baseline: values.baseline,
    candidate: values.candidate,
    variance_baseline: values.varianceBaseline,
    variance_candidate: values.varianceCandidate,
    covariance: values.covariance,
  }
}

type Classes = Extract<Values, { kind: 'classes' }>

function classes(baseline: Classes, candidate: Classes, { rows, ruled }: Scope): Paired {
  const joint = jointOf(baseline, candidate, rows)
  const values = tableStatistics(joint, confusionMetricOf(ruled, candidate.positive))
  if (!values) return undefinedBecause(ruled.metric.undefinedWhen)
  const { labels, positive } = candidate
  if (labels.length > MAX_CLASSES_IN_TABLE) return smooth(values, rows ? rows.length : candidate.label.length)
  return { kind: 'table', labels: [...labels], positive, counts: countsOfJointTable(joint) }
}

function tableEstimate({ labels, counts, positive }: Extract<Paired, { kind: 'table' }>, { ruled }: Scope): Estimate {
  const joint = jointTableOfCounts(labels.length, counts)
  const own = tableStatistics(joint, confusionMetricOf(ruled, positive))
  if (!own) throw new Error('a table is only written down where both values are defined')
  const n = counts.reduce((sum, count) => sum + count, 0)
  return { kind: 'estimate', n, value: own.candidate, se: own.seCandidate, df: null }
}

function jointOf(baseline: Classes, candidate: Classes, rows: Rows) {
  return jointTable({
    classes: candidate.labels.length,
    labels: pick(candidate.label, rows),
    baseline: pick(baseline.predicted, rows),
    candidate: pick(candidate.predicted, rows),
  })
}

function pick<T extends Float64Array | Int32Array | Uint8Array>(values: T, rows: Rows): T {
  return rows ? pickAt(values, rows) : values
}
