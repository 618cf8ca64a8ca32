import { independence } from '../statistics/chi-squared.ts'
import { jensenShannon, type Pair, stabilityIndex, stabilityThreshold, wasserstein } from '../statistics/distance.ts'
import { kolmogorovSmirnov } from '../statistics/kolmogorov-smirnov.ts'
import { spreadOf } from './profile-tally.ts'

/*
 * One column against the reference. Two questions, asked apart: is there a difference, and is it large? A p-value alone fires on every
 * large table, an effect alone on every small one.
 */

/** A test says "real" at this adjusted p or under. */
export const MAX_P = 0.05

/**
 * "Large" starts here, for both effects: the mean of a column has moved by a tenth of its standard deviation, or a share of 50 % has become
 * one of about 64 %, of 0 % about 3 %. They are the limits of evidently, whose users know them.
 */
export const LARGE = 0.1

/** A cell that would hold fewer in either sample is joined with others: below it chi-squared is not to be trusted (Cochran 1954). */
const MIN_EXPECTED = 5

/** Cells of the population stability index for numbers, by quantiles of the reference. */
const DECILES = 10

/** What one test of a column says. */
export interface Test {
  readonly test: 'ks' | 'chi-squared'
  /** Whether values are compared, or shares of missing ones. */
  readonly of: 'values' | 'missing'
  readonly statistic: number
  readonly p: number
  readonly effect: { readonly kind: 'wasserstein' | 'jensen-shannon'; readonly value: number; readonly limit: number }
  readonly psi: { readonly value: number; readonly threshold: number }
}

/** Numbers of both data over the same cells. */
export interface Numbers extends Pair {
  /** One value for each cell, ascending. */
  readonly at: readonly number[]
  /** Standard deviation of the reference. */
  readonly sd: number
}

/**
 * Two-sample Kolmogorov-Smirnov test; the effect is the Wasserstein distance in standard deviations of the reference, or of both together
 * where the reference is constant. Null where one of the two has no numbers.
 */
export function numberTest({ at, current, reference, sd }: Numbers): Test | null {
  const distance = wasserstein(at, { current, reference })
  if (distance === null) return null
  const { statistic, p } = kolmogorovSmirnov(current, reference)
  const scale = sd > 0 ? sd : pooledSd(at, { current, reference })
  const value = scale > 0 ? distance / scale : 0
  const cells = deciles({ current, reference })
  return {
    ...{ test: 'ks', of: 'values', statistic, p },
    effect: { kind: 'wasserstein', value: Math.min(value, Number.MAX_VALUE), limit: LARGE },
    psi: { value: stabilityIndex(cells) ?? 0, threshold: stabilityThreshold(cells) },
  }
}

function pooledSd(at: readonly number[], { current, reference }: Pair): number {
  const counts = current.map((count, cell) => count + (reference[cell] ?? 0))
  const filled = at.flatMap((value, cell) => ((counts[cell] ?? 0) > 0 ? [value] : []))
  return spreadOf({ at: filled, counts: counts.filter((count) => count > 0) }).sd
}

/** Neighbouring cells joined, each with at least a tenth of the reference but the last. */
function deciles({ current, reference }: Pair): Pair {
  const total = reference.reduce((sum, count) => sum + count, 0)
  const joined: { current: number[]; reference: number[] } = { current: [0], reference: [0] }
  let seen = 0
  for (const [cell, count] of reference.entries()) {
    const last = joined.current.length - 1
    joined.current[last] = (joined.current[last] ?? 0) + (current[cell] ?? 0)
    joined.reference[last] = (joined.reference[last] ?? 0) + count
    seen += count
    if ((seen * DECILES) / total < joined.current.length || seen === total) continue
    joined.current.push(0)
    joined.reference.push(0)
  }
  return joined
}

/**
 * Chi-squared test of homogeneity of two samples over categories; the effect is the Jensen-Shannon distance. Rare categories are joined
 * first, for test and effect alike, so that new and vanished ones count by their rows. Null where one of the two is empty.
 */
export function categoryTest(pair: Pair, of: Test['of'] = 'values'): Test | null {
  const cells = withoutRare(pair)
  const distance = jensenShannon(cells)
  if (distance === null) return null
  const { statistic, p } = independence([cells.current, cells.reference])
  return {
    ...{ test: 'chi-squared', of, statistic, p },
    effect: { kind: 'jensen-shannon', value: distance, limit: LARGE },
    psi: { value: stabilityIndex(cells) ?? 0, threshold: stabilityThreshold(cells) },
  }
}

/** Rare cells joined into one; where that is rare too, it takes the smallest other cells. Which are rare the sum of both decides alone. */
function withoutRare({ current, reference }: Pair): Pair {
  const [n, m] = [total(current), total(reference)]
  const needed = (MIN_EXPECTED * (n + m)) / Math.min(n, m)
  const cells = current
    .map((count, cell): [number, number] => [count, reference[cell] ?? 0])
    .sort(([a, b], [c, d]) => a + b - c - d)
  const kept: [number, number][] = []
  const rare: [number, number] = [0, 0]
  for (const [count, other] of cells) {
    if (count + other >= needed && (rare[0] + rare[1] === 0 || rare[0] + rare[1] >= needed)) kept.push([count, other])
    else {
      rare[0] += count
      rare[1] += other
    }
  }
  const all = rare[0] + rare[1] > 0 ? [...kept, rare] : kept
  return { current: all.map(([count]) => count), reference: all.map(([, other]) => other) }
}

function total(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

/**
 * The values and the missing ones of a column as one answer: the test that alarms, or else the one with the smaller p, which counts
 * twice where both could be made. Choosing by the effect cannot make p smaller than twice the smallest. Null where nothing can be
 * compared.
 */
export function columnTest(values: Test | null, missing: Test | null): Test | null {
  const tests = [values, missing].filter((test) => test !== null)
  const large = tests.filter(({ effect }) => effect.value >= effect.limit)
  const [chosen] = (large.length > 0 ? large : tests).toSorted((a, b) => a.p - b.p)
  return chosen ? { ...chosen, p: Math.min(1, chosen.p * tests.length) } : null
}

/** Null where both are complete: then there is nothing to compare, and no error rate to share. */
export function missingTest(pair: { readonly current: Gaps; readonly reference: Gaps }): Test | null {
  const { current, reference } = pair
  if (current.missing + reference.missing === 0 || current.rows === 0 || reference.rows === 0) return null
  const cells = (gaps: Gaps) => [gaps.missing, gaps.rows - gaps.missing]
  return categoryTest({ current: cells(current), reference: cells(reference) }, 'missing')
}

export interface Gaps {
  readonly rows: number
  readonly missing: number
}
