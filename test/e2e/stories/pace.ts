import Bottleneck from 'bottleneck'
import type { Surroundings } from '../../../app/start.ts'

/** GitHub's waits a hundred times shorter, so that a seed takes seconds; which request waits, and for whom, stays Octokit's own. */
export const PACE: NonNullable<Surroundings['pace']> = {
  retry: { retryAfterBaseValue: 10 },
  throttle: {
    retryAfterBaseValue: 100,
    write: new Bottleneck.Group({ id: 'write', maxConcurrent: 1, minTime: 10 }),
    notifications: new Bottleneck.Group({ id: 'notifications', maxConcurrent: 1, minTime: 30 }),
  },
}

const SPEED = 30
const BEHIND_MS = 12 * 3600_000

/**
 * A clock for an app that starts now: thirty times as fast as that of its store and of GitHub, and so far behind them that it stays so.
 * What the app puts off for a minute, as after a secondary limit, is due in the store at once, and allowed by its own clock after two seconds.
 */
export function fastClock(): () => Date {
  const started = Date.now()
  return () => new Date(started - BEHIND_MS + (Date.now() - started) * SPEED)
}
