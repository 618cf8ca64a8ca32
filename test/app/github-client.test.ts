import { createPublicKey, verify } from 'node:crypto'
import nock from 'nock'
import { pino } from 'pino'
import { ProbotOctokit } from 'probot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientsOf, type Pace } from '../../app/github/client.ts'
import { GitHubClock } from '../../app/github/clock.ts'
import { installationsOf } from '../../app/github/installation.ts'
import { PURPOSES } from '../../app/github/permissions.ts'
import { troubleOf } from '../../app/github/trouble.ts'
import { API, path, repository } from '../github/github.ts'
import { PRIVATE_KEY } from './process.ts'

const place = { installationId: 100, repositoryId: 1296269, ...repository }
const named = { id: 1296269, full_name: 'acme/flight-delay' }
const EXPIRES = '2126-11-21T11:00:00Z'
// Waits as Octokit's plugins do them, a thousand times faster.
const FAST: Pace = {
  retry: { retryAfterBaseValue: 1 },
  throttle: { retryAfterBaseValue: 1, fallbackSecondaryRateRetryAfter: 1 },
}

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
})

function connect({
  id = 12345,
  now = () => new Date(),
  pace = FAST,
}: {
  id?: number
  now?: () => Date
  pace?: Pace
} = {}) {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const clients = clientsOf({ Octokit: ProbotOctokit, baseUrl: API, pace, log })
  const installations = installationsOf(clients, { id, privateKey: PRIVATE_KEY }, { clock: new GitHubClock(now), log })
  return { installations, lines }
}

/** Answers requests for tokens with `ghs_1`, `ghs_2`, ... and keeps what was asked. */
function minting(asked: unknown[] = []): unknown[] {
  nock(API)
    .persist()
    .post('/app/installations/100/access_tokens')
    .reply((_, body) => {
      asked.push(body)
      return [201, { token: `ghs_${asked.length}`, expires_at: EXPIRES, repositories: [named] }]
    })
  return asked
}

interface Claims {
  readonly iat: number
  readonly exp: number
  readonly iss: string
}

/** GitHub that takes a key only as its documentation says, by a clock of its own. */
function strictGitHub(time: () => number): Claims[] {
  const taken: Claims[] = []
  nock(API)
    .persist()
    .get('/app')
    .reply(function (this: { req: { headers: Record<string, string | string[]> } }) {
      const [header = '', claims = '', signature = ''] = String(this.req.headers.authorization).slice(7).split('.')
      const { iat, exp, iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims
      const now = time() / 1000
      const date = { date: new Date(time()).toUTCString() }
      const key = createPublicKey(PRIVATE_KEY)
      const genuine = verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))
      if (!genuine || iss !== '12345') return [401, { message: 'A JSON web token could not be decoded' }, date]
      if (iat > now) return [401, { message: "'Issued at' claim ('iat') must be in the past" }, date]
      if (exp > now + 600) return [401, { message: "'Expiration time' claim ('exp') is too far in the future" }, date]
      if (exp < now) return [401, { message: "'Expiration time' claim ('exp') must be in the future" }, date]
      taken.push({ iat, exp, iss })
      return [200, { id: 12345, slug: 'holdout' }, date]
    })
  return taken
}

describe("the app's key", () => {
  test('is signed a minute in the past, for ten minutes at most (T45)', async () => {
    const now = Date.now()
    const taken = strictGitHub(() => now)
    await connect({ now: () => new Date(now) }).installations.app.request('GET /app')
    expect(taken).toEqual([{ iat: Math.floor(now / 1000) - 60, exp: Math.floor(now / 1000) + 540, iss: '12345' }])
  })

  test.each([45, -45, 300, -300])('is taken although our clock is wrong by %i seconds (T45)', async (seconds) => {
    const taken = strictGitHub(Date.now)
    const { installations, lines } = connect({ now: () => new Date(Date.now() + seconds * 1000) })
    await installations.app.request('GET /app')
    await installations.app.request('GET /app')
    expect(taken).toHaveLength(2)
    const told = lines.filter((line) => line.includes("this machine's clock is not GitHub's"))
    expect(told).toHaveLength(1)
    expect(Math.abs(JSON.parse(told[0] ?? '{}').skewSeconds + seconds)).toBeLessThanOrEqual(1)
  })

  test('is not corrected, and nothing logged, for a clock that is wrong by a few seconds (T45)', async () => {
    strictGitHub(Date.now)
    const { installations, lines } = connect({ now: () => new Date(Date.now() + 10_000) })
    await installations.app.request('GET /app')
    expect(installations.clock.skewMs).toBe(0)
    expect(lines.join('')).not.toContain('clock')
  })

  test('that is not the right one is refused once, and not tried in a circle', async () => {
    let asked = 0
    nock(API)
      .persist()
      .get('/app')
      .reply(() => {
        asked++
        return [401, { message: 'Bad credentials' }, { date: new Date().toUTCString() }]
      })
    await expect(connect().installations.app.request('GET /app')).rejects.toMatchObject({ status: 401 })
    expect(asked).toBe(1)
  })
})

