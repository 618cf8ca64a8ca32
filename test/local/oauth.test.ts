import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OAuth } from '../../local/gateway/oauth.ts'
import { type Laptop, startLaptop } from './laptop.ts'

let laptop: Laptop
const VERIFIER = 'a verifier of at least forty-three characters, as RFC 7636 wants it'
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const CALLBACK = 'https://holdout.example/signin/callback'

beforeAll(async () => {
  laptop = await startLaptop({ runner: 'none', people: { dana: 'read', olga: 'admin', otto: 'none' } })
  laptop.github.oauth.callbacks.push(CALLBACK)
})
afterAll(() => laptop.stop())

async function authorize(fields: Readonly<Record<string, string>> = {}) {
  const { clientId } = laptop.github.oauth
  const proof = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: CALLBACK, state: 's', ...proof, ...fields })
  const answer = await fetch(`${laptop.github.url}/login/oauth/authorize?${query}`, { redirect: 'manual' })
  const location = answer.headers.get('location')
  return { status: answer.status, back: location === null ? null : new URL(location), text: await answer.text() }
}

async function codeOf(login: string): Promise<string> {
  return (await authorize({ login })).back?.searchParams.get('code') ?? ''
}

async function exchange(fields: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const { clientId, clientSecret } = laptop.github.oauth
  const body = { client_id: clientId, client_secret: clientSecret, redirect_uri: CALLBACK, ...fields }
  const answer = await fetch(`${laptop.github.url}/login/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Record<string, unknown>
}

async function read(path: string, token: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${laptop.github.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a named person comes back with a code at once; without a name the page asks', async () => {
  const { status, back } = await authorize({ login: 'dana' })
  expect([status, back?.searchParams.get('state')]).toEqual([302, 's'])
  expect(back?.searchParams.get('code')).toMatch(/^[0-9a-f]{20}$/)
  expect((await authorize()).text).toContain('dana</a> (read)')
})

test('an unknown client, another callback and a plain challenge are refused', async () => {
  expect((await authorize({ client_id: 'other' })).status).toBe(404)
  const elsewhere = await authorize({ login: 'dana', redirect_uri: 'https://evil.example/' })
  expect(elsewhere.back?.href).toMatch(/^https:\/\/holdout\.example.*error=redirect_uri_mismatch/)
  const plain = await authorize({ login: 'dana', code_challenge_method: 'plain' })
  expect(plain.back?.searchParams.get('error')).toBe('invalid_request')
})

test('a code becomes a token once, for the right secret, verifier and callback', async () => {
  const refused = async (fields: Readonly<Record<string, string>>) => (await exchange(fields)).error
  const right = { code: await codeOf('dana'), code_verifier: VERIFIER }
  expect(await refused({ ...right, client_secret: 'x' })).toBe('incorrect_client_credentials')
  expect(await exchange(right)).toMatchObject({ token_type: 'bearer', scope: '', expires_in: 28_800 })
  expect(await refused(right)).toBe('bad_verification_code')
  expect(await refused({ code: await codeOf('dana'), code_verifier: 'wrong' })).toBe('bad_verification_code')
  expect(await refused({ code: await codeOf('dana') })).toBe('bad_verification_code')
  expect(await refused({ ...right, code: await codeOf('dana'), redirect_uri: 'https://evil.example/' })).toBe(
    'redirect_uri_mismatch',
  )
})

test('a code is good for ten minutes', () => {
  let now = 0
  const options = {
    url: '',
    people: { dana: 'read' },
    identities: { addSignedIn: () => {}, revoke: () => {} },
  } as const
  const oauth = new OAuth({ ...options, now: () => now } as unknown as ConstructorParameters<typeof OAuth>[0])
  const asked = new URL(`http://x/login/oauth/authorize?client_id=${oauth.clientId}&redirect_uri=http://y/&login=dana`)
  const code = new URL(oauth.answer('GET', asked, {})?.headers?.location ?? '').searchParams.get('code')
  now = 600_001
  const body = { client_id: oauth.clientId, client_secret: oauth.clientSecret, code }
  const answer = oauth.answer('POST', new URL('http://x/login/oauth/access_token'), body)
  expect(answer?.body).toMatchObject({ error: 'bad_verification_code' })
})

test('a refresh token is good for once, and ends the token before', async () => {
  const first = await exchange({ code: await codeOf('dana'), code_verifier: VERIFIER })
  const renew = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) }
  const second = await exchange(renew)
  expect((await read('/user', first.access_token)).status).toBe(401)
  expect((await read('/user', second.access_token)).body).toMatchObject({ login: 'dana' })
  expect(await exchange(renew)).toMatchObject({ error: 'bad_refresh_token' })
})

test('a person sees the installations and repositories that they can read; an outsider none', async () => {
  const tokenOf = async (login: string) =>
    (await exchange({ code: await codeOf(login), code_verifier: VERIFIER })).access_token
  const repositories = `/user/installations/${laptop.github.app.installationId}/repositories`
  const dana = await tokenOf('dana')
  expect((await read('/user/installations', dana)).body).toMatchObject({ total_count: 1 })
  expect((await read(repositories, dana)).body).toMatchObject({
    repositories: [{ full_name: 'acme/flight-delay', permissions: { admin: false, pull: true } }],
  })
  const otto = await tokenOf('otto')
  expect((await read('/user/installations', otto)).body).toMatchObject({ total_count: 0, installations: [] })
  expect((await read(repositories, otto)).status).toBe(404)
  expect((await read('/user/installations', laptop.github.tokens.dana)).status).toBe(403)
})
