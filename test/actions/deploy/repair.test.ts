import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { processIdentity } from '../../../actions/deploy/targets/process.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { endGroup, readState, release, run, runs, stateFolder } from './fixture.ts'

const HEALTHY = { score: 0.9 }

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

test('a deployment holds its lock until it is done', async () => {
  const github = new FakeGitHub()
  const state = stateFolder()
  await release(github, state, HEALTHY)
  await run(github)
  await release(github, state, { score: 0.9, mode: 'never' })
  const first = run(github, {}, { healthTimeout: 2500 })
  await vi.waitFor(() => expect(readState(state).candidate).not.toBeNull(), { timeout: 10_000 })
  await expect(run(github)).rejects.toThrow(/another deployment of this model is under way/)
  expect((await first).outputs.status).toBe('rolled_back')
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

function writeState(state: string, value: object): void {
  writeFileSync(join(state, 'production/flight-delay/current.json'), JSON.stringify(value))
}
