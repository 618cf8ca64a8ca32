import type { Acceptance } from '../acceptance.ts'
import type { Digest } from '../digest.ts'
import type { SliceId } from '../metric-record.ts'
import type { Row } from './decision.ts'

/**
 * How much worse a row is shown to be, in the metric's unit: the most of its loss against the baseline, what it lacks of a
 * floor, its loss since the anchor, and what a number is above its ratio's limit. It is the amount that an acceptance needs.
 */
export function lossOf({ gain, limit, anchor, ratio, regression, candidate }: Omit<Row, 'accepted'>): number {
  const losses = [
    regression?.shown && gain !== null ? -gain : 0,
    limit?.broken.shown ? Math.abs(limit.at - limit.value) : 0,
    anchor?.held === false ? -anchor.gain : 0,
    ratio?.held === false && candidate !== null ? candidate - (candidate / ratio.ratio) * ratio.max : 0,
  ]
  return Math.max(...losses)
}

/** Room for the rounding of an amount that was written down in decimals. */
const SLACK = 1e-9

/** The acceptance that lets a blocking row through: of its metric and slice, for at least its loss. */
export function acceptanceOf(row: Omit<Row, 'accepted'>, acceptances: readonly Acceptance[]): Acceptance | null {
  if (row.verdict !== 'block') return null
  const loss = lossOf(row)
  const fits = (acceptance: Acceptance) =>
    acceptance.kind === 'loss' &&
    acceptance.metric === row.metric &&
    sameSlice(acceptance.slice, row.slice) &&
    loss <= acceptance.amount + SLACK
  return acceptances.find(fits) ?? null
}

/** Whether two rows are of the same part of the held-out rows; null is all of them. */
export function sameSlice(a: SliceId | null, b: SliceId | null): boolean {
  return a === null || b === null ? a === b : a.column === b.column && a.value === b.value
}

/** The acceptance of a new evaluation set, which is exactly that one. */
export function acceptedSet(set: Digest | null, acceptances: readonly Acceptance[]): Acceptance | null {
  return acceptances.find((one) => one.kind === 'evaluation-set' && one.evaluation_set === set) ?? null
}

/**
 * How far the anchor of a metric has moved: what was accepted of its overall losses in pull requests that were merged since the anchor's
 * version. So the whole decline since that version stays within the cumulative limit and what was accepted.
 */
export function anchorShift(metric: string, merged: readonly Acceptance[]): number {
  const amounts = merged.map((one) =>
    one.kind === 'loss' && one.metric === metric && one.slice === null ? one.amount : 0,
  )
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
