import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, refusal, startLaptop } from './laptop.ts'

/*
 * Each test is a way in which the npm package `emulate` 0.12.2 alone differs from GitHub, most of them towards an open gate.
 */

let laptop: Laptop
let head: string
let number: number

beforeAll(async () => {
  laptop = await startLaptop()
  await laptop.push('main', { readme: 'one\n' })
  await protect({ checks: [{ context: 'holdout', app_id: 12345 }] })
})

afterAll(() => laptop.stop())

async function protect(required: Record<string, unknown> | null, admins = true): Promise<void> {
  await laptop.as('olga').rest.repos.updateBranchProtection({
    ...laptop.repo,
    branch: 'main',
    required_status_checks: required === null ? null : ({ strict: false, ...required } as never),
    enforce_admins: admins,
    required_pull_request_reviews: null,
    restrictions: null,
  })
}

let branches = 0
/** A new pull request on a branch of its own. */
async function openPull(): Promise<void> {
  const branch = `change-${++branches}`
  await laptop.git('checkout', '--quiet', 'main')
  head = await laptop.push(branch, { [`file-${branches}`]: 'new\n' })
  number = await laptop.open(branch)
}

async function check(conclusion: string, name = 'holdout'): Promise<void> {
  const app = await laptop.app()
  await app.rest.checks.create({
    ...laptop.repo,
    name,
    head_sha: head,
    status: 'completed',
    conclusion: conclusion as 'success',
  })
}

function merge(login = 'maria', more: Record<string, unknown> = {}) {
  return laptop.as(login).rest.pulls.merge({ ...laptop.repo, pull_number: number, ...more })
}

describe('tokens', () => {
  it('refuses a token it never gave out, which emulate takes for the first user', async () => {
    const call = fetch(`${laptop.github.url}/repos/acme/flight-delay`, { headers: { authorization: 'token garbage' } })
    const response = await call
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([
      401,
      'Bad credentials',
    ])
  })

  it('refuses a JWT that the app did not sign', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(Date.now() / 1000)
    const forged = `${part({ alg: 'RS256' })}.${part({ iss: 12345, iat: now, exp: now + 60 })}.${Buffer.from('no').toString('base64url')}`
    const response = await fetch(`${laptop.github.url}/repos/acme/flight-delay/installation`, {
      headers: { authorization: `Bearer ${forged}` },
    })
    expect(response.status).toBe(401)
  })

  it('hides a private repository from an outsider', async () => {
    expect(await refusal(laptop.as('otto').rest.pulls.list(laptop.repo))).toEqual({ status: 404, message: 'Not Found' })
  })

  it('answers a route it does not have with 501, method and path', async () => {
    const call = laptop.as('dana').request('GET /repos/{owner}/{repo}/traffic/views', laptop.repo)
    expect(await refusal(call)).toEqual({
      status: 501,
      message: 'The local GitHub has no route for GET /repos/acme/flight-delay/traffic/views',
    })
  })
})

describe('commit statuses', () => {
  it('are a route it does not have, and are not mistaken for a commit', async () => {
    const call = laptop.as('dana').rest.repos.getCombinedStatusForRef({ ...laptop.repo, ref: 'main' })
    expect((await refusal(call)).status).toBe(501)
  })
})

