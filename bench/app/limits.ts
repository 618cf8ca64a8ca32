/*
 * GitHub's limits on one installation, in a time of their own that runs faster than ours.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const MINUTE_MS = 60_000
const HOUR_MS = 3600_000
const POINTS_A_MINUTE = 900
const WRITES_A_MINUTE = 80
const WRITES_AN_HOUR = 500
const REQUESTS_AN_HOUR = 5_000
const AT_ONCE = 100

interface Entry {
  readonly at: number
  readonly points: number
}

/** Time that passes `speed` times as fast as ours. */
export interface FastClock {
  readonly speed: number
  /** Milliseconds since its start. */
  now(): number
}

export function fastClock(speed: number): FastClock {
  const started = performance.now()
  return { speed, now: () => (performance.now() - started) * speed }
}

/** Counts the requests of one installation. */
export class Limits {
  readonly #clock: FastClock
  #entries: Entry[] = []
  #writes: number[] = []
  #hour = { until: HOUR_MS, requests: 0 }
  atOnce = 0

  constructor(clock: FastClock) {
    this.#clock = clock
  }

  /** Takes one more request. @returns seconds of our time after which to come again, or null when it is within the limits. */
  take(isWrite: boolean): number | null {
    const now = this.#clock.now()
    this.#entries = this.#entries.filter(({ at }) => at > now - MINUTE_MS)
    this.#writes = this.#writes.filter((at) => at > now - HOUR_MS)
    if (now >= this.#hour.until) this.#hour = { until: now + HOUR_MS, requests: 0 }
    this.#hour.requests++
    const points = this.#entries.reduce((sum, entry) => sum + entry.points, isWrite ? 5 : 1)
    const writes = this.#writes.filter((at) => at > now - MINUTE_MS).length + (isWrite ? 1 : 0)
    const isTooMuch =
      points > POINTS_A_MINUTE ||
      writes > WRITES_A_MINUTE ||
      (isWrite && this.#writes.length >= WRITES_AN_HOUR) ||
      this.atOnce > AT_ONCE ||
      this.#hour.requests > REQUESTS_AN_HOUR
    if (isTooMuch) return Math.ceil(MINUTE_MS / 1000 / this.#clock.speed)
    this.#entries.push({ at: now, points: isWrite ? 5 : 1 })
    if (isWrite) this.#writes.push(now)
    return null
  }

  /** `x-ratelimit-*` of an answer. */
  headers(): Record<string, string> {
    const left = (this.#hour.until - this.#clock.now()) / this.#clock.speed
    return {
      'x-ratelimit-limit': String(REQUESTS_AN_HOUR),
      'x-ratelimit-remaining': String(Math.max(0, REQUESTS_AN_HOUR - this.#hour.requests)),
      'x-ratelimit-reset': String(Math.ceil((Date.now() + left) / 1000)),
    }
  }
}
