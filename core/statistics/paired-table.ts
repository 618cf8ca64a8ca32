/** How two models fared on the same n examples of a 0/1 score: candidate right and baseline wrong, and the reverse. */
export interface PairedTable {
  readonly wins: number
  readonly losses: number
  /** All examples, those included on which both models agree. */
  readonly n: number
}

/** A p-value with its natural logarithm, which keeps its digits where the p-value itself would underflow. */
export interface PValue {
  readonly p: number
  readonly logP: number
}

/** A score statistic and the one-sided p-value of its upper tail. */
export interface ScoreTest extends PValue {
  readonly z: number
}

/**
 * Refuses what is no table, so that a wrong number never becomes a small p-value.
 *
 * @throws RangeError unless wins, losses and n are whole numbers with wins + losses <= n and n >= 1
 */
export function checkPairedTable({ wins, losses, n }: PairedTable): void {
  const whole = [wins, losses, n].every((count) => Number.isSafeInteger(count) && count >= 0)
  if (!whole || n === 0 || wins + losses > n) {
    throw new RangeError(`no paired table: wins ${wins}, losses ${losses}, n ${n}`)
  }
}
