import { expect, it } from 'vitest'
import { categoryTest } from '#core/data/drift.ts'
import { bucketsOf } from '#core/data/profile.ts'
import { randomFromSeed } from '#core/statistics/random.ts'

// Over the 30 most frequent values of the reference, every one of these runs would have p under 0.05.
it('many equally frequent values, of which a report names 30, do not drift by being named', () => {
  const runs = 300
  let byP = 0
  for (let run = 0; run < runs; run++) {
    const random = randomFromSeed(run)
    const drawn = () => {
      const counts = new Array<number>(1000).fill(0)
      for (let row = 0; row < 500; row++) {
        const value = Math.floor(random.uniform() * counts.length)
        counts[value] = (counts[value] ?? 0) + 1
      }
      return bucketsOf(counts.map((count, index) => ({ text: `value ${index}`, count })))
    }
    if ((categoryTest({ current: drawn(), reference: drawn() })?.p ?? 1) <= 0.05) byP += 1
  }
  expect(byP / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs))
})

it('every value counts in one of 64 buckets, the same wherever it stands', () => {
  const values = Array.from({ length: 500 }, (_, index) => ({ text: `Ünit ${index} 😀`, count: index }))
  const buckets = bucketsOf(values)
  expect(buckets).toHaveLength(64)
  expect(buckets.reduce((sum, count) => sum + count, 0)).toBe((500 * 499) / 2)
  expect(bucketsOf(values.toReversed())).toEqual(buckets)
  expect(buckets.filter((count) => count === 0)).toEqual([])
})
