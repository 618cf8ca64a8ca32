import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nock from 'nock'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { openEntrance } from '../../app/entrance.ts'
import { createLog } from '../../app/log.ts'
import { createMetrics } from '../../app/metrics.ts'
import { type Running, start } from '../../app/start.ts'
import { Readiness } from '../../app/web/health.ts'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES } from './evidence.ts'
import { FakeGitHub, pullRun } from './github.ts'
import { PRIVATE_KEY, until } from './process.ts'
import { payload, SECRET, send } from './webhooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-operations-'))
const silent = pino({ level: 'silent' })
const env = {
  ...{ APP_ID: '12345', PRIVATE_KEY, WEBHOOK_SECRET: SECRET, DATA_DIR: folder },
  ...{ PORT: '0', METRICS_PORT: '0' },
}
/** Words that stand in payloads, and nowhere else. */
const TITLE = 'Untrusted title ghp_0123456789abcdefghij of a pull request'

beforeAll(() => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
})
afterAll(() => {
  nock.enableNetConnect()
  rmSync(folder, { recursive: true, force: true })
})

async function answers(url: string | null): Promise<[number, Record<string, unknown>]> {
  const response = await fetch(url ?? '')
  return [response.status, (await response.json()) as Record<string, unknown>]
}

test('while it starts and while it stops the app lives and is not ready; a webhook is sent away with 503', async () => {
  const metrics = createMetrics(() => new Date())
  const entrance = await openEntrance(readConfig(env), { isHandled: () => true, metrics, log: silent })
  const { url, metricsUrl, readiness } = entrance
  expect(await answers(`${url}/healthz`)).toMatchObject([200, { status: 'ok' }])
  expect(await answers(`${url}/readyz`)).toMatchObject([503, { status: 'starting' }])
  expect(await answers(`${url}/`)).toMatchObject([503, { error: 'the app is starting' }])
  expect((await send(url, JSON.stringify(payload('pull_request', 'opened')))).status).toBe(503)
  expect(await (await fetch(`${metricsUrl}/metrics`)).text()).toMatch(/webhook_seconds_count{outcome="unavailable"} 1/)

  readiness.open({})
  expect(await answers(`${metricsUrl}/readyz`)).toMatchObject([200, { status: 'ready' }])
  await entrance.close()
  expect(await answers(`${metricsUrl}/readyz`)).toMatchObject([503, { status: 'stopping' }])
  expect(await answers(`${metricsUrl}/healthz`)).toMatchObject([200, { status: 'ok' }])
  await entrance.end()
})

test('what does not answer is named, its error is not (T47)', async () => {
  const readiness = new Readiness(silent)
  const broken = async () => {
    throw new Error('password authentication failed for user holdout')
  }
  readiness.open({ store: broken, queue: async () => {}, tables: broken })
  expect(await readiness.state()).toEqual({ status: 'unavailable', failing: ['store', 'tables'] })
})

test('whoever asks a hundred times at once makes the store answer once', async () => {
  const readiness = new Readiness(silent)
  let asked = 0
  readiness.open({ store: async () => void asked++ })
  await Promise.all(Array.from({ length: 100 }, () => readiness.state()))
  expect(asked).toBe(1)
})

test('a process that cannot start gives its addresses back', async () => {
  nock('https://api.github.com').get('/app').reply(401, { message: 'Bad credentials' })
  await expect(start(readConfig(env), silent)).rejects.toThrow('Bad credentials')
  nock.cleanAll()
})

test('the operator has no address of its own unless one is set, and /metrics is nowhere else', async () => {
  new FakeGitHub().listen()
  const app = await start(readConfig({ ...env, METRICS_PORT: '' }), silent)
  expect(app.metricsUrl).toBeNull()
  expect((await fetch(`${app.url}/metrics`)).status).toBe(404)
  await app.stop()
  nock.cleanAll()
})

let app: Running | null = null
afterEach(async () => {
  await app?.stop()
  app = null
  nock.cleanAll()
})

test('over a whole story every line of the log is JSON without secret or payload, and the figures name no repository (T20)', async () => {
  const lines: string[] = []
  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  const github = new FakeGitHub().listen()
  github.now = new Date().toISOString()
  app = await start(readConfig(env), log)
  const { url, metricsUrl } = app
  const opened = payload('pull_request', 'opened')
  const pull = opened.pull_request as { head: object }
  Object.assign(pull, { title: TITLE, body: TITLE })
  Object.assign(pull.head, { sha: HEAD, ref: 'better' })
  const body = JSON.stringify(opened)

  // Accepted, twice, forged, ignored; GitHub refuses a write and answers another with an error; then all goes well.
  github.failures = [401, 502]
  await send(url, body, { id: 'one' })
  await send(url, body, { id: 'one' })
  await send(url, body, { secret: 'a secret that somebody else made up, long enough' })
  await send(url, JSON.stringify({ ...opened, action: 'labeled' }))
  await until(() => github.check()?.status === 'queued')
  github.runs = [pullRun()]
  github.artifacts = {
    42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(makeEvidence({}, OUTCOMES.block)) }],
  }
  const ran = payload('workflow_run', 'completed')
  Object.assign(ran.workflow_run as object, { event: 'pull_request', head_sha: HEAD, head_branch: 'better', id: 42 })
  await send(url, JSON.stringify(ran), { event: 'workflow_run', id: 'two' })
  await until(() => github.comments.length === 1)
  const figures = await (await fetch(`${metricsUrl}/metrics`)).text()
  await app.stop()
  app = null

  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) expect(JSON.parse(line), line).toMatchObject({ level: expect.any(Number) })
  const text = lines.join('')
  const pem = PRIVATE_KEY.split('\n')[1] ?? ''
  for (const secret of [
    SECRET,
    pem,
    'ghs_installation',
    'ghp_',
    'Untrusted title',
    'sha256=',
    'eyJ',
    'authorization',
  ]) {
    expect(text.includes(secret), secret).toBe(false)
  }

  for (const outcome of ['accepted', 'duplicate', 'refused', 'ignored']) {
    expect(figures).toMatch(new RegExp(`holdout_webhook_seconds_count{outcome="${outcome}"} [1-9]`))
  }
  expect(figures).toMatch(/holdout_evaluation_seconds_count{outcome="done"} [1-9]/)
  expect(figures).toMatch(/holdout_github_requests_total{status="401"} [1-9]/)
  expect(figures).toMatch(/holdout_store_seconds_count{operation="transaction"} [1-9]/)
  expect(figures).toContain('holdout_queue_jobs{queue="evaluations",state="failed"} 0')
  expect(figures).not.toMatch(/acme|flight|dana/)
}, 120_000)
