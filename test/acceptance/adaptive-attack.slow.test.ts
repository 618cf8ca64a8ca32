import { describe, expect, test } from 'vitest'
import { anyDrop, openGate, sealedGate, shareThatPasses } from './attack.ts'

describe('a true loss of two points, after questions that taught the adversary', () => {
  test.each([
    [100, 0.4],
    [300, 0.4],
  ])('passes a gate that refuses any drop, after %i', (queries, least) => {
    const share = shareThatPasses(() => anyDrop, queries)
    console.log(`attack on "any drop", ${queries} questions: ${share.toFixed(3)} pass`)
    expect(share).toBeGreaterThanOrEqual(least)
  })

  test('passes our own open gate too: its guarantee is per pull request', () => {
    const open = openGate()
    const share = shareThatPasses(() => open, 300)
    console.log(`attack on the open gate, 300 questions: ${share.toFixed(3)} pass`)
    expect(share).toBeGreaterThanOrEqual(0.4)
    expect(
      shareThatPasses(() => open, 0),
      'unless nothing was asked',
    ).toBeLessThanOrEqual(0.05)
  })

  test.each([0, 10, 100, 300])('does not pass the ledger after %i', (queries) => {
    const share = shareThatPasses(() => sealedGate(true), queries, 100)
    console.log(`attack on the ledger, ${queries} questions: ${share.toFixed(3)} pass`)
    expect(share).toBeLessThanOrEqual(0.05)
  })

  test('does not pass the levels of the ledger even where every question is asked', () => {
    const share = shareThatPasses(() => sealedGate(false), 60, 20)
    console.log(`attack on the levels alone, 60 questions: ${share.toFixed(3)} pass`)
    expect(share).toBeLessThanOrEqual(0.05)
  })
})
