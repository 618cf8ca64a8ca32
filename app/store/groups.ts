import { setImmediate } from 'node:timers/promises'

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (thrown: unknown) => void
}

/**
 * Turns a write of many into a write of one: what is asked for while a write is under way goes into the next one together, so that a
 * crowd costs as many transactions as it has groups.
 *
 * @param write gets at most `most` items, and answers one outcome for each, in their order.
 */
export function inGroups<Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  most: number,
): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      // The embedded database works in this thread and lets nothing else in until it is done: who knocked meanwhile comes in here.
      await setImmediate()
      await writeGroup(waiting.splice(0, most))
    }
    isWriting = false
  }

  async function writeGroup(group: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await write(group.map(({ item }) => item))
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at] as Outcome)
    } catch (thrown) {
      for (const { reject } of group) reject(thrown)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWriting) void writeAll()
    })
}
