import type { Paired } from '../metric-record.ts'
import type { Partition } from '../metrics/sample.ts'
import { randomFromSeed } from '../statistics/random.ts'
import { pick } from './lazy-sample.ts'
import type { Part } from './part.ts'
import { partitionOf } from './partition.ts'
import type { ValueUnder } from './values.ts'

/** As many as leave a t distribution with light tails. */
const MOST_GROUPS = 50
const FEWEST_GROUPS = 15

/** Fewer rows than this in each group would be too few for a value that is no mean. */
const ROWS_A_GROUP = 200

/** Whether the rows of a part are enough for random groups; rows that depend on each other cannot be split at random. */
export function canSplit({ n, clusters }: Part): boolean {
  return clusters === null && n >= FEWEST_GROUPS * ROWS_A_GROUP
}

/**
 * Splits rows at random into groups of about the same size, at least 200 rows on average.
 *
 * @param seed a whole number; the same one gives the same groups.
 */
export function randomGroups(n: number, seed: number): Partition {
  const random = randomFromSeed(seed)
  const groups = Math.min(MOST_GROUPS, Math.floor(n / ROWS_A_GROUP))
  const of = new Int32Array(n)
  for (let row = 0; row < n; row++) of[row] = Math.floor((random.bits() / 2 ** 32) * groups)
  return partitionOf(of, groups)
}

/** One model's values of a part, and of each random group of its rows. */
export interface Grouped {
  readonly whole: ValueUnder
  readonly groups: readonly ValueUnder[]
}

/**
 * Compares two values over very many rows at the price of two passes: the rows are split at random into groups, and the standard error
 * of the whole is that of the groups' mean, with t(groups - 1). The method of random groups (K. M. Wolter, Introduction to Variance
 * Estimation (2007), chapter 2); like the bootstrap it needs a value that is nearly normal, which so many rows make it.
 */
export function overRandomGroups(
  baseline: Grouped,
  candidate: Grouped,
  { part: { n, weights }, groups: { rows } }: { readonly part: Part; readonly groups: Partition },
): Extract<Paired, { kind: 'smooth' | 'undefined' }> {
  const whole = { before: baseline.whole(weights), after: candidate.whole(weights) }
  const groups = rows.map((members, group) => {
    const heavy = weights && pick(weights, members)
    return { before: baseline.groups[group]?.(heavy), after: candidate.groups[group]?.(heavy) }
  })
  const differences = groups.map(({ before = Number.NaN, after = Number.NaN }) => after - before)
  const seDifference = errorOfMean(differences)
  const seCandidate = errorOfMean(groups.map(({ after = Number.NaN }) => after))
  if (whole.before === undefined || whole.after === undefined || !Number.isFinite(whole.before + whole.after)) {
    return { kind: 'undefined', reason: 'it has no value on these rows' }
  }
  if (!Number.isFinite(seDifference + seCandidate)) {
    return { kind: 'undefined', reason: 'it has no value on one of the random groups of these rows' }
  }
  return {
    kind: 'smooth',
    n,
    groups: null,
    weighted: weights !== null,
    effective_n: n,
    df: groups.length - 1,
    baseline: whole.before,
    candidate: whole.after,
    se_difference: seDifference,
    se_candidate: seCandidate,
  }
}

function errorOfMean(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
