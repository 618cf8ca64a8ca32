import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { Inputs } from '../../../actions/deploy/deploy.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { accuracy } from '../register/fixture.ts'
import { POLICY, release, run, stateFolder } from './fixture.ts'

const HEALTHY = { score: 0.9 }

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

  test.each([
    ['no replay rows', null],
    ['replay rows that are only blank lines', '\n  \n'],
  ])('a version with %s, where the policy asks for some', async (_, replay) => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY, { replay })
    await expect(run(github)).rejects.toThrow(
      /asks for 10; name such a file in train's input 'replay' and register again, or write replay: 0 there/,
    )
    expect(github.deployments).toEqual([])
  })

  test('a version whose replay rows the policy kept back, and wants asked all the same', async () => {
    const github = new FakeGitHub()
    const state = stateFolder()
    const policy = POLICY.replace('deploy:', 'publish_predictions: false\n    deploy:').replace('STATE', state)
    await release(github, state, HEALTHY, { policy })
    await expect(run(github)).rejects.toThrow(/write replay: 0 there, since publish_predictions: false/)
  })

  test.each(['../holdout-deployment.json', '/etc/holdout-deployment.json'])('the deployment path %s', async (path) => {
    const github = new FakeGitHub()
    const state = stateFolder()
    await release(github, state, HEALTHY)
    await expect(run(github, { 'deployment-path': path })).rejects.toThrow(/lies outside the workspace/)
    expect(github.deployments).toEqual([])
    expect(readdirSync(state)).toEqual([])
  })

  test('a job that may not write deployments, with the line to add', async () => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    github.refuse = (request) => (request === 'POST deployments' ? 403 : null)
    await expect(run(github)).rejects.toThrow(
      /403 to POST .*\/deployments .*needs "permissions: \{contents: read, deployments: write\}"/,
    )
  })

  test.each([404, 502])('GitHub answering %i', async (status) => {
    const github = new FakeGitHub()
    await release(github, stateFolder(), HEALTHY)
    github.refuse = (request) => (request.startsWith('GET git/') ? status : null)
    await expect(run(github)).rejects.toThrow(UserError)
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

test.each(['../../etc', '..\\x', '/etc', 'C:\\x', 'file:///x', '%2e%2e%2f', 'con.', ' ', 'a/b', ''])(
  '%j is no name of a model or an environment',
  (name) => {
    expect(Inputs.safeParse({ 'github-token': 'x', 'model-name': name }).success).toBe(false)
    if (name !== 'con.') expect(Inputs.safeParse({ 'github-token': 'x', environment: name }).success).toBe(false)
  },
)

/** Replaces an asset of the first release as a maintainer could on a release that is not immutable. */
function replaceAsset(github: FakeGitHub, name: string, change: (bytes: Buffer) => Buffer): string {
  const asset = github.releases[0]?.assets.find((candidate) => candidate.name === name)
  if (!asset) throw new Error(`there is no ${name}`)
  const bytes = change(asset.bytes)
  Object.assign(asset, { bytes, size: bytes.length, digest: digestOf(bytes) })
  return digestOf(bytes)
}
