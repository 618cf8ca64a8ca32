import { createHash } from 'node:crypto'
import {
  exchangeWebFlowCode,
  type GitHubAppAuthenticationWithRefreshToken,
  getWebFlowAuthorizationUrl,
  refreshToken,
} from '@octokit/oauth-methods'
import { Octokit } from 'octokit'
import { z } from 'zod'
import type { Octokit as Client } from '#github/octokit.ts'

/** The app as an OAuth client, and where it signs people in. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Root of GitHub's REST API. */
  readonly apiUrl: string
  /** Where GitHub sends people back to. */
  readonly callback: string
}

/** What acts for a person at GitHub; times are ISO 8601, null where the app's tokens do not expire. */
export const UserTokens = z.object({
  token: z.string(),
  expiresAt: z.string().nullable(),
  refreshToken: z.string().nullable(),
})
export type UserTokens = z.infer<typeof UserTokens>

/** A way to GitHub for people who sign in. */
export interface GitHubUsers {
  /** Where to send a browser that wants to sign in. */
  authorizeUrl(asked: { readonly state: string; readonly verifier: string }): string
  /** @throws RequestError of status 400 where GitHub refuses the code. */
  exchange(code: string, verifier: string): Promise<UserTokens>
  /** @throws RequestError of status 400 where GitHub refuses the token: each is good for once. */
  refresh(token: string): Promise<UserTokens>
  /** A client that sees what the person sees. */
  clientOf(token: string): Client
}

/** A page must answer soon, so nothing is tried twice and nothing waits. */
const TIMEOUT_MS = 10_000

/** A client that sees what a person sees by a token of theirs; without one, what everybody does. */
export function personClient(apiUrl: string, auth?: string): Octokit {
  const options = { baseUrl: apiUrl.replace(/\/$/, ''), retry: { enabled: false }, throttle: { enabled: false } }
  const octokit = new Octokit({ ...options, ...(auth !== undefined && { auth }) })
  octokit.hook.before('request', (request) => {
    request.request = { ...request.request, signal: AbortSignal.timeout(TIMEOUT_MS) }
  })
  return octokit
}

/** GitHub takes PKCE (RFC 7636, S256) from apps: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export function githubUsers({ clientId, clientSecret, apiUrl, callback }: OAuthClient): GitHubUsers {
  const client = (auth?: string) => personClient(apiUrl, auth)
  const common = { clientType: 'github-app', clientId, clientSecret } as const
  return {
    authorizeUrl: ({ state, verifier }) => {
      const { url } = getWebFlowAuthorizationUrl({
        clientType: 'github-app',
        clientId,
        redirectUrl: callback,
        state,
        request: client().request,
      })
      const whole = new URL(url)
      whole.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
      whole.searchParams.set('code_challenge_method', 'S256')
      return whole.href
    },
    exchange: async (code, verifier) => {
      // The method knows no verifier; a default of its request is sent along.
      const request = client().request.defaults({ code_verifier: verifier })
      const { authentication } = await exchangeWebFlowCode({ ...common, code, redirectUrl: callback, request })
      return tokensOf(authentication)
    },
    refresh: async (token) => {
      const { authentication } = await refreshToken({ ...common, refreshToken: token, request: client().request })
      return tokensOf(authentication)
    },
    clientOf: (token) => client(token),
  }
}

function tokensOf(given: { readonly token: string } & Partial<GitHubAppAuthenticationWithRefreshToken>): UserTokens {
  return { token: given.token, expiresAt: given.expiresAt ?? null, refreshToken: given.refreshToken ?? null }
}
