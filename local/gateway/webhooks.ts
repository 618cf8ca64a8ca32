import { createHmac, randomUUID } from 'node:crypto'

/** One attempt to deliver a webhook. `status` is null when nobody answered within ten seconds. */
export interface Delivery {
  /** The delivery's own id, `X-GitHub-Delivery`, which every attempt keeps. */
  id: string
  /** Of this attempt; it grows with time. */
  attempt: number
  /** ISO 8601. */
  deliveredAt: string
  /** Whether it had been delivered before. */
  redelivery: boolean
  event: string
  action: string | null
  status: number | null
  milliseconds: number
  payload: Record<string, unknown>
}

/**
 * What becomes of an event on its way, for tests: `undelivered` as if nobody had answered (GitHub's log shows it), `never` as if
 * GitHub had not noticed it at all.
 */
export type Loss = (event: string, payload: Record<string, unknown>) => 'undelivered' | 'never' | null

/** GitHub waits this long for an answer, and never tries again by itself. */
const TIMEOUT_MS = 10_000

/** Delivers webhooks to the app as GitHub does: signed over the exact bytes, one attempt, a log of all of them. */
export class Webhooks {
  readonly deliveries: Delivery[] = []
  readonly #underWay = new Set<Promise<unknown>>()
  url: string | undefined
  /** Which events get lost. Deliveries that are asked for again do not. */
  loss: Loss = () => null
  #attempts = 0
  readonly #app: { id: number; secret: string; events: readonly string[] }
  readonly #onDelivery: (delivery: Delivery) => void

  constructor(
    app: { id: number; secret: string; events: readonly string[]; url: string | undefined },
    onDelivery: (delivery: Delivery) => void,
  ) {
    this.#app = app
    this.url = app.url
    this.#onDelivery = onDelivery
  }

  /** Queues a delivery if the app subscribes to the event; returns at once. */
  send(event: string, payload: Record<string, unknown>): void {
    if (this.url === undefined || !this.#app.events.includes(event)) return
    const lost = this.loss(event, payload)
    if (lost === 'never') return
    const id = randomUUID()
    if (lost === 'undelivered') this.#keep({ id, event, payload }, { status: null, milliseconds: 0 })
    else void this.#deliver(id, event, payload)
  }

  /** Sends an earlier delivery again under its own id, as the button in GitHub's settings does. */
  async redeliver(id: string): Promise<Delivery> {
    const earlier = this.deliveries.find((delivery) => delivery.id === id)
    if (!earlier) throw new Error(`No delivery has the id ${id}`)
    return this.#deliver(id, earlier.event, earlier.payload)
  }

  /** Resolves when every delivery so far has been answered or has timed out. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay)
  }

  get busy(): boolean {
    return this.#underWay.size > 0
  }

  #deliver(id: string, event: string, payload: Record<string, unknown>): Promise<Delivery> {
    const attempt = this.#attempt(id, event, payload).finally(() => this.#underWay.delete(attempt))
    this.#underWay.add(attempt)
    return attempt
  }

  async #attempt(id: string, event: string, payload: Record<string, unknown>): Promise<Delivery> {
    const body = JSON.stringify(payload)
    const signature = createHmac('sha256', this.#app.secret).update(body).digest('hex')
    const started = performance.now()
    const status = await fetch(this.url ?? '', {
      method: 'POST',
      headers: {
        accept: '*/*',
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/local',
        'x-github-delivery': id,
        'x-github-event': event,
        'x-github-hook-id': '1',
        'x-github-hook-installation-target-id': String(this.#app.id),
        'x-github-hook-installation-target-type': 'integration',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => null,
    )
    this.#keep({ id, event, payload }, { status, milliseconds: performance.now() - started })
    return this.deliveries.at(-1) as Delivery
  }

  #keep(sent: Pick<Delivery, 'id' | 'event' | 'payload'>, answer: Pick<Delivery, 'status' | 'milliseconds'>): void {
    const { action } = sent.payload
    const delivery: Delivery = {
      ...sent,
      ...answer,
      action: typeof action === 'string' ? action : null,
      attempt: ++this.#attempts,
      deliveredAt: new Date().toISOString(),
      redelivery: this.deliveries.some(({ id }) => id === sent.id),
    }
    this.deliveries.push(delivery)
    this.#onDelivery(delivery)
  }
}
