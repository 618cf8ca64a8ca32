import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nock from 'nock'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { PURPOSES } from '../../app/github/permissions.ts'
import { type Running, start } from '../../app/start.ts'
import { sha } from '../github/github.ts'
import { evidenceRun } from './evaluate.ts'
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

function ran(action: 'requested' | 'completed', id = 42): string {
  const body = payload('workflow_run', action)
  Object.assign(body.workflow_run as object, { event: 'pull_request', head_sha: HEAD, head_branch: 'better', id })
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

test('a captured body under another event and a new id has no effect: nothing is asked of GitHub about its commit (T43, AP16)', async () => {
  const ofCheck = sha('7')
  const ofPull = sha('8')
  const check = (action: string, fields: object = {}) => {
    const body = payload('check_run', action)
    Object.assign(body.check_run as object, { name: 'holdout', head_sha: ofCheck })
    return JSON.stringify({ ...body, ...fields })
  }
  const pullRequest = (action: string, as = action) => {
    const body = payload('pull_request', action)
    Object.assign((body.pull_request as { head: object }).head, { sha: ofPull })
    return JSON.stringify({ ...body, action: as })
  }
  const asked: string[] = []
  github.onRead = async (uri) => void asked.push(uri)
  const writes = [...github.writes]
  for (const [event, body] of [
    ['workflow_run', check('completed')],
    ['check_suite', check('rerequested')],
    ['merge_group', check('created')],
    ['issue_comment', pullRequest('opened', 'edited')],
    ['check_run', pullRequest('opened')],
    ['workflow_run', pullRequest('synchronize')],
  ] as const) {
    expect((await send(app.url, body, { event })).status, event).toBe(202)
  }
  const about = (commit: string) => asked.filter((uri) => uri.includes(commit))
  // Deliveries are handled in their order: the same body under its own name is the last one.
  await send(app.url, check('rerequested', { copy: 2 }), { event: 'check_run' })
  await until(() => about(ofCheck).some((uri) => uri.includes('/pulls')))
  expect(about(ofPull)).toEqual([])
  expect(about(ofCheck).filter((uri) => uri.includes('/pulls'))).toHaveLength(1)
  expect(github.writes).toEqual(writes)
  github.onRead = async () => {}
})

test('a hundred events of runs within seconds: at most ten writes of a comment, and the last word is right (R15)', async () => {
  const writes = github.writes.length
  for (let n = 1; n <= 100; n++) {
    const id = 1000 + n
    const run = { ...evidenceRun(), run_id: id }
    // Each has something new to say.
    const losses = n === 100 ? 900 : 290 - n
    const bytes = evidenceArchive(makeEvidence({ run }, { wins: n === 100 ? 100 : 300, losses }))
    github.artifacts[id] = [{ name: 'holdout-evidence-flight-delay-1', bytes }]
    github.runs.push(pullRun({ id, html_url: `https://github.com/acme/flight-delay/actions/runs/${id}` }))
    await send(app.url, ran('completed', id), { event: 'workflow_run' })
  }
  await until(() => github.check()?.detailsUrl?.endsWith('/1100') === true)
  await until(() => github.comments.some(({ body }) => body.includes('/1100')))
  const since = github.writes.slice(writes)
  expect(since.filter((write) => write.includes('comment')).length).toBeLessThanOrEqual(10)
  expect(github.check()).toMatchObject({ status: 'completed', conclusion: 'failure' })
  expect(github.comments).toHaveLength(1)
}, 240_000)

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
