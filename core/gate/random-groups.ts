import type { Paired } from '../evidence.ts'
import { randomFromSeed } from '../statistics/random.ts'
import type { Part } from './part.ts'

/** As many as leave a t distribution with light tails, and each with rows enough to be a sample of its own. */
export const RANDOM_GROUPS = 50

/** Fewer rows than this in each group would be too few for a value that is no mean. */
const ROWS_A_GROUP = 200

/** Whether the rows of a part are enough for random groups; rows that depend on each other cannot be split at random. */
export function canSplit({ n, clusters }: Part): boolean {
  return clusters === null && n >= RANDOM_GROUPS * ROWS_A_GROUP
}

/** One model's values, to be found for some rows of a part (null: all of them) under their weights. */
export type ValueOn = (rows: Int32Array | null) => (weights: Float64Array | null) => number | undefined

type Grouped = Extract<Paired, { kind: 'smooth' | 'undefined' }>

/**
 * Compares two values over very many rows at the price of two passes: the rows are split at random into groups, and the standard error
 * of the whole is that of the groups' mean, with t(groups - 1). The method of random groups (K. M. Wolter, Introduction to Variance
 * Estimation (2007), chapter 2); like the bootstrap it needs a value that is nearly normal, which so many rows make it.
 */
export function overRandomGroups(
  baseline: ValueOn,
  candidate: ValueOn,
  { part, seed }: { part: Part; seed: number },
): Grouped {
  const { n, rows, weights } = part
  const at = (members: Int32Array | null) => {
    const own = members && (rows ? members.map((index) => rows[index] ?? 0) : members)
    const heavy = weights && (members ? Float64Array.from(members, (index) => weights[index] ?? 0) : weights)
    return { before: baseline(own ?? rows)(heavy), after: candidate(own ?? rows)(heavy) }
  }
  const whole = at(null)
  const groups = split(n, seed).map(at)
  const differences = groups.map(({ before = Number.NaN, after = Number.NaN }) => after - before)
  const seDifference = errorOfMean(differences)
  const seCandidate = errorOfMean(groups.map(({ after = Number.NaN }) => after))
  if (whole.before === undefined || whole.after === undefined || !Number.isFinite(whole.before + whole.after)) {
    return { kind: 'undefined', reason: 'it has no value on these rows' }
  }
  if (!Number.isFinite(seDifference + seCandidate)) {
    return { kind: 'undefined', reason: `it has no value on one of ${RANDOM_GROUPS} random groups of these rows` }
  }
  return {
    kind: 'smooth',
    n,
    groups: null,
    weighted: weights !== null,
    effective_n: n,
    df: RANDOM_GROUPS - 1,
    baseline: whole.before,
    candidate: whole.after,
    se_difference: seDifference,
    se_candidate: seCandidate,
  }
}

function split(n: number, seed: number): Int32Array[] {
  const random = randomFromSeed(seed)
  const groupOf = Uint8Array.from({ length: n }, () => Math.floor(random.uniform() * RANDOM_GROUPS))
  const sizes = new Int32Array(RANDOM_GROUPS)
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1
  const members = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let row = 0; row < n; row++) {
    const group = groupOf[row] ?? 0
    const rows = members[group]
    const at = sizes[group] ?? 0
    if (rows) rows[at] = row
    sizes[group] = at + 1
  }
  return members
}

function errorOfMean(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
