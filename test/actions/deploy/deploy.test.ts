import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { deploymentRecord } from '#core/deployment-record.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { ask, endGroup, POLICY, readState, release, run, runs, stateFolder } from './fixture.ts'

const HEALTHY = { score: 0.9 }

describe('a healthy version', () => {
  test('answers, is recorded, and GitHub is told', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    const { folder } = await release(github, state, HEALTHY)
    const uploaded: string[] = []
    const upload = async ({ name }: { name: string }) => {
      uploaded.push(name)
      return { id: 1, digest: null }
    }
    const { outputs, failure, summary } = await run(github, {}, { upload })
    expect(failure).toBeUndefined()
    expect(outputs).toEqual({
      status: 'deployed',
      version: 'v0.0.1',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      'deployment-path': 'holdout-deployment.json',
    })
    expect(await ask(outputs.url)).toEqual({ model_version_status: [{ version: 'v0.0.1', state: 'AVAILABLE' }] })
    const record = deploymentRecord.shape.parse(
      JSON.parse(readFileSync(join(folder, 'holdout-deployment.json'), 'utf8')),
    )
    expect(record.steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'fetch succeeded',
      'start succeeded',
      'health succeeded',
      'replay succeeded',
      'switch succeeded',
      'stop-previous skipped',
    ])
    expect(record.replay).toEqual({ rows: 1, mismatched_predictions: 0, mismatched_scores: 0, max_score_difference: 0 })
    expect(uploaded).toEqual(['holdout-deployment-flight-delay-1'])
    expect(summary).toContain('1 held-out examples were asked again')
    const [deployment] = github.deployments
    expect(deployment?.body).toMatchObject({ environment: 'production', ref: '1'.repeat(40), required_contexts: [] })
    expect(deployment?.statuses.map((status) => [status.state, status.environment_url])).toEqual([
      ['in_progress', undefined],
      ['success', outputs.url],
    ])
  })

  test('takes the place of the one before, whose files are kept', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const old = readState(state).active
    await release(github, state, HEALTHY)
    const { outputs } = await run(github)
    expect(outputs).toMatchObject({ status: 'deployed', version: 'v0.0.2', 'previous-version': 'v0.0.1' })
    expect(runs(old?.pid)).toBe(false)
    expect(readState(state)).toMatchObject({ status: 'ready', previous: { version: 'v0.0.1' } })
    expect(versionsIn(state)).toEqual(['v0.0.1', 'v0.0.2'])
  })

  test('outlives the workspace that it was started from', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    const { folder } = await release(github, state, HEALTHY)
    const { outputs } = await run(github)
    rmSync(folder, { recursive: true })
    expect(await ask(outputs.url)).toMatchObject({ model_version_status: [{ version: 'v0.0.1' }] })
    const server = readFileSync(join(state, 'production/flight-delay/versions/v0.0.1/server.log'), 'utf8')
    expect(server).toMatch(/MODEL_DIR MODEL_NAME MODEL_VERSION .*PORT/)
    expect(server).not.toMatch(/GITHUB_|RUNNER_|INPUT_/)
  })

  test('that is active already is left alone', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const before = readState(state)
    expect((await run(github)).outputs).toMatchObject({ status: 'unchanged', url: before.active?.url })
    expect(readState(state)).toEqual(before)
  })

  test('whose process has gone is started again', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    endGroup(readState(state).active?.pid ?? 0)
    const { outputs } = await run(github)
    expect(outputs.status).toBe('deployed')
    expect(await ask(outputs.url)).toMatchObject({ model_version_status: [{ version: 'v0.0.1' }] })
  })

  test('can be the one before, named on purpose', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    await release(github, state, HEALTHY)
    await run(github)
    vi.stubEnv('GITHUB_RUN_ID', '1001')
    const { outputs } = await run(github, { version: 'v0.0.1' })
    expect(outputs).toMatchObject({ status: 'deployed', version: 'v0.0.1', 'previous-version': 'v0.0.2' })
  })

  test('can be named by its stage', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    github.tag('flight-delay#staging#1', '1'.repeat(40))
    await release(github, state, HEALTHY)
    expect((await run(github, { stage: 'staging' })).outputs.version).toBe('v0.0.1')
  })

  test('has a server of its own in each environment', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    await run(github, { environment: 'staging' })
    expect(readState(state, 'staging').active?.port).not.toBe(readState(state).active?.port)
  })

  test('is only described on a dry run', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    const { summary } = await run(github, { 'dry-run': 'true' })
    expect(summary).toContain('would be started, asked 1 held-out examples')
    expect(readdirSync(state)).toEqual([])
    expect(github.deployments).toEqual([])
  })

  test('is deployed without a replay where the policy asks for none, and the summary says what was not seen', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    const policy = POLICY.replace('replay: 10', 'replay: 0').replace('STATE', state)
    await release(github, state, HEALTHY, { replay: null, policy })
    const { outputs, summary } = await run(github)
    expect(outputs.status).toBe('deployed')
    expect(summary).toContain('skew would not have been seen')
  })
})

