import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { appJwt, Identities, may } from '../../local/gateway/identity.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
})
const app = { id: 12345, slug: 'holdout', privateKey }

describe('an installation token', () => {
  const identities = new Identities([app])

  it('ends when it expires', () => {
    identities.addInstallation('ghs_old', app.id, {}, new Date(Date.now() - 1000).toISOString())
    identities.addInstallation('ghs_new', app.id, {}, new Date(Date.now() + 60_000).toISOString())
    expect([identities.of('token ghs_old'), identities.of('Bearer ghs_new')]).toEqual([
      undefined,
      { kind: 'app', login: 'holdout[bot]', appId: 12345, slug: 'holdout', grants: {} },
    ])
  })

  it('is good for what it was granted, and write includes read', () => {
    const identity = {
      kind: 'app',
      login: 'x[bot]',
      appId: 1,
      slug: 'x',
      grants: { contents: 'read', checks: 'write' },
    } as const
    const asked = ['contents:read', 'contents:write', 'checks:read', 'checks:write', 'issues:read', 'metadata:read']
    expect(asked.filter((permission) => may(identity, permission))).toEqual([
      'contents:read',
      'checks:read',
      'checks:write',
      'metadata:read',
    ])
  })
})

describe('the JWT of an app', () => {
  const identities = new Identities([app])
  const bearer = (jwt: string) => identities.of(`Bearer ${jwt}`)

  it('proves which app it is', () => {
    expect(bearer(appJwt(app))).toEqual({ kind: 'app-itself', appId: 12345 })
  })

  it('of another key, another app or with changed claims proves nothing', () => {
    const [header, , signature] = appJwt(app).split('.')
    const claims = Buffer.from(JSON.stringify({ iss: 12345, iat: 0, exp: Date.now() / 1000 + 60 })).toString(
      'base64url',
    )
    expect(bearer(`${header}.${claims}.${signature}`)).toBeUndefined()
    expect(bearer(appJwt({ ...app, id: 7 }))).toBeUndefined()
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${appJwt(app).split('.')[1]}.`
    expect(bearer(none)).toBeUndefined()
  })
})
