import { afterEach, expect, test, vi } from 'vitest'
import { childEnvironment } from '../../../actions/lib/child-environment.ts'

// The names of T18 of the threat list: what tj-actions (2025) and its like went for.
const SECRET = [
  'INPUT_GITHUB-TOKEN',
  'INPUT_RUN',
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_CACHE_URL',
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ARTIFACTS',
  'AWS_SECRET_ACCESS_KEY',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'BASH_ENV',
]

afterEach(() => vi.unstubAllEnvs())

test('T18: passes on what a program needs to run, and no secret', () => {
  for (const name of SECRET) vi.stubEnv(name, 'secret')
  vi.stubEnv('LC_ALL', 'C')
  vi.stubEnv('GITHUB_SHA', 'abc')
  const environment = childEnvironment([])
  expect(Object.keys(environment).filter((name) => SECRET.includes(name))).toEqual([])
  expect(environment).toMatchObject({ PATH: process.env.PATH, LC_ALL: 'C', GITHUB_SHA: 'abc' })
})

test('passes on what the workflow names, sets our own variables, and skips what is not set', () => {
  vi.stubEnv('HF_TOKEN', 'mine')
  const environment = childEnvironment(['HF_TOKEN', 'NOT_SET'], { HOLDOUT_SEED: '1' })
  expect(environment).toMatchObject({ HF_TOKEN: 'mine', HOLDOUT_SEED: '1' })
  expect(environment).not.toHaveProperty('NOT_SET')
})

test.each([
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'INPUT_RUN',
  'github_env',
  'A=B',
  '',
  '-x',
  '$(touch pwned)',
  'a b',
])('refuses to pass on %j', (name) => {
  expect(() => childEnvironment([name])).toThrow(/^environment: /)
})
