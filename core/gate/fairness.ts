import type { Estimate, FairnessRecord, Paired } from '../metric-record.ts'
import { fairnessMetrics, type Outcomes } from '../metrics/fairness.ts'
import type { FairnessPolicy, ModelPolicy } from '../policy.ts'
import { clustersOf } from '../statistics/clusters.ts'
import type { Predictions } from './predictions.ts'
import { affordable, resample } from './resample.ts'
import type { Frame } from './sample.ts'
import type { Categories } from './table.ts'

/** The files of a fairness comparison, in the candidate's row order. */
interface Files {
  readonly candidate: Predictions
  readonly baseline: Predictions | null
}

/** Rows of a group by label, baseline prediction and candidate prediction, each positive (1) or not: 8 cells a group. */
const CELLS = 8

/**
 * How each group of rows fares, and how wide the gap between the groups is for either model. The change of the gap is tested by
 * resampling rows (or groups of rows that depend on each other), the same ones for both models.
 *
 * @throws Error without a group column or a positive label: the policy reader lets neither through.
 */
export function fairnessOf(model: ModelPolicy, { candidate, baseline }: Files, { positive }: Frame): FairnessRecord {
  const { fairness } = model
  const by = fairness && candidate.slices.get(fairness.by)
  if (!fairness || !by || positive === null) throw new Error('the policy asks for no fairness that these rows have')
  const cellOf = cells({ by, candidate, baseline: baseline ?? candidate, positive })
  const counted = tally(cellOf, candidate.weight, by.values.length)
  const rows = tally(cellOf, null, by.values.length)
  const isSmall = by.values.map((_, group) => sumOf(rows.subarray(group * CELLS, (group + 1) * CELLS)) < fairness.min_n)
  const counting = isSmall.map((small) => !small)
  const common = {
    metric: fairness.metric,
    by: fairness.by,
    n: by.codes.reduce((sum, code) => sum + (counting[code] ? 1 : 0), 0),
    groups: by.values
      .map((value, group) => ({
        value,
        candidate: confusion(outcomesOf(counted, group, 'candidate')),
        baseline: baseline && confusion(outcomesOf(counted, group, 'baseline')),
        small: isSmall[group] === true,
      }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
  }
  const paired = compared({ model, fairness, file: candidate, cellOf, counted, counting })
  return { ...common, candidate: estimateOf(paired), baseline: baseline && paired }
}

interface Sides {
  readonly by: Categories
  readonly candidate: Predictions
  readonly baseline: Predictions
  readonly positive: string
}

function cells({ by, candidate, baseline, positive }: Sides): Int32Array {
  const [label, before, after] = [candidate.label, baseline.prediction, candidate.prediction].map((column) => ({
    codes: column.codes,
    code: column.values.indexOf(positive),
  }))
  if (!label || !before || !after) throw new Error('there are three columns')
  const is = (column: typeof label, row: number) => (column.codes[row] === column.code ? 1 : 0)
  return by.codes.map((group, row) => group * CELLS + 4 * is(label, row) + 2 * is(before, row) + is(after, row))
}

function tally(cellOf: Int32Array, weights: Float64Array | null, groups: number): Float64Array {
  const counts = new Float64Array(groups * CELLS)
  for (let row = 0; row < cellOf.length; row++) {
    const cell = cellOf[row] ?? 0
    counts[cell] = (counts[cell] ?? 0) + (weights ? (weights[row] ?? 0) : 1)
  }
  return counts
}

function outcomesOf(counts: Float64Array, group: number, model: 'baseline' | 'candidate'): Outcomes {
  const sum = (label: number, predicted: number) => {
    const first = group * CELLS + 4 * label + (model === 'baseline' ? 2 : 1) * predicted
    return (counts[first] ?? 0) + (counts[first + (model === 'baseline' ? 1 : 2)] ?? 0)
  }
  return {
    truePositives: sum(1, 1),
    falsePositives: sum(0, 1),
    falseNegatives: sum(1, 0),
    trueNegatives: sum(0, 0),
  }
}

function confusion({ truePositives, falsePositives, falseNegatives, trueNegatives }: Outcomes) {
  return {
    true_positives: truePositives,
    false_positives: falsePositives,
    false_negatives: falseNegatives,
    true_negatives: trueNegatives,
  }
}

interface Counted {
  readonly model: ModelPolicy
  readonly fairness: FairnessPolicy
  readonly file: Predictions
  readonly cellOf: Int32Array
  readonly counted: Float64Array
  /** Whether a group is large enough to be part of the gap. */
  readonly counting: readonly boolean[]
}

function compared({ model, fairness, file, cellOf, counted, counting }: Counted): Paired {
  const { of, direction } = fairnessMetrics[fairness.metric]
  const gaps = (counts: Float64Array): [number | undefined, number | undefined] => {
    const side = (name: 'baseline' | 'candidate') =>
      of(counting.flatMap((counts_, group) => (counts_ ? [outcomesOf(counts, group, name)] : [])))
    return [side('baseline'), side('candidate')]
  }
  const { weight, group } = file
  const n = cellOf.length
  const common = {
    n,
    groups: group ? group.values.length : null,
    sign: direction === 'higher' ? 1 : -1,
    tolerance: fairness.max_rise ?? fairness.max_drop ?? null,
    resampling: affordable(model.tests, weight || group ? n : counted.length * 10),
  }
  if (!weight && !group) return resample({ ...common, units: { kind: 'cells', counts: counted }, statistic: gaps })
  const times = new Float64Array(n)
  return resample({
    ...common,
    units: group ? { kind: 'clusters', clusters: clustersOf(group.codes) } : { kind: 'rows', n },
    statistic: (drawn) => {
      for (let row = 0; row < n; row++) times[row] = (drawn[row] ?? 0) * (weight?.[row] ?? 1)
      return gaps(tally(cellOf, times, counting.length))
    },
  })
}

function estimateOf(paired: Paired): Estimate {
  if (paired.kind !== 'bootstrap')
    return { kind: 'undefined', reason: 'fewer than two groups are large enough, and have the rate' }
  const { n, groups, candidate: value, se_candidate: se } = paired
  return { kind: 'estimate', n, groups, value, se, df: null, method: 'bootstrap' }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