describe('the required check', () => {
  it('refuses a merge without a run: 405, where emulate answers 422', async () => {
    await openPull()
    expect(await refusal(merge())).toEqual({ status: 405, message: 'Required status check "holdout" is expected.' })
  })

  it('refuses a check run written by a person, whatever their rights', async () => {
    for (const login of ['dana', 'maria', 'olga']) {
      const call = laptop
        .as(login)
        .rest.checks.create({ ...laptop.repo, name: 'holdout', head_sha: head, conclusion: 'success' })
      expect(await refusal(call)).toEqual({ status: 403, message: 'You must authenticate via a GitHub App.' })
    }
  })

  it('counts the latest run only: success, then failure, does not merge', async () => {
    await check('success')
    await check('failure')
    expect(await refusal(merge())).toEqual({ status: 405, message: 'Required status check "holdout" is failing.' })
  })

  it('waits while the latest run is queued or in progress', async () => {
    const app = await laptop.app()
    await check('success')
    const { data } = await app.rest.checks.create({ ...laptop.repo, name: 'holdout', head_sha: head, status: 'queued' })
    expect((await refusal(merge())).message).toBe('Required status check "holdout" is queued.')
    await app.rest.checks.update({ ...laptop.repo, check_run_id: data.id, status: 'in_progress' })
    expect((await refusal(merge())).message).toBe('Required status check "holdout" is in progress.')
  })

  it('is bound to the app: a success of another app under the same name does not count', async () => {
    await openPull()
    const { checks } = (await laptop.as('olga').rest.repos.getBranchProtection({ ...laptop.repo, branch: 'main' })).data
      .required_status_checks ?? { checks: [] }
    expect(checks).toEqual([{ context: 'holdout', app_id: 12345 }])
    await protect({ checks: [{ context: 'holdout', app_id: 777 }] })
    await check('success')
    expect(await refusal(merge())).toEqual({ status: 405, message: 'Required status check "holdout" is expected.' })
    await protect({ checks: [{ context: 'holdout', app_id: 12345 }] })
  })

  it('may be changed only by the app that made it', async () => {
    const app = await laptop.app()
    const { data } = await app.rest.checks.create({ ...laptop.repo, name: 'other', head_sha: head, status: 'queued' })
    const call = laptop.as('olga').rest.checks.update({ ...laptop.repo, check_run_id: data.id, conclusion: 'success' })
    expect((await refusal(call)).status).toBe(403)
  })

  it('holds for administrators unless the rules leave them out', async () => {
    await openPull()
    expect((await refusal(merge('olga'))).status).toBe(405)
    await protect({ checks: [{ context: 'holdout', app_id: 12345 }] }, false)
    expect((await refusal(merge('maria'))).status).toBe(405)
    expect((await merge('olga')).data.merged).toBe(true)
    await protect({ checks: [{ context: 'holdout', app_id: 12345 }] })
  })

  it('shows in mergeable_state: blocked, then clean', async () => {
    await openPull()
    const state = async () =>
      (await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })).data.mergeable_state
    const before = await state()
    await check('success')
    expect([before, await state()]).toEqual(['blocked', 'clean'])
  })

  it.each(['success', 'neutral', 'skipped'])('is satisfied by %s', async (conclusion) => {
    await openPull()
    await check(conclusion)
    expect((await merge()).data.merged).toBe(true)
  })

  it('cannot be concluded stale, which is for GitHub to say', async () => {
    expect((await refusal(check('stale'))).status).toBe(422)
  })
})

