import { expect, test } from 'vitest'
import { inGroups } from '../../../app/store/groups.ts'

/** What many asked for, each when the event loop came to it, and the groups that were written. */
async function asked(crowd: number, write: (items: readonly number[]) => Promise<readonly number[]>, most = 100) {
  const groups: (readonly number[])[] = []
  const ask = inGroups(async (items: readonly number[]) => {
    groups.push(items)
    return write(items)
  }, most)
  const askers = Array.from(
    { length: crowd },
    (_, item) => new Promise<number>((resolve, reject) => setImmediate(() => ask(item).then(resolve, reject))),
  )
  return { outcomes: await Promise.allSettled(askers), groups }
}

test('what comes in together is written together, even by a write that never leaves this thread', async () => {
  const { outcomes, groups } = await asked(5, async (items) => items.map((item) => item * 10))
  expect(groups).toEqual([[0, 1, 2, 3, 4]])
  expect(outcomes.map((each) => each.status === 'fulfilled' && each.value)).toEqual([0, 10, 20, 30, 40])
})

test('no group is larger than the most', async () => {
  const { groups } = await asked(5, async (items) => items, 2)
  expect(groups).toEqual([[0, 1], [2, 3], [4]])
})

test('a group that fails is told to each of it, and the next one is written', async () => {
  const { outcomes, groups } = await asked(
    4,
    async (items) => {
      if (items.includes(0)) throw new Error('no room')
      return items
    },
    2,
  )
  expect(groups).toHaveLength(2)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
})
