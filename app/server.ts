import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { WebhookOutcome } from './metrics.ts'
import type { Deliveries } from './store/deliveries.ts'

/** GitHub sends no larger payload. https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const MAX_BODY = 25 * 1024 * 1024
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000

export const WEBHOOK_PATH = '/api/github/webhooks'

export interface Door {
  /** Current secret first, then the previous one while it is being replaced. */
  readonly secrets: readonly string[]
  readonly deliveries: Deliveries
  /** Whether anybody wants the event. */
  readonly isHandled: (event: string, payload: object) => boolean
  /** Answers every request that is no webhook. */
  readonly site: RequestListener
  /** Told of each webhook that was answered. */
  readonly answered?: (outcome: WebhookOutcome, seconds: number) => void
  readonly log: Logger
}

/** An answer other than success, its text constant: nothing that was sent, and nothing of ours, is ever quoted. */
class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * The HTTP door. Probot's own reads bodies without a limit and answers with what handlers throw; this one counts bytes,
 * verifies the signature over the raw body before it parses anything, and answers 2xx only once the delivery is written down.
 */
export function createDoor(door: Door): Server {
  const server = createServer((request, response) => {
    if ((request.url ?? '').split('?')[0] !== WEBHOOK_PATH) return void door.site(request, response)
    const id = randomUUID()
    const started = performance.now()
    const answered = (outcome: WebhookOutcome) => door.answered?.(outcome, (performance.now() - started) / 1000)
    receive(request, door)
      .then(({ outcome }) => {
        send(response, 202, { status: outcome, request_id: id })
        answered(outcome)
      })
      .catch((thrown: unknown) => {
        const refusal = thrown instanceof Refusal ? thrown : new Refusal(500, 'internal error')
        answered(refusal.status < 500 ? 'refused' : 'unavailable')
        if (!(thrown instanceof Refusal)) door.log.error({ err: thrown, requestId: id }, 'door')
        send(response, refusal.status, { error: refusal.message, request_id: id })
        // The rest of a refused body is not read.
        if (!request.complete) response.once('finish', () => request.destroy())
      })
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.maxHeadersCount = 100
  return server
}

interface Answer {
  readonly outcome: 'accepted' | 'duplicate' | 'ignored'
}

async function receive(request: IncomingMessage, door: Door): Promise<Answer> {
  if (request.method !== 'POST') throw new Refusal(405, 'method not allowed')

  // 1. What can be refused before the body is read.
  const event = header(request, 'x-github-event', /^[a-z_]{1,64}$/)
  const delivery = header(request, 'x-github-delivery', /^[\w-]{1,64}$/)
  const signature = header(request, 'x-hub-signature-256', /^sha256=[0-9a-f]{64}$/, 401)
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'the webhook must send application/json')
  }

  // 2. The bytes, counted, and their signature.
  const body = await readBody(request)
  if (!door.secrets.some((secret) => isSigned(body, { secret, signature }))) throw new Refusal(401, 'bad signature')

  // 3. Only now their meaning.
  const payload = parse(body)
  if (!door.isHandled(event, payload)) return { outcome: 'ignored' }

  // 4. Written down, then acknowledged.
  try {
    return { outcome: await door.deliveries.accept({ id: delivery, event, body }) }
  } catch (err) {
    door.log.error({ err, delivery }, 'store')
    throw new Refusal(503, 'store unavailable')
  }
}

function header(request: IncomingMessage, name: string, form: RegExp, status = 400): string {
  const value = request.headers[name]
  if (typeof value !== 'string' || !form.test(value)) throw new Refusal(status, `missing or malformed ${name}`)
  return value
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw new Refusal(413, 'body too large')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > MAX_BODY) throw new Refusal(413, 'body too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks, size)
}

function isSigned(
  body: Buffer,
  { secret, signature }: { readonly secret: string; readonly signature: string },
): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  return timingSafeEqual(expected, Buffer.from(signature))
}

function parse(body: Buffer): object {
  let payload: unknown
  try {
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal(400, 'body is not JSON')
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new Refusal(400, 'body is not a JSON object')
  }
  return payload
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
