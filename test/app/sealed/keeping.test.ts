import nock from 'nock'
import { pino } from 'pino'
import { ProbotOctokit } from 'probot'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDocument } from '#core/document.ts'
import { ledger } from '#core/gate/ledger.ts'
import { clientsOf } from '../../../app/github/client.ts'
import { GitHubClock } from '../../../app/github/clock.ts'
import { installationsOf } from '../../../app/github/installation.ts'
import { createLog } from '../../../app/log.ts'
import { ask } from '../../../app/sealed/ask.ts'
import type { Vault } from '../../../app/sealed/vault.ts'
import { auditIn } from '../../../app/store/audit.ts'
import type { Database } from '../../../app/store/database.ts'
import { openPglite } from '../../../app/store/pglite.ts'
import { createTables } from '../../../app/store/tables.ts'
import { keepersOf } from '../../../app/web/keeper.ts'
import { sealedSets } from '../../../app/web/sealed-sets.ts'
import { createSite, type Part } from '../../../app/web/site.ts'
import { API, path } from '../../github/github.ts'
import { BASE, POLICY } from '../evidence.ts'
import { APP, FakeGitHub } from '../github.ts'
import { PRIVATE_KEY } from '../process.ts'
import { asking, KEYS, labelsCsv, labelsOf, OWNER } from './fixture.ts'

const LABELS = labelsOf(6_000)
const SET = '/api/acme/flight-delay/models/flight-delay/sealed-set'
const TWO_TIER = POLICY.replace('    task:', '    reuse: {mode: two-tier, sealed: {lifetime_prs: null}}\n    task:')

let database: Database
let vault: Vault
let site: Part
let github: FakeGitHub
const lines: string[] = []

beforeAll(async () => {
  database = await openPglite()
  await createTables(database)
  vault = { database, keys: KEYS }
})
afterAll(() => database.close())

beforeEach(async () => {
  await database.exec('DELETE FROM sealed_sets; DELETE FROM audit')
  nock.disableNetConnect()
  github = new FakeGitHub().listen()
  github.policies = { [BASE]: TWO_TIER, main: TWO_TIER }
  people({ maria: 'ghu_maria', walt: 'ghu_walt' })
  const log = createLog('trace', { write: (line: string) => lines.push(line) })
  const pace = { throttle: { enabled: false }, retry: { enabled: false } }
  const clients = clientsOf({ Octokit: ProbotOctokit, baseUrl: API, pace, log: pino({ level: 'silent' }) })
  const key = { id: APP.id, privateKey: PRIVATE_KEY }
  const installations = installationsOf(clients, key, { clock: new GitHubClock(() => new Date()), log })
  site = createSite([sealedSets(keepersOf(installations, API), vault)], log)
})
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
  lines.length = 0
})

/** GitHub knows these people by their tokens; everybody sees the repository, nobody but they is anybody. */
function people(tokens: Readonly<Record<string, string>>): void {
  const loginOf = (header: string | string[] | undefined) =>
    Object.entries(tokens).find(([, token]) => String(header).endsWith(token))?.[0]
  nock(API)
    .persist()
    .get('/user')
    .reply(function () {
      const login = loginOf(this.req.headers.authorization)
      return login ? [200, { login }] : [403, { message: 'Resource not accessible by integration' }]
    })
  nock(API).persist().get(path).reply(200, { id: 1296269, default_branch: 'main' })
  nock(API).persist().get('/repos/acme/hidden').reply(404, { message: 'Not Found' })
  nock(API).persist().get(`${path}/installation`).reply(200, { id: 100 })
}