describe('a token', () => {
  test('is of one repository and of what its work may do; each kind of work has its own (T44)', async () => {
    const asked = minting()
    const { installations } = connect()
    await installations.reach(place, 'evaluation')
    await installations.reach(place, 'evaluation')
    await installations.reach(place, 'sweep')
    expect(asked).toEqual([
      { repository_ids: [1296269], permissions: PURPOSES.evaluation },
      { repository_ids: [1296269], permissions: PURPOSES.sweep },
    ])
  })

  test('two apps in one process share none, although their installations have the same number (T44)', async () => {
    const asked = minting()
    await connect({ id: 1 }).installations.reach(place, 'evaluation')
    await connect({ id: 2 }).installations.reach(place, 'evaluation')
    expect(asked).toHaveLength(2)
  })

  test('for a repository of another installation is GitHub’s to refuse, and an answer for another one is ours (T44)', async () => {
    nock(API)
      .post('/app/installations/100/access_tokens')
      .reply(201, { token: 'ghs_1', expires_at: EXPIRES, repositories: [{ id: 666, full_name: 'evil/other' }] })
    await expect(connect().installations.reach(place, 'evaluation')).rejects.toThrow('other repositories than 1296269')
  })

  test('for lesser work whose permission nobody accepted is refused by name, and parks nothing (T44)', async () => {
    nock(API)
      .post('/app/installations/100/access_tokens')
      .reply(422, { message: 'The permissions requested are not granted to this installation.' })
    const refused = connect().installations.reach(place, 'setup')
    await expect(refused).rejects.toThrow('has not accepted all of checks: read, contents: read, metadata: read')
    await refused.catch((thrown) => expect(troubleOf(thrown)).toBeNull())
  })

  test('that has died is replaced once; a new one may be unknown for seconds (R17)', async () => {
    const asked = minting()
    const used: string[] = []
    nock(API)
      .persist()
      .get(path)
      .reply(function (this: { req: { headers: Record<string, string | string[]> } }) {
        used.push(String(this.req.headers.authorization))
        return used.length < 3 ? [401, { message: 'Bad credentials' }] : [200, {}]
      })
    const { octokit } = await connect().installations.reach(place, 'evaluation')
    await octokit.request('GET /repos/{owner}/{repo}', repository)
    expect(used).toEqual(['token ghs_1', 'token ghs_2', 'token ghs_2'])
    expect(asked).toHaveLength(2)
  })

  test('that GitHub never takes is an error, after two of them (R17)', async () => {
    const asked = minting()
    nock(API).persist().get(path).reply(401, { message: 'Bad credentials' })
    const { octokit } = await connect().installations.reach(place, 'evaluation')
    await expect(octokit.request('GET /repos/{owner}/{repo}', repository)).rejects.toMatchObject({ status: 401 })
    expect(asked).toHaveLength(2)
  })

  test('and the key stand in no line of the log, not even of its chattiest level (T20, T47)', async () => {
    minting()
    nock(API).get(path).reply(404, { message: 'Not Found' }).get(path).reply(401, { message: 'ghs_1 is bad' })
    nock(API).persist().get(path).reply(500, { message: 'oops' })
    const { installations, lines } = connect()
    const { octokit } = await installations.reach(place, 'evaluation')
    for (let at = 0; at < 3; at++) await octokit.request('GET /repos/{owner}/{repo}', repository).catch(() => {})
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('\n').replaceAll('ghs_1 is bad', '')).not.toMatch(/ghs_\d|eyJ|BEGIN|authorization/i)
  })
})

const inAnHour = () => String(Math.floor(Date.now() / 1000) + 3600)

describe('how often a request is repeated', () => {
  /** Counts what arrives at an address that always answers alike. */
  function counting(method: 'GET' | 'POST' | 'PATCH', answer: [number, object, Record<string, string>?]): () => number {
    let count = 0
    nock(API)
      .persist()
      .intercept(`${path}/thing`, method)
      .reply(() => {
        count++
        return answer as [number, nock.Body, nock.ReplyHeaders]
      })
    return () => count
  }
  const ask = async (method: string) => {
    minting()
    const { octokit } = await connect().installations.reach(place, 'evaluation')
    await octokit.request(`${method} ${path}/thing`).catch(() => {})
  }

  test('429 is repeated by one plugin alone, and only where the wait is short (R16)', async () => {
    const soon = String(Math.floor(Date.now() / 1000) + 2)
    const count = counting('GET', [
      429,
      { message: 'slow down' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon },
    ])
    await ask('GET')
    expect(count()).toBe(3)
  })

  test.each([
    ['a primary limit for an hour', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAnHour() }, 'exceeded'],
    ['a secondary limit', { 'retry-after': '1' }, 'You have exceeded a secondary rate limit'],
  ])('%s is not waited for in memory (R13, R14)', async (_, headers, message) => {
    const count = counting('GET', [403, { message }, headers])
    await ask('GET')
    expect(count()).toBe(1)
  })

  test('a GET that meets a server error is repeated twice; a POST never, since it may have been done (R9)', async () => {
    const gets = counting('GET', [502, {}])
    await ask('GET')
    const posts = counting('POST', [502, {}])
    await ask('POST')
    expect([gets(), posts()]).toEqual([3, 1])
  })
})
