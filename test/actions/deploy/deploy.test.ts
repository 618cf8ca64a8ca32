import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { deploymentRecord } from '#core/deployment-record.ts'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { Inputs } from '../../../actions/deploy/deploy.ts'
import { processIdentity } from '../../../actions/deploy/targets/process.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { accuracy } from '../register/fixture.ts'
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
    expect(summary).toContain('1 held\\-out examples'.replace('\\', ''))
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

  test('without replay rows is deployed, and the summary says what was not seen', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY, { replay: null })
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

describe('what an earlier deployment left', () => {
  test('a candidate of a process that has ended is stopped, then all goes its way', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const found = readState(state)
    // As if the job had been ended between start and switch.
    writeState(state, { ...found, status: 'unknown', active: null, candidate: found.active })
    await release(github, state, HEALTHY)
    const { outputs } = await run(github)
    expect(outputs).toMatchObject({ status: 'deployed', version: 'v0.0.2' })
    expect(runs(found.active?.pid)).toBe(false)
  })

  test('a switch that nobody looked after is kept when the version answers, and the one before is stopped', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const first = readState(state).active
    await release(github, state, HEALTHY)
    await run(github, { environment: 'staging' })
    const second = readState(state, 'staging').active
    writeState(state, { ...readState(state), status: 'unknown', active: second, previous: first })
    expect((await run(github)).outputs).toMatchObject({ status: 'unchanged', version: 'v0.0.2' })
    expect(runs(first?.pid)).toBe(false)
    expect(readState(state)).toMatchObject({ status: 'ready', active: { version: 'v0.0.2' } })
  })

  test('a switch to a version that has gone is taken back', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const found = readState(state)
    const gone = found.active && { ...found.active, version: 'v9.9.9', pid: 2 ** 22 + 1 }
    writeState(state, { ...found, status: 'unknown', active: gone, previous: found.active })
    expect((await run(github)).outputs).toMatchObject({ status: 'unchanged', version: 'v0.0.1' })
  })

  test('a process that only has the id of an old one is never ended', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await run(github)
    const found = readState(state)
    const stranger = found.active && { ...found.active, identity: 'another boot 1' }
    writeState(state, { ...found, active: stranger })
    await release(github, state, HEALTHY)
    await run(github)
    expect(runs(found.active?.pid)).toBe(true)
    endGroup(found.active?.pid ?? 0)
  })

  test('the lock of a process that has ended does not count, that of a living one does', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    const lock = join(state, 'production/flight-delay/lock')
    mkdirSync(join(state, 'production/flight-delay'), { recursive: true })
    writeFileSync(lock, JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) }))
    await expect(run(github)).rejects.toThrow(/another deployment of this model is under way/)
    expect(github.deployments[0]?.statuses.at(-1)).toMatchObject({ state: 'failure' })
    writeFileSync(lock, JSON.stringify({ pid: process.pid, identity: 'another boot 1' }))
    expect((await run(github)).outputs.status).toBe('deployed')
    expect(existsSync(lock)).toBe(false)
  })

  test('an older run does not undo a newer deployment without being told to', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await release(github, state, HEALTHY)
    await run(github)
    github.tag('flight-delay#staging#1', '1'.repeat(40))
    vi.stubEnv('GITHUB_RUN_ID', '1001')
    await expect(run(github, { stage: 'staging' })).rejects.toThrow(/run 1002 has deployed v0\.0\.2 since this run/)
    expect(readState(state).active?.version).toBe('v0.0.2')
  })
})

