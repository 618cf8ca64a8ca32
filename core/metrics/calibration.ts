import type { Metric, Options } from './metric.ts'
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
      of: (sample: Sample) => recalibrated(sample, ({ slope }) => Math.abs(slope - 1), true),
    },
  },
  calibration_intercept_error: {
    ...recalibration,
    measure: {
      kind: 'aggregate',
      of: (sample: Sample) => recalibrated(sample, ({ intercept }) => Math.abs(intercept), false),
    },
  },
} as const satisfies Readonly<Record<string, Metric>>

interface Line {
  readonly intercept: number
  readonly slope: number
}

const CLIP = 1e-12
const STEPS = 50
/** Newton's error is squared in every step: behind one this short it is gone. */
const SHORT = 1e-7
/** Beyond, the estimate runs away: the scores separate the classes. */
const FARTHEST = 1e3

/** Log odds of probabilities; certain ones are moved 1e-12 away from 0 and 1. */
export function logOddsOf(score: Float64Array): Float64Array {
  return score.map((probability) => {
    const inside = Math.min(1 - CLIP, Math.max(CLIP, probability))
    return Math.log(inside / (1 - inside))
  })
}

/**
 * Cox's recalibration: a logistic regression of the outcome on the score's log odds (D. R. Cox, Biometrika 45, 1958). The slope is fitted with
 * a free intercept; the intercept, calibration in the large, with the slope held at 1.
 */
function recalibrated(sample: Sample, of: (line: Line) => number, freeSlope: boolean) {
  return (weights: Float64Array | null) => {
    const fitting = { weights, freeSlope }
    // Scores are nearly right as a rule; where they are so wrong that Newton's method gets lost, it starts again from no slope.
    const line = regressed(sample, fitting, 1) ?? (freeSlope ? regressed(sample, fitting, 0) : undefined)
    return line && of(line)
  }
}

interface Fitting {
  readonly weights: Float64Array | null
  readonly freeSlope: boolean
}

type Outcomes = Pick<Sample, 'logOdds' | 'positive'>

/** Newton's method on the weighted log likelihood, a step halved until it climbs. */
function regressed(outcomes: Outcomes, fitting: Fitting, slope: number): Line | undefined {
  let line: Line = { intercept: 0, slope }
  let here = fitAt(line, outcomes, fitting)
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(here, fitting)
    if (!move) return undefined
    if (Math.abs(move.intercept) + Math.abs(move.slope) < SHORT) return movedBy(line, move, 1)
    // Near the top a step is lost in the rounding of the sum.
    const lowest = here.likelihood - 1e-12 * Math.abs(here.likelihood)
    let size = 1
    let next = movedBy(line, move, size)
    let there = fitAt(next, outcomes, fitting)
    for (; size > 1e-10 && !(there.likelihood >= lowest); size /= 2) {
      next = movedBy(line, move, size / 2)
      there = fitAt(next, outcomes, fitting)
    }
    if (!(there.likelihood >= lowest)) return undefined
    if (!(Math.abs(next.intercept) < FARTHEST && Math.abs(next.slope) < FARTHEST)) return undefined
    line = next
    here = there
  }
  return undefined
}

function movedBy({ intercept, slope }: Line, move: Line, size: number): Line {
  return { intercept: intercept + size * move.intercept, slope: slope + size * move.slope }
}

/** The log likelihood at a line, its gradient and its information. */
interface Fit {
  readonly likelihood: number
  readonly gradient: Line
  readonly information: readonly [intercept: number, both: number, slope: number]
}

/** So many factors of at most 2 stay far under the largest number, and one logarithm serves them all. */
const FACTORS = 512

function fitAt({ intercept, slope }: Line, { logOdds, positive }: Outcomes, { weights }: Fitting): Fit {
  let [likelihood, g0, g1, h00, h01, h11, product] = [0, 0, 0, 0, 0, 0, 1]
  for (let row = 0; row < logOdds.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const x = logOdds[row] ?? 0
    const outcome = positive[row] ?? 0
    const odds = intercept + slope * x
    const small = Math.exp(-Math.abs(odds))
    const likely = 1 / (1 + small)
    const probability = odds < 0 ? small * likely : likely
    if (odds > 0 !== (outcome === 1)) likelihood -= weight * Math.abs(odds)
    if (weights) likelihood -= weight * Math.log1p(small)
    else product *= 1 + small
    if (row % FACTORS === 0) {
      likelihood -= Math.log(product)
      product = 1
    }
    const residual = weight * (outcome - probability)
    const information = weight * small * likely * likely
    g0 += residual
    g1 += residual * x
    h00 += information
    h01 += information * x
    h11 += information * x * x
  }
  return {
    likelihood: likelihood - Math.log(product),
    gradient: { intercept: g0, slope: g1 },
    information: [h00, h01, h11],
  }
}

function newtonStep({ gradient, information: [h00, h01, h11] }: Fit, { freeSlope }: Fitting): Line | undefined {
  const { intercept: g0, slope: g1 } = gradient
  if (!freeSlope) return h00 > 0 ? { intercept: g0 / h00, slope: 0 } : undefined
  const determinant = h00 * h11 - h01 * h01
  if (!(determinant > 1e-12 * h00 * h11)) return undefined
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant }
}
