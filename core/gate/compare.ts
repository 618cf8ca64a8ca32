import { type ChangedExamples, MAX_RECORDS, type Problem } from '../evidence.ts'
import type { FairnessRecord, MetricRecord } from '../metric-record.ts'
import type { ModelPolicy } from '../policy.ts'
import { changedExamples } from './changed.ts'
import type { RuledMetric } from './contrast.ts'
import { fairnessOf } from './fairness.ts'
import { joinById } from './join.ts'
import { frameOfJoined, type Joined, type Measured, measured, ruledMetrics } from './measured.ts'
import { numberRecords, type Reported } from './numbers.ts'
import { sliceNotes, slicesOf } from './parts.ts'
import type { Predictions } from './predictions.ts'
import { resampleWarnings } from './records.ts'

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

/** Either what there is to say without any measuring, or what is to be measured and what to make of it. */
export type Prepared =
  | { readonly kind: 'done'; readonly comparison: Comparison }
  | {
      readonly kind: 'joined'
      readonly joined: Joined
      /** Names of the metrics to measure; those that share much of their work are neighbours. */
      readonly names: readonly string[]
      readonly concluded: (found: Measured) => Comparison
    }

/**
 * Measures every metric of the policy on all rows, and every gated one on each slice: the statistics that a decision needs.
 *
 * @throws UserError when a file lacks a column that a metric needs.
 */
export function compare(model: ModelPolicy, compared: Compared): Comparison {
  const prepared = prepare(model, compared)
  if (prepared.kind === 'done') return prepared.comparison
  return prepared.concluded(measured(prepared.joined, prepared.names))
}

/** What a comparison does before and after it measures, so that whoever has several threads can measure in all of them. */
export function prepare(model: ModelPolicy, { candidate, baseline, anchor, reported }: Compared): Prepared {
  const joinedBaseline = baseline && joinById(candidate, baseline)
  const joinedAnchor = anchor && joinById(candidate, anchor)
  const joined: Joined = {
    model,
    candidate,
    baseline: joinedBaseline?.kind === 'joined' ? joinedBaseline.other : null,
    anchor: joinedAnchor?.kind === 'joined' ? joinedAnchor.other : null,
  }
  const common = {
    sliceNotes: sliceNotes(model, candidate, joined.baseline),
    changed: joined.baseline && changedExamples(model, candidate, joined.baseline),
    anchorNote: joinedAnchor?.kind === 'problem' ? joinedAnchor.problem.message : null,
  }
  const metrics = ruledMetrics(model)
  const tooMany = tooManyRecords(metrics, slicesOf(model, candidate))
  if (tooMany) {
    return { kind: 'done', comparison: { ...common, records: [], fairness: null, problems: [tooMany], warnings: [] } }
  }
  return {
    kind: 'joined',
    joined,
    names: metrics.toSorted(byFamily).map(({ name }) => name),
    concluded: (found) => ({
      ...common,
      records: [
        ...metrics.flatMap(({ name }) => found.get(name) ?? []),
        ...numberRecords(model, reported ?? NO_NUMBERS),
      ],
      fairness: model.fairness ? fairnessOf(model, joined, frameOfJoined(joined)) : null,
      problems: joinedBaseline?.kind === 'problem' ? [joinedBaseline.problem] : [],
      warnings: resampleWarnings(metrics, model, candidate),
    }),
  }
}

function byFamily({ metric: { family: a } }: RuledMetric, { metric: { family: b } }: RuledMetric): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const NO_NUMBERS: Reported = { candidate: null, baseline: null }

function tooManyRecords(metrics: readonly RuledMetric[], slices: number): Problem | null {
  const gated = metrics.filter(({ rule }) => rule.gate).length
  if (metrics.length + gated * slices <= MAX_RECORDS) return null
  const message = `${gated} gated metrics on ${slices} slices are over ${MAX_RECORDS} records; gate or slice less`
  return { code: 'too-many-records', message }
}
