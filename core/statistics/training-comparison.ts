import { bootstrap } from './bootstrap.ts'
import { percentile } from './distribution.ts'

/** How often one recipe's trainings beat the other's. */
export interface Preference {
  /** Share of paired trainings in which the candidate is better, ties counting one half. */
  readonly share: number
  /** Percentile-bootstrap interval of that share, each side at 1 - alpha/2. */
  readonly lower: number
  readonly upper: number
}

/**
 * P(candidate > baseline) over paired trainings, say of several seeds. X. Bouthillier et al., "Accounting for variance in machine learning
 * benchmarks", MLSys 2021, section 4: significant and meaningful when the lower end exceeds 1/2 and the upper one .75. `undefined` without
 * pairs.
 *
 * @param differences candidate minus baseline, higher is better
 */
export function preferenceOf(
  differences: Float64Array,
  { alpha, resamples, seed }: { readonly alpha: number; readonly resamples: number; readonly seed: number },
): Preference | undefined {
  const n = differences.length
  if (n === 0) return undefined
  const won = differences.map((difference) => (Math.sign(difference) + 1) / 2)
  const statistic = (counts: Float64Array): number[] => {
    let sum = 0
    for (let pair = 0; pair < n; pair++) sum += (counts[pair] ?? 0) * (won[pair] ?? Number.NaN)
    return [sum / n]
  }
  const [share] = bootstrap({ units: { kind: 'rows', n }, resamples, seed, statistic, blocks: 0 })
  if (!share) return undefined
  return { share: share.observed, lower: percentile(share, alpha / 2), upper: percentile(share, 1 - alpha / 2) }
}

/** The mean difference over folds or random splits, whose trainings share rows. */
export interface ResampledDifference {
  readonly mean: number
  /** To be used with t(df). */
  readonly se: number
  readonly df: number
}

/**
 * The corrected resampled t test: the variance of the mean is (1/J + testRows/trainRows) s^2. C. Nadeau and Y. Bengio, Machine Learning 52 (2003),
 * section 3. `undefined` under two differences.
 */
export function resampledDifference(
  differences: Float64Array,
  { testRows, trainRows }: { readonly testRows: number; readonly trainRows: number },
): ResampledDifference | undefined {
  const runs = differences.length
  if (runs < 2) return undefined
  const mean = differences.reduce((sum, difference) => sum + difference / runs, 0)
  const variance = differences.reduce((sum, difference) => sum + (difference - mean) ** 2 / (runs - 1), 0)
  return { mean, se: Math.sqrt((1 / runs + testRows / trainRows) * variance), df: runs - 1 }
}
