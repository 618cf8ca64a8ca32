import { describe, expect, test } from 'vitest'
import { COMMENT_MARKER } from '#core/report/comment.ts'
import { api, path } from '../../github/github.ts'
import {
  arrange,
  BASE,
  baseHas,
  baseRan,
  commitHas,
  contextOf,
  evidenceIn,
  gate,
  MERGE,
  nothingElsewhere,
  nothingRegistered,
  POLICY,
  PULL_REQUEST,
  predictionsOf,
  recordOf,
  runLeft,
  runsAt,
} from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

const results = resultsOfEachTest()

const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)
const pullRequest = () => contextOf('pull_request', PULL_REQUEST)

describe('the comment', () => {
  const issue = `${path}/issues/3/comments`

  function arranged(policy = POLICY): void {
    arrange({ 'candidate.csv': BETTER })
    baseHas(policy)
    baseRan(SAME)
  }

  test('is written once where no app is installed', async () => {
    arranged()
    api().get('/user').reply(403, { message: 'Resource not accessible by integration' })
    let body = ''
    const author = { login: 'github-actions[bot]', type: 'Bot' }
    api().get(`${issue}?per_page=100`).reply(200, [])
    api()
      .post(issue, (posted: { body: string }) => {
        body = posted.body
        return true
      })
      .reply(201, { id: 9 })
    api()
      .get(`${issue}?per_page=100`)
      .reply(200, () => [{ id: 9, body, user: author }])
    const result = await gate({}, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(body.startsWith(`${COMMENT_MARKER}\n\n### ✅ flight-delay: pass`)).toBe(true)
  })

  test('is left to the app where the policy names one', async () => {
    arranged(`app: 12345\n${POLICY}`)
    expect((await gate({}, pullRequest())).outputs.verdict).toBe('pass')
  })

  test.each([
    ['T64: by the token of a fork', 403],
    ['by a server error', 502],
  ])('that is refused %s leaves verdict and artifact alone', async (_, status) => {
    arranged()
    api().get('/user').reply(403, {})
    api().get(`${issue}?per_page=100`).reply(status, { message: 'Resource not accessible by integration' })
    const result = await gate({}, pullRequest())
    expect(result.failure).toBeUndefined()
    expect(result.outputs.verdict).toBe('pass')
    expect(results().archives.size).toBe(1)
  })
})

describe('on other events', () => {
  test('a merge queue compares with the tip of the base branch, by its policy', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    runsAt(BASE, { id: 30 })
    runLeft(30, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME })
    nothingRegistered()
    const payload = { merge_group: { head_sha: MERGE, base_sha: BASE, base_ref: 'refs/heads/main' } }
    await gate({}, contextOf('merge_group', payload))
    expect(evidenceIn(workspace)).toMatchObject({
      commits: { head_sha: MERGE, reference_sha: BASE, reference_rule: 'base-tip' },
      policy: { source: 'base-branch' },
    })
  })

  test('a push compares with its first parent, by the policy of the checkout', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': BETTER })
    baseRan(SAME)
    await gate({}, contextOf('push'))
    expect(evidenceIn(workspace)).toMatchObject({
      verdict: 'pass',
      commits: { tested_sha: MERGE, reference_sha: BASE, reference_rule: 'first-parent' },
      policy: { source: 'checkout', ref: null },
    })
  })

  test('the first commit of a repository has nothing before it', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': BETTER })
    commitHas(MERGE)
    nothingRegistered(2)
    const result = await gate({}, contextOf('push'))
    expect(result.failure?.message).toMatch(/the commit has no parent, so nothing is before it/)
    expect(evidenceIn(workspace).commits).toMatchObject({ reference_sha: null, reference_rule: 'none' })
  })

  test('a re-run is not its own baseline', async () => {
    arrange({
      '.github/holdout.yml': POLICY.replace('    metrics', '    baseline_max_distance: 0\n    metrics'),
      'candidate.csv': BETTER,
    })
    commitHas(MERGE, BASE)
    runsAt(BASE, { id: 42 })
    nothingElsewhere()
    nothingRegistered(2)
    expect((await gate({}, contextOf('push'))).outputs.verdict).toBe('error')
  })
})