async function send(
  method: string,
  where: string,
  { token = 'ghu_maria', body }: { token?: string; body?: Uint8Array } = {},
) {
  const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` }
  return site.request(where, { method, headers, ...(body && { body: Buffer.from(body) }) })
}

async function errorOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: string }).error
}

const kinds = async () =>
  (await auditIn(database).read({ repositoryId: OWNER.repositoryId, limit: 9 })).entries.map(
    ({ kind, actor }) => `${kind} by ${actor}`,
  )

test('a maintainer uploads labels as curl -T does, and takes them and the record out again', async () => {
  const uploaded = await send('PUT', `${SET}/labels.csv`, { body: labelsCsv(LABELS) })
  expect([uploaded.status, await uploaded.json()]).toEqual([
    201,
    { set: expect.stringMatching(/^sha256:/), rows: 6_000 },
  ])
  expect(await ask(asking(LABELS, { wins: 30, losses: 30 }), vault)).toMatchObject({
    kind: 'answered',
    verdict: 'pass',
  })
  expect(await (await send('GET', `${SET}/labels.csv`)).text()).toBe(Buffer.from(labelsCsv(LABELS)).toString())
  const record = readDocument(ledger, await (await send('GET', `${SET}/ledger.json`)).text(), 'the record')
  expect(record.queries.map(({ verdict }) => verdict)).toEqual(['pass'])
  expect((await send('POST', `${SET}/retire`)).status).toBe(200)
  expect(await (await send('DELETE', `${SET}/`)).json()).toEqual({ status: 'deleted', sets: 1 })
  expect(await kinds()).toEqual([
    'sealed-set-deleted by maria',
    'sealed-set-retired by maria',
    'sealed-ledger-exported by maria',
    'sealed-labels-exported by maria',
    'sealed-question-answered by null',
    'sealed-set-uploaded by maria',
  ])
})

describe('nobody else gets anything', () => {
  const routes = [
    ['PUT', `${SET}/labels.csv`],
    ['GET', `${SET}/labels.csv`],
    ['GET', `${SET}/ledger.json`],
    ['POST', `${SET}/retire`],
    ['DELETE', `${SET}/`],
  ] as const
  const strangers: readonly [string, string, number, string][] = [
    ['without a token', '', 401, 'your own token'],
    ['with the token of a job', 'ghs_job', 401, 'no account'],
    ['with write alone, where the policy asks for maintain', 'ghu_walt', 403, 'takes the permission maintain'],
  ]
  test.each(strangers)('%s', async (_, token, status, message) => {
    github.roles = { ...github.roles, walt: 'write' }
    await send('PUT', `${SET}/labels.csv`, { body: labelsCsv(LABELS) })
    const before = await kinds()
    for (const [method, where] of routes) {
      const answer = await send(method, where, { token, ...(method === 'PUT' && { body: labelsCsv(LABELS) }) })
      expect([method, where, answer.status]).toEqual([method, where, status])
      expect(await errorOf(answer)).toContain(message)
    }
    expect(await kinds()).toEqual(before)
  })

  test('a permission that was taken away counts from then on', async () => {
    await send('PUT', `${SET}/labels.csv`, { body: labelsCsv(LABELS) })
    github.roles.maria = 'read'
    expect((await send('GET', `${SET}/labels.csv`)).status).toBe(403)
  })

  test('a repository that the token does not see does not exist', async () => {
    expect((await send('GET', `/api/acme/hidden/models/flight-delay/sealed-set/labels.csv`)).status).toBe(404)
  })
})

test.each([
  [
    'labels.csv',
    'example_id,label\na,1\na,0\n',
    'labels.csv: row 2: example_id "a" stands twice; write one row an example',
  ],
  ['labels.xlsx', 'x', 'labels.xlsx: unknown extension'],
])('a file that cannot be read is refused with place and remedy: %s', async (name, text, message) => {
  const answer = await send('PUT', `${SET}/${name}`, { body: Buffer.from(text) })
  expect(answer.status).toBe(422)
  expect(await errorOf(answer)).toContain(message)
})

test('a file over the limit is refused before it is read', async () => {
  const answer = await send('PUT', `${SET}/labels.csv`, { body: new Uint8Array(32 * 1024 * 1024 + 1) })
  expect(answer.status).toBe(413)
})

test('a model that the policy does not name, or asks no sealed set of, is refused', async () => {
  const other = await send('PUT', `/api/acme/flight-delay/models/other/sealed-set/labels.csv`, {
    body: labelsCsv(LABELS),
  })
  expect([other.status, await errorOf(other)]).toEqual([422, expect.stringContaining("has no model 'other'")])
  github.policies = { [BASE]: POLICY, main: POLICY }
  const open = await send('PUT', `${SET}/labels.csv`, { body: labelsCsv(LABELS) })
  expect([open.status, await errorOf(open)]).toEqual([
    422,
    expect.stringContaining('merge reuse: {mode: two-tier} first'),
  ])
})

test('neither a token nor a label stands in the log', async () => {
  await send('PUT', `${SET}/labels.csv`, { body: labelsCsv(['secret-label', 'other-label', 'secret-label']) })
  await send('GET', `${SET}/labels.csv`)
  expect(lines.join('')).not.toMatch(/ghu_maria|secret-label/)
})
