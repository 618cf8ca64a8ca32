import { rankedRows } from '../statistics/ranked-rows.ts'
import type { Metric, Options } from './metric.ts'
import type { Sample } from './sample.ts'
import { averagePrecision } from './score-curve.ts'
import { marked, type TagCounts, tagCounts } from './tag-counts.ts'

/*
 * Metrics of sets of tags, as scikit-learn's functions for multilabel indicators define them.
 */

const tags = {
  tasks: ['multilabel'],
  family: 'classification',
  direction: 'higher',
  range: [0, 1],
  needs: ['prediction'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

const scores = { ...tags, family: 'probability', needs: ['probabilities'] } as const

/** Metrics of tags whose way of measuring does not hang on their options. */
export const multilabelMetrics = {
  subset_accuracy: {
    ...tags,
    measure: {
      kind: 'mean',
      binary: true,
      of: (sample: Sample) => eachRow(sample, (row) => (row.wrong === 0 ? 1 : 0)),
    },
  },
  hamming_loss: {
    ...tags,
    direction: 'lower',
    measure: {
      kind: 'mean',
      binary: false,
      of: (sample: Sample) => eachRow(sample, ({ wrong }) => wrong / Math.max(1, sample.classes.length)),
    },
  },
  mean_average_precision: {
    ...scores,
    undefinedWhen: 'a tag has no row',
    measure: { kind: 'aggregate', of: meanAveragePrecision },
  },
  label_ranking_average_precision: { ...scores, measure: { kind: 'mean', binary: false, of: rankingPrecisions } },
  label_ranking_loss: { ...scores, direction: 'lower', measure: { kind: 'mean', binary: false, of: rankingLosses } },
  coverage_error: {
    ...scores,
    direction: 'lower',
    range: [0, Number.POSITIVE_INFINITY],
    measure: { kind: 'mean', binary: false, of: coverages },
  },
} as const satisfies Readonly<Record<string, Metric>>

/** Weights of a tag's true positives, false positives and false negatives. */
interface Share {
  readonly over: number
  readonly falsePositive: number
  readonly falseNegative: number
}

const SHARES: Readonly<Record<string, (options: Options) => Share>> = {
  precision: () => ({ over: 1, falsePositive: 1, falseNegative: 0 }),
  recall: () => ({ over: 1, falsePositive: 0, falseNegative: 1 }),
  f1: () => ({ over: 2, falsePositive: 1, falseNegative: 1 }),
  fbeta: ({ beta = 1 }) => ({ over: 1 + beta * beta, falsePositive: 1, falseNegative: beta * beta }),
  jaccard: () => ({ over: 1, falsePositive: 1, falseNegative: 1 }),
}

/**
 * The metric of sets of tags by that name: for precision, recall, f1, fbeta and jaccard its average decides how it is measured.
 */
export function multilabelMetric(name: string, { average }: Options): Metric | undefined {
  const shareOf = Object.hasOwn(SHARES, name) ? SHARES[name] : undefined
  if (!shareOf) return undefined
  const options = name === 'fbeta' ? ['beta', 'average', 'zero_division'] : ['average', 'zero_division']
  const required = name === 'fbeta' ? ['beta', 'average'] : ['average']
  return {
    ...tags,
    options: options as readonly (keyof Options)[],
    required: required as readonly (keyof Options)[],
    undefinedWhen: 'a denominator is 0: no tag among labels or predictions',
    measure: measureOf(shareOf, average),
  }
}

function measureOf(shareOf: (options: Options) => Share, average: Options['average']): Metric['measure'] {
  switch (average) {
    case 'samples':
      return { kind: 'mean', binary: false, of: (sample, options) => samplesShares(sample, shareOf(options), options) }
    case 'micro':
      return {
        kind: 'ratio',
        terms: (sample, options) => microTerms(sample, shareOf(options)),
        of: ([over = 0, under = 0]) =>
          under > 0 ? { value: over / under, gradient: [1 / under, -over / under ** 2] } : undefined,
      }
    default:
      return { kind: 'aggregate', of: (sample, options) => averagedOver(sample, shareOf(options), options) }
  }
}

/** Tags of one row: in both sets, and in one of them only. */
interface Overlap {
  readonly both: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly wrong: number
}

function eachRow(sample: Sample, of: (overlap: Overlap) => number): Float64Array {
  const { labelSets, predictedSets } = sample
  const values = new Float64Array(sample.rows)
  for (let row = 0; row < values.length; row++) {
    const label = labelSets.sets[labelSets.codes[row] ?? 0] ?? new Int32Array()
    const predicted = predictedSets.sets[predictedSets.codes[row] ?? 0] ?? new Int32Array()
    const both = shared(label, predicted)
    const [falsePositives, falseNegatives] = [predicted.length - both, label.length - both]
    values[row] = of({ both, falsePositives, falseNegatives, wrong: falsePositives + falseNegatives })
  }
  return values
}

function shared(a: Int32Array, b: Int32Array): number {
  let count = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0)
    if (difference === 0) count++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return count
}

function underOf({ over, falsePositive, falseNegative }: Share, overlap: Omit<Overlap, 'wrong'>): number {
  return over * overlap.both + falsePositive * overlap.falsePositives + falseNegative * overlap.falseNegatives
}

/** Each row's own ratio; a row without tags on either side has zero_division, 0 unless told. */
function samplesShares(sample: Sample, share: Share, { zero_division: zero = 0 }: Options): Float64Array {
  return eachRow(sample, (overlap) => {
    const under = underOf(share, overlap)
    return under === 0 ? Number(zero) : (share.over * overlap.both) / under
  })
}

function microTerms(sample: Sample, share: Share): Float64Array[] {
  return [eachRow(sample, ({ both }) => share.over * both), eachRow(sample, (overlap) => underOf(share, overlap))]
}

/** The mean over the tags, alike or by their share of the labels; a tag with a denominator of 0 counts as zero_division, 0 unless told. */
function averagedOver(sample: Sample, share: Share, { average, zero_division: zero = 0 }: Options) {
  const countsUnder = tagCounts(sample)
  return (weights: Float64Array | null) => {
    const counts: TagCounts = countsUnder(weights)
    let [sum, total] = [0, 0]
    for (let tag = 0; tag < sample.classes.length; tag++) {
      const both = counts.both[tag] ?? 0
      const falseNegatives = (counts.label[tag] ?? 0) - both
      const under = underOf(share, { both, falsePositives: (counts.predicted[tag] ?? 0) - both, falseNegatives })
      if (under === 0 && zero === 'skip') continue
      const weight = average === 'weighted' ? (counts.label[tag] ?? 0) : 1
      sum += weight * (under === 0 ? Number(zero) : (share.over * both) / under)
      total += weight
    }
    return total > 0 ? sum / total : undefined
  }
}

/** The mean over the tags of their average precision. */
function meanAveragePrecision(sample: Sample) {
  const parts = sample.classes.map((_, tag) => {
    const score = sample.probabilities[tag] ?? new Float64Array(sample.rows)
    return averagePrecision(rankedRows(score, marked(sample.labelSets, tag)))
  })
  return (weights: Float64Array | null) => {
    let sum = 0
    for (const part of parts) {
      const value = part(weights)
      if (value === undefined) return undefined
      sum += value
    }
    return parts.length > 0 ? sum / parts.length : undefined
  }
}

/** Calls `of` with each row's probabilities of all tags and the tags that are true. */
function eachRanking(sample: Sample, of: (scores: Float64Array, label: Int32Array) => number): Float64Array {
  const { labelSets, probabilities } = sample
  const scores = new Float64Array(probabilities.length)
  const values = new Float64Array(sample.rows)
  for (let row = 0; row < values.length; row++) {
    for (const [tag, column] of probabilities.entries()) scores[tag] = column[row] ?? Number.NaN
    values[row] = of(scores, labelSets.sets[labelSets.codes[row] ?? 0] ?? new Int32Array())
  }
  return values
}

/** Mean over the true tags of the share of true ones among those ranked as high; 1 where all or none are true. */
function rankingPrecisions(sample: Sample): Float64Array {
  return eachRanking(sample, (scores, label) => {
    if (label.length === 0 || label.length === scores.length) return 1
    let sum = 0
    for (const tag of label) {
      const own = scores[tag] ?? Number.NaN
      const rank = scores.reduce((count, score) => count + (score >= own ? 1 : 0), 0)
      const above = label.reduce((count, other) => count + ((scores[other] ?? Number.NaN) >= own ? 1 : 0), 0)
      sum += above / rank
    }
    return sum / label.length
  })
}

/** Share of pairs of a true and a false tag that are in the wrong order, ties included; 0 where there is no such pair. */
function rankingLosses(sample: Sample): Float64Array {
  return eachRanking(sample, (scores, label) => {
    const pairs = label.length * (scores.length - label.length)
    if (pairs === 0) return 0
    let wrong = 0
    for (const tag of label) {
      const own = scores[tag] ?? Number.NaN
      const atLeast = scores.reduce((count, score) => count + (score >= own ? 1 : 0), 0)
      wrong += atLeast - label.reduce((count, other) => count + ((scores[other] ?? Number.NaN) >= own ? 1 : 0), 0)
    }
    return wrong / pairs
  })
}

/** How far down the ranking one must go to have all true tags; 0 where there is none. */
function coverages(sample: Sample): Float64Array {
  return eachRanking(sample, (scores, label) => {
    let least = Number.POSITIVE_INFINITY
    for (const tag of label) least = Math.min(least, scores[tag] ?? Number.NaN)
    return scores.reduce((count, score) => count + (score >= least ? 1 : 0), 0)
  })
}
