import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Laptop, refusal, startLaptop, workflow } from './laptop.ts'

/*
 * Forks, as far as an app sees them: the pull request of another repository's branch, whose runs name no pull request and wait for
 * a maintainer when their author is an outsider.
 */

const PULLS = 'on: { pull_request: {} }\npermissions: { contents: write }'

let laptop: Laptop
let head: string
let number: number

beforeAll(async () => {
  laptop = await startLaptop({ visibility: 'public', runner: 'none' })
  await laptop.push('main', { readme: 'one\n', ...workflow('- run: "true"', PULLS) })
  await laptop.as('otto').rest.repos.createFork(laptop.repo)
  await laptop.git('checkout', '--quiet', '-b', 'change')
  await laptop.commit({ new: 'file\n' })
  await laptop.git('push', '--quiet', laptop.github.remote('otto', 'otto'), 'HEAD:refs/heads/change')
  head = await laptop.git('rev-parse', 'HEAD')
  const opened = await laptop
    .as('otto')
    .rest.pulls.create({ ...laptop.repo, head: 'otto:change', base: 'main', title: 'From a fork' })
  number = opened.data.number
  await laptop.idle()
})

afterAll(() => laptop.stop())

it('opens a pull request in the name of its owner, whose head is there', async () => {
  const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
  expect(data).toMatchObject({
    user: { login: 'otto' },
    head: { label: 'otto:change', ref: 'change', sha: head, repo: { full_name: 'otto/flight-delay', fork: true } },
    base: { ref: 'main', repo: { full_name: 'acme/flight-delay' } },
    mergeable: true,
  })
})

it('is found by owner and branch, and not under its commit', async () => {
  const { data: byHead } = await laptop.as('dana').rest.pulls.list({ ...laptop.repo, head: 'otto:change' })
  const { data: byOther } = await laptop.as('dana').rest.pulls.list({ ...laptop.repo, head: 'acme:change' })
  const { data: byCommit } = await laptop
    .as('dana')
    .rest.repos.listPullRequestsAssociatedWithCommit({ ...laptop.repo, commit_sha: head })
  expect([byHead.map((pull) => pull.number), byOther, byCommit]).toEqual([[number], [], []])
})

it('starts a run that names no pull request and waits for approval', async () => {
  const run = await newestRun()
  expect(run).toMatchObject({
    status: 'completed',
    conclusion: 'action_required',
    pull_requests: [],
    head_branch: 'change',
    head_sha: head,
    head_repository: { full_name: 'otto/flight-delay' },
    repository: { full_name: 'acme/flight-delay' },
  })
})

it('goes on with the same run when a maintainer approves it, and its token only reads', async () => {
  const run = await newestRun()
  expect(
    (await refusal(laptop.as('otto').rest.actions.approveWorkflowRun({ ...laptop.repo, run_id: run.id }))).status,
  ).toBe(403)
  await laptop.as('maria').rest.actions.approveWorkflowRun({ ...laptop.repo, run_id: run.id })
  expect(await newestRun()).toMatchObject({ id: run.id, run_attempt: 1, status: 'queued', conclusion: null })
  const { token, finish } = await laptop.github.adopt(run.id)
  const written = await fetch(`${laptop.github.url}/repos/acme/flight-delay/git/refs`, {
    method: 'POST',
    headers: { authorization: `token ${token}` },
    body: JSON.stringify({ ref: 'refs/heads/x', sha: head }),
  })
  expect(written.status).toBe(403)
  await finish({ job: 'success' })
  expect(await newestRun()).toMatchObject({ status: 'completed', conclusion: 'success' })
})

it('moves with its branch: synchronize, and another run; the app does not hear of the push', async () => {
  laptop.received.length = 0
  await laptop.commit({ new: 'changed\n' })
  await laptop.git('push', '--quiet', laptop.github.remote('otto', 'otto'), 'HEAD:refs/heads/change')
  const moved = await laptop.git('rev-parse', 'HEAD')
  await laptop.idle()
  expect(laptop.received.map(({ event, payload }) => `${event}.${payload.action}`)).toEqual([
    'pull_request.synchronize',
    'workflow_run.requested',
    'workflow_run.completed',
  ])
  expect(laptop.received[0]?.payload).toMatchObject({ before: head, after: moved })
  expect(laptop.received[0]?.payload.pull_request.head.repo.owner.login).toBe('otto')
})

it('is pushed to by its owner alone', async () => {
  await expect(
    laptop.git('push', '--quiet', laptop.github.remote('maria', 'otto'), 'HEAD:refs/heads/change'),
  ).rejects.toThrow('403')
})

it('may be deleted, and the pull request stays, from an unknown repository', async () => {
  await laptop.as('otto').request('DELETE /repos/{owner}/{repo}', { owner: 'otto', repo: 'flight-delay' })
  const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
  expect([data.state, data.head.repo]).toEqual(['open', null])
  expect((await newestRun()).head_repository).toBeNull()
})

async function newestRun() {
  const { data } = await laptop.as('dana').rest.actions.listWorkflowRunsForRepo(laptop.repo)
  const [run] = data.workflow_runs
  if (!run) throw new Error('nothing was started')
  return run
}
