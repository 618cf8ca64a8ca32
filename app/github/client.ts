import type { Logger } from 'pino'
import type { ProbotOctokit } from 'probot'

/** A wait that a worker may sleep through; a longer one goes back to the queue. */
const MAX_WAIT_SECONDS = 10

/** For one answer, its body not included: GitHub itself gives up after ten. */
const REQUEST_TIMEOUT_MS = 30_000

export type Client = InstanceType<typeof ProbotOctokit>

/** What a client sends with each request, and what it makes of a 401. */
export interface Credentials {
  /** For the `Authorization` header. */
  authorization(): Promise<string>
  /**
   * @param attempt from 1.
   * @returns whether to ask again.
   */
  refused(thrown: unknown, attempt: number): Promise<boolean>
  /** Sees the headers of every answer, errors included. */
  answered?(headers: Readonly<Record<string, unknown>>): void
}

export interface Clients {
  /**
   * @param id whose limits the requests count against: requests of one id are spaced, whatever clients they go through.
   * @param deadline ends every request of the client.
   */
  make(id: string, credentials: Credentials, deadline?: AbortSignal): Client
}

/** Options of Octokit's own plugins for limits and retries: how long they really wait. Default: as long as GitHub wants. */
export interface Pace {
  readonly throttle?: object
  readonly retry?: object
}

export interface ClientOptions {
  /** With whatever else listens to the requests. */
  readonly Octokit: typeof ProbotOctokit
  readonly baseUrl: string
  readonly pace: Pace
  readonly log: Logger
}

/**
 * Octokit as the app uses it. Waits in memory are lost with the process, so a long one is refused and the job tried again by the
 * queue; a secondary limit asks for a minute at least, so it is never waited for here. 429 is nobody's but the throttling plugin's,
 * or two plugins would retry it. A POST is never repeated blindly: it may have been done.
 */
export function clientsOf({ Octokit, baseUrl, pace, log }: ClientOptions): Clients {
  const isShort = (retryAfter: number, _: unknown, __: unknown, retryCount: number) =>
    retryAfter <= MAX_WAIT_SECONDS && retryCount < 2
  const onSecondaryRateLimit = () => false
  return {
    make: (id, credentials, deadline) => {
      const client = new Octokit({
        baseUrl: baseUrl.replace(/\/$/, ''),
        log: log.child({ name: 'octokit' }),
        authStrategy: undefined,
        request: { fetch: fetchWithin(deadline) },
        retry: { retries: 2, ...pace.retry, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        throttle: { ...pace.throttle, id, onRateLimit: isShort, onSecondaryRateLimit },
      })
      identify(client, credentials)
      return client
    },
  }
}

function identify(client: Client, credentials: Credentials): void {
  client.hook.wrap('request', async (request, options) => {
    // Two tokens do no more harm than one; of anything else there must not be two.
    if (options.method === 'POST' && !options.url.endsWith('/access_tokens')) options.request.retries = 0
    for (let attempt = 1; ; attempt++) {
      options.headers.authorization = await credentials.authorization()
      try {
        const response = await request(options)
        credentials.answered?.(response.headers)
        return response
      } catch (thrown) {
        const { status, response } = thrown as { status?: number; response?: { headers: Record<string, unknown> } }
        if (response) credentials.answered?.(response.headers)
        if (status !== 401 || !(await credentials.refused(thrown, attempt))) throw thrown
      }
    }
  })
}

function fetchWithin(deadline: AbortSignal | undefined): typeof fetch {
  return (input, init) => {
    const signals = [init?.signal, deadline].filter((signal) => signal != null)
    return globalThis.fetch(input, {
      ...init,
      signal: AbortSignal.any([...signals, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    })
  }
}
