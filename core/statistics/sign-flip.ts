import { randomFromSeed } from './random.ts'

/** Up to this many differences all sign patterns are tried, at most 2^20. */
const ENUMERATED = 20
/** Sums this close, relative to the sum of all absolute values, count as equal. */
const EQUAL = 1e-12

/** P-values of the hypothesis that candidate and baseline are exchangeable, row by row. */
export interface SignFlip {
  /** Small when the mean difference is low. */
  readonly lower: number
  /** Small when it is high. */
  readonly upper: number
  readonly twoSided: number
  /** Whether every pattern of signs was tried. */
  readonly exact: boolean
}

/**
 * The paired permutation test of the mean difference: each row's sign is as likely to be the other. R. A. Fisher, The Design of Experiments (1935),
 * section 21. Up to 20 rows other than 0 by all patterns; beyond by `resamples` random ones, counted as (1 + #)/(B + 1). For 0/1 scores it
 * is the exact McNemar test, which is to be used there.
 */
export function signFlip(
  differences: Float64Array,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): SignFlip {
  const moving = differences.filter((difference) => difference !== 0)
  return moving.length <= ENUMERATED ? enumerated(moving) : sampled(moving, randomFromSeed(seed), resamples)
}

interface Counts {
  low: number
  high: number
  far: number
}

function tally(counts: Counts, sum: number, { observed, slack }: { observed: number; slack: number }): void {
  if (sum <= observed + slack) counts.low += 1
  if (sum >= observed - slack) counts.high += 1
  if (Math.abs(sum) >= Math.abs(observed) - slack) counts.far += 1
}

function targetOf(moving: Float64Array): { observed: number; slack: number } {
  let [observed, size] = [0, 0]
  for (const difference of moving) {
    observed += difference
    size += Math.abs(difference)
  }
  return { observed, slack: EQUAL * size }
}

function enumerated(moving: Float64Array): SignFlip {
  const target = targetOf(moving)
  const patterns = 2 ** moving.length
  const counts = { low: 0, high: 0, far: 0 }
  for (let pattern = 0; pattern < patterns; pattern++) {
    let sum = 0
    for (let row = 0; row < moving.length; row++) sum += ((pattern >> row) & 1 ? -1 : 1) * (moving[row] ?? 0)
    tally(counts, sum, target)
  }
  return { lower: counts.low / patterns, upper: counts.high / patterns, twoSided: counts.far / patterns, exact: true }
}

function sampled(moving: Float64Array, { bits }: { bits: () => number }, resamples: number): SignFlip {
  const target = targetOf(moving)
  const counts = { low: 1, high: 1, far: 1 }
  for (let resample = 0; resample < resamples; resample++) {
    let [sum, word] = [0, 0]
    for (let row = 0; row < moving.length; row++) {
      word = row % 32 === 0 ? bits() : word >>> 1
      sum += (word & 1 ? -1 : 1) * (moving[row] ?? 0)
    }
    tally(counts, sum, target)
  }
  const all = resamples + 1
  return { lower: counts.low / all, upper: counts.high / all, twoSided: counts.far / all, exact: false }
}
