import { sign } from 'node:crypto'

/** GitHub's advice against clocks that are not quite alike. */
const ISSUED_BEFORE_SECONDS = 60

/** GitHub takes ten minutes at most, from `iat`. */
const LIFETIME_SECONDS = 600

/**
 * With which the app proves who it is.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 *
 * @param now the time at GitHub.
 */
export function appJwt({ id, privateKey }: { readonly id: number; readonly privateKey: string }, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000) - ISSUED_BEFORE_SECONDS
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat, exp: iat + LIFETIME_SECONDS, iss: String(id) })}`
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), privateKey).toString('base64url')}`
}
