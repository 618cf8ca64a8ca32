/** A p-value with its share of the family's error rate. */
export interface WeightedHypothesis {
  readonly p: number
  /** >= 0; only the ratios between weights count. A weight of 0 is never rejected. */
  readonly weight: number
}

/**
 * Adjusted p-values, in input order, of the weighted step-down procedure: rejecting those at or under alpha keeps the family-wise error
 * rate at alpha under any dependence. S. Holm, Scandinavian Journal of Statistics 6 (1979), section 4; Y. Benjamini and Y. Hochberg,
 * ibid. 24 (1997). Equal weights give plain Holm. A p-value that is NaN gives NaN for itself and counts as 1 for the others.
 *
 * @throws RangeError when a weight is negative or no number
 */
export function weightedHolm(hypotheses: readonly WeightedHypothesis[]): number[] {
  if (hypotheses.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight))))
    throw new RangeError('a weight is negative or no number')
  const ordered = hypotheses
    .map(({ p, weight }, index) => ({
      index,
      weight,
      ratio: weight === 0 || Number.isNaN(p) ? Number.POSITIVE_INFINITY : p / weight,
    }))
    .sort((a, b) => (a.ratio === b.ratio ? 0 : a.ratio - b.ratio))
  const remaining = ordered.map(({ weight }) => weight)
  for (let rank = remaining.length - 2; rank >= 0; rank--)
    remaining[rank] = at(remaining, rank) + at(remaining, rank + 1)
  const adjusted = hypotheses.map(({ p }) => (Number.isNaN(p) ? Number.NaN : 1))
  let largest = 0
  for (const [rank, { index, ratio }] of ordered.entries()) {
    if (ratio === Number.POSITIVE_INFINITY) break
    largest = Math.max(largest, Math.min(1, ratio * at(remaining, rank)))
    adjusted[index] = largest
  }
  return adjusted
}

/** Adjusted p-values, in input order, of the step-down procedure with equal weights. S. Holm, Scandinavian Journal of Statistics 6 (1979). */
export function holm(pValues: readonly number[]): number[] {
  return weightedHolm(pValues.map((p) => ({ p, weight: 1 })))
}

/**
 * Adjusted p-values, in input order, of the step-up procedure that bounds the false discovery rate when the tests are independent or positively
 * dependent. Y. Benjamini and Y. Hochberg, JRSS B 57 (1995). NaN stays NaN and counts as 1 for the others.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  return stepUp(pValues, 1)
}

/** The same for tests that depend on each other in any way. Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001), theorem 1.3. */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  let harmonic = 0
  for (let rank = 1; rank <= pValues.length; rank++) harmonic += 1 / rank
  return stepUp(pValues, harmonic)
}

function stepUp(pValues: readonly number[], factor: number): number[] {
  const adjusted = pValues.map(() => Number.NaN)
  const descending = pValues.map((p, index) => ({ p: Number.isNaN(p) ? 1 : p, index })).sort((a, b) => b.p - a.p)
  let smallest = 1
  for (const [passed, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, p * ((factor * pValues.length) / (pValues.length - passed)))
    if (!Number.isNaN(pValues[index])) adjusted[index] = smallest
  }
  return adjusted
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN
}
