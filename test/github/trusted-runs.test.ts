import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readRun } from '#github/runs.ts'
import { findBaseline, isTrusted, walkAncestors } from '#github/trusted-runs.ts'
import { api, artifactJson, octokit, path, repository, runJson, sha } from './github.ts'

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

const workflow = '.github/workflows/model.yml'
const query = {
  repository,
  workflow,
  model: 'flight-delay',
  referenceSha: sha('a'),
  maxDistance: 3,
  branch: 'main',
}

function runsAt(commit: string, runs: object[]): void {
  api()
    .get(`${path}/actions/runs?head_sha=${commit}&per_page=100`)
    .reply(200, { total_count: runs.length, workflow_runs: runs })
}

function artifactsOf(runId: number, listed: object[], commit = sha('a')): void {
  const run = { id: runId, repository_id: 1296269, head_repository_id: 1296269, head_sha: commit }
  const artifacts = listed.map((artifact) => ({ ...artifact, workflow_run: run }))
  api()
    .get(`${path}/actions/runs/${runId}/artifacts?per_page=100`)
    .reply(200, { total_count: artifacts.length, artifacts })
}

function history(...commits: string[][]): void {
  const list = commits.map(([own, ...parents]) => ({ sha: own, parents: parents.map((parent) => ({ sha: parent })) }))
  api().get(`${path}/commits?sha=${commits[0]?.[0]}&per_page=100`).reply(200, list)
}

// Every artifact of this name in the repository, of whatever run.
function elsewhere(...artifacts: object[]): void {
  api()
    .get(`${path}/actions/artifacts?name=holdout-run-flight-delay-1&per_page=100`)
    .reply(200, { total_count: artifacts.length, artifacts })
}

function standing(commit: string, status: string): void {
  api().get(`${path}/compare/main...${commit}?per_page=1&page=2`).reply(200, { status })
}

const predictions = artifactJson({ id: 7, name: 'holdout-run-flight-delay-1' })

// Predictions of another commit; the fields are those of its run.
function predictionsOf(fields: object, more: object = {}): object {
  const run = { id: 41, repository_id: 1296269, head_repository_id: 1296269, head_branch: 'main', head_sha: sha('9') }
  return { ...predictions, workflow_run: { ...run, ...fields }, ...more }
}

