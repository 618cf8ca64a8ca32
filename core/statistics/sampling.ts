import type { Random } from './random.ts'
import { logGamma } from './special.ts'

/** Below this mean a binomial is drawn by walking up its distribution function. */
const FEW = 10

/** A number of successes among n at a rate, exactly binomial up to the rounding of its probabilities. n is a whole number, 0 <= rate <= 1. */
export function drawBinomial(random: Random, n: number, rate: number): number {
  if (rate > 0.5) return n - drawBinomial(random, n, 1 - rate)
  if (n <= 0 || rate <= 0) return 0
  return n * rate < FEW ? byInversion(random, n, rate) : byRejection(random, n, rate)
}

/** BINV of V. Kachitvichyanukul and B. W. Schmeiser, Communications of the ACM 31 (1988). */
function byInversion(random: Random, n: number, rate: number): number {
  const odds = rate / (1 - rate)
  const none = Math.exp(n * Math.log1p(-rate))
  for (;;) {
    let [left, mass] = [random.uniform(), none]
    // Rounding may leave a rest beyond any count that has a chance: draw again.
    for (let k = 0; k <= n && mass > 0; k++) {
      if (left < mass) return k
      left -= mass
      mass *= (odds * (n - k)) / (k + 1)
    }
  }
}

/** BTRS, transformed rejection with squeeze, of W. Hörmann, Journal of Statistical Computation and Simulation 46 (1993). */
function byRejection(random: Random, n: number, rate: number): number {
  const deviation = Math.sqrt(n * rate * (1 - rate))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * rate
  const alpha = (2.83 + 5.1 / b) * deviation
  const logOdds = Math.log(rate / (1 - rate))
  const mode = Math.floor((n + 1) * rate)
  const logMass = (k: number): number => k * logOdds - logGamma(k + 1) - logGamma(n - k + 1)
  const logMode = logMass(mode)
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.uniform()
    const edge = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / edge + b) * u + n * rate + 0.5)
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return k
    if (k < 0 || k > n) continue
    if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= logMass(k) - logMode) return k
  }
}

/** How n examples fall into cells of given counts (any non-negative weights): a multinomial drawn cell by cell, into `drawn`. */
export function drawMultinomial(random: Random, n: number, cells: Float64Array, drawn: Float64Array): void {
  let [left, mass] = [n, 0]
  for (const cell of cells) mass += cell
  for (let cell = 0; cell < cells.length; cell++) {
    const weight = cells[cell] ?? 0
    const count = weight >= mass ? left : drawBinomial(random, left, weight / mass)
    drawn[cell] = weight === 0 ? 0 : count
    left -= drawn[cell] ?? 0
    mass -= weight
  }
}

/** Units whose counts stay in the processor's nearest cache, as a power of two. */
const [NEAR_BITS, NEAR] = [12, 2 ** 12] as const

/**
 * How often each of the units is drawn when as many are drawn with replacement, into `drawn`. Stretches of units get their share of the draws
 * first, then each unit in them: the same multinomial, but memory is visited in order.
 */
export function drawWithReplacement(random: Random, drawn: Float64Array): void {
  drawn.fill(0)
  let left = drawn.length
  for (let start = 0; start < drawn.length; start += NEAR) {
    const units = Math.min(NEAR, drawn.length - start)
    const share = drawBinomial(random, left, units / (drawn.length - start))
    for (let draw = 0; draw < share; draw++) {
      const offset = units === NEAR ? random.bits() >>> (32 - NEAR_BITS) : Math.floor(random.uniform() * units)
      drawn[start + offset] = (drawn[start + offset] ?? 0) + 1
    }
    left -= share
  }
}