describe('is refused before anything is started:', () => {
  test.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run'])('the event %s', async (event) => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    vi.stubEnv('GITHUB_EVENT_NAME', event)
    await expect(run(github)).rejects.toThrow(UserError)
    expect(github.deployments).toEqual([])
  })

  test.each(['refs/tags/v1', 'refs/pull/7/merge'])('the ref %s', async (ref) => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    vi.stubEnv('GITHUB_REF', ref)
    await expect(run(github)).rejects.toThrow(/run the workflow on a branch/)
  })

  test('a version that was deregistered', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    github.tag('flight-delay@v0.0.1!', '1'.repeat(40), { at: '2026-12-01T00:00:00Z' })
    await expect(run(github, { version: 'v0.0.1' })).rejects.toThrow(/is not registered, or was deregistered/)
  })

  test('a model archive that somebody replaced', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    replaceAsset(github, 'model.tar', (bytes) => Buffer.concat([bytes, Buffer.alloc(512)]))
    await expect(run(github)).rejects.toThrow(/model\.tar: is sha256:\w+, its holdout-model\.json says/)
    expect(github.deployments).toEqual([])
  })

  test('the files of another version, manifest and all', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await release(github, state, HEALTHY)
    const [first, second] = github.releases
    if (first && second) second.assets = first.assets
    await expect(run(github)).rejects.toThrow(/the manifest of flight-delay@v0\.0\.2 is of version v0\.0\.1/)
  })

  test('evidence that says itself admissible and is not', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    const evidence = replaceAsset(github, 'holdout-evidence.json', (bytes) => {
      const value = JSON.parse(bytes.toString()) as { records: unknown[] }
      return Buffer.from(JSON.stringify({ ...value, records: [accuracy({ wins: 10, losses: 100 })] }))
    })
    replaceAsset(github, 'holdout-model.json', (bytes) => {
      const value = JSON.parse(bytes.toString()) as { evidence_digest: string }
      return Buffer.from(JSON.stringify({ ...value, evidence_digest: evidence }))
    })
    await expect(run(github)).rejects.toThrow(/is not deployed: the verdict on its evidence is block/)
  })

  test('a policy without deploy', async () => {
    const github = new FakeGitHub()
    const { folder } = await release(github, stateFolder(), HEALTHY)
    writeFileSync(join(folder, '.github/holdout.yml'), POLICY.replace(/ {4}deploy.*\n/, ''))
    await expect(run(github)).rejects.toThrow(/has no 'deploy'/)
  })

  test('a state folder that leaves the workspace', async () => {
    const github = new FakeGitHub()
    await release(github, '../elsewhere', HEALTHY)
    await expect(run(github)).rejects.toThrow(/leaves the workspace/)
  })

  test('version and stage together, and a stage that nothing has', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    await expect(run(github, { version: 'v0.0.1', stage: 'staging' })).rejects.toThrow(/exclude each other/)
    await expect(run(github, { stage: 'staging' })).rejects.toThrow(/no version of flight-delay has the stage/)
  })

  test('a model without versions', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    github.refs.clear()
    await expect(run(github)).rejects.toThrow(/no registered version; run register first/)
  })
})

test('the state folder moves below HOLDOUT_STATE_DIR, apart for each repository', async () => {
  const github = new FakeGitHub()
  const outside = stateFolder()
  await release(github, '.holdout/deploy', HEALTHY)
  vi.stubEnv('HOLDOUT_STATE_DIR', outside)
  await run(github)
  const moved = join(outside, 'acme/flight-delay/.holdout/deploy')
  expect(readState(moved).active?.version).toBe('v0.0.1')
  endGroup(readState(moved).active?.pid ?? 0)
})

test.each(['../../etc', '..\\x', '/etc', 'C:\\x', 'file:///x', '%2e%2e%2f', 'con.', ' ', 'a/b', ''])(
  '%j is no name of a model or an environment',
  (name) => {
    expect(Inputs.safeParse({ 'github-token': 'x', 'model-name': name }).success).toBe(false)
    if (name !== 'con.') expect(Inputs.safeParse({ 'github-token': 'x', environment: name }).success).toBe(false)
  },
)

function versionsIn(state: string): string[] {
  return readdirSync(join(state, 'production/flight-delay/versions')).sort()
}

function writeState(state: string, value: object): void {
  writeFileSync(join(state, 'production/flight-delay/current.json'), JSON.stringify(value))
}

/** Replaces an asset of the first release as a maintainer could on a release that is not immutable. */
function replaceAsset(github: FakeGitHub, name: string, change: (bytes: Buffer) => Buffer): string {
  const asset = github.releases[0]?.assets.find((candidate) => candidate.name === name)
  if (!asset) throw new Error(`there is no ${name}`)
  const bytes = change(asset.bytes)
  Object.assign(asset, { bytes, size: bytes.length, digest: digestOf(bytes) })
  return digestOf(bytes)
}
