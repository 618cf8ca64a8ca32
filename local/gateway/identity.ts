import { createPublicKey, sign, verify } from 'node:crypto'
import type { Grants, Role } from '../options.ts'

/** Who makes a call. An `app` acts with an installation token, a job's GITHUB_TOKEN included. */
export type Identity =
  /** `throughApp`: with a token that the person gave to an app by signing in there. */
  | { kind: 'user'; login: string; role: Role; throughApp?: true }
  | { kind: 'app'; login: string; appId: number; slug: string; grants: Grants }
  | { kind: 'app-itself'; appId: number }

export interface AppKey {
  id: number
  slug: string
  privateKey: string
}

/** GitHub's own app behind GITHUB_TOKEN. */
export const ACTIONS_APP = { id: 15368, slug: 'github-actions' }

const RANK: Record<Role, number> = { none: 0, read: 1, write: 2, maintain: 3, admin: 4 }

/** Every token that is valid now, and whose it is. A token that is not here is refused: 401 Bad credentials. */
export class Identities {
  readonly #tokens = new Map<string, { identity: Identity; expires: number }>()
  readonly #apps: readonly AppKey[]

  constructor(apps: readonly AppKey[]) {
    this.#apps = apps
  }

  addUser(token: string, login: string, role: Role): void {
    this.#tokens.set(token, { identity: { kind: 'user', login, role }, expires: Number.POSITIVE_INFINITY })
  }

  addSignedIn(
    token: string,
    { login, role, expires }: { readonly login: string; readonly role: Role; readonly expires: number },
  ): void {
    this.#tokens.set(token, { identity: { kind: 'user', login, role, throughApp: true }, expires })
  }

  addInstallation(token: string, appId: number, grants: Grants, expiresAt: string): void {
    const slug = this.#apps.find((app) => app.id === appId)?.slug ?? `app-${appId}`
    const identity: Identity = { kind: 'app', login: `${slug}[bot]`, appId, slug, grants }
    this.#tokens.set(token, { identity, expires: Date.parse(expiresAt) })
  }

  /** GitHub revokes a job's token when the job ends. */
  revoke(token: string): void {
    this.#tokens.delete(token)
  }

  /** The owner of an `Authorization` header, or undefined. */
  of(authorization: string | undefined): Identity | undefined {
    const token = tokenIn(authorization)
    if (token === undefined) return undefined
    const known = this.#tokens.get(token)
    if (known) return known.expires > Date.now() ? known.identity : undefined
    const appId = token.startsWith('eyJ') ? this.#appOf(token) : undefined
    return appId === undefined ? undefined : { kind: 'app-itself', appId }
  }

  /** The app whose signed, unexpired JWT of at most ten minutes this is. */
  #appOf(jwt: string): number | undefined {
    const [header = '', claims = '', signature = ''] = jwt.split('.')
    try {
      const { iss, exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
      const app = this.#apps.find(({ id }) => String(id) === String(iss))
      const now = Date.now() / 1000
      if (!app || alg !== 'RS256' || !(exp > now) || !(exp <= now + 660) || !(iat <= now + 60)) return undefined
      const key = createPublicKey(app.privateKey)
      const signed = Buffer.from(`${header}.${claims}`)
      return verify('sha256', signed, key, Buffer.from(signature, 'base64url')) ? app.id : undefined
    } catch {
      return undefined
    }
  }
}

/** The token of a `token x`, `Bearer x` or Basic header (git sends the last, with the token as password). */
export function tokenIn(authorization: string | undefined): string | undefined {
  const [scheme = '', value] = (authorization ?? '').trim().split(/\s+/)
  if (!value) return undefined
  if (!/^basic$/i.test(scheme)) return value
  return Buffer.from(value, 'base64').toString('utf8').split(':')[1]
}

/** Whether `identity` may do this to the repository: `contents:write`, `checks:read` and so on. */
export function may(identity: Identity, permission: string): boolean {
  const [area = '', level] = permission.split(':')
  if (identity.kind === 'app-itself') return false
  if (identity.kind === 'app') {
    if (area === 'metadata') return true
    const granted = identity.grants[area]
    return granted === 'write' || (granted === 'read' && level === 'read')
  }
  const rank = RANK[identity.role]
  if (area === 'administration') return rank >= RANK.admin
  return level === 'read' ? rank >= RANK.read : rank >= RANK.write
}

export function atLeast(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least]
}

/** The JWT with which an app proves who it is. */
export function appJwt(app: AppKey): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 60, exp: now + 540, iss: String(app.id) })}`
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), app.privateKey).toString('base64url')}`
}
