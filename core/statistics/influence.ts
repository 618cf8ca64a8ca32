/** A value of each model with influence-function standard errors (n in the denominator). */
export interface PairedValues {
  readonly baseline: number
  readonly candidate: number
  /** Candidate minus baseline. */
  readonly difference: number
  readonly seDifference: number
  readonly seCandidate: number
}

/**
 * Compares the square roots of two means (RMSE from squared errors). The influence of a row is (square - mean)/(2 root), the delta
 * method's first order (F. R. Hampel, JASA 69, 1974); where every square is 0 the influence is 0. `undefined` without rows.
 *
 * @throws RangeError when the columns differ in length
 */
export function pairedRootMeans(baseline: Float64Array, candidate: Float64Array): PairedValues | undefined {
  if (baseline.length !== candidate.length) throw new RangeError('paired columns differ in length')
  const n = baseline.length
  if (n === 0) return undefined
  const [meanBaseline, meanCandidate] = [meanOf(baseline), meanOf(candidate)]
  const [rootBaseline, rootCandidate] = [Math.sqrt(meanBaseline), Math.sqrt(meanCandidate)]
  let squaresDifference = 0
  let squaresCandidate = 0
  for (const [row, square] of candidate.entries()) {
    const influence = rootCandidate === 0 ? 0 : (square - meanCandidate) / (2 * rootCandidate)
    const against = (baseline[row] ?? Number.NaN) - meanBaseline
    const influenceBaseline = rootBaseline === 0 ? 0 : against / (2 * rootBaseline)
    squaresCandidate += influence * influence
    squaresDifference += (influence - influenceBaseline) ** 2
  }
  return {
    baseline: rootBaseline,
    candidate: rootCandidate,
    difference: rootCandidate - rootBaseline,
    seDifference: Math.sqrt(squaresDifference) / n,
    seCandidate: Math.sqrt(squaresCandidate) / n,
  }
}

function meanOf(values: Float64Array): number {
  let mean = 0
  for (const [row, value] of values.entries()) mean += (value - mean) / (row + 1)
  return mean
}
