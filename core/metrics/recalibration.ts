import type { Sample } from './sample.ts'

/*
 * Cox's recalibration: a logistic regression of the outcome on the score's log odds (D. R. Cox, Biometrika 45, 1958). The slope is fitted with
 * a free intercept; the intercept, calibration in the large, with the slope held at 1. The log likelihood is concave, so a point where its
 * gradient is 0 is its maximum, and it need not be computed itself: that costs three times as much as the gradient.
 */

/** Certain scores are moved this far away from 0 and 1. */
const CLIP = 1e-12
/** Chebyshev's error is cubed in every step: behind one this short it is under 1e-10. */
const SHORT = 5e-4

function inside(probability: number): number {
  return Math.min(1 - CLIP, Math.max(CLIP, probability))
}

/** Log odds of probabilities; certain ones are moved 1e-12 away from 0 and 1. */
export function logOddsOf(score: Float64Array): Float64Array {
  const logOdds = new Float64Array(score.length)
  for (let row = 0; row < logOdds.length; row++) {
    const clipped = inside(score[row] ?? Number.NaN)
    logOdds[row] = Math.log(clipped / (1 - clipped))
  }
  return logOdds
}

type Scores = Pick<Sample, 'score' | 'positive'>

/** Beyond, a weighted share of positives is none that double precision can hold. */
const FARTHEST_INTERCEPT = 600
const INTERCEPT_STEPS = 200

/**
 * What must be added to the log odds of every score. Chebyshev's method inside a bracket, which halves it where a step leads out of it.
 *
 * @returns undefined where rows of one class alone have weight.
 */
export function recalibrationIntercept(scores: Scores, weights: Float64Array | null): number | undefined {
  if (!hasBothClasses(scores, weights)) return undefined
  let [lower, upper, intercept] = [-FARTHEST_INTERCEPT, FARTHEST_INTERCEPT, 0]
  for (let step = 0; step < INTERCEPT_STEPS; step++) {
    const { gradient, information, skew } = shiftedBy(intercept, scores, weights)
    if (gradient === 0) return intercept
    if (gradient > 0) lower = intercept
    else upper = intercept
    const newton = gradient / information
    const bend = (skew * newton * newton) / information / 2
    const move = Math.abs(bend) < Math.abs(newton) / 2 ? newton - bend : newton
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

/** Gradient and information at an intercept, and how fast that falls. Shifting log odds multiplies odds, so no row needs an exponential. */
function shiftedBy(intercept: number, { score, positive }: Scores, weights: Float64Array | null) {
  const factor = Math.exp(intercept)
  let [gradient, information, skew] = [0, 0, 0]
  for (let row = 0; row < score.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const clipped = inside(score[row] ?? 0)
    const raised = factor * clipped
    const probability = raised / (1 - clipped + raised)
    gradient += weight * ((positive[row] ?? 0) - probability)
    const varied = weight * probability * (1 - probability)
    information += varied
    skew += varied * (1 - 2 * probability)
  }
  return { gradient, information, skew }
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
  // Scores are nearly right as a rule; where they are so wrong that the method gets lost, it starts again from no slope.
  const line = regressed(sample, weights, 1) ?? regressed(sample, weights, 0)
  return line?.slope
}

type Outcomes = Pick<Sample, 'logOdds' | 'positive' | 'score'>

/** How far a step may lead past the top, in the slope along it that was there before; steps near the top do not. */
const OVERSHOOT = 0.1

/** Chebyshev's method, a step halved until it does not lead far past the top of its direction. */
function regressed(outcomes: Outcomes, weights: Float64Array | null, slope: number): Line | undefined {
  let line: Line = { intercept: 0, slope }
  let here = fitAt(line, outcomes, weights)
  for (let step = 0; step < STEPS; step++) {
    const move = chebyshevStep(here)
    if (!move) return undefined
    if (lengthOf(move) < SHORT) return movedBy(line, move, 1)
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

/** The log likelihood at a line: its gradient, its information, and how fast that falls. */
interface Fit {
  readonly gradient: Line
  /** Sums over the rows of p (1 - p) times the powers 0 to 2 of the log odds. */
  readonly information: readonly [number, number, number]
  /** Sums over the rows of p (1 - p) (1 - 2 p) times the powers 0 to 3 of the log odds. */
  readonly skew: readonly [number, number, number, number]
}

function fitAt({ intercept, slope }: Line, outcomes: Outcomes, weights: Float64Array | null): Fit {
  const { logOdds, positive, score } = outcomes
  const untouched = intercept === 0 && slope === 1
  let [g0, g1, h0, h1, h2, s0, s1, s2, s3] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let row = 0; row < logOdds.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const x = logOdds[row] ?? 0
    // Most of the time goes into the exponential, and every fit starts where none is needed.
    const probability = untouched ? inside(score[row] ?? 0) : 1 / (1 + Math.exp(-(intercept + slope * x)))
    const residual = weight * ((positive[row] ?? 0) - probability)
    const information = weight * probability * (1 - probability)
    const skew = information * (1 - 2 * probability)
    const square = x * x
    g0 += residual
    g1 += residual * x
    h0 += information
    h1 += information * x
    h2 += information * square
    s0 += skew
    s1 += skew * x
    s2 += skew * square
    s3 += skew * square * x
  }
  return { gradient: { intercept: g0, slope: g1 }, information: [h0, h1, h2], skew: [s0, s1, s2, s3] }
}

/** Newton's step, bent by how the information changes along it (J. F. Traub, Iterative Methods for the Solution of Equations, 1964, section 5). */
function chebyshevStep(fit: Fit): Line | undefined {
  const newton = solved(fit.information, fit.gradient)
  if (!newton) return undefined
  const { intercept: a, slope: b } = newton
  const [s0, s1, s2, s3] = fit.skew
  const change = {
    intercept: s0 * a * a + 2 * s1 * a * b + s2 * b * b,
    slope: s1 * a * a + 2 * s2 * a * b + s3 * b * b,
  }
  const bend = solved(fit.information, change)
  // Far from the top a parabola says nothing of the way.
  if (!bend || !(lengthOf(bend) < lengthOf(newton) / 2)) return newton
  return movedBy(newton, bend, -1 / 2)
}

function lengthOf({ intercept, slope }: Line): number {
  return Math.abs(intercept) + Math.abs(slope)
}

/** What the information makes of a step to be `right`; undefined where it is not regular. */
function solved([h0, h1, h2]: Fit['information'], right: Line): Line | undefined {
  const determinant = h0 * h2 - h1 * h1
  if (!(determinant > 1e-12 * h0 * h2)) return undefined
  return {
    intercept: (h2 * right.intercept - h1 * right.slope) / determinant,
    slope: (h0 * right.slope - h1 * right.intercept) / determinant,
  }
}
