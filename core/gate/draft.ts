import type { Evidence } from '../evidence.ts'
import type { MetricPolicy } from '../metric-policy.ts'
import type { FairnessRecord, MetricRecord, Paired } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import { fairnessMetrics } from '../metrics/fairness.ts'
import type { Metric } from '../metrics/metric.ts'
import type { ModelPolicy } from '../policy.ts'
import { type Contrast, contrastOf, MIN_CLASS, silenced } from './contrast.ts'
import type { RatioRow } from './decision.ts'
import { type Limit, limitOf } from './limit.ts'
import { toleranceOn } from './tolerance.ts'

/** Which part of the family a draft is of: half the error rate goes to overall metrics, half to slices and fairness. */
export type DraftPart = 'overall' | 'slice' | 'fairness'

/** A record with the rule that applies to it and its tests, before the family of all tests is known. */
export interface Draft {
  readonly part: DraftPart
  readonly record: MetricRecord
  readonly metric: Pick<Metric, 'direction' | 'range'>
  readonly rule: MetricPolicy
  readonly tolerance: number | undefined
  readonly contrast: Contrast | undefined
  readonly anchor: Contrast | undefined
  readonly limit: { readonly kind: 'floor' | 'ceiling'; readonly at: number; readonly test: Limit } | undefined
  /** The groups of a fairness gap. */
  readonly fairness: FairnessRecord | null
  /** Of a number without rows. */
  readonly ratio: RatioRow | null
  readonly gates: { readonly block: boolean; readonly pass: boolean }
  readonly notes: readonly string[]
}

/** One draft for each record of the evidence that the policy names; others were measured for another policy. */
export function draftsOf(model: ModelPolicy, evidence: Evidence): Draft[] {
  const drafts = evidence.records.flatMap((record) => {
    const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : undefined
    const metric = rule && metricOf(record.metric, rule, model.task)
    if (!metric || !rule) return []
    if (record.slice && !model.slices?.by.includes(record.slice.column)) return []
    return [draft({ record, metric, rule }, model)]
  })
  const fairness = evidence.fairness && fairnessDraft(evidence.fairness, model)
  return fairness ? [...drafts, fairness] : drafts
}

interface Named {
  readonly record: MetricRecord
  readonly metric: Metric
  readonly rule: MetricPolicy
}

function draft(named: Named, model: ModelPolicy): Draft {
  const { record, metric, rule } = named
  const ruled = { name: record.metric, metric, rule }
  const tested = (paired: Paired) => enoughOfEachClass(contrastOf(paired, ruled, model.tests), record)
  const contrast = record.baseline ? tested(record.baseline) : undefined
  const anchor = record.anchor && !record.slice ? tested(record.anchor) : undefined
  const small = record.slice !== null && record.n < (model.slices?.min_n ?? 0)
  const notes = [contrast?.silent, small ? `${record.n} rows, fewer than min_n` : null].filter((note) => note != null)
  return {
    ...named,
    part: record.slice ? 'slice' : 'overall',
    tolerance: toleranceOn(record.slice, rule, model),
    contrast,
    anchor,
    limit: record.slice ? undefined : limitDraft(record, metric, rule),
    fairness: null,
    ratio: ratioOf(record, rule),
    gates: {
      block: rule.gate && !small,
      pass: rule.gate && !small && (record.slice === null || model.slices?.require_pass === true),
    },
    notes,
  }
}

// An area under the curve says so itself, but not one whose groups were resampled.
function enoughOfEachClass(contrast: Contrast | undefined, { candidate }: MetricRecord): Contrast | undefined {
  if (!contrast || candidate.kind !== 'auc') return contrast
  const fewest = Math.min(candidate.positives, candidate.negatives)
  if (fewest >= MIN_CLASS) return contrast
  return silenced(
    contrast,
    `${fewest} rows of the rarer class; an area under the curve needs at least ${MIN_CLASS} of each`,
  )
}

/** The gap between groups as a draft of its own: it can block, and passing never waits for it. */
function fairnessDraft(record: FairnessRecord, { fairness, tests }: ModelPolicy): Draft | null {
  if (!fairness || record.metric !== fairness.metric || record.by !== fairness.by) return null
  const metric = fairnessMetrics[fairness.metric]
  const paired = record.baseline
  const contrast = paired?.kind === 'bootstrap' ? contrastOf(paired, { metric }, tests) : undefined
  const flagged = record.groups.filter(
    ({ small, candidate }) => !small && candidate.true_positives + candidate.false_negatives === 0,
  )
  const small = record.groups.filter((group) => group.small).length
  return {
    part: 'fairness',
    record: {
      metric: record.metric,
      slice: null,
      n: record.n,
      candidate: record.candidate,
      baseline: paired,
      anchor: null,
    },
    fairness: record,
    metric,
    rule: { gate: true },
    tolerance: fairness.max_rise ?? fairness.max_drop,
    contrast,
    anchor: undefined,
    limit: undefined,
    ratio: null,
    gates: { block: true, pass: false },
    notes: [
      ...(contrast?.silent ? [contrast.silent] : []),
      ...(paired && !contrast ? [`no gap between groups by ${record.by} can be measured`] : []),
      ...(small > 0 ? [`${small} of ${record.groups.length} groups by ${record.by} have fewer rows than min_n`] : []),
      ...flagged.map(({ value }) => `the group ${value} has no positive row, so no true positive rate`),
    ],
  }
}

function limitDraft(record: MetricRecord, metric: Metric, rule: MetricPolicy): Draft['limit'] {
  const at = rule.floor ?? rule.ceiling
  if (at === undefined) return undefined
  const test = limitOf(record.candidate, at, metric)
  return test && { kind: rule.floor === undefined ? 'ceiling' : 'floor', at, test }
}

function ratioOf({ baseline }: MetricRecord, { max_ratio: max }: MetricPolicy): RatioRow | null {
  if (max === undefined || baseline?.kind !== 'number') return null
  const ratio = baseline.candidate / baseline.baseline
  return { ratio, max, held: baseline.baseline > 0 && baseline.candidate >= 0 && ratio <= max }
}

/** The candidate's value by its own estimate; null where it is undefined. */
export function ownValue({ candidate }: Pick<MetricRecord, 'candidate'>): number | null {
  if (candidate.kind === 'proportion') return candidate.successes / candidate.n
  return candidate.kind === 'undefined' ? null : candidate.value
}
