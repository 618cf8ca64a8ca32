import { type RowDesign, spreadOf, standardErrorOf } from './clusters.ts'
import { differencesOf } from './means.ts'

/** One model's value and what each row adds to n times it (F. R. Hampel, JASA 69, 1974); the weighted sum of the influences is 0. */
export interface Influences {
  readonly value: number
  readonly influence: Float64Array
}

/** A value of each model with influence-function standard errors. */
export interface PairedValues {
  readonly baseline: number
  readonly candidate: number
  /** Candidate minus baseline. */
  readonly difference: number
  readonly seDifference: number
  readonly seCandidate: number
}

/** The same with what a design of clusters leaves of degrees of freedom. */
export interface PairedInfluences extends PairedValues {
  /** Clusters (without any: rows) that carry weight. */
  readonly groups: number
  /** groups - 1 with clusters; null for the normal distribution. */
  readonly df: number | null
}

/**
 * Standard errors of two functions of means from their influences on the same rows: the delta method's first order. Without clusters
 * n is in the denominator; with clusters it is CR1, NaN under two of them.
 *
 * @throws RangeError when columns differ in length or a weight is none
 */
export function compareInfluences(
  baseline: Influences,
  candidate: Influences,
  design: RowDesign = {},
): PairedInfluences {
  if (baseline.influence.length !== candidate.influence.length) throw new RangeError('paired columns differ in length')
  const ofDifference = spreadOf(differencesOf(baseline.influence, candidate.influence), design)
  const ofCandidate = spreadOf(candidate.influence, design)
  const { groups } = ofDifference
  const root = (spread: typeof ofDifference): number =>
    design.clusters ? standardErrorOf(spread) : Math.sqrt(spread.variance)
  return {
    baseline: baseline.value,
    candidate: candidate.value,
    difference: candidate.value - baseline.value,
    seDifference: root(ofDifference),
    seCandidate: root(ofCandidate),
    groups,
    df: design.clusters ? groups - 1 : null,
  }
}
