import { describe, expect, test } from 'vitest'
import { randomFromSeed } from '#core/statistics/random.ts'
import { policy } from '../core/gate/fixture.ts'
import { propose, quantile, release, verdictOn } from './stream.ts'

/*
 * Fifty pull requests, each of which truly loses 0.3 points where one point is tolerated: too little to be shown, too much fifty
 * times. The cumulative limit against the last release (2 points) holds what gets through. Non-inferiority testing knows this
 * as bio-creep (Everson-Stewart & Emerson, Statistics in Medicine 29 (2010)).
 */

const STREAMS = 200
const PULL_REQUESTS = 50
const gate = policy({ rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

interface Outcome {
  /** True loss after the stream, in points. */
  readonly loss: number
  readonly merged: number
}

// What is not blocked is merged: on_inconclusive is `warn`.
function streams(n: number, gain: number): Outcome[] {
  const random = randomFromSeed(20240607)
  return Array.from({ length: STREAMS }, () => {
    let model = release(random, n, 0.9)
    let merged = 0
    for (let pull = 0; pull < PULL_REQUESTS; pull++) {
      const proposed = propose(random, model, { disagreement: 0.05, gain })
      if (!verdictOn(proposed, gate).admissible) continue
      model = proposed.model
      merged++
    }
    return { loss: 100 * (0.9 - model.truth), merged }
  })
}

function summary(outcomes: readonly Outcome[]) {
  const losses = outcomes.map(({ loss }) => loss)
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  return {
    mean,
    upper: quantile(losses, 0.95),
    merged: outcomes.reduce((sum, o) => sum + o.merged, 0) / outcomes.length,
  }
}

describe('fifty losses of 0.3 points', () => {
  test.each([
    [10_000, 2.5],
    [50_000, 2],
  ])('at n = %i end at most %d points down in 95 of 100 streams', (n, most) => {
    const { mean, upper, merged } = summary(streams(n, -0.003))
    console.log(
      `creep, n ${n}: true loss mean ${mean.toFixed(2)}, 95 % ${upper.toFixed(2)} points, ${merged.toFixed(1)} merged`,
    )
    expect(upper).toBeLessThanOrEqual(most)
    expect(merged, 'the gate does not simply refuse all').toBeGreaterThan(1)
  })
})

test('fifty changes that lose nothing are merged, 96 of 100 at least, at n = 50,000', () => {
  const { merged } = summary(streams(50_000, 0))
  console.log(`neutral, n 50000: ${merged.toFixed(2)} of 50 merged`)
  expect(merged / PULL_REQUESTS).toBeGreaterThanOrEqual(0.96)
})
