import type { Sample } from './sample.ts'

/*
 * Cox's recalibration: a logistic regression of the outcome on the score's log odds (D. R. Cox, Biometrika 45, 1958). The slope is fitted with
 * a free intercept; the intercept, calibration in the large, with the slope held at 1. The log likelihood is concave, so a point where its
 * gradient is 0 is its maximum, and it need not be computed itself: that costs three times as much as the gradient.
 */

/** Certain scores are moved this far away from 0 and 1. */
const CLIP = 1e-12
/** Newton's error is squared in every step: behind one this short it is gone. */
const SHORT = 1e-7

function inside(probability: number): number {
  return Math.min(1 - CLIP, Math.max(CLIP, probability))
}

/** Log odds of probabilities; certain ones are moved 1e-12 away from 0 and 1. */
export function logOddsOf(score: Float64Array): Float64Array {
  return score.map((probability) => {
    const clipped = inside(probability)
    return Math.log(clipped / (1 - clipped))
  })
}

type Scores = Pick<Sample, 'score' | 'positive'>

/** Beyond, a weighted share of positives is none that double precision can hold. */
const FARTHEST_INTERCEPT = 600
const INTERCEPT_STEPS = 200

/**
 * What must be added to the log odds of every score. Newton's method inside a bracket, which halves it where a step leads out of it.
 *
 * @returns undefined where rows of one class alone have weight.
 */
export function recalibrationIntercept(scores: Scores, weights: Float64Array | null): number | undefined {
  if (!hasBothClasses(scores, weights)) return undefined
  let [lower, upper, intercept] = [-FARTHEST_INTERCEPT, FARTHEST_INTERCEPT, 0]
  for (let step = 0; step < INTERCEPT_STEPS; step++) {
    const { gradient, information } = shiftedBy(intercept, scores, weights)
    if (gradient === 0) return intercept
    if (gradient > 0) lower = intercept
    else upper = intercept
    const move = gradient / information
    if (Math.abs(move) < SHORT) return intercept + move
    const next = intercept + move
    intercept = next > lower && next < upper ? next : (lower + upper) / 2
  }
  return undefined
}

function hasBothClasses({ positive }: Scores, weights: Float64Array | null): boolean {
  let [positives, negatives] = [false, false]
  for (let row = 0; row < positive.length && !(positives && negatives); row++) {
    if (weights && !((weights[row] ?? 0) > 0)) continue
    if (positive[row] === 1) positives = true
    else negatives = true
  }
  return positives && negatives
}

/** Gradient and information at an intercept. Shifting log odds multiplies odds, so no row needs an exponential. */
function shiftedBy(intercept: number, { score, positive }: Scores, weights: Float64Array | null) {
  const factor = Math.exp(intercept)
  let [gradient, information] = [0, 0]
  for (let row = 0; row < score.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const clipped = inside(score[row] ?? 0)
    const raised = factor * clipped
    const probability = raised / (1 - clipped + raised)
    gradient += weight * ((positive[row] ?? 0) - probability)
    information += weight * probability * (1 - probability)
  }
  return { gradient, information }
}

interface Line {
  readonly intercept: number
  readonly slope: number
}

const STEPS = 50
/** Beyond, the estimate runs away: the scores separate the classes. */
const FARTHEST = 1e3

/**
 * By what the log odds of every score must be multiplied, beside what must be added.
 *
 * @returns undefined where scores separate the classes, or are all alike, or rows of one class alone have weight.
 */
export function recalibrationSlope(sample: Outcomes, weights: Float64Array | null): number | undefined {
  // Scores are nearly right as a rule; where they are so wrong that Newton's method gets lost, it starts again from no slope.
  const line = regressed(sample, weights, 1) ?? regressed(sample, weights, 0)
  return line?.slope
}

type Outcomes = Pick<Sample, 'logOdds' | 'positive' | 'score'>

/** How far a step may lead past the top, in the slope along it that was there before; Newton's steps near the top do not. */
const OVERSHOOT = 0.1

/** Newton's method, a step halved until it does not lead far past the top of its direction. */
function regressed(outcomes: Outcomes, weights: Float64Array | null, slope: number): Line | undefined {
  let line: Line = { intercept: 0, slope }
  let here = fitAt(line, outcomes, weights)
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(here)
    if (!move) return undefined
    if (Math.abs(move.intercept) + Math.abs(move.slope) < SHORT) return movedBy(line, move, 1)
    const lowest = -OVERSHOOT * along(move, here)
    let size = 1
    let next = movedBy(line, move, size)
    let there = fitAt(next, outcomes, weights)
    for (; size > 1e-10 && !(along(move, there) >= lowest); size /= 2) {
      next = movedBy(line, move, size / 2)
      there = fitAt(next, outcomes, weights)
    }
    if (!(along(move, there) >= lowest)) return undefined
    if (!(Math.abs(next.intercept) < FARTHEST && Math.abs(next.slope) < FARTHEST)) return undefined
    line = next
    here = there
  }
  return undefined
}

function movedBy({ intercept, slope }: Line, move: Line, size: number): Line {
  return { intercept: intercept + size * move.intercept, slope: slope + size * move.slope }
}

/** How steeply the log likelihood rises in a direction. */
function along(move: Line, { gradient }: Fit): number {
  return move.intercept * gradient.intercept + move.slope * gradient.slope
}

/** The gradient of the log likelihood at a line, and its information. */
interface Fit {
  readonly gradient: Line
  readonly information: readonly [intercept: number, both: number, slope: number]
}

function fitAt({ intercept, slope }: Line, outcomes: Outcomes, weights: Float64Array | null): Fit {
  const { logOdds, positive, score } = outcomes
  const untouched = intercept === 0 && slope === 1
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
  for (let row = 0; row < logOdds.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const x = logOdds[row] ?? 0
    // Most of the time goes into the exponential, and every fit starts where none is needed.
    const probability = untouched ? inside(score[row] ?? 0) : 1 / (1 + Math.exp(-(intercept + slope * x)))
    const residual = weight * ((positive[row] ?? 0) - probability)
    const information = weight * probability * (1 - probability)
    g0 += residual
    g1 += residual * x
    h00 += information
    h01 += information * x
    h11 += information * x * x
  }
  return { gradient: { intercept: g0, slope: g1 }, information: [h00, h01, h11] }
}

function newtonStep({ gradient, information: [h00, h01, h11] }: Fit): Line | undefined {
  const { intercept: g0, slope: g1 } = gradient
  const determinant = h00 * h11 - h01 * h01
  if (!(determinant > 1e-12 * h00 * h11)) return undefined
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant }
}
