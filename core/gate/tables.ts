import type { Paired } from '../metric-record.ts'
import type { ConfusionMetric } from '../statistics/confusion.ts'
import {
  confusionInfluences,
  countsOfJointTable,
  type JointTable,
  jointTable,
  tableStatistics,
} from '../statistics/table.ts'
import { confusionMetricOf, type RuledMetric } from './contrast.ts'
import { type Part, rowsAreAlike } from './part.ts'
import { smoothOf } from './smooth.ts'
import type { Values } from './values.ts'

/** A joint table is written out up to this many classes (21^3 = 9,261 cells); beyond, its values and standard errors are. */
const MAX_CLASSES = 21

/** Of a slice up to this many classes: hundreds of slices with thousands of cells would not fit into the evidence. */
const MAX_CLASSES_OF_SLICE = 3

type Classes = Extract<Values, { kind: 'classes' }>

/** Joint tables of one part, by what the baseline of the comparison predicted. */
export type JointTables = Map<Int32Array, JointTable>

/** Compares two functions of the confusion table. */
export function tableOf(
  baseline: Classes,
  candidate: Classes,
  { part, ruled, tables }: { readonly part: Part; readonly ruled: RuledMetric; readonly tables: JointTables },
): Paired {
  const metric = confusionMetricOf(ruled, candidate.positive)
  if (!rowsAreAlike(part)) return unlike(baseline, candidate, { part, ruled, metric })
  const joint = tables.get(baseline.predicted) ?? jointOf(baseline, candidate, part)
  tables.set(baseline.predicted, joint)
  const values = tableStatistics(joint, metric)
  if (!values) return { kind: 'undefined', reason: ruled.metric.undefinedWhen }
  const { labels, positive } = candidate
  if (labels.length <= (part.slice ? MAX_CLASSES_OF_SLICE : MAX_CLASSES)) {
    return { kind: 'table', labels: [...labels], positive, counts: countsOfJointTable(joint) }
  }
  return {
    kind: 'smooth',
    n: part.n,
    groups: null,
    weighted: false,
    effective_n: part.n,
    df: null,
    baseline: values.baseline,
    candidate: values.candidate,
    se_difference: values.seDifference,
    se_candidate: values.seCandidate,
  }
}

function jointOf(baseline: Classes, candidate: Classes, { at }: Part): JointTable {
  return jointTable({
    classes: candidate.labels.length,
    labels: at(candidate.label),
    baseline: at(baseline.predicted),
    candidate: at(candidate.predicted),
  })
}

interface Unlike {
  readonly part: Part
  readonly ruled: RuledMetric
  readonly metric: ConfusionMetric
}

// With weights or groups counts say too little: each row has its own influence, that of its cell.
function unlike(baseline: Classes, candidate: Classes, { part, ruled, metric }: Unlike): Paired {
  const before = influencesOf(baseline, part, metric)
  const after = influencesOf(candidate, part, metric)
  if (!before || !after) return { kind: 'undefined', reason: ruled.metric.undefinedWhen }
  return smoothOf(before, after, part)
}

function influencesOf({ labels, label, predicted }: Classes, { at, weights }: Part, metric: ConfusionMetric) {
  const classes = labels.length
  const codes = { labels: at(label), predicted: at(predicted) }
  return confusionInfluences({ classes, ...codes, ...(weights ? { weights } : {}) }, metric)
}
