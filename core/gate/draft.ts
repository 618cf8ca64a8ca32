import type { Evidence, MetricRecord } from '../evidence.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { Metric } from '../metrics/metric.ts'
import type { MetricPolicy, ModelPolicy } from '../policy.ts'
import { type Contrast, contrastOf } from './contrast.ts'
import { type Limit, limitOf } from './limit.ts'

/** A record with the rule that applies to it and its tests, before the family of all tests is known. */
export interface Draft {
  readonly record: MetricRecord
  readonly metric: Metric
  readonly rule: MetricPolicy
  readonly tolerance: number | undefined
  readonly contrast: Contrast | undefined
  readonly anchor: Contrast | undefined
  readonly limit: { readonly kind: 'floor' | 'ceiling'; readonly at: number; readonly test: Limit } | undefined
  readonly gates: { readonly block: boolean; readonly pass: boolean }
  readonly notes: readonly string[]
}

/** One draft for each record of the evidence that the policy names; others were measured for another policy. */
export function draftsOf(model: ModelPolicy, evidence: Evidence): Draft[] {
  return evidence.records.flatMap((record) => {
    const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : undefined
    const metric = rule && metricOf(record.metric, rule, model.task)
    if (!metric || !rule) return []
    if (record.slice && !model.slices?.by.includes(record.slice.column)) return []
    return [draft({ record, metric, rule }, model)]
  })
}

function draft(named: Pick<Draft, 'record' | 'metric' | 'rule'>, model: ModelPolicy): Draft {
  const { record, metric, rule } = named
  const ruled = { name: record.metric, metric, rule }
  const contrast = record.baseline ? contrastOf(record.baseline, ruled) : undefined
  const anchor = record.anchor && !record.slice ? contrastOf(record.anchor, ruled) : undefined
  const small = record.slice !== null && record.n < (model.slices?.min_n ?? 0)
  const notes = [contrast?.silent, small ? `${record.n} rows, fewer than min_n` : null].filter((note) => note != null)
  return {
    ...named,
    tolerance: toleranceOf(record, rule, model),
    contrast,
    anchor,
    limit: record.slice ? undefined : limitDraft(record, metric, rule),
    gates: {
      block: rule.gate && !small,
      pass: rule.gate && !small && (record.slice === null || model.slices?.require_pass === true),
    },
    notes,
  }
}

function toleranceOf(record: MetricRecord, rule: MetricPolicy, model: ModelPolicy): number | undefined {
  const overall = rule.max_drop ?? rule.max_rise
  if (overall === undefined || record.slice === null) return overall
  return overall * (rule.slice_tolerance ?? model.slices?.tolerance ?? 1)
}

function limitDraft(record: MetricRecord, metric: Metric, rule: MetricPolicy): Draft['limit'] {
  const at = rule.floor ?? rule.ceiling
  if (at === undefined) return undefined
  const test = limitOf(record.candidate, at, metric)
  return test && { kind: rule.floor === undefined ? 'ceiling' : 'floor', at, test }
}

/** The candidate's value by its own estimate; null where it is undefined. */
export function ownValue({ candidate }: MetricRecord): number | null {
  if (candidate.kind === 'proportion') return candidate.successes / candidate.n
  return candidate.kind === 'undefined' ? null : candidate.value
}
