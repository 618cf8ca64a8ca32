import type { Logger } from 'pino'
import { keyOf, Subject } from '../evaluation/subject.ts'
import { Later } from './later.ts'
import type { Store } from './store.ts'

const QUEUE = 'evaluations'
const DEADLINES = 'deadlines'
const RETRY_LIMIT = 8

/** Requests to look at a commit again, now or at a deadline. */
export interface Evaluations {
  request(subject: Subject): Promise<void>
  /** Once per name and subject, however often it is asked for. */
  requestAt(subject: Subject, at: Date, name: string): Promise<void>
  /** Takes back every request for a commit that has not begun yet. */
  cancel(subject: Pick<Subject, 'repositoryId' | 'sha'>): Promise<void>
}

/**
 * @param evaluate is called for one subject of a key at a time, again after an error or a crash, and not before the time of a
 *   `Later` that it throws.
 * @param giveUp is called when it has failed for the last time.
 */
export async function startEvaluations(
  { boss }: Store,
  work: {
    evaluate: (subject: Subject, evaluations: Evaluations) => Promise<void>
    giveUp: (subject: Subject, thrown: unknown) => Promise<void>
    log: Logger
  },
): Promise<Evaluations> {
  const evaluations: Evaluations = {
    request: async (subject) => {
      await boss.send(QUEUE, subject, { singletonKey: keyOf(subject) })
    },
    requestAt: async (subject, at, name) => {
      await boss.send(DEADLINES, subject, { singletonKey: `${keyOf(subject)} ${name}`, startAfter: at })
    },
    cancel: async (subject) => {
      const waiting = await boss.findJobs(QUEUE, { key: keyOf(subject), queued: true })
      if (waiting.length > 0)
        await boss.cancel(
          QUEUE,
          waiting.map(({ id }) => id),
        )
    },
  }
  // singleton: any number may wait, one of a key is active.
  await boss.createQueue(QUEUE, {
    policy: 'singleton',
    retryLimit: RETRY_LIMIT,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 600,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 24 * 3600,
    notify: true,
  })
  // short: one of a key waits.
  await boss.createQueue(DEADLINES, { policy: 'short', retryLimit: 5, retryDelay: 5, deleteAfterSeconds: 3600 })

  const options = { localConcurrency: 4, notifyPollingIntervalSeconds: 2, includeMetadata: true } as const
  await boss.work<Subject, void, typeof options>(QUEUE, options, async ([job]) => {
    if (!job) return
    const subject = Subject.parse(job.data)
    try {
      await work.evaluate(subject, evaluations)
    } catch (err) {
      if (err instanceof Later) {
        work.log.info({ subject, at: err.at, reason: err.message }, 'evaluation put back')
        await evaluations.requestAt(subject, err.at, 'later')
        return
      }
      work.log.warn({ err, subject, attempt: job.retryCount + 1 }, 'evaluation failed')
      if (job.retryCount >= RETRY_LIMIT) await work.giveUp(subject, err)
      throw err
    }
  })
  await boss.work<Subject>(DEADLINES, { pollingIntervalSeconds: 2 }, async ([job]) => {
    if (job) await evaluations.request(Subject.parse(job.data))
  })
  return evaluations
}
