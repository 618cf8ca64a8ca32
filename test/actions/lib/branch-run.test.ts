import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { requireBranchRun } from '../../../actions/lib/branch-run.ts'
import type { Context } from '../../../actions/lib/context.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'

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

/** GitHub as a repository with this default branch; it answers nothing else. */
function repositoryOn(branch: string | null) {
  return ({ apiUrl }: Context) =>
    octokitFor('ghs_secret', apiUrl, async (input) => {
      expect(new Request(input).url).toBe('http://127.0.0.1/repos/acme/flight-delay')
      return Response.json(branch === null ? { message: 'Not Found' } : { default_branch: branch }, {
        status: branch === null ? 404 : 200,
      })
    })
}

function silent(): never {
  throw new Error('GitHub was asked')
}

test('ships from the default branch', async () => {
  const { context, repository } = await requireBranchRun(onMain, 'register', repositoryOn('unasked'))
  expect(context).toBe(onMain)
  expect(repository).toEqual({ owner: 'acme', repo: 'flight-delay' })
})

describe('an event that does not name the default branch', () => {
  const scheduled: Context = { ...onMain, event: 'schedule', payload: {} }

  test('is one of GitHub to tell', async () => {
    expect((await requireBranchRun(scheduled, 'register', repositoryOn('main'))).context).toBe(scheduled)
  })

  test('ships from no other branch either', async () => {
    await expect(requireBranchRun(scheduled, 'register', repositoryOn('trunk'))).rejects.toThrow(
      /does not run on refs\/heads\/main; it ships from the default branch, trunk, only/,
    )
  })

  test('ships from nowhere when GitHub does not tell', async () => {
    await expect(requireBranchRun(scheduled, 'register', repositoryOn(null))).rejects.toThrow(/Not Found/)
  })
})

describe('T61: ships from nowhere else', () => {
  test.each([
    ['another branch', { ref: 'refs/heads/loose-policy' }, /default branch, main, only/],
    ['a tag', { ref: 'refs/tags/v1' }, /run the workflow on a branch/],
    ['a pull request', { event: 'pull_request', ref: 'refs/pull/1/merge' }, /does not run on pull_request/],
    ['a merge queue', { event: 'merge_group' }, /does not run on merge_group/],
  ])('%s', async (_, changes, message) => {
    const refused = requireBranchRun({ ...onMain, ...changes }, 'deploy', repositoryOn('main'))
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(message)
  })

  test('a laptop', async () => {
    await expect(requireBranchRun(null, 'deploy', silent)).rejects.toThrow(/there is no run here/)
  })
})
