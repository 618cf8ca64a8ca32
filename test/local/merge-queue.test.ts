import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, startLaptop, workflow } from './laptop.ts'

/*
 * The merge queue as an app sees it: a commit on a branch of the queue, which is merged as it is when the required check says so.
 */

const QUEUE = 'on: { merge_group: {} }'

let laptop: Laptop

beforeAll(async () => {
  laptop = await startLaptop({ runner: 'none' })
  await laptop.push('main', { readme: 'one\n', ...workflow('- run: "true"', QUEUE) })
  await laptop.as('olga').rest.repos.updateBranchProtection({
    ...laptop.repo,
    branch: 'main',
    required_status_checks: { strict: false, contexts: [], checks: [{ context: 'holdout', app_id: 12345 }] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  })
})

afterAll(() => laptop.stop())

let opened = 0
/** A new pull request whose head has the check. */
async function ready(conclusion = 'success'): Promise<{ number: number; id: string; head: string }> {
  const branch = `change-${++opened}`
  await laptop.git('checkout', '--quiet', 'main')
  const head = await laptop.push(branch, { [`file-${opened}`]: 'new\n' })
  const number = await laptop.open(branch)
  await conclude(head, conclusion)
  const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
  return { number, id: data.node_id, head }
}

async function conclude(sha: string, conclusion: string): Promise<void> {
  const app = await laptop.app()
  await app.rest.checks.create({ ...laptop.repo, name: 'holdout', head_sha: sha, conclusion: conclusion as 'success' })
}

function ask(mutation: string, id: string) {
  const query = `mutation($input: X!) { ${mutation}(input: $input) { clientMutationId } }`
  const key = mutation === 'dequeuePullRequest' ? 'id' : 'pullRequestId'
  return laptop.as('maria').graphql(query, { input: { [key]: id } })
}

/** Payloads of merge_group since the last time, oldest first. */
async function groups(): Promise<{ action: string; reason?: string; merge_group: Record<string, string> }[]> {
  await laptop.idle()
  const told = laptop.received.filter(({ event }) => event === 'merge_group').map(({ payload }) => payload)
  laptop.received.length = 0
  return told
}

async function tip(): Promise<string> {
  return (await laptop.as('dana').rest.git.getRef({ ...laptop.repo, ref: 'heads/main' })).data.object.sha
}

describe('a pull request in the queue', () => {
  it('is refused while its own check has not succeeded', async () => {
    const { id } = await ready('failure')
    await expect(ask('enqueuePullRequest', id)).rejects.toThrow('is failing')
  })

  it('becomes a commit on a branch of the queue, with a run; that commit is merged when its check succeeds', async () => {
    const { number, id, head } = await ready()
    const before = await tip()
    await groups()
    await ask('enqueuePullRequest', id)
    const [requested] = await groups()
    const group = requested?.merge_group ?? {}
    expect(requested).toMatchObject({ action: 'checks_requested' })
    expect(group).toMatchObject({ base_ref: 'refs/heads/main', base_sha: before })
    expect(group.head_ref).toBe(`refs/heads/gh-readonly-queue/main/pr-${number}-${before}`)
    const { data } = await laptop.as('dana').rest.git.getCommit({ ...laptop.repo, commit_sha: group.head_sha ?? '' })
    expect(data.parents.map(({ sha }) => sha)).toEqual([before, head])
    expect(laptop.github.runs().at(-1)).toMatchObject({
      event: 'merge_group',
      headSha: group.head_sha,
      headBranch: group.head_ref?.replace('refs/heads/', ''),
    })
    await conclude(group.head_sha ?? '', 'success')
    expect(await groups()).toMatchObject([{ action: 'destroyed', reason: 'merged' }])
    expect(await tip()).toBe(group.head_sha)
    const pull = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
    expect(pull.data).toMatchObject({ merged: true, merge_commit_sha: group.head_sha })
    const branches = await laptop.as('dana').rest.repos.listBranches(laptop.repo)
    expect(branches.data.filter(({ name }) => name.startsWith('gh-readonly-queue'))).toEqual([])
  })

  it('leaves when its check fails, and the one behind it is built anew', async () => {
    const [first, second] = [await ready(), await ready()]
    const before = await tip()
    await groups()
    await ask('enqueuePullRequest', first.id)
    await ask('enqueuePullRequest', second.id)
    const [one, two] = await groups()
    expect([one?.merge_group.base_sha, two?.merge_group.base_sha]).toEqual([before, one?.merge_group.head_sha])
    await conclude(one?.merge_group.head_sha ?? '', 'failure')
    const told = await groups()
    expect(told).toMatchObject([
      { action: 'destroyed', reason: 'dequeued' },
      { action: 'destroyed', reason: 'invalidated' },
      { action: 'checks_requested', merge_group: { base_sha: before } },
    ])
    await conclude(told[2]?.merge_group.head_sha ?? '', 'success')
    expect(await tip()).toBe(told[2]?.merge_group.head_sha)
    expect((await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: first.number })).data.state).toBe(
      'open',
    )
  })

  it('waits for those before it, and may be taken out', async () => {
    const [first, second] = [await ready(), await ready()]
    await groups()
    await ask('enqueuePullRequest', first.id)
    await ask('enqueuePullRequest', second.id)
    const [, two] = await groups()
    const before = await tip()
    await conclude(two?.merge_group.head_sha ?? '', 'success')
    expect([await tip(), await groups()]).toEqual([before, []])
    await ask('dequeuePullRequest', second.id)
    expect(await groups()).toMatchObject([{ action: 'destroyed', reason: 'dequeued' }])
    await ask('dequeuePullRequest', first.id)
  })
})

