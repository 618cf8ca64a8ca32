/** Two means over the same rows, and how sure their difference is. */
export interface PairedMeans {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  /** Mean of candidate minus baseline. */
  readonly difference: number
  /** Standard error of the difference: sample deviation of the row differences over sqrt(n). */
  readonly seDifference: number
  readonly seCandidate: number
  /** Degrees of freedom of both standard errors, n - 1. */
  readonly df: number
}

interface Moments {
  readonly mean: number
  readonly standardError: number
}

/**
 * The paired comparison of two per-row scores. `undefined` under two rows, where no standard error exists.
 * The same scores everywhere give a standard error of exactly 0.
 *
 * @throws RangeError when the columns differ in length
 */
export function pairedMeans(baseline: Float64Array, candidate: Float64Array): PairedMeans | undefined {
  if (baseline.length !== candidate.length) throw new RangeError('paired columns differ in length')
  const n = baseline.length
  if (n < 2) return undefined
  const differences = candidate.map((value, row) => value - (baseline[row] ?? Number.NaN))
  const ofDifference = momentsOf(differences)
  const ofCandidate = momentsOf(candidate)
  return {
    n,
    baseline: momentsOf(baseline).mean,
    candidate: ofCandidate.mean,
    difference: ofDifference.mean,
    seDifference: ofDifference.standardError,
    seCandidate: ofCandidate.standardError,
    df: n - 1,
  }
}

/** One pass: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962). */
function momentsOf(values: Float64Array): Moments {
  let count = 0
  let mean = 0
  let squares = 0
  for (const value of values) {
    count += 1
    const deviation = value - mean
    mean += deviation / count
    squares += deviation * (value - mean)
  }
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) }
}
