import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useStories } from './stories.ts'

const STORIES = 30

const tell = useStories()

test('whatever arrives, is lost, comes twice, in any order, or dies: one comment, one live check, and the conclusion that policy, evidence and acceptances make (R4, R5, R7, R11, R31)', async () => {
  const { seed = 0 } = fc.readConfigureGlobal()
  const { stories } = await tell({ seed, stories: STORIES, steps: 30 })
  expect(stories).toBe(STORIES)
}, 600_000)
