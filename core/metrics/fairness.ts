/** Outcomes of one group: weighted counts where rows have weights. */
export interface Outcomes {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly trueNegatives: number
}

/** Measures of the gap between groups; in words, and which way is fairer. */
export const fairnessMetrics = {
  /** Largest less smallest share of rows that are predicted positive. */
  demographic_parity_difference: {
    direction: 'lower',
    range: [0, 1],
    of: (groups) => difference(groups, selectionRate),
  },
  /** Smallest over largest share of rows that are predicted positive. */
  demographic_parity_ratio: { direction: 'higher', range: [0, 1], of: (groups) => ratio(groups, selectionRate) },
  /** The wider of the gaps in true and in false positive rates. */
  equalized_odds_difference: { direction: 'lower', range: [0, 1], of: equalizedOdds },
  /** The gap in true positive rates. */
  equal_opportunity_difference: {
    direction: 'lower',
    range: [0, 1],
    of: (groups) => difference(groups, truePositiveRate),
  },
} as const satisfies Readonly<Record<string, FairnessMetric>>

export type FairnessMetricName = keyof typeof fairnessMetrics

/**
 * Definitions of fairlearn.metrics (`method="between_groups"`, `agg="worst_case"`), but for one: a group without a positive row has no true
 * positive rate there and is left out of that gap, where fairlearn takes its rate for 0. `undefined` where fewer than two groups have a rate.
 */
export interface FairnessMetric {
  readonly direction: 'higher' | 'lower'
  readonly range: readonly [number, number]
  readonly of: (groups: readonly Outcomes[]) => number | undefined
}

type Rate = (outcomes: Outcomes) => number

function selectionRate({ truePositives, falsePositives, falseNegatives, trueNegatives }: Outcomes): number {
  return (truePositives + falsePositives) / (truePositives + falsePositives + falseNegatives + trueNegatives)
}

function truePositiveRate({ truePositives, falseNegatives }: Outcomes): number {
  return truePositives / (truePositives + falseNegatives)
}

function falsePositiveRate({ falsePositives, trueNegatives }: Outcomes): number {
  return falsePositives / (falsePositives + trueNegatives)
}

function ratesOf(groups: readonly Outcomes[], rate: Rate): readonly number[] | undefined {
  const rates = groups.map(rate).filter((value) => !Number.isNaN(value))
  return rates.length < 2 ? undefined : rates
}

function difference(groups: readonly Outcomes[], rate: Rate): number | undefined {
  const rates = ratesOf(groups, rate)
  return rates && Math.max(...rates) - Math.min(...rates)
}

function ratio(groups: readonly Outcomes[], rate: Rate): number | undefined {
  const rates = ratesOf(groups, rate)
  if (!rates) return undefined
  const largest = Math.max(...rates)
  return largest === 0 ? undefined : Math.min(...rates) / largest
}

function equalizedOdds(groups: readonly Outcomes[]): number | undefined {
  const gaps = [difference(groups, truePositiveRate), difference(groups, falsePositiveRate)]
  const known = gaps.filter((gap) => gap !== undefined)
  return known.length < gaps.length ? undefined : Math.max(...known)
}
