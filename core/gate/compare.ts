import { type ChangedExamples, MAX_RECORDS, type Problem } from '../evidence.ts'
import type { FairnessRecord, MetricRecord } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'
import { changedExamples } from './changed.ts'
import type { RuledMetric } from './contrast.ts'
import { fairnessOf } from './fairness.ts'
import { joinById } from './join.ts'
import { numberRecords, type Reported } from './numbers.ts'
import { cutsOf, sliceNotes } from './parts.ts'
import type { Predictions } from './predictions.ts'
import { type Held, recordsOf, resampleWarnings, resamplingOf } from './records.ts'
import { frameOf, sampleOf } from './sample.ts'

/** Predictions of the models on one held-out set; baseline and anchor may be missing. */
export interface Compared {
  readonly candidate: Predictions
  readonly baseline: Predictions | null
  readonly anchor: Predictions | null
  /** Numbers of the run records, for metrics without rows. */
  readonly reported?: Reported
}

export interface Comparison {
  readonly records: readonly MetricRecord[]
  readonly fairness: FairnessRecord | null
  readonly changed: ChangedExamples | null
  readonly sliceNotes: readonly string[]
  readonly problems: readonly Problem[]
  /** Why the anchor was left out of the comparison, or null. */
  readonly anchorNote: string | null
  /** What a reader must know of how it was measured. */
  readonly warnings: readonly string[]
}

/**
 * Measures every metric of the policy on all rows, and every gated one on each slice: the statistics that a decision needs.
 *
 * @throws UserError when a file lacks a column that a metric needs.
 */
export function compare(model: ModelPolicy, { candidate, baseline, anchor, reported }: Compared): Comparison {
  const joined = baseline && joinById(candidate, baseline)
  const joinedAnchor = anchor && joinById(candidate, anchor)
  const others = {
    baseline: joined?.kind === 'joined' ? joined.other : null,
    anchor: joinedAnchor?.kind === 'joined' ? joinedAnchor.other : null,
  }
  const common = {
    sliceNotes: sliceNotes(model, candidate, others.baseline),
    changed: others.baseline && changedExamples(model, candidate, others.baseline),
    anchorNote: joinedAnchor?.kind === 'problem' ? joinedAnchor.problem.message : null,
  }
  const cuts = cutsOf(model, candidate)
  const metrics = ruledMetrics(model)
  const tooMany = tooManyRecords(metrics, cuts.length - 1)
  if (tooMany) return { ...common, records: [], fairness: null, problems: [tooMany], warnings: [] }
  const files = { candidate, ...others }
  const frame = frameOf(model, [candidate, ...Object.values(others).filter((file) => file !== null)])
  const samples = {
    candidate: sampleOf(candidate, frame),
    baseline: others.baseline && sampleOf(others.baseline, frame),
    anchor: others.anchor && sampleOf(others.anchor, frame),
  }
  const held: Held = {
    model,
    file: candidate,
    samples,
    cuts,
    resampling: resamplingOf(metrics, model, candidate),
    made: new Map(),
  }
  return {
    ...common,
    records: [...metrics.flatMap((ruled) => recordsOf(ruled, held)), ...numberRecords(model, reported ?? NO_NUMBERS)],
    fairness: model.fairness ? fairnessOf(model, files, frame) : null,
    problems: joined?.kind === 'problem' ? [joined.problem] : [],
    warnings: resampleWarnings(metrics, held),
  }
}

const NO_NUMBERS: Reported = { candidate: null, baseline: null }

function tooManyRecords(metrics: readonly RuledMetric[], slices: number): Problem | null {
  const gated = metrics.filter(({ rule }) => rule.gate).length
  if (metrics.length + gated * slices <= MAX_RECORDS) return null
  const message = `${gated} gated metrics on ${slices} slices are over ${MAX_RECORDS} records; gate or slice less`
  return { code: 'too-many-records', message }
}

/** The metrics that are measured on rows; numbers of the run record have none. */
function ruledMetrics(model: ModelPolicy): RuledMetric[] {
  return Object.entries(model.metrics).flatMap(([name, rule]) => {
    const metric = metricOf(name, rule, model.task)
    if (!metric) throw new Error(`the policy reader let an unknown metric through: ${name}`)
    return metric.measure.kind === 'number' ? [] : [{ name, metric, rule }]
  })
}
