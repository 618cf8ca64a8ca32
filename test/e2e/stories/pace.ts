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
 * The app's clock is behind, so that what it asks for in half a minute comes at once; GitHub's times are its own.
 * Looks again: ten seconds after GitHub knew of nothing, thirty after an artifact was not there.
 */
export const now = (): Date => new Date(Date.now() - 28_000)