describe('a version that is no good', () => {
  test.each([
    ['never answers', { score: 0.9, mode: 'never' }, /did not become healthy/],
    ['ends at once', { score: 0.9, mode: 'exits' }, /has ended.*no such feature: hour/s],
    ['answers well and badly in turn', { score: 0.9, mode: 'flaps' }, /did not become healthy.*status 500/],
    ['never finishes loading', { score: 0.9, mode: 'loading' }, /state LOADING/],
    [
      'gives other scores than it was measured with',
      { score: 0.91 },
      /training\/serving skew: of 1 .* 1 another score/,
    ],
    ['fails on the examples', { score: 0.9, mode: 'broken' }, /:predict answered 500/],
    ['crashes after the switch', { score: 0.9, mode: 'dies', after: 3 }, /has ended/],
  ] as const)('because it %s is taken back, and the one before never stops', async (_, behaviour, message) => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    const first = await run(github)
    const { active } = readState(state)
    await release(github, state, behaviour)
    const { outputs, failure } = await run(github, {}, { healthTimeout: 1500 })
    expect(failure).toMatchObject({ kind: 'negative', message: expect.stringMatching(message) })
    expect(outputs).toMatchObject({ status: 'rolled_back', url: first.outputs.url, 'previous-version': 'v0.0.1' })
    expect(readState(state)).toMatchObject({ status: 'ready', active, candidate: null })
    expect(await ask(first.outputs.url)).toMatchObject({ model_version_status: [{ version: 'v0.0.1' }] })
    expect(github.deployments[1]?.statuses.at(-1)).toMatchObject({ state: 'failure' })
  })

  test('and the first leaves nothing running', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, { score: 0.5 })
    const { outputs, failure } = await run(github)
    expect(outputs.status).toBe('failed')
    expect(failure?.message).toMatch(/there was no version to go back to/)
    expect(readState(state)).toMatchObject({ status: 'ready', active: null, candidate: null })
  })

  test('brings back one before whose process had gone', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    endGroup(readState(state).active?.pid ?? 0)
    await release(github, state, { score: 0.5 })
    const { outputs } = await run(github)
    expect(outputs).toMatchObject({ status: 'rolled_back', 'previous-version': 'v0.0.1' })
    expect(await ask(outputs.url)).toMatchObject({ model_version_status: [{ version: 'v0.0.1' }] })
  })

  test('and a way back that fails has an exit code of its own', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    endGroup(readState(state).active?.pid ?? 0)
    rmSync(join(state, 'production/flight-delay/versions/v0.0.1/program/serve.mjs'))
    await release(github, state, { score: 0.5 })
    const { outputs, failure } = await run(github)
    expect(outputs.status).toBe('rollback_failed')
    expect(failure).toMatchObject({ kind: 'unusable', message: expect.stringMatching(/nothing serves now/) })
  })
})

function versionsIn(state: string): string[] {
  return readdirSync(join(state, 'production/flight-delay/versions')).sort()
}
