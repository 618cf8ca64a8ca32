import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Inputs, train } from '../../../actions/train/train.ts'
import { makeWorkspace } from '../action-process.ts'

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((_, ...rest) => {
    for (const written of rest) if (typeof written === 'function') written()
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test('R26: at the time limit the training fails as timed_out, and its record says so', async () => {
  const workspace = makeWorkspace()
  vi.stubEnv('GITHUB_WORKSPACE', workspace)
  vi.stubEnv('GITHUB_REPOSITORY', '')
  const inputs = Inputs.parse({ 'model-name': 'm', run: 'echo x > p.csv; exec sleep 60', predictions: 'p.csv' })
  // The input takes whole minutes; the action behind it any number.
  const result = await train({ ...inputs, 'timeout-minutes': 0.01 })
  expect(result.failure).toEqual({
    kind: 'negative',
    message: "training failed: the command was stopped after 0.01 minutes; raise 'timeout-minutes', or train less",
  })
  expect(result.outputs).toEqual({ status: 'timed_out', 'run-path': 'holdout-run.json' })
  expect(JSON.parse(readFileSync(join(workspace, 'holdout-run.json'), 'utf8'))).toMatchObject({
    status: 'timed_out',
    predictions: null,
  })
})
