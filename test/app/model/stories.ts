import fc from 'fast-check'
import nock from 'nock'
import { afterAll, beforeAll, vi } from 'vitest'
import { commands, opening } from './commands.ts'
import { Model } from './model.ts'
import { type Disk, openDisk } from './process.ts'
import { end } from './settled.ts'
import { World } from './world.ts'

export interface Told {
  readonly seed: number
  readonly stories: number
  /** At most, in one story. */
  readonly steps: number
}

/** What was told, for people. */
export interface Count {
  readonly stories: number
  readonly steps: Readonly<Record<string, number>>
}

/** Tells stories to the app and to the model, each one to its end; a story that goes wrong is told again, ever shorter. */
export function useStories() {
  let disk: Disk
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') })
    nock.disableNetConnect()
    disk = await openDisk()
  })
  afterAll(async () => {
    await disk.close()
    nock.cleanAll()
    nock.enableNetConnect()
    vi.useRealTimers()
  })
  return async ({ seed, stories, steps }: Told): Promise<Count> => {
    const counts: Record<string, number> = {}
    let told = 0
    const story = fc.asyncProperty(fc.commands([...commands], { maxCommands: steps, size: 'max' }), async (all) => {
      const model = new Model()
      const world = await World.begin(disk, model.pulls)
      const setup = () => ({ model, real: world })
      for (const part of [opening, all, [end]]) await fc.asyncModelRun(setup, part)
      told++
      // Only those that were possible where they stood.
      for (const [name = ''] of String(all).matchAll(/\w+(?=\(|,|$)/g))
        if (name.length > 2) counts[name] = (counts[name] ?? 0) + 1
    })
    await fc.assert(story, { seed, numRuns: stories })
    return { stories: told, steps: counts }
  }
}