describe('merging', () => {
  it('refuses a head other than the one named: 409, where emulate answers 422', async () => {
    await openPull()
    await check('success')
    expect(await refusal(merge('maria', { sha: '1'.repeat(40) }))).toEqual({
      status: 409,
      message: 'Head branch was modified. Review and try the merge again.',
    })
    expect((await merge('maria', { sha: head })).status).toBe(200)
  })

  it('writes a real merge commit, moves the branch and tells the app', async () => {
    await openPull()
    const before = (await laptop.as('dana').rest.git.getRef({ ...laptop.repo, ref: 'heads/main' })).data.object.sha
    await check('success')
    laptop.received.length = 0
    const { sha } = (await merge()).data
    await laptop.idle()
    await laptop.git('fetch', '--quiet', laptop.github.remote('dana'), 'main')
    expect(await laptop.git('rev-parse', 'FETCH_HEAD', 'FETCH_HEAD^1', 'FETCH_HEAD^2')).toBe(
      [sha, before, head].join('\n'),
    )
    const closed = laptop.received.find(({ event, payload }) => event === 'pull_request' && payload.action === 'closed')
    expect(closed?.payload.pull_request).toMatchObject({
      merged: true,
      merge_commit_sha: sha,
      merged_by: { login: 'maria' },
    })
    const push = laptop.received.find(({ event }) => event === 'push')
    expect(push?.payload).toMatchObject({ ref: 'refs/heads/main', before, after: sha, sender: { login: 'maria' } })
    expect(await refusal(merge())).toEqual({ status: 405, message: 'Pull Request is not mergeable' })
  })

  it('refuses a conflict', async () => {
    await protect(null)
    await laptop.git('checkout', '--quiet', 'main')
    await laptop.git('pull', '--quiet', laptop.github.remote('dana'), 'main')
    await laptop.push('one-way', { readme: 'one way\n' })
    await laptop.git('checkout', '--quiet', 'main')
    await laptop.push('other-way', { readme: 'other way\n' })
    const [first, second] = [await laptop.open('one-way'), await laptop.open('other-way')]
    await laptop.as('maria').rest.pulls.merge({ ...laptop.repo, pull_number: first })
    const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: second })
    expect(data).toMatchObject({ mergeable: false, mergeable_state: 'dirty', merge_commit_sha: null })
    const call = laptop.as('maria').rest.pulls.merge({ ...laptop.repo, pull_number: second })
    expect(await refusal(call)).toEqual({ status: 405, message: 'Pull Request is not mergeable' })
    await protect({ checks: [{ context: 'holdout', app_id: 12345 }] })
  })

  it('asks for approvals where the rules do, and not from those who may not write', async () => {
    await laptop.as('olga').rest.repos.updateBranchProtection({
      ...{ ...laptop.repo, branch: 'main', required_status_checks: null, enforce_admins: true, restrictions: null },
      required_pull_request_reviews: { required_approving_review_count: 1 },
    })
    await laptop.git('checkout', '--quiet', 'main')
    await laptop.git('pull', '--quiet', laptop.github.remote('dana'), 'main')
    await openPull()
    expect((await refusal(merge())).message).toBe(
      'At least 1 approving review is required by reviewers with write access.',
    )
    await laptop.as('maria').rest.pulls.createReview({ ...laptop.repo, pull_number: number, event: 'APPROVE' })
    expect((await merge()).data.merged).toBe(true)
    await protect({ checks: [{ context: 'holdout', app_id: 12345 }] })
  })
})

describe('check runs', () => {
  beforeAll(openPull)

  it('name the app and the pull requests of the commit', async () => {
    await check('success', 'named')
    const app = await laptop.app()
    const { data } = await app.rest.checks.listForRef({ ...laptop.repo, ref: head, check_name: 'named' })
    expect(data.check_runs).toMatchObject([
      { name: 'named', app: { id: 12345, slug: 'holdout' }, pull_requests: [{ number }] },
    ])
  })

  it('refuse a commit that does not exist', async () => {
    const app = await laptop.app()
    const call = app.rest.checks.create({ ...laptop.repo, name: 'holdout', head_sha: 'd'.repeat(40) })
    expect(await refusal(call)).toEqual({ status: 422, message: `No commit found for SHA: ${'d'.repeat(40)}` })
  })

  it('take 50 annotations a call, append the next, and refuse 51', async () => {
    const app = await laptop.app()
    const some = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        return {
          path: 'a.ts',
          start_line: index + 1,
          end_line: index + 1,
          annotation_level: 'notice' as const,
          message: 'look',
        }
      })
    const output = (count: number) => ({ title: 'title', summary: 'summary', annotations: some(count) })
    const { data } = await app.rest.checks.create({ ...laptop.repo, name: 'long', head_sha: head, output: output(50) })
    await app.rest.checks.update({ ...laptop.repo, check_run_id: data.id, output: output(2) })
    const { data: all } = await app.rest.checks.get({ ...laptop.repo, check_run_id: data.id })
    expect(all.output.annotations_count).toBe(52)
    const call = app.rest.checks.update({ ...laptop.repo, check_run_id: data.id, output: output(51) })
    expect((await refusal(call)).status).toBe(422)
  })

  it.each(['summary', 'text'])('take a %s of 65,535 characters and refuse one more', async (field) => {
    const app = await laptop.app()
    const post = (length: number) =>
      app.rest.checks.create({
        ...{ ...laptop.repo, name: 'wide', head_sha: head },
        output: { title: 'title', summary: 'summary', [field]: 'x'.repeat(length) },
      })
    expect((await post(65_535)).status).toBe(201)
    expect((await refusal(post(65_536))).status).toBe(422)
  })

  it('are listed in full, or the latest of each name', async () => {
    const app = await laptop.app()
    await check('failure', 'twice')
    await check('success', 'twice')
    const list = async (filter: 'latest' | 'all') =>
      (
        await app.rest.checks.listForRef({ ...laptop.repo, ref: head, check_name: 'twice', filter })
      ).data.check_runs.map(({ conclusion }) => conclusion)
    expect([await list('latest'), await list('all')]).toEqual([['success'], ['success', 'failure']])
  })
})

