import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { WebhookOutcome } from './metrics.ts'
import type { Deliveries } from './store/deliveries.ts'

/** GitHub sends no larger payload. https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const MAX_BODY = 25 * 1024 * 1024

/** Hardly any webhook is larger. What is may be garbage, so only a few such bodies are read at a time. */
const ORDINARY_BODY = 256 * 1024
const LARGE_AT_A_TIME = 4

/** Times this many ordinary bodies: what the door holds of bytes that nobody has vouched for. */
const MAX_CONNECTIONS = 512

/** In milliseconds. */
export interface Patience {
  /** For the headers of a request, and for the whole of it. */
  readonly headers: number
  readonly request: number
  /** For the store. GitHub waits for ten seconds. */
  readonly store: number
}

const PATIENCE: Patience = { headers: 10_000, request: 30_000, store: 8_000 }

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
  readonly patience?: Patience
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
  const patience = door.patience ?? PATIENCE
  const reader = new BodyReader()
  // Node looks for requests that take too long only every 30 s unless told.
  const connectionsCheckingInterval = Math.min(1000, patience.headers)
  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    if ((request.url ?? '').split('?')[0] !== WEBHOOK_PATH) return void door.site(request, response)
    const id = randomUUID()
    const started = performance.now()
    const answered = (outcome: WebhookOutcome) => door.answered?.(outcome, (performance.now() - started) / 1000)
    receive(request, { door, reader, patience })
      .then(({ outcome }) => {
        send(response, 202, { status: outcome, request_id: id })
        answered(outcome)
      })
      .catch((thrown: unknown) => {
        const refusal = refusalOf(thrown, request)
        answered(refusal.status < 500 ? 'refused' : 'unavailable')
        if (refusal !== thrown && refusal.status >= 500) door.log.error({ err: thrown, requestId: id }, 'door')
        send(response, refusal.status, { error: refusal.message, request_id: id })
        // The rest of a refused body is not read.
        if (!request.complete) response.once('finish', () => request.destroy())
      })
  })
  server.headersTimeout = patience.headers
  server.requestTimeout = patience.request
  server.maxHeadersCount = 100
  server.maxConnections = MAX_CONNECTIONS
  return server
}

function refusalOf(thrown: unknown, request: IncomingMessage): Refusal {
  if (thrown instanceof Refusal) return thrown
  // The sender hung up, or was hung up on because it took too long.
  if (request.destroyed && !request.complete) return new Refusal(408, 'request timeout')
  return new Refusal(500, 'internal error')
}

interface Answer {
  readonly outcome: 'accepted' | 'duplicate' | 'ignored'
}

interface Inside {
  readonly door: Door
  readonly reader: BodyReader
  readonly patience: Patience
}

async function receive(request: IncomingMessage, { door, reader, patience }: Inside): Promise<Answer> {
  if (request.method !== 'POST') throw new Refusal(405, 'method not allowed')

  // 1. What can be refused before the body is read.
  const event = header(request, 'x-github-event', /^[a-z0-9_]{1,64}$/)
  const delivery = header(request, 'x-github-delivery', /^[\w-]{1,64}$/)
  const signature = header(request, 'x-hub-signature-256', /^sha256=[0-9a-f]{64}$/, 401)
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'the webhook must send application/json')
  }

  // 2. The bytes, counted, and their signature.
  const body = await reader.read(request)
  if (!door.secrets.some((secret) => isSigned(body, { secret, signature }))) throw new Refusal(401, 'bad signature')

  // 3. Only now their meaning.
  const payload = parse(body)
  if (!door.isHandled(event, payload)) return { outcome: 'ignored' }

  // 4. Written down, then acknowledged.
  try {
    return { outcome: await within(patience.store, door.deliveries.accept({ id: delivery, event, body })) }
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

// What is written after all, too late for its answer, is a duplicate when it is delivered again.
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the store did not answer within ${ms / 1000} s`)), ms)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}

/** Reads bodies whose sender is not known yet, and holds few bytes of them whatever number is sent. */
class BodyReader {
  #large = 0

  async read(request: IncomingMessage): Promise<Buffer> {
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw new Refusal(413, 'body too large')
    const chunks: Buffer[] = []
    let size = 0
    let isLarge = false
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        size += (chunk as Buffer).length
        if (size > MAX_BODY) throw new Refusal(413, 'body too large')
        if (size > ORDINARY_BODY && !isLarge) {
          if (this.#large >= LARGE_AT_A_TIME) throw new Refusal(503, 'too many large bodies at once')
          this.#large++
          isLarge = true
        }
        chunks.push(chunk as Buffer)
      }
      return Buffer.concat(chunks, size)
    } finally {
      if (isLarge) this.#large--
    }
  }
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
