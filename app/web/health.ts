import type { Logger } from 'pino'
import { type Part, part } from './site.ts'

/** Something without which nothing can be accepted; rejects when it is missing. */
export type Check = () => Promise<void>

/** An answer of the store is good for this long, so that nobody who asks often makes it work. */
const KEPT_MS = 1_000

/** Whether the app can take work: from its start until it is told to stop, while everything that it needs answers. */
export class Readiness {
  #phase: 'starting' | 'ready' | 'stopping' = 'starting'
  #checks: Readonly<Record<string, Check>> = {}
  #last: { readonly at: number; readonly failing: Promise<readonly string[]> } | null = null
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  /** @param checks by what they look at: `store`, `queue`, `tables`. */
  open(checks: Readonly<Record<string, Check>>): void {
    this.#checks = checks
    this.#phase = 'ready'
  }

  stop(): void {
    this.#phase = 'stopping'
  }

  /** `unavailable` names what does not answer. */
  async state(): Promise<{
    readonly status: 'starting' | 'ready' | 'stopping' | 'unavailable'
    failing: readonly string[]
  }> {
    if (this.#phase !== 'ready') return { status: this.#phase, failing: [] }
    const now = Date.now()
    if (!this.#last || now - this.#last.at >= KEPT_MS) this.#last = { at: now, failing: this.#failing() }
    const failing = await this.#last.failing
    return { status: failing.length > 0 ? 'unavailable' : 'ready', failing }
  }

  async #failing(): Promise<readonly string[]> {
    const looked = Object.entries(this.#checks).map(async ([name, check]) => {
      try {
        await check()
        return []
      } catch (err) {
        this.#log.error({ err, check: name }, 'not ready')
        return [name]
      }
    })
    return (await Promise.all(looked)).flat()
  }
}

/** `/healthz`: the process runs and should be left alone. `/readyz`: it can take work, and webhooks may be sent to it. */
export function health(readiness: Readiness): Part {
  return part()
    .get('/healthz', (context) => context.json({ status: 'ok', request_id: context.get('requestId') }))
    .get('/readyz', async (context) => {
      const { status, failing } = await readiness.state()
      const answer = { status, request_id: context.get('requestId'), ...(failing.length > 0 && { failing }) }
      return context.json(answer, status === 'ready' ? 200 : 503)
    })
}
