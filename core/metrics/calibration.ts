import type { Metric, Options } from './metric.ts'
import { recalibrationIntercept, recalibrationSlope } from './recalibration.ts'
import type { Sample } from './sample.ts'

/*
 * Whether probabilities mean what they say: of the positive class in a binary task, of the most probable class in a multiclass one.
 */

/** A stated probability and whether it came true, a row. */
interface Claims {
  readonly confidence: Float64Array
  readonly happened: Uint8Array
}

function claimsOf(sample: Sample): Claims {
  if (sample.task === 'binary') return { confidence: sample.score, happened: sample.positive }
  const { probabilities, label } = sample
  const confidence = new Float64Array(label.length)
  const happened = new Uint8Array(label.length)
  for (let row = 0; row < label.length; row++) {
    let best = 0
    for (let target = 1; target < probabilities.length; target++) {
      if ((probabilities[target]?.[row] ?? 0) > (probabilities[best]?.[row] ?? 0)) best = target
    }
    confidence[row] = probabilities[best]?.[row] ?? 0
    happened[row] = label[row] === best ? 1 : 0
  }
  return { confidence, happened }
}

/** In each of `bins` bins of equal width, closed below, the last one also above: weight, summed confidence, and what came true. */
function binned({ confidence, happened }: Claims, bins: number, weights: Float64Array | null) {
  const sums = { weight: new Float64Array(bins), claimed: new Float64Array(bins), came: new Float64Array(bins) }
  for (let row = 0; row < confidence.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const value = confidence[row] ?? 0
    const bin = Math.min(bins - 1, Math.floor(value * bins))
    sums.weight[bin] = (sums.weight[bin] ?? 0) + weight
    sums.claimed[bin] = (sums.claimed[bin] ?? 0) + weight * value
    sums.came[bin] = (sums.came[bin] ?? 0) + weight * (happened[row] ?? 0)
  }
  return sums
}

function expectedError(sample: Sample, { bins = 15 }: Options) {
  const claims = claimsOf(sample)
  return (weights: Float64Array | null) => {
    const { weight, claimed, came } = binned(claims, bins, weights)
    let [sum, total] = [0, 0]
    for (let bin = 0; bin < bins; bin++) {
      sum += Math.abs((claimed[bin] ?? 0) - (came[bin] ?? 0))
      total += weight[bin] ?? 0
    }
    return total > 0 ? sum / total : undefined
  }
}

function largestError(sample: Sample, { bins = 15 }: Options) {
  const claims = claimsOf(sample)
  return (weights: Float64Array | null) => {
    const { weight, claimed, came } = binned(claims, bins, weights)
    let most: number | undefined
    for (let bin = 0; bin < bins; bin++) {
      const here = weight[bin] ?? 0
      if (here > 0) most = Math.max(most ?? 0, Math.abs((claimed[bin] ?? 0) - (came[bin] ?? 0)) / here)
    }
    return most
  }
}

const calibration = {
  tasks: ['binary', 'multiclass'],
  family: 'calibration',
  direction: 'lower',
  range: [0, 1],
  needs: ['probabilities'],
  unit: 'row',
  options: ['bins'],
  required: [],
  undefinedWhen: 'no rows',
} as const

const recalibration = {
  ...calibration,
  tasks: ['binary'],
  needs: ['score'],
  range: [0, Number.POSITIVE_INFINITY],
  options: [],
  undefinedWhen: 'scores separate the classes, or are all alike, or there is only one class',
} as const

/** Metrics of calibration. The binned ones are biased upwards and move with the edges of their bins: better gated is log_loss or brier. */
export const calibrationMetrics = {
  ece: { ...calibration, measure: { kind: 'aggregate', of: expectedError } },
  mce: { ...calibration, measure: { kind: 'aggregate', of: largestError } },
  calibration_slope_error: {
    ...recalibration,
    measure: {
      kind: 'aggregate',
      of: (sample: Sample) => (weights: Float64Array | null) => {
        const slope = recalibrationSlope(sample, weights)
        return slope === undefined ? undefined : Math.abs(slope - 1)
      },
    },
  },
  calibration_intercept_error: {
    ...recalibration,
    measure: {
      kind: 'aggregate',
      of: (sample: Sample) => (weights: Float64Array | null) => {
        const intercept = recalibrationIntercept(sample, weights)
        return intercept === undefined ? undefined : Math.abs(intercept)
      },
    },
  },
} as const satisfies Readonly<Record<string, Metric>>
