import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { statusOf } from '#github/errors.ts'
import { hashOf, type Session, type Sessions } from '../store/sessions.ts'
import { ReadableRepository, readableRepositories } from './access.ts'
import { type GitHubUsers, UserTokens } from './github-user.ts'
import type { SiteEnv } from './site.ts'
import type { Vault } from './vault.ts'
import type { Viewer } from './viewer.ts'

/** What GitHub said that somebody can read is asked again after this; so long a right that was taken away may be used. */
export const ACCESS_TTL_MS = 60_000

/** A token this near to its end is renewed. */
const MARGIN_MS = 60_000

/** What sessions need. */
export interface SessionParts {
  readonly sessions: Sessions
  readonly users: GitHubUsers
  readonly vault: Vault
  /** Whether the site is reached by https, as everywhere but on the reader's own machine. */
  readonly secure: boolean
  /** How long a session lasts. */
  readonly days: number
  readonly now: () => Date
}

/** Who is signed in, by the cookie of a request. */
export interface Viewers {
  /** Begins a session, under an id that nobody had before; one that the browser was in ends. */
  begin(
    context: Context<SiteEnv>,
    person: { readonly userId: number; readonly login: string; tokens: UserTokens },
  ): Promise<void>
  /** Null for a request without a session, or whose person GitHub does not know any more. */
  of(context: Context<SiteEnv>): Promise<Viewer | null>
  end(context: Context<SiteEnv>): Promise<void>
}

/** GitHub does not take the person's token any more. */
class SignedOut extends Error {}

/** The name of the cookie: with its prefix a browser takes it from this very host by https only. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-holdout' : 'holdout'
}

export function viewersOf({ sessions, users, vault, secure, days, now }: SessionParts): Viewers {
  const cookie = cookieName(secure)
  const purpose = (id: string) => `tokens of ${hashOf(id)}`
  const renewals = new Map<string, Promise<UserTokens>>()

  const tokensOf = (id: string, session: Session): UserTokens => {
    const opened = vault.open(session.tokens, purpose(id))
    // The key is another one than when the session began.
    if (opened === null) throw new SignedOut()
    return UserTokens.parse(JSON.parse(opened))
  }

  const renew = async (id: string, old: UserTokens): Promise<UserTokens> => {
    if (old.refreshToken === null) throw new SignedOut()
    try {
      const tokens = await users.refresh(old.refreshToken)
      await sessions.keepTokens(id, vault.seal(JSON.stringify(tokens), purpose(id)))
      return tokens
    } catch (thrown) {
      if (statusOf(thrown) !== 400) throw thrown
      // Each refresh token is good for once: another process may have been first.
      const session = await sessions.find(id, now())
      const current = session && tokensOf(id, session)
      if (!current || current.token === old.token) throw new SignedOut()
      return current
    }
  }

  const freshTokens = async (id: string, session: Session): Promise<UserTokens> => {
    const tokens = tokensOf(id, session)
    if (tokens.expiresAt === null || Date.parse(tokens.expiresAt) - MARGIN_MS > now().getTime()) return tokens
    const renewal = renewals.get(id) ?? renew(id, tokens).finally(() => renewals.delete(id))
    renewals.set(id, renewal)
    return renewal
  }

  const accessOf = async (id: string, session: Session): Promise<readonly ReadableRepository[]> => {
    const age = session.access === null ? Number.POSITIVE_INFINITY : now().getTime() - session.access.at.getTime()
    if (session.access !== null && age >= 0 && age < ACCESS_TTL_MS) {
      return z.array(ReadableRepository).parse(session.access.found)
    }
    const { token } = await freshTokens(id, session)
    const found = await readableRepositories(users.clientOf(token))
    await sessions.keepAccess(id, { found, at: now() })
    return found
  }

  return {
    begin: async (context, { userId, login, tokens }) => {
      const old = getCookie(context, cookie)
      if (old) await sessions.end(old)
      const id = randomBytes(32).toString('base64url')
      const sealed = vault.seal(JSON.stringify(tokens), purpose(id))
      const expires = new Date(now().getTime() + days * 24 * 3600 * 1000)
      await sessions.create(id, { userId, login, tokens: sealed, expires })
      setCookie(context, cookie, id, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: days * 24 * 3600 })
    },
    of: async (context) => {
      const id = getCookie(context, cookie)
      const session = id ? await sessions.find(id, now()) : null
      if (!id || !session) return null
      try {
        const repositories = await accessOf(id, session)
        const { userId, login } = session
        return { userId, login, formToken: vault.sign(`form of ${hashOf(id)}`), repositories }
      } catch (thrown) {
        if (!(thrown instanceof SignedOut) && statusOf(thrown) !== 401) throw thrown
        await sessions.end(id)
        return null
      }
    },
    end: async (context) => {
      const id = getCookie(context, cookie)
      if (id) await sessions.end(id)
      deleteCookie(context, cookie, { path: '/', secure })
    },
  }
}