describe('comments and reviews', () => {
  it('tell which app wrote a comment', async () => {
    const app = await laptop.app()
    const created = await app.rest.issues.createComment({
      ...laptop.repo,
      issue_number: number,
      body: '<!-- holdout -->',
    })
    await laptop.as('dana').rest.issues.createComment({ ...laptop.repo, issue_number: number, body: 'thanks' })
    await app.rest.issues.updateComment({
      ...laptop.repo,
      comment_id: created.data.id,
      body: '<!-- holdout --> better',
    })
    const { data } = await app.rest.issues.listComments({ ...laptop.repo, issue_number: number })
    expect(
      data.map(({ user, body, performed_via_github_app }) => [user?.login, body, performed_via_github_app?.id ?? null]),
    ).toEqual([
      ['holdout[bot]', '<!-- holdout --> better', 12345],
      ['dana', 'thanks', null],
    ])
  })

  it('are listed in pages', async () => {
    const pages = { ...laptop.repo, issue_number: number, per_page: 1 }
    expect(
      (await laptop.as('dana').paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', pages)).length,
    ).toBe(2)
  })

  it('take 65,536 characters and refuse one more', async () => {
    const post = (length: number) =>
      laptop.as('dana').rest.issues.createComment({ ...laptop.repo, issue_number: number, body: 'x'.repeat(length) })
    expect((await post(65_536)).status).toBe(201)
    expect((await refusal(post(65_537))).status).toBe(422)
  })

  it('put a review on the head as it is now, and announce it', async () => {
    laptop.received.length = 0
    const { data } = await laptop
      .as('maria')
      .rest.pulls.createReview({ ...laptop.repo, pull_number: number, event: 'APPROVE' })
    await laptop.idle()
    expect([data.state, data.commit_id]).toEqual(['APPROVED', head])
    expect(laptop.received.map(({ event, payload }) => [event, payload.action, payload.review.state])).toEqual([
      ['pull_request_review', 'submitted', 'approved'],
    ])
  })

  it('can be dismissed', async () => {
    const { data } = await laptop.as('maria').rest.pulls.listReviews({ ...laptop.repo, pull_number: number })
    laptop.received.length = 0
    const dismissal = { review_id: data[0]?.id ?? 0, message: 'no longer' }
    await laptop.as('maria').rest.pulls.dismissReview({ ...laptop.repo, pull_number: number, ...dismissal })
    await laptop.idle()
    expect(laptop.received.map(({ payload }) => [payload.action, payload.review.state])).toEqual([
      ['dismissed', 'dismissed'],
    ])
  })

  it('do not let authors approve their own pull request', async () => {
    const call = laptop.as('dana').rest.pulls.createReview({ ...laptop.repo, pull_number: number, event: 'APPROVE' })
    expect((await refusal(call)).status).toBe(422)
  })
})

describe('people', () => {
  it.each([
    ['dana', 'write', 'write'],
    ['maria', 'write', 'maintain'],
    ['olga', 'admin', 'admin'],
    ['otto', 'none', 'none'],
  ])('%s may %s', async (username, permission, role) => {
    const { data } = await laptop.as('dana').rest.repos.getCollaboratorPermissionLevel({ ...laptop.repo, username })
    expect([data.permission, data.role_name]).toEqual([permission, role])
  })

  it('protect branches only as administrators', async () => {
    const call = laptop.as('maria').rest.repos.deleteBranchProtection({ ...laptop.repo, branch: 'main' })
    expect((await refusal(call)).status).toBe(403)
  })

  it('apps reach no further than their permissions', async () => {
    const app = await laptop.app()
    const call = app.rest.git.createRef({ ...laptop.repo, ref: 'refs/tags/v1', sha: head })
    expect(await refusal(call)).toEqual({ status: 403, message: 'Resource not accessible by integration' })
  })
})