describe('which runs are trusted', () => {
  test.each<[string, object, boolean]>([
    ['push on the default branch', {}, true],
    ['schedule', { event: 'schedule' }, true],
    ['workflow_dispatch', { event: 'workflow_dispatch' }, true],
    ['merge_group', { event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-7-${sha('a')}` }, true],
    ['the queue of another branch', { event: 'merge_group', head_branch: 'gh-readonly-queue/main/1/pr-7-abc' }, false],
    ['a push to a feature branch (T26)', { head_branch: 'feature' }, false],
    ['workflow_dispatch on a feature branch (T26)', { event: 'workflow_dispatch', head_branch: 'feature' }, false],
    ['a pull request', { event: 'pull_request' }, false],
    ['pull_request_target', { event: 'pull_request_target' }, false],
    ['workflow_run', { event: 'workflow_run' }, false],
    [
      'a push to the branch main of a fork (T26)',
      { head_repository: { id: 666, full_name: 'evil/flight-delay' } },
      false,
    ],
    ['a fork that was deleted since', { head_repository: null }, false],
    ['another file with the same name: (T3)', { name: 'Model', path: '.github/workflows/evil.yml' }, false],
    ['one that still runs', { status: 'in_progress', conclusion: null }, false],
    ['one that failed: its verdict does not matter', { conclusion: 'failure' }, true],
    ['a path with a ref behind it', { path: `${workflow}@main` }, true],
  ])('%s: %j', (_, fields, trusted) => {
    expect(isTrusted(readRun(runJson({ ...fields })), workflow, 'main')).toBe(trusted)
  })
})

describe('a baseline', () => {
  test('comes from the run at the reference', async () => {
    runsAt(sha('a'), [runJson({ id: 42 })])
    artifactsOf(42, [predictions])
    const found = await findBaseline(octokit(), query)
    expect(found).toMatchObject({ run: { id: 42 }, artifact: { id: 7 }, sha: sha('a'), distance: 0 })
  })

  test('is not taken from a fork whose branch is called main, but from the nearest ancestor (T26, AP46)', async () => {
    runsAt(sha('a'), [runJson({ id: 66, head_repository: { id: 666, full_name: 'evil/flight-delay' } })])
    history([sha('a'), sha('b'), sha('f')], [sha('f'), sha('b')], [sha('b'), sha('c')], [sha('c')])
    runsAt(sha('b'), [])
    runsAt(sha('c'), [runJson({ id: 43, head_sha: sha('c') })])
    artifactsOf(43, [predictions], sha('c'))
    expect(await findBaseline(octokit(), query)).toMatchObject({ run: { id: 43 }, sha: sha('c'), distance: 2 })
  })

  test('is not taken from a run of the same commit on a feature branch, before it was merged (T26)', async () => {
    runsAt(sha('a'), [
      runJson({ id: 50, head_branch: 'feature', event: 'workflow_dispatch' }),
      runJson({ id: 49, head_branch: 'feature' }),
      runJson({ id: 48 }),
    ])
    artifactsOf(48, [predictions])
    expect(await findBaseline(octokit(), query)).toMatchObject({ run: { id: 48 } })
  })

  test('comes from a merge queue only when its commit is on the branch by now (T26)', async () => {
    const queued = { event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-7-${sha('b')}` }
    runsAt(sha('a'), [runJson({ id: 51, ...queued })])
    standing(sha('a'), 'ahead')
    history([sha('a'), sha('b')], [sha('b')])
    runsAt(sha('b'), [runJson({ id: 50, head_sha: sha('b'), ...queued })])
    standing(sha('b'), 'behind')
    artifactsOf(50, [predictions], sha('b'))
    expect(await findBaseline(octokit(), query)).toMatchObject({ run: { id: 50 }, distance: 1 })
  })

  test('is never the run that asks, in whatever attempt', async () => {
    runsAt(sha('a'), [runJson({ id: 42, run_attempt: 2 })])
    elsewhere(predictionsOf({ id: 42 }))
    expect(await findBaseline(octokit(), { ...query, maxDistance: 0, excludeRunIds: [42] })).toEqual({
      missing: expect.stringContaining('no finished push, schedule or workflow_dispatch run'),
      kind: 'never',
    })
  })

  test('that has expired is passed over, and the reason says so', async () => {
    runsAt(sha('a'), [runJson({ id: 44, run_number: 9 }), runJson({ id: 41, run_number: 8 })])
    artifactsOf(44, [])
    artifactsOf(41, [{ ...predictions, expired: true }])
    expect(await findBaseline(octokit(), { ...query, maxDistance: 0 })).toEqual({
      missing: expect.stringMatching(/run 9 at aaaaaaa: it has no artifact of flight-delay; run 8 .* has expired/),
      kind: 'lost',
    })
  })

  test('farther than the distance allowed is lost, not one that never was', async () => {
    runsAt(sha('a'), [])
    runsAt(sha('b'), [])
    history([sha('a'), sha('b')], [sha('b'), sha('c')])
    elsewhere(predictionsOf({ id: 43, head_branch: 'feature' }), predictionsOf({ id: 41 }))
    expect(await findBaseline(octokit(), { ...query, maxDistance: 1 })).toEqual({
      missing: expect.stringContaining('there is one of run 41 on main at 9999999, which is not among them'),
      kind: 'lost',
    })
  })

  test.each<[string, 'never' | 'lost', object[]]>([
    ['nothing at all', 'never', []],
    ['only those of pull requests', 'never', [predictionsOf({ head_branch: 'feature' })]],
    ['only that of a fork whose branch is called main', 'never', [predictionsOf({ head_repository_id: 666 })]],
    ['only one of a run that was deleted', 'never', [{ ...predictions, workflow_run: null }]],
    ['an expired one of the branch', 'lost', [predictionsOf({}, { expired: true })]],
    ['one of the branch at commits that the reference does not have', 'lost', [predictionsOf({})]],
  ])('where the repository has %s, it is %s', async (_, kind, artifacts) => {
    runsAt(sha('a'), [])
    elsewhere(...artifacts)
    expect(await findBaseline(octokit(), { ...query, maxDistance: 0 })).toMatchObject({ kind })
  })

  test('is looked for to the last page before it is said that there never was one', async () => {
    runsAt(sha('a'), [])
    const list = `${path}/actions/artifacts?name=holdout-run-flight-delay-1&per_page=100`
    const link = `<https://api.github.com${list}&page=2>; rel="next"`
    const first = [predictionsOf({ head_branch: 'feature' })]
    api().get(list).reply(200, { total_count: 2, artifacts: first }, { link })
    api()
      .get(`${list}&page=2`)
      .reply(200, { total_count: 2, artifacts: [predictionsOf({})] })
    expect(await findBaseline(octokit(), { ...query, maxDistance: 0 })).toMatchObject({ kind: 'lost' })
  })
})

test('ancestors are first parents, and end at the root', async () => {
  history([sha('a'), sha('b'), sha('f')], [sha('f'), sha('e')], [sha('b'), sha('c')])
  history([sha('c'), sha('d')], [sha('d')])
  const walked: string[] = []
  for await (const ancestor of walkAncestors(octokit(), repository, { sha: sha('a'), maxDistance: 50 })) {
    walked.push(`${ancestor.distance} ${ancestor.sha[0]}`)
  }
  expect(walked).toEqual(['0 a', '1 b', '2 c', '3 d'])
})
