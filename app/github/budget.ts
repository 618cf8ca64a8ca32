/** Requests of an hour that are kept for what must not wait. */
const RESERVE = 50

/** What the last answers told of one installation's hour. */
interface Told {
  readonly limit: number
  readonly remaining: number
  /** By GitHub's clock, in milliseconds since 1970. */
  readonly resetAt: number
}

/** How many requests each installation may still make this hour, by the headers of GitHub's answers. */
export class Budgets {
  readonly #told = new Map<number, Told>()

  note(installationId: number, headers: Readonly<Record<string, unknown>>): void {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      Number(headers[`x-ratelimit-${name}`]),
    )
    // Searches and the like have hours of their own.
    if ((headers['x-ratelimit-resource'] ?? 'core') !== 'core') return
    if (limit && reset && remaining !== undefined && Number.isInteger(remaining)) {
      this.#told.set(installationId, { limit, remaining, resetAt: reset * 1000 })
    }
  }

  /**
   * When work may begin.
   *
   * @param share of the hour that must be left, from 0 to 1; what can wait asks for more than what cannot.
   * @param now the time at GitHub.
   * @returns null for at once.
   */
  openAt(installationId: number, share: number, now: Date): Date | null {
    const told = this.#told.get(installationId)
    if (!told || told.resetAt <= now.getTime()) return null
    return told.remaining >= Math.max(RESERVE, share * told.limit) ? null : new Date(told.resetAt + 1000)
  }
}
