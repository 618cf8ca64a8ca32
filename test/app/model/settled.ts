import { expect } from 'vitest'
import { command, isThere } from './step.ts'
import type { World } from './world.ts'

/** Everything arrives that GitHub still tells, and the reconciler has looked: then the checks say what they must. */
export const rest = command({
  name: 'rest',
  does: async (model, world) => {
    await settle(world)
    for (const pull of model.pulls) {
      if (!isThere(pull)) continue
      const check = world.github.check(pull.head)
      expect(model.resting(pull), `the resting check of #${pull.number}`).toContain(check ? check.conclusion : 'none')
    }
  },
})

/** After that the deadlines pass and the base gets a new baseline: one conclusion is left, and one comment says it. */
export const end = command({
  name: 'end',
  does: async (model, world) => {
    await settle(world)
    await world.wait(7 * 3600)
    await reconcile(world)
    world.baselineMeasured()
    await settle(world)
    for (const pull of model.pulls) {
      if (!isThere(pull)) continue
      const check = world.github.check(pull.head)
      expect(check?.status, `#${pull.number}`).toBe('completed')
      expect(model.final(pull), `the last check of #${pull.number}`).toContain(check?.conclusion)
      expect(world.ownComments(pull.number), `comments on #${pull.number}`).toEqual([
        expect.stringContaining(`result for commit ${pull.head.slice(0, 10)}`),
      ])
    }
  },
})

async function settle(world: World): Promise<void> {
  await arrive(world)
  await world.wait(16 * 60)
  await reconcile(world)
  await arrive(world)
}

async function arrive(world: World): Promise<void> {
  for (const told of world.underWay.splice(0)) await world.deliver(told)
  await world.work()
}

export async function reconcile(world: World): Promise<void> {
  await world.work()
  for (const name of ['watch', 'redeliver', 'sweep'] as const) await world.pass(name)
  await world.work()
}
