import type { Smooth } from './metric.ts'

/** A model's value and what each unit adds to n times it; over all units the influences sum to 0. */
export interface Influences {
  readonly value: number
  readonly influence: Float64Array
}

/**
 * A smooth function of the means of some terms, with the influence of each unit: the delta method's first order (F. R. Hampel, JASA 69, 1974).
 *
 * @param weights an importance a unit; null for 1 each.
 * @returns undefined without units, without weight, or where the function has no value.
 */
export function influences(
  terms: readonly Float64Array[],
  of: (means: readonly number[]) => Smooth | undefined,
  weights: Float64Array | null = null,
): Influences | undefined {
  const n = terms[0]?.length ?? 0
  const total = weights ? sum(weights) : n
  if (!(total > 0)) return undefined
  const means = terms.map((term) => meanOf(term, weights, total))
  const smooth = of(means)
  if (!smooth || !Number.isFinite(smooth.value)) return undefined
  const influence = new Float64Array(n)
  for (const [index, term] of terms.entries()) {
    const slope = smooth.gradient[index] ?? 0
    const mean = means[index] ?? Number.NaN
    if (slope === 0) continue
    for (let unit = 0; unit < n; unit++) {
      influence[unit] = (influence[unit] ?? 0) + slope * ((term[unit] ?? Number.NaN) - mean)
    }
  }
  return { value: smooth.value, influence }
}

/** The weighted mean. One pass with running corrections where units are alike, so that equal values give exactly that value. */
export function meanOf(values: Float64Array, weights: Float64Array | null, total: number): number {
  let mean = 0
  if (!weights) {
    for (let unit = 0; unit < values.length; unit++) mean += ((values[unit] ?? Number.NaN) - mean) / (unit + 1)
    return mean
  }
  for (let unit = 0; unit < values.length; unit++) {
    // A unit of no weight must not count, whatever its value is.
    const weight = weights[unit] ?? 0
    if (weight !== 0) mean += weight * (values[unit] ?? Number.NaN)
  }
  return mean / total
}

function sum(values: Float64Array): number {
  let total = 0
  for (let index = 0; index < values.length; index++) total += values[index] ?? 0
  return total
}
