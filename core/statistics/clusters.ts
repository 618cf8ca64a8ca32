/**
 * Rows that are not alike: rows of one cluster (a user, a document, a prompt) may be correlated in any way, and each row may count with a
 * weight. Every standard error of a mean, or of a function of means through its influence function, comes from here.
 */

/** Which cluster each row is in, numbered from 0 without gaps. */
export interface Clusters {
  readonly of: Int32Array
  readonly count: number
}

/** What is known of the rows besides their values; without clusters every row is its own. */
export interface RowDesign {
  /** Finite, >= 0, not all 0. A weight of 0 leaves the row out. */
  readonly weights?: Float64Array | undefined
  readonly clusters?: Clusters | undefined
}

/** Numbers clusters in the order in which their codes first appear. Do it once for a set of rows: every metric can use the result. */
export function clustersOf(codes: ArrayLike<number | string>): Clusters {
  const numbers = new Map<number | string, number>()
  const of = new Int32Array(codes.length)
  for (let row = 0; row < of.length; row++) {
    const code = codes[row] ?? ''
    let number = numbers.get(code)
    if (number === undefined) {
      number = numbers.size
      numbers.set(code, number)
    }
    of[row] = number
  }
  return { of, count: numbers.size }
}

/** How uncertain a weighted mean of influences is. */
export interface Spread {
  /**
   * Variance of the mean without small-sample factor: sum over clusters of (sum of weight times influence)^2 over (sum of weights)^2.
   * K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986); CR0 in the words of J. E. Pustejovsky and E. Tipton, JBES 36 (2018).
   */
  readonly variance: number
  /** Clusters (without any: rows) that carry weight. */
  readonly groups: number
}

/**
 * The variance of a weighted mean whose rows deviate from it by `influence` (the value less the mean, or an influence function).
 *
 * @throws RangeError when columns differ in length or a weight is none
 */
export function spreadOf(influence: Float64Array, { weights, clusters }: RowDesign): Spread {
  checkDesign(influence.length, { weights, clusters })
  const total = totalWeight(influence.length, weights)
  const weightAt = (row: number): number => (weights ? (weights[row] ?? Number.NaN) : 1)
  let [squares, groups] = [0, 0]
  if (!clusters) {
    for (let row = 0; row < influence.length; row++) {
      const weight = weightAt(row)
      squares += (weight * (influence[row] ?? Number.NaN)) ** 2
      if (weight > 0) groups += 1
    }
    return { variance: squares / total ** 2, groups }
  }
  const sums = new Float64Array(clusters.count)
  const carries = new Uint8Array(clusters.count)
  for (let row = 0; row < influence.length; row++) {
    const cluster = clusters.of[row] ?? 0
    const weight = weightAt(row)
    sums[cluster] = (sums[cluster] ?? 0) + weight * (influence[row] ?? Number.NaN)
    if (weight > 0) carries[cluster] = 1
  }
  for (const sum of sums) squares += sum ** 2
  for (const flag of carries) groups += flag
  return { variance: squares / total ** 2, groups }
}

/**
 * Standard error with the factor groups/(groups - 1), CR1: for rows alike that is the sample deviation over sqrt(n). E. Miller, "Adding
 * Error Bars to Evals" (arXiv 2411.00640), section 2.2. To be used with t(groups - 1); NaN under two groups.
 */
export function standardErrorOf({ variance, groups }: Spread): number {
  return groups < 2 ? Number.NaN : Math.sqrt((variance * groups) / (groups - 1))
}

/** The sum of the weights; the number of rows without. */
export function totalWeight(rows: number, weights: Float64Array | undefined): number {
  if (!weights) return rows
  let total = 0
  for (let row = 0; row < weights.length; row++) total += weights[row] ?? Number.NaN
  return total
}

/**
 * The number of equally weighted clusters that would be worth as much as these: (sum W)^2 / sum W^2 over the clusters' weights. L. Kish,
 * Survey Sampling (1965), section 11.7. It is what is left to believe when every row says the same, so that no variance can be measured.
 */
export function kishSize(rows: number, { weights, clusters }: RowDesign): number {
  if (!clusters && !weights) return rows
  const ofCluster = new Float64Array(clusters ? clusters.count : rows)
  for (let row = 0; row < rows; row++) {
    const cluster = clusters ? (clusters.of[row] ?? 0) : row
    ofCluster[cluster] = (ofCluster[cluster] ?? 0) + (weights ? (weights[row] ?? Number.NaN) : 1)
  }
  let squares = 0
  for (const weight of ofCluster) squares += weight ** 2
  return totalWeight(rows, weights) ** 2 / squares
}

function checkDesign(rows: number, { weights, clusters }: RowDesign): void {
  if ((weights && weights.length !== rows) || (clusters && clusters.of.length !== rows))
    throw new RangeError('weights, clusters and values differ in length')
  if (!weights) return
  let [least, total] = [Number.POSITIVE_INFINITY, 0]
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] ?? Number.NaN
    // A NaN stays in the total.
    total += weight
    if (weight < least) least = weight
  }
  if (!(least >= 0 && total > 0 && total < Number.POSITIVE_INFINITY))
    throw new RangeError('weights are finite, not negative, and not all 0')
}
