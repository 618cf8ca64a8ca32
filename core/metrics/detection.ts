import { rankedRows } from '../statistics/ranked-rows.ts'
import type { Metric, Options } from './metric.ts'
import type { Sample } from './sample.ts'
import { area, averagePrecision, kolmogorovSmirnov, partialArea, topOf } from './score-curve.ts'

/*
 * How well scores find the positive class: a binary task's, or of each class against the rest.
 */

const score = {
  tasks: ['binary'],
  family: 'probability',
  direction: 'higher',
  range: [0, 1],
  needs: ['score'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'only one class among the labels',
} as const

const areas = {
  ...score,
  tasks: ['multiclass'],
  needs: ['probabilities'],
  options: ['average'],
  undefinedWhen: 'a class has no row with its label, or no other',
} as const

const top = { ...score, options: ['k'], required: ['k'], undefinedWhen: 'no row is positive' } as const

/** Metrics of how scores order the rows. */
export const detectionMetrics = {
  roc_auc: { ...score, measure: { kind: 'auc' } },
  partial_roc_auc: {
    ...score,
    options: ['max_fpr'],
    required: ['max_fpr'],
    measure: {
      kind: 'aggregate',
      of: (sample: Sample, { max_fpr: limit = 1 }: Options) => partialArea(sample.ranked, limit),
    },
  },
  average_precision: {
    ...score,
    undefinedWhen: 'no row is positive',
    measure: { kind: 'aggregate', of: (sample: Sample) => averagePrecision(sample.ranked) },
  },
  ks: { ...score, measure: { kind: 'aggregate', of: (sample: Sample) => kolmogorovSmirnov(sample.ranked) } },
  precision_at_top: {
    ...top,
    measure: { kind: 'aggregate', of: topMetric(({ found, selected }) => found / selected) },
  },
  recall_at_top: { ...top, measure: { kind: 'aggregate', of: topMetric(({ found, positives }) => found / positives) } },
  lift_at_top: {
    ...top,
    range: [0, Number.POSITIVE_INFINITY],
    measure: {
      kind: 'aggregate',
      of: topMetric(({ found, selected, positives, rows }) => found / selected / (positives / rows)),
    },
  },
  roc_auc_ovr: { ...areas, measure: { kind: 'aggregate', of: oneVersusRest } },
  roc_auc_ovo: { ...areas, measure: { kind: 'aggregate', of: oneVersusOne } },
} as const satisfies Readonly<Record<string, Metric>>

function topMetric(of: (top: ReturnType<ReturnType<typeof topOf>>) => number) {
  return (sample: Sample, { k = 1 }: Options) => {
    const topUnder = topOf(sample.ranked, k)
    return (weights: Float64Array | null) => {
      const found = topUnder(weights)
      return found.positives > 0 ? of(found) : undefined
    }
  }
}

/** The curve of one class's probabilities, of some rows or all of them. */
function curveOf({ probabilities, label }: Sample, target: number) {
  const values = probabilities[target] ?? new Float64Array(label.length)
  const positive = Uint8Array.from(label, (code) => (code === target ? 1 : 0))
  return rankedRows(values, positive)
}

/** Each class against all others, averaged alike or by the share of the labels. */
function oneVersusRest(sample: Sample, { average = 'macro' }: Options) {
  const areaOf = sample.classes.map((_, target) => area(curveOf(sample, target)))
  return (weights: Float64Array | null) => {
    const counts = labelWeights(sample, weights)
    return meanOver(areaOf, (target) => (average === 'weighted' ? (counts[target] ?? 0) : 1), weights)
  }
}

function meanOver(
  parts: readonly ((weights: Float64Array | null) => number | undefined)[],
  weightOf: (index: number) => number,
  weights: Float64Array | null,
): number | undefined {
  let [sum, total] = [0, 0]
  for (const [index, part] of parts.entries()) {
    const value = part(weights)
    if (value === undefined) return undefined
    sum += weightOf(index) * value
    total += weightOf(index)
  }
  return total > 0 ? sum / total : undefined
}

function labelWeights({ classes, label }: Sample, weights: Float64Array | null): Float64Array {
  const counts = new Float64Array(classes.length)
  for (let row = 0; row < label.length; row++) {
    const code = label[row] ?? 0
    counts[code] = (counts[code] ?? 0) + (weights ? (weights[row] ?? 0) : 1)
  }
  return counts
}

/** Each pair of classes on its own rows, averaged over both directions (D. J. Hand and R. J. Till, Machine Learning 45, 2001). */
function oneVersusOne(sample: Sample, { average = 'macro' }: Options) {
  const classes = sample.classes.length
  const pairs = Array.from({ length: (classes * (classes - 1)) / 2 }, (_, index) => pairAt(index, classes))
  const areaOf = pairs.map(([a, b]) => {
    const rows = Int32Array.from(sample.label.keys()).filter(
      (row) => sample.label[row] === a || sample.label[row] === b,
    )
    const part = sample.pick(rows)
    const [ofA, ofB] = [area(curveOf(part, a)), area(curveOf(part, b))]
    return (weights: Float64Array | null) => {
      const own = weights && Float64Array.from(rows, (row) => weights[row] ?? 0)
      const [first, second] = [ofA(own), ofB(own)]
      return first === undefined || second === undefined ? undefined : (first + second) / 2
    }
  })
  return (weights: Float64Array | null) => {
    const counts = labelWeights(sample, weights)
    const prevalence = ([a, b]: readonly [number, number]) => (counts[a] ?? 0) + (counts[b] ?? 0)
    return meanOver(areaOf, (index) => (average === 'weighted' ? prevalence(pairs[index] ?? [0, 0]) : 1), weights)
  }
}

function pairAt(index: number, classes: number): readonly [number, number] {
  let [first, left] = [0, index]
  for (let width = classes - 1; left >= width; width--) {
    left -= width
    first++
  }
  return [first, first + 1 + left]
}
