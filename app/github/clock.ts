/** Below this our clock is good enough: GitHub's tells whole seconds, and an answer takes some time. */
const TOLERATED_MS = 20_000

/**
 * GitHub's clock, as its answers tell it. A clock of ours that is wrong by more than 20 s is corrected by as much wherever GitHub's
 * time counts: in what we sign, and in when a limit ends.
 */
export class GitHubClock {
  readonly #now: () => Date
  #skewMs = 0

  /** @param now our own clock. */
  constructor(now: () => Date) {
    this.#now = now
  }

  /** GitHub's time minus ours, in milliseconds; 0 when it is tolerable. */
  get skewMs(): number {
    return this.#skewMs
  }

  /** The time at GitHub. */
  now(): Date {
    return new Date(this.#now().getTime() + this.#skewMs)
  }

  /** A time of GitHub's by our clock. */
  ours(theirs: Date): Date {
    return new Date(theirs.getTime() - this.#skewMs)
  }

  /**
   * Takes the `Date` of an answer.
   *
   * @returns whether that changed what we think the time is.
   */
  observe(date: string | undefined): boolean {
    const told = Date.parse(date ?? '')
    if (Number.isNaN(told)) return false
    const measured = told - this.#now().getTime()
    const skew = Math.abs(measured) > TOLERATED_MS ? measured : 0
    const changed = Math.abs(skew - this.#skewMs) > TOLERATED_MS
    if (changed) this.#skewMs = skew
    return changed
  }
}
