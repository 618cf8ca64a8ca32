import { createHmac, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { WEBHOOK_PATH } from '../../app/server.ts'

interface Example {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}

// GitHub's own payloads, recorded by Octokit's team.
const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples') as { default?: Example[] } | Example[]

/** A recorded payload with this action, as it is. */
export function recordedPayload(event: string, action: string): Record<string, unknown> {
  const all = Array.isArray(recorded) ? recorded : (recorded.default ?? [])
  const found = all.find(({ name }) => name === event)?.examples.find((example) => example.action === action)
  if (!found) throw new Error(`no recorded ${event}.${action}`)
  return structuredClone(found)
}

/** A recorded payload with this action, installed and in our repository. */
export function payload(event: string, action: string): Record<string, unknown> {
  const copy = recordedPayload(event, action)
  const repository = copy.repository as Record<string, unknown>
  Object.assign(repository, { id: 1296269, name: 'flight-delay', full_name: 'acme/flight-delay' })
  repository.owner = { ...(repository.owner as object), login: 'acme' }
  return { ...copy, installation: { id: 100 } }
}

export const SECRET = 'a secret of more than thirty-two bytes'

export interface Sent {
  event?: string
  id?: string
  secret?: string
  headers?: Record<string, string>
}

/** Sends bytes as GitHub does. */
export async function send(url: string, body: string | Buffer, sent: Sent = {}): Promise<Response> {
  const signature = createHmac('sha256', sent.secret ?? SECRET)
    .update(body)
    .digest('hex')
  return fetch(`${url}${WEBHOOK_PATH}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      'content-type': 'application/json',
      'x-github-event': sent.event ?? 'pull_request',
      'x-github-delivery': sent.id ?? randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
      ...sent.headers,
    },
  })
}
