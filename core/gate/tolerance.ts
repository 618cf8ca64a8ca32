import type { MetricPolicy } from '../metric-policy.ts'
import type { SliceId } from '../metric-record.ts'
import type { ModelPolicy } from '../policy.ts'

/** The tolerated loss of a metric on a slice (null: overall), in the metric's own unit; undefined where the policy names none. */
export function toleranceOn(slice: SliceId | null, rule: MetricPolicy, model: ModelPolicy): number | undefined {
  const overall = rule.max_drop ?? rule.max_rise
  if (overall === undefined || slice === null) return overall
  return overall * (rule.slice_tolerance ?? model.slices?.tolerance ?? 1)
}
