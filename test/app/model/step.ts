import type fc from 'fast-check'
import { expect } from 'vitest'
import type { Model, ModelPull } from './model.ts'
import type { World } from './world.ts'

export type Command = fc.AsyncCommand<Model, World>

/** One step of a story: `may` by the model alone, `does` to both; what must hold at every moment is looked at after it. */
export interface Step {
  readonly name: string
  readonly may?: (model: Model) => boolean
  readonly does: (model: Model, world: World) => Promise<void> | void
}

export function command({ name, may = () => true, does }: Step): Command {
  return {
    check: may,
    run: async (model, world) => {
      await world.wait()
      await does(model, world)
      expect(world.invariants()).toEqual([])
    },
    toString: () => name,
  }
}

export function isThere({ isOpen, head }: ModelPull): boolean {
  return isOpen && head !== ''
}

export function pullAt({ pulls }: Model, at: number): ModelPull {
  return pick(pulls, at)
}

export function pick<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
