import { expect, test } from 'vitest'
import { randomFromSeed } from '#core/statistics/random.ts'
import { policy } from '../core/gate/fixture.ts'
import { type Proposed, propose, release, verdictOn } from './stream.ts'

/*
 * Three hundred pull requests that change nothing on average, one after another against the same 2,000 rows. Merging only what
 * looks better keeps lucky models, so later neutral changes look worse and worse; the share of false blocks must not grow.
 */

const STREAMS = 400
const PULL_REQUESTS = 300
const THIRDS = 3
const ALPHA = 0.05

function blockedShares(isBlocked: (proposed: Proposed) => boolean): number[] {
  const random = randomFromSeed(20240607)
  const blocked = Array<number>(THIRDS).fill(0)
  for (let stream = 0; stream < STREAMS; stream++) {
    let model = release(random, 2000, 0.9)
    for (let pull = 0; pull < PULL_REQUESTS; pull++) {
      const proposed = propose(random, model, { disagreement: 0.05, gain: 0 })
      const third = Math.floor((pull * THIRDS) / PULL_REQUESTS)
      if (isBlocked(proposed)) blocked[third] = (blocked[third] ?? 0) + 1
      else model = proposed.model
    }
  }
  return blocked.map((count) => (count * THIRDS) / (STREAMS * PULL_REQUESTS))
}

test('the share of neutral changes shown as a regression stays at its level in every third of the stream', () => {
  const gate = policy({ rates: { alpha_block: ALPHA, alpha_pass: 0.05 } })
  const shares = blockedShares((proposed) =>
    verdictOn(proposed, gate).rows.some((row) => row.regression?.shown === true && row.verdict === 'block'),
  )
  const error = Math.sqrt((ALPHA * (1 - ALPHA) * THIRDS) / (STREAMS * PULL_REQUESTS))
  console.log(`neutral stream, shown regressions by thirds: ${shares.map((share) => share.toFixed(4)).join(' ')}`)
  for (const share of shares) expect(share).toBeLessThanOrEqual(ALPHA + 3 * error)
})

test('a gate that refuses any drop blocks nearly everything, more with every merge', () => {
  const shares = blockedShares(({ wins, losses }) => wins < losses)
  console.log(`the same stream where any drop blocks: ${shares.map((share) => share.toFixed(3)).join(' ')}`)
  expect(shares[2]).toBeGreaterThan(0.9)
  expect(shares[2]).toBeGreaterThan(shares[0] ?? 1)
})
