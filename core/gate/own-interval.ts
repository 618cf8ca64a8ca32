import type { Estimate } from '../metric-record.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Interval } from '../statistics/binomial.ts'
import { limitOf } from './limit.ts'

/** One model's own value with its two-sided interval. */
export interface OwnInterval extends Interval {
  readonly value: number
}

/**
 * A model's own value with its interval, each side at alpha / 2 by the bound that floors and ceilings are held against.
 *
 * @returns null for a number without rows, and where the rows do not tell.
 */
export function ownInterval(estimate: Estimate, { range }: Pick<Metric, 'range'>, alpha: number): OwnInterval | null {
  if (estimate.kind === 'number') return null
  // Any limit will do: the bounds do not depend on it.
  const [lower, upper] = (['higher', 'lower'] as const).map((direction) =>
    limitOf(estimate, 0.5, { direction, range })?.bound(alpha / 2),
  )
  const value = limitOf(estimate, 0.5, { direction: 'higher', range })?.value
  if (value === undefined || lower === undefined || upper === undefined) return null
  // Of too few rows each side is the end of the metric's range: no interval at all.
  if (lower <= range[0] && upper >= range[1]) return null
  return { value, lower: Math.max(lower, range[0]), upper: Math.min(upper, range[1]) }
}
