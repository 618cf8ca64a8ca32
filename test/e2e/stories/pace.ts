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

/**
 * The clock that the app, and the dates of GitHub's answers, share: a minute behind the store's. So what the app puts off for a minute, as
 * after a secondary limit, is due at once, and nothing that it decides needs to know.
 */
export const now = (): Date => new Date(Date.now() - 58_000)
