import { describe, expect, test } from 'vitest'
import { requireBranchRun } from '../../../actions/lib/branch-run.ts'
import type { Context } from '../../../actions/lib/context.ts'

const onMain: Context = {
  owner: 'acme',
  repo: 'flight-delay',
  event: 'push',
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  headSha: 'a'.repeat(40),
  runId: 1,
  runAttempt: 1,
  workflow: '.github/workflows/model.yml',
  apiUrl: 'http://127.0.0.1',
  serverUrl: 'https://github.com',
  payload: { repository: { default_branch: 'main' } },
}

test('ships from the default branch', () => {
  expect(requireBranchRun(onMain, 'register')).toBe(onMain)
})

describe('T61: ships from nowhere else', () => {
  test.each([
    ['another branch', { ref: 'refs/heads/loose-policy' }, /default branch, main, only/],
    ['a tag', { ref: 'refs/tags/v1' }, /run the workflow on a branch/],
    ['a pull request', { event: 'pull_request', ref: 'refs/pull/1/merge' }, /does not run on pull_request/],
    ['a merge queue', { event: 'merge_group' }, /does not run on merge_group/],
  ])('%s', (_, changes, message) => {
    expect(() => requireBranchRun({ ...onMain, ...changes }, 'deploy')).toThrow(message)
  })

  test('a laptop', () => {
    expect(() => requireBranchRun(null, 'deploy')).toThrow(/there is no run here/)
  })
})
