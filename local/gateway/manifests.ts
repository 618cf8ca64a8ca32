import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Json } from '../site.ts'
import { HttpError, invalid } from './routes.ts'

const HOUR_MS = 3600_000
const LONGEST_NAME = 34

/** What an event needs beside it. https://docs.github.com/webhooks/webhook-events-and-payloads */
const PERMISSION_OF: Readonly<Record<string, string>> = {
  check_run: 'checks',
  check_suite: 'checks',
  issue_comment: 'issues',
  merge_group: 'merge_queues',
  pull_request: 'pull_requests',
  pull_request_review: 'pull_requests',
  push: 'contents',
  repository: 'metadata',
  workflow_run: 'actions',
}

/** Apps on their way from a manifest to their credentials. */
export class Manifests {
  readonly #codes = new Map<string, { manifest: Json; owner: string; until: number }>()
  readonly #url: string
  readonly #now: () => number

  constructor(url: string, now: () => number = Date.now) {
    this.#url = url
    this.#now = now
  }

  /** The form posted to `settings/apps/new`, and the person's yes. @returns where the browser goes. */
  register(form: URLSearchParams, state: string | null, owner: string): string {
    const manifest = readManifest(form.get('manifest') ?? '')
    const code = randomBytes(20).toString('hex')
    this.#codes.set(code, { manifest, owner, until: this.#now() + HOUR_MS })
    const back = new URL(String(manifest.redirect_url))
    back.searchParams.set('code', code)
    if (state !== null) back.searchParams.set('state', state)
    return back.href
  }

  /** `POST /app-manifests/{code}/conversions`, which needs no token. A code is good once, for an hour. */
  convert(code: string): Json {
    const found = this.#codes.get(code)
    this.#codes.delete(code)
    if (!found || found.until <= this.#now()) throw new HttpError(404, 'Not Found')
    const { manifest, owner } = found
    const slug = String(manifest.name).toLowerCase().replaceAll(/\W+/g, '-')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return {
      ...{ id: 4711, slug, node_id: 'A_4711', name: manifest.name, owner: { login: owner }, description: null },
      ...{ external_url: manifest.url, html_url: `${this.#url}/apps/${slug}` },
      ...{ permissions: manifest.default_permissions, events: manifest.default_events },
      client_id: 'Iv23liLocalExample01',
      client_secret: randomBytes(20).toString('hex'),
      webhook_secret: randomBytes(20).toString('hex'),
      pem: privateKey.export({ type: 'pkcs1', format: 'pem' }),
    }
  }
}

function readManifest(text: string): Json {
  let manifest: Json
  try {
    manifest = JSON.parse(text)
  } catch {
    throw invalid('App', 'manifest', 'is not JSON')
  }
  const { name, url, redirect_url: redirect, hook_attributes: hook } = manifest
  if (typeof name !== 'string' || name.length === 0 || name.length > LONGEST_NAME)
    throw invalid('App', 'name', `must have 1 to ${LONGEST_NAME} characters`)
  for (const [field, value] of Object.entries({
    url,
    redirect_url: redirect,
    'hook_attributes.url': (hook as Json)?.url,
  })) {
    if (!URL.canParse(String(value))) throw invalid('App', field, 'is not an address')
  }
  if (/^(localhost|127\.|\[::1\])/.test(new URL(String((hook as Json).url)).hostname))
    throw invalid('App', 'hook_attributes.url', "isn't reachable over the public Internet (localhost)")
  const permissions = (manifest.default_permissions ?? {}) as Json
  for (const event of (manifest.default_events ?? []) as string[]) {
    const needed = PERMISSION_OF[event]
    if (!needed) throw new HttpError(501, `The local GitHub does not know which permission the event ${event} needs`)
    if (!(needed in permissions)) throw invalid('App', 'default_events', `unsupported: ${event} without ${needed}`)
  }
  return manifest
}
