import { describe, expect, test } from 'vitest'
import { policy } from '../core/gate/fixture.ts'
import { creep } from './creep.ts'
import { holdout, simpleGates } from './gates.ts'

/*
 * Fifty pull requests, each of which truly loses 0.3 points where one point is tolerated: too little to be shown, too much fifty
 * times. The cumulative limit against the last release (2 points) holds what gets through. Non-inferiority testing knows this
 * as bio-creep (Everson-Stewart & Emerson, Statistics in Medicine 29 (2010)).
 */

const gate = policy({ rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

describe('fifty losses of 0.3 points', () => {
  test.each([
    [10_000, 2.5],
    [50_000, 2],
  ])('at n = %i end at most %d points down in 95 of 100 streams', (n, most) => {
    const { mean, upper, merged } = creep(holdout(gate, true), { n, gain: -0.003, streams: 200 })
    console.log(
      `creep, holdout, n ${n}: true loss mean ${mean.toFixed(2)}, 95 % ${upper.toFixed(2)} points, ${merged.toFixed(1)} merged`,
    )
    expect(upper).toBeLessThanOrEqual(most)
    expect(merged, 'the gate does not simply refuse all').toBeGreaterThan(1)
  })

  // The limit is tested where a harmless change is refused with alpha_block at most; below, the observed drop alone decides.
  test.each([
    [2000, 6, 14],
    [10_000, 4, 13],
    [20_000, 2.5, 14],
    [50_000, 2, 15],
  ])('at the default rates and n = %i end at most %d points down, without an anchor about %d', (n, most, free) => {
    const rates = policy()
    const held = creep(holdout(rates, true), { n, gain: -0.003, streams: 200 })
    const loose = creep(holdout(rates, false), { n, gain: -0.003, streams: 30 })
    console.log(
      `creep, holdout at default rates, n ${n}: true loss mean ${held.mean.toFixed(2)}, 95 % ${held.upper.toFixed(2)} points; without an anchor ${loose.mean.toFixed(2)}`,
    )
    expect(held.upper).toBeLessThanOrEqual(most)
    expect(Math.abs(loose.mean - free)).toBeLessThan(1)
  })

  // Points lost and pull requests merged at n = 10,000; made independently with numpy.
  test.each<[keyof typeof simpleGates, number, number]>([
    ['any drop blocks', 0.6, 2],
    ['drop over 1 point blocks', 15, 50],
    ['exact McNemar blocks', 4.8, 16],
    ['non-inferiority required', 13.8, 46],
  ])('where %s cost %d points', (name, points, count) => {
    const { mean, merged } = creep(simpleGates[name], { n: 10_000, gain: -0.003, streams: 100 })
    console.log(`creep, ${name}, n 10000: true loss mean ${mean.toFixed(2)} points, ${merged.toFixed(1)} merged`)
    expect(Math.abs(mean - points)).toBeLessThan(0.4)
    expect(Math.abs(merged - count)).toBeLessThan(1.5)
  })
})

test('fifty changes that lose nothing are merged, 96 of 100 at least, at n = 50,000', () => {
  const { merged } = creep(holdout(gate, true), { n: 50_000, gain: 0, streams: 200 })
  console.log(`neutral, holdout, n 50000: ${merged.toFixed(2)} of 50 merged`)
  expect(merged / 50).toBeGreaterThanOrEqual(0.96)
})
