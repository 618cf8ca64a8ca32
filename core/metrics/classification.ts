import { kappa, matthews } from './agreement.ts'
import type { Metric, Options } from './metric.ts'
import { averaged, fBeta, jaccard, precision, type Ratio, recall, specificity } from './one-vs-rest.ts'
import type { Sample } from './sample.ts'

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
export function correct(labels: ArrayLike<number>, predictions: ArrayLike<number>): Float64Array {
  if (labels.length !== predictions.length) throw new RangeError('paired columns differ in length')
  const right = new Float64Array(labels.length)
  for (let row = 0; row < right.length; row++) right[row] = labels[row] === predictions[row] ? 1 : 0
  return right
}

/**
 * Counts the outcomes of two models' 0/1 scores.
 *
 * @throws RangeError when the columns differ in length
 */
export function pairedOutcomes(baseline: ArrayLike<number>, candidate: ArrayLike<number>): PairedOutcomes {
  if (baseline.length !== candidate.length) throw new RangeError('paired columns differ in length')
  let [wins, losses, bothRight] = [0, 0, 0]
  for (let row = 0; row < candidate.length; row++) {
    const wasRight = baseline[row] === 1
    if (candidate[row] !== 1) losses += wasRight ? 1 : 0
    else if (wasRight) bothRight += 1
    else wins += 1
  }
  return { n: candidate.length, wins, losses, bothRight }
}

const label = {
  tasks: ['binary', 'multiclass'],
  family: 'classification',
  direction: 'higher',
  range: [0, 1],
  needs: ['prediction'],
  unit: 'row',
  options: [],
  required: [],
} as const

const ratio = {
  ...label,
  options: ['average', 'zero_division'],
  undefinedWhen: 'a denominator is 0: no such label or prediction on these rows',
} as const

const agreement = {
  ...label,
  range: [-1, 1],
  undefinedWhen: 'labels or predictions are all of one class',
} as const

/** Metrics of predicted classes. */
export const classificationMetrics = {
  accuracy: {
    ...label,
    undefinedWhen: 'no rows',
    measure: { kind: 'mean', binary: true, of: (sample: Sample) => correct(sample.label, sample.predicted) },
  },
  balanced_accuracy: { ...label, undefinedWhen: 'no rows', measure: { kind: 'table', of: meanRecall } },
  precision: { ...ratio, measure: averagedBy(() => precision) },
  recall: { ...ratio, measure: averagedBy(() => recall) },
  specificity: { ...ratio, measure: averagedBy(() => specificity) },
  f1: { ...ratio, measure: averagedBy(() => fBeta(1)) },
  fbeta: {
    ...ratio,
    options: [...ratio.options, 'beta'],
    required: ['beta'],
    measure: averagedBy(({ beta = 1 }) => fBeta(beta)),
  },
  jaccard: { ...ratio, measure: averagedBy(() => jaccard) },
  mcc: { ...agreement, measure: { kind: 'table', of: () => matthews } },
  kappa: { ...agreement, options: ['weights'], measure: { kind: 'table', of: (options: Options) => kappa(options) } },
} as const satisfies Readonly<Record<string, Metric>>

/** Recall averaged over the classes that occur as labels: the others have none. */
function meanRecall() {
  return averaged(recall, { average: 'macro', zero_division: 'skip' }, null)
}

function averagedBy(ratioOf: (options: Options) => Ratio) {
  const of = (options: Options, positive: number | null) => averaged(ratioOf(options), options, positive)
  return { kind: 'table', of } as const
}