describe('another base branch', () => {
  it('is told with the old one, and moves the test merge; no workflow starts', async () => {
    const { number, head } = await ready()
    await laptop.git('checkout', '--quiet', 'main')
    const release = await laptop.push('release', { other: 'line\n' })
    await laptop.idle()
    laptop.received.length = 0
    const runs = laptop.github.runs().length
    await laptop.as('dana').rest.pulls.update({ ...laptop.repo, pull_number: number, base: 'release' })
    await laptop.idle()
    expect(laptop.received.map(({ payload }) => [payload.action, payload.changes.base.ref])).toEqual([
      ['edited', { from: 'main' }],
    ])
    const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
    expect(data.base).toMatchObject({ ref: 'release', sha: release })
    const merge = await laptop.as('dana').rest.git.getCommit({
      ...laptop.repo,
      commit_sha: data.merge_commit_sha ?? '',
    })
    expect([merge.data.parents.map(({ sha }) => sha), laptop.github.runs().length]).toEqual([[release, head], runs])
  })

  it('must be there', async () => {
    const { number } = await ready()
    const call = laptop.as('dana').rest.pulls.update({ ...laptop.repo, pull_number: number, base: 'absent' })
    await expect(call).rejects.toThrow('Validation Failed')
  })
})

it('a draft is not merged until it is ready, and says when it is', async () => {
  await laptop.git('checkout', '--quiet', 'main')
  const head = await laptop.push('drafted', { draft: 'x\n' })
  const { data } = await laptop
    .as('dana')
    .rest.pulls.create({ ...laptop.repo, head: 'drafted', base: 'main', title: 'x', draft: true })
  await conclude(head, 'success')
  const merge = () => laptop.as('maria').rest.pulls.merge({ ...laptop.repo, pull_number: data.number })
  await expect(merge()).rejects.toThrow('still a draft')
  laptop.received.length = 0
  await ask('markPullRequestReadyForReview', data.node_id)
  await laptop.idle()
  expect(laptop.received.map(({ payload }) => payload.action)).toEqual(['ready_for_review'])
  expect((await merge()).data.merged).toBe(true)
})
