import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { readArchive } from '../../../github/archive.ts'
import { api, path, sha } from '../../github/github.ts'
import {
  arrange,
  BASE,
  baseHas,
  baseRan,
  commitHas,
  contextOf,
  evidenceIn,
  gate,
  HEAD,
  history,
  MERGE,
  MODEL,
  NOW,
  nothingElsewhere,
  nothingRegistered,
  POLICY,
  PULL_REQUEST,
  policyOf,
  predictionsOf,
  recordOf,
  runLeft,
  runsAt,
} from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

const results = resultsOfEachTest()

const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)
const WORSE = predictionsOf(200)
const NO_COMMENT = { comment: 'never' }
const pullRequest = () => contextOf('pull_request', PULL_REQUEST)

describe('on a pull request', () => {
  test('compares the test merge with its first parent, and uploads the evidence', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace)).toMatchObject({
      run: { repository: 'acme/flight-delay', run_id: 42, run_attempt: 2, event: 'pull_request', head_sha: HEAD },
      commits: { head_sha: HEAD, tested_sha: MERGE, reference_sha: BASE, reference_rule: 'first-parent' },
      policy: { digest: digestOf(POLICY), source: 'base-branch', ref: `main@${BASE.slice(0, 10)}` },
      baseline: {
        kind: 'run-artifact',
        name: 'run 30 (push)',
        sha: BASE,
        distance: 0,
        model_digest: expect.stringMatching(/^sha256/),
      },
      anchor_note: 'no version is registered yet',
    })
    const archive = results().archives.get(`holdout-evidence-${MODEL}-2`)
    const entries = await readArchive(archive ?? Buffer.alloc(0), null)
    expect([...entries.keys()]).toEqual(['holdout-evidence.json'])
    expect(digestOf(entries.get('holdout-evidence.json') ?? '')).toBe(result.outputs['evidence-digest'])
    expect(result.summary).toContain('[workflow run](https://github.com/acme/flight-delay/actions/runs/42)')
  })

  test('T25, EG37: a policy loosened on its head is ignored', async () => {
    const loose = policyOf('accuracy: {max_drop: 0.9}', '    on_inconclusive: warn\n')
    const workspace = arrange({ '.github/holdout.yml': loose, 'candidate.csv': WORSE })
    baseHas(POLICY)
    baseRan(SAME)
    expect(await gate(NO_COMMENT, pullRequest())).toMatchObject({
      outputs: { verdict: 'block' },
      failure: { kind: 'negative' },
    })
    expect(evidenceIn(workspace).policy.digest).toBe(digestOf(POLICY))
  })

  test('a policy that only the head has is not in effect: it says so and fails nothing', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE })
    baseHas(null)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({ outputs: { verdict: 'block' } })
    expect(result.failure).toBeUndefined()
    expect(evidenceIn(workspace)).toMatchObject({
      policy: { source: 'checkout' },
      warnings: ['this policy is not on the base branch yet: it is in effect after the merge'],
    })
  })

  test('nor does a missing baseline where the policy is not in effect yet', async () => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE })
    baseHas(null)
    commitHas(MERGE, BASE)
    runsAt(BASE)
    history(BASE)
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('error')
    expect(result.failure).toBeUndefined()
  })

  test('a checkout of the head is compared with the merge base', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER }, HEAD)
    baseHas(POLICY)
    api()
      .get(`${path}/compare/main...${HEAD}`)
      .reply(200, { merge_base_commit: { sha: BASE } })
    runsAt(BASE, { id: 30 })
    runLeft(30, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME })
    nothingRegistered()
    await gate(NO_COMMENT, pullRequest())
    expect(evidenceIn(workspace).commits).toMatchObject({
      tested_sha: HEAD,
      reference_sha: BASE,
      reference_rule: 'merge-base',
    })
  })

  test('the nearest ancestor with predictions is taken, and the report says how far off it is', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    const [second, third] = [sha('e'), sha('f')]
    baseHas(POLICY)
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE, { id: 30, status: 'in_progress' })
    history(BASE, second, third)
    runsAt(second)
    runsAt(third, { id: 28 })
    runLeft(28, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME }, third)
    nothingRegistered()
    const result = await gate(NO_COMMENT, pullRequest())
    expect(evidenceIn(workspace).baseline).toMatchObject({ sha: third, distance: 2 })
    expect(result.summary).toContain(`run 28 (push) at \`${third.slice(0, 10)}\`, 2 commits before the reference`)
  })

  test('T26, EG26: a run of a fork whose branch is called main is no baseline, and neither is one of another file', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY.replace('    metrics', '    baseline_max_distance: 0\n    metrics'))
    commitHas(MERGE, BASE, HEAD)
    const fork = { id: 30, head_branch: 'main', head_repository: { id: 666, full_name: 'evil/flight-delay' } }
    runsAt(BASE, fork, { id: 31, path: '.github/workflows/evil.yml' }, { id: 32, event: 'pull_request' })
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({ outputs: { verdict: 'error' }, failure: { kind: 'unusable' } })
    expect(result.failure?.message).toMatch(
      /no finished push, schedule or workflow_dispatch run .*gh workflow run model.yml --ref main makes one/,
    )
    expect(evidenceIn(workspace)).toMatchObject({ baseline: null, verdict: 'error' })
    expect([...results().archives.keys()]).toEqual([`holdout-evidence-${MODEL}-2`])
  })

  test('where a baseline got lost, floors do not stand in for it', async () => {
    const workspace = arrange({ 'candidate.csv': SAME })
    const floors = '    baseline_missing: floors\n    baseline_max_distance: 0\n'
    baseHas(policyOf('accuracy: {max_drop: 0.01, floor: 0.8}', floors))
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE)
    nothingElsewhere({ id: 7, repository_id: 1, head_repository_id: 1, head_branch: 'main', head_sha: HEAD })
    nothingRegistered(2)
    expect((await gate(NO_COMMENT, pullRequest())).outputs.verdict).toBe('error')
    expect(evidenceIn(workspace).baseline_missing).toBe('lost')
  })

  test('where no baseline was ever found, floors decide if the policy says so', async () => {
    arrange({ 'candidate.csv': SAME })
    baseHas(
      policyOf(
        'accuracy: {max_drop: 0.01, floor: 0.8}',
        '    baseline_missing: floors\n    baseline_max_distance: 0\n',
      ),
    )
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE)
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(result.summary).toContain('pass, floors hold; there was no baseline to compare with')
  })

  test.each([
    [
      'predictions other than its record names',
      { 'holdout-run.json': recordOf(SAME), 'predictions.csv': BETTER },
      /predictions.csv is not what its run record names/,
    ],
    ['no record', { 'predictions.csv': SAME }, /holds no holdout-run.json/],
    [
      'a record of another version',
      { 'holdout-run.json': recordOf(SAME).replace('run-record/1', 'run-record/2'), 'predictions.csv': SAME },
      /has "schema"/,
    ],
  ])('a baseline artifact with %s is refused', async (_, files, message) => {
    arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE, { id: 30 })
    runLeft(30, files)
    nothingRegistered()
    const { outputs, failure } = await gate(NO_COMMENT, pullRequest())
    expect(outputs).toMatchObject({ verdict: 'error', admissible: false })
    expect(failure).toEqual({ kind: 'unusable', message: expect.stringMatching(message) })
  })

  test('without a token is refused, since only the API knows the policy of the base', async () => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': SAME })
    const { evaluateGate, Inputs } = await import('../../../actions/evaluate-gate/evaluate-gate.ts')
    const tools = { context: pullRequest(), octokit: null, now: () => NOW }
    await expect(evaluateGate(Inputs.parse({ candidate: 'candidate.csv' }), tools)).rejects.toThrow(
      /'github-token': needed on a pull request/,
    )
  })

  test.each([
    [403, /GitHub answered 403 .*permissions: \{contents: read, actions: read\}/],
    [500, /GitHub answered 500 .*run the job again/],
  ])('an API that answers %i is no bug of ours', async (status, message) => {
    arrange({ 'candidate.csv': SAME })
    api().get(`${path}/git/ref/heads%2Fmain`).reply(status, { message: 'no' })
    await expect(gate(NO_COMMENT, pullRequest())).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message),
    })
  })

  test('evidence that cannot be uploaded fails the step, after report and outputs', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    vi.stubEnv('ACTIONS_RESULTS_URL', '')
    baseHas(POLICY)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({
      outputs: { verdict: 'pass' },
      failure: { kind: 'unusable', message: expect.stringMatching(/no artifact service/) },
    })
    expect(existsSync(join(workspace, 'holdout-report.md'))).toBe(true)
    expect(result.summary).toContain('pass')
  })
})
