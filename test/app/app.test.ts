import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nock from 'nock'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { PURPOSES } from '../../app/github/permissions.ts'
import { type Running, start } from '../../app/start.ts'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES } from './evidence.ts'
import { FakeGitHub, pullRun } from './github.ts'
import { PRIVATE_KEY, until } from './process.ts'
import { payload, SECRET, send } from './webhooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-app-'))
let github: FakeGitHub
let app: Running

beforeAll(async () => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
  github = new FakeGitHub().listen()
  github.now = new Date().toISOString()
  const env = { APP_ID: '12345', PRIVATE_KEY, WEBHOOK_SECRET: SECRET, PORT: '0', DATA_DIR: folder }
  app = await start(readConfig(env), pino({ level: 'silent' }))
})
afterAll(async () => {
  await app.stop()
  nock.cleanAll()
  nock.enableNetConnect()
  rmSync(folder, { recursive: true, force: true })
})

function opened(): string {
  const body = payload('pull_request', 'opened')
  const pull = body.pull_request as { head: object }
  Object.assign(pull.head, { sha: HEAD, ref: 'better' })
  return JSON.stringify(body)
}

function ran(action: 'requested' | 'completed'): string {
  const body = payload('workflow_run', action)
  Object.assign(body.workflow_run as object, { event: 'pull_request', head_sha: HEAD, head_branch: 'better', id: 42 })
  return JSON.stringify(body)
}

test('from a signed webhook to check and comment; every copy of an event writes nothing more (R4, R5, AP59)', async () => {
  expect((await send(app.url, opened(), { id: 'one' })).status).toBe(202)
  await until(() => github.check()?.status === 'queued')

  const readsBefore = github.reads
  github.runs = [pullRun()]
  github.artifacts = {
    42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(makeEvidence({}, OUTCOMES.block)) }],
  }
  await send(app.url, ran('completed'), { event: 'workflow_run', id: 'two' })
  await until(() => github.comments.length === 1)
  const readsOfOne = github.reads - readsBefore
  expect(github.check()).toMatchObject({ status: 'completed', conclusion: 'failure' })
  const writes = [...github.writes]
  expect(writes).toHaveLength(3)

  expect(await (await send(app.url, opened(), { id: 'one' })).json()).toMatchObject({ status: 'duplicate' })
  expect(await (await send(app.url, opened(), { id: 'other' })).json()).toMatchObject({ status: 'duplicate' })
  // An event that comes late is new to us, and tells nothing that GitHub does not say already.
  const readsAfter = github.reads
  await send(app.url, ran('requested'), { event: 'workflow_run', id: 'three' })
  await until(() => github.reads - readsAfter >= readsOfOne - 1)
  expect(github.writes).toEqual(writes)
}, 120_000)

test('a token reaches one repository only, with what its work needs (T44)', () => {
  const isCensus = (request: unknown) => !('repository_ids' in (request as object))
  const census = github.tokenRequests.filter(isCensus)
  const others = github.tokenRequests.filter((request) => !isCensus(request))
  for (const request of census) expect(request).toEqual({ permissions: PURPOSES.census })
  expect(others.length).toBeGreaterThan(0)
  for (const request of others) {
    expect(request).toEqual({ repository_ids: [1296269], permissions: PURPOSES.evaluation })
  }
})
