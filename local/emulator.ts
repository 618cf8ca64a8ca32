import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import { ACTIONS_APP, type AppKey } from './gateway/identity.ts'
import type { Grants, Role } from './options.ts'

export interface EmulatorSeed {
  /** The gateway's URL, so that every URL in an answer leads there. */
  publicUrl: string
  owner: string
  repo: string
  people: Readonly<Record<string, Role>>
  isPrivate: boolean
  /** Token per login. */
  tokens: Readonly<Record<string, string>>
  app: { id: number; slug: string; permissions: Grants; events: readonly string[] }
}

export interface EmulatorReply {
  status: number
  headers: Headers
  body: Buffer
}

const EVERYTHING = Object.fromEntries(
  [
    'actions',
    'checks',
    'contents',
    'deployments',
    'issues',
    'metadata',
    'packages',
    'pages',
    'pull_requests',
    'statuses',
  ].map((name) => [name, 'write']),
)

export const APP_INSTALLATION = 100
export const ACTIONS_INSTALLATION = 200

/**
 * The npm package `emulate` in this process. It keeps accounts, apps, issues, pull requests, reviews, comments and releases; the gateway in
 * front of it holds GitHub's rules, and git answers whatever is about commits. Its own webhooks are off: it knows no URL.
 */
export class Emulator {
  readonly apps: readonly AppKey[]
  readonly #url: string
  readonly #close: () => Promise<void>

  private constructor(url: string, apps: readonly AppKey[], close: () => Promise<void>) {
    this.#url = url
    this.apps = apps
    this.#close = close
  }

  static async start(seed: EmulatorSeed): Promise<Emulator> {
    const port = await freePort()
    const apps = [
      { ...seed.app, installation: APP_INSTALLATION },
      { ...ACTIONS_APP, permissions: EVERYTHING, events: [], installation: ACTIONS_INSTALLATION },
    ]
    const logins = Object.keys(seed.people)
    const owners = logins.filter((login) => seed.people[login] === 'admin')
    const emulator = await createEmulator({
      service: 'github',
      port,
      baseUrl: seed.publicUrl,
      seed: {
        tokens: Object.fromEntries(
          logins.map((login) => [seed.tokens[login], { login, scopes: ['repo', 'admin:org', 'admin:repo_hook'] }]),
        ),
        github: {
          users: logins.map((login) => ({ login })),
          orgs: [{ login: seed.owner, members: owners.map((login) => ({ login, role: 'admin' })) }],
          repos: [{ owner: seed.owner, name: seed.repo, auto_init: true, private: seed.isPrivate }],
          apps: apps.map(({ id, installation, ...app }) => ({
            ...{ ...app, app_id: id, name: app.slug },
            installations: [{ installation_id: installation, account: seed.owner, repository_selection: 'all' }],
          })),
        },
      },
    })
    const keys = apps.map(({ id, slug }) => {
      const secret = emulator.generatedSecrets.find((generated) => generated.id === String(id))
      if (!secret) throw new Error(`emulate made no key for the app ${slug}`)
      return { id, slug, privateKey: secret.value }
    })
    const started = new Emulator(`http://127.0.0.1:${port}`, keys, () => emulator.close())
    await started.#addCollaborators(seed, seed.tokens[owners[0] ?? ''] ?? '')
    return started
  }

  /** Passes a request on. `path` includes the query. */
  async request(
    method: string,
    path: string,
    call: { authorization: string; body?: Buffer | string; type?: string | undefined },
  ): Promise<EmulatorReply> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: call.authorization, 'content-type': call.type ?? 'application/json' },
      redirect: 'manual',
      ...(call.body !== undefined && method !== 'GET' && { body: call.body }),
    })
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
  }

  close(): Promise<void> {
    return this.#close()
  }

  async #addCollaborators(seed: EmulatorSeed, ownerToken: string): Promise<void> {
    const names: Record<Role, string | undefined> = {
      admin: undefined,
      maintain: 'maintain',
      write: 'push',
      read: 'pull',
      none: undefined,
    }
    for (const [login, role] of Object.entries(seed.people)) {
      const permission = names[role]
      if (!permission) continue
      const path = `/repos/${seed.owner}/${seed.repo}/collaborators/${login}`
      const body = JSON.stringify({ permission })
      const reply = await this.request('PUT', path, { authorization: `token ${ownerToken}`, body })
      if (reply.status !== 201) throw new Error(`emulate refused the collaborator ${login}: ${reply.body}`)
    }
  }
}

/** A port free a moment ago: emulate cannot tell which one it took by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
