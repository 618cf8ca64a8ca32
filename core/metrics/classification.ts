/** Where two models were right and wrong on the same examples. */
export interface PairedOutcomes {
  readonly n: number
  /** Candidate right, baseline wrong. */
  readonly wins: number
  /** Baseline right, candidate wrong. */
  readonly losses: number
  readonly bothRight: number
}

/**
 * 1 where the predicted class is the label, else 0: accuracy is the mean. Both columns index one list of classes.
 *
 * @throws RangeError when the columns differ in length
 */
export function correct(labels: ArrayLike<number>, predictions: ArrayLike<number>): Uint8Array {
  if (labels.length !== predictions.length) throw new RangeError('paired columns differ in length')
  return Uint8Array.from(labels, (label, row) => (label === predictions[row] ? 1 : 0))
}

/**
 * Counts the outcomes of two models' 0/1 scores.
 *
 * @throws RangeError when the columns differ in length
 */
export function pairedOutcomes(baseline: Uint8Array, candidate: Uint8Array): PairedOutcomes {
  if (baseline.length !== candidate.length) throw new RangeError('paired columns differ in length')
  let [wins, losses, bothRight] = [0, 0, 0]
  for (const [row, right] of candidate.entries()) {
    const wasRight = baseline[row] === 1
    if (right === 1 && wasRight) bothRight += 1
    else if (right === 1) wins += 1
    else if (wasRight) losses += 1
  }
  return { n: candidate.length, wins, losses, bothRight }
}
