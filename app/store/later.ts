/**
 * Thrown by work that cannot go on before a certain time, for example because of GitHub's rate limit. The queue puts the job back
 * for that time, and no attempt is used up.
 */
export class Later extends Error {
  /** When to try again. */
  readonly at: Date

  /** @param message why, for the log. */
  constructor(message: string, at: Date, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Later'
    this.at = at
  }
}
