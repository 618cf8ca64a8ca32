import { bennettSize, hoeffdingSize } from './deviation-bound.ts'
import { normalIsf } from './special.ts'

/** A paired comparison that is to keep both promises. */
export interface Promises {
  /** Natural logarithms of P(block | no loss) and P(pass | a loss of the tolerance). */
  readonly logBlock: number
  readonly logPass: number
  /** Largest loss that may pass. */
  readonly tolerance: number
  /** Variance of a row's difference; for a 0/1 score the share of rows on which exactly one model is right. */
  readonly variance: number
}

/**
 * Rows at which one test can keep both promises: (z_block + z_pass)^2 variance/tolerance^2, rounded up. S. A. Julious, Statistics in
 * Medicine 23 (2004), section 3. Levels are logarithms, since those of a ledger of hundreds of questions are tiny.
 */
export function rowsNeeded({ logBlock, logPass, tolerance, variance }: Promises): number {
  return Math.ceil((variance * (normalIsf(logBlock) + normalIsf(logPass)) ** 2) / tolerance ** 2)
}

/** ease.ml/ci's reliability over the life of a test set: C. Renggli et al., SysML 2019. */
export interface Reliability {
  /** 1 - reliability. */
  readonly delta: number
  /** How many times the condition is evaluated. */
  readonly steps: number
  /** `full`: the developer sees every result, so all 2^steps transcripts count; else only the steps do. */
  readonly adaptivity: 'none' | 'full' | 'firstChange'
}

/** A condition over accuracies: a linear expression of so many variables, in so many clauses, to within epsilon. */
export interface LinearCondition {
  readonly epsilon: number
  readonly variables: number
  readonly clauses?: number
  /** The factor of each variable. */
  readonly coefficient?: number
}

/**
 * Labelled examples that an ease.ml/ci condition needs by Hoeffding's inequality, the error and the failure probability split evenly among
 * its variables: c^2 r^2 ln(r k M/delta)/(2 epsilon^2), rounded up (SysML 2019, section 3.1).
 */
export function linearConditionSize(condition: LinearCondition, reliability: Reliability): number {
  const { epsilon, variables, clauses = 1, coefficient = 1 } = condition
  const logInverse = Math.log((variables * clauses) / reliability.delta) + logTranscripts(reliability)
  return Math.ceil(hoeffdingSize(epsilon / variables, coefficient, logInverse))
}

/** A condition "d < p and n - o > c", the difference to within epsilon. */
export interface DifferenceCondition {
  readonly epsilon: number
  /** Largest share of predictions that differ. */
  readonly disagreement: number
}

/** Examples, and how many of them need a label at each step: only those on which the two models differ. */
export interface DifferenceSize {
  readonly examples: number
  readonly labels: number
}

/** What such a condition needs by Bennett's inequality (SysML 2019, section 4.1): (ln M + ln(4/delta))/(p h(epsilon/p)), rounded up. */
export function differenceConditionSize(
  { epsilon, disagreement }: DifferenceCondition,
  reliability: Reliability,
): DifferenceSize {
  const logInverse = Math.log(4 / reliability.delta) + logTranscripts(reliability)
  const size = bennettSize(epsilon, disagreement, logInverse)
  return { examples: Math.ceil(size), labels: Math.ceil(disagreement * size) }
}

function logTranscripts({ steps, adaptivity }: Reliability): number {
  return adaptivity === 'full' ? steps * Math.LN2 : Math.log(steps)
}

/**
 * Pairs of trainings that show, at levels alpha and beta, that one recipe beats the other with probability `preference`: ((z_alpha + z_beta)/(sqrt 6
 * (preference - 1/2)))^2, rounded up. G. E. Noether, JASA 82 (1987), as recommended by X. Bouthillier et al., MLSys 2021.
 */
export function noetherSize(preference: number, alpha: number, beta: number): number {
  const z = normalIsf(Math.log(alpha)) + normalIsf(Math.log(beta))
  return Math.ceil((z / (Math.sqrt(6) * (preference - 0.5))) ** 2)
}
