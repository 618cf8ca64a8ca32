import type { Identity } from './identity.ts'
import { HttpError } from './routes.ts'

/** The primary rate limit: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export class Hourly {
  readonly #limit: number | undefined
  readonly #used = new Map<string, { count: number; resetAt: number }>()

  /** @param limit requests an hour of one caller; undefined: as many as it likes. */
  constructor(limit: number | undefined) {
    this.#limit = limit
  }

  /**
   * Counts one request.
   *
   * @returns what GitHub tells of the hour with every answer.
   * @throws HttpError 403 when the hour is used up.
   */
  count(identity: Identity): Record<string, string> {
    if (this.#limit === undefined) return {}
    const caller = identity.kind === 'user' ? identity.login : `${identity.kind} ${identity.appId}`
    const now = Math.floor(Date.now() / 1000)
    const known = this.#used.get(caller)
    const hour = known && known.resetAt > now ? known : { count: 0, resetAt: now + 3600 }
    this.#used.set(caller, hour)
    hour.count++
    const headers = {
      'x-ratelimit-limit': String(this.#limit),
      'x-ratelimit-remaining': String(Math.max(0, this.#limit - hour.count)),
      'x-ratelimit-used': String(hour.count),
      'x-ratelimit-reset': String(hour.resetAt),
      'x-ratelimit-resource': 'core',
    }
    if (hour.count <= this.#limit) return headers
    throw Object.assign(new HttpError(403, 'API rate limit exceeded for installation.'), { headers })
  }
}
