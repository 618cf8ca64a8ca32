import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../options.ts'
import type { Json } from '../site.ts'
import type { Identities } from './identity.ts'
import type { Reply } from './routes.ts'

/** Codes are good for ten minutes, tokens for eight hours, refresh tokens for half a year. https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens */
const CODE_MS = 600_000
const TOKEN_S = 28_800
const REFRESH_S = 15_897_600

const DOCUMENTATION = '/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/'

interface Code {
  readonly login: string
  readonly redirect: string | null
  readonly challenge: string | null
  readonly expires: number
}

export interface OAuthOptions {
  readonly url: string
  readonly people: Readonly<Record<string, Role>>
  readonly identities: Identities
  readonly now?: () => number
}

/** The app's OAuth client, as GitHub answers it: the page that signs a person in, and the exchange of codes for tokens. */
export class OAuth {
  readonly clientId = `Iv23li${randomBytes(7).toString('hex')}`
  readonly clientSecret = randomBytes(20).toString('hex')
  /** The callback addresses of the app's settings; none: any. */
  readonly callbacks: string[] = []
  readonly #options: OAuthOptions
  readonly #codes = new Map<string, Code>()
  readonly #refresh = new Map<string, { login: string; token: string; expires: number }>()

  constructor(options: OAuthOptions) {
    this.#options = options
  }

  /** Answers below `/login/oauth/`; undefined for an address that GitHub does not have. */
  answer(method: string, { pathname, searchParams }: URL, body: Json): Reply | undefined {
    if (pathname === '/login/oauth/authorize' && method === 'GET') return this.#authorize(searchParams)
    if (pathname === '/login/oauth/access_token' && method === 'POST') return this.#exchange(body)
    return undefined
  }

  /** Ends every token of a person at once, as when they revoke the app. */
  revoke(login: string): void {
    for (const [refresh, known] of this.#refresh) {
      if (known.login !== login) continue
      this.#refresh.delete(refresh)
      this.#options.identities.revoke(known.token)
    }
  }

  /** Lets every token expire, as after eight hours; their refresh tokens stay good. */
  expire(): void {
    for (const { token } of this.#refresh.values()) this.#options.identities.revoke(token)
  }

  /** GitHub knows who is in the browser; here `login` says so, or a page asks. */
  #authorize(query: URLSearchParams): Reply {
    const redirect = query.get('redirect_uri')
    if (query.get('client_id') !== this.clientId) return { status: 404, ...asPage('Not Found') }
    if (redirect !== null && !this.#isCallback(redirect)) {
      return this.#back(this.callbacks[0] ?? redirect, query, {
        error: 'redirect_uri_mismatch',
        error_description: 'The redirect_uri MUST match the registered callback URL for this application.',
        error_uri: DOCUMENTATION,
      })
    }
    const method = query.get('code_challenge_method')
    const challenge = query.get('code_challenge')
    if ((method !== null || challenge !== null) && (method !== 'S256' || challenge?.length !== 43)) {
      return this.#back(redirect ?? '', query, {
        error: 'invalid_request',
        error_description: 'Only the S256 code challenge method is accepted.',
        error_uri: DOCUMENTATION,
      })
    }
    const login = query.get('login')
    if (login === null || this.#options.people[login] === undefined) return this.#whoAreYou(query)
    const code = randomBytes(10).toString('hex')
    this.#codes.set(code, { login, redirect, challenge, expires: this.#now() + CODE_MS })
    return this.#back(redirect ?? this.callbacks[0] ?? '', query, { code })
  }

  #whoAreYou(query: URLSearchParams): Reply {
    const links = Object.entries(this.#options.people).map(([login, role]) => {
      const chosen = new URLSearchParams(query)
      chosen.set('login', login)
      return `<li><a href="?${chosen.toString().replaceAll('&', '&amp;')}">${login}</a> (${role})</li>`
    })
    return { status: 200, ...asPage(`Sign in to the local GitHub as<ul>${links.join('')}</ul>`) }
  }

  #back(redirect: string, query: URLSearchParams, found: Readonly<Record<string, string>>): Reply {
    if (!URL.canParse(redirect)) return { status: 404, ...asPage('Not Found') }
    const target = new URL(redirect)
    for (const [name, value] of Object.entries(found)) target.searchParams.set(name, value)
    const state = query.get('state')
    if (state !== null) target.searchParams.set('state', state)
    return { status: 302, headers: { location: target.href } }
  }

  // GitHub answers refusals with 200, too.
  #exchange(body: Json): Reply {
    if (body.client_id !== this.clientId || body.client_secret !== this.clientSecret) {
      return refusal('incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect.')
    }
    if (body.grant_type === 'refresh_token') {
      const known = this.#refresh.get(String(body.refresh_token))
      this.#refresh.delete(String(body.refresh_token))
      if (!known || known.expires <= this.#now()) {
        return refusal('bad_refresh_token', 'The refresh token passed is incorrect or expired.')
      }
      this.#options.identities.revoke(known.token)
      return this.#grant(known.login)
    }
    const code = this.#codes.get(String(body.code))
    this.#codes.delete(String(body.code))
    const verifier = typeof body.code_verifier === 'string' ? body.code_verifier : ''
    const isProved =
      code?.challenge === null || createHash('sha256').update(verifier).digest('base64url') === code?.challenge
    if (!code || code.expires <= this.#now() || !isProved) {
      return refusal('bad_verification_code', 'The code passed is incorrect or expired.')
    }
    if (body.redirect_uri !== undefined && body.redirect_uri !== code.redirect) {
      const words = 'The redirect_uri MUST match the registered callback URL for this application.'
      return refusal('redirect_uri_mismatch', words)
    }
    return this.#grant(code.login)
  }

  #grant(login: string): Reply {
    const token = `ghu_${randomBytes(18).toString('hex')}`
    const refresh = `ghr_${randomBytes(38).toString('hex')}`
    const role = this.#options.people[login] ?? 'none'
    this.#options.identities.addSignedIn(token, { login, role, expires: this.#now() + TOKEN_S * 1000 })
    this.#refresh.set(refresh, { login, token, expires: this.#now() + REFRESH_S * 1000 })
    const body = {
      ...{ access_token: token, expires_in: TOKEN_S, refresh_token: refresh },
      ...{ refresh_token_expires_in: REFRESH_S, token_type: 'bearer', scope: '' },
    }
    return { status: 200, body, headers: { date: new Date(this.#now()).toUTCString() } }
  }

  #isCallback(redirect: string): boolean {
    return this.callbacks.length === 0 || this.callbacks.includes(redirect)
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now()
  }
}

function refusal(error: string, description: string): Reply {
  return { status: 200, body: { error, error_description: description, error_uri: `${DOCUMENTATION}#${error}` } }
}

function asPage(content: string): { body: Buffer; headers: Record<string, string> } {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Local GitHub</title>'
  return {
    body: Buffer.from(`${head}<main>${content}</main>`),
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }
}
