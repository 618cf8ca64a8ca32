import type { Logger } from 'pino'
import { keyOf, Subject } from '../evaluation/subject.ts'
import { Later } from './later.ts'
import { openQueue } from './open-queue.ts'
import type { Store } from './store.ts'

const QUEUE = 'evaluations'
const DEADLINES = 'deadlines'
/** Where an evaluation ends that no attempt could finish. */
export const FAILED_EVALUATIONS = 'evaluations-failed'

/** Requests to look at a commit again, now or at a deadline. */
export interface Evaluations {
  request(subject: Subject): Promise<void>
  /** Once per name and subject, however often it is asked for. */
  requestAt(subject: Subject, at: Date, name: string): Promise<void>
  /** Takes back every request for a commit that has not begun yet. */
  cancel(subject: Pick<Subject, 'repositoryId' | 'sha'>): Promise<void>
}

export interface EvaluationWork {
  /**
   * Called for one subject of a key at a time, over all processes: again after an error or a crash, and not before the time of a
   * `Later` that it throws.
   */
  readonly evaluate: (subject: Subject, evaluations: Evaluations) => Promise<void>
  /** Called when the last attempt has failed, or its process was killed. */
  readonly giveUp: (subject: Subject, evaluations: Evaluations) => Promise<void>
  readonly log: Logger
}

/** Starts to work on what is waiting, and on what will be requested. */
export async function startEvaluations(store: Store, work: EvaluationWork): Promise<Evaluations> {
  const { boss } = store
  await openQueues(store)
  const evaluations: Evaluations = {
    request: async (subject) => {
      if (!(await isWaiting(store, subject))) await boss.send(QUEUE, subject, { singletonKey: keyOf(subject) })
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
  await workOnEvaluations(store, { evaluations, work })
  await workOnFailures(store, { evaluations, work })
  // Many at once: a limit that ends, or a restart, lets a crowd come due together, and one that is asked for twice is one.
  await boss.work<Subject>(DEADLINES, { pollingIntervalSeconds: 2, batchSize: 100 }, async (jobs) => {
    for (const job of jobs) await evaluations.request(Subject.parse(job.data))
  })
  return evaluations
}

async function openQueues({ boss, keptSeconds: deleteAfterSeconds }: Store): Promise<void> {
  const common = { heartbeatSeconds: 10, deleteAfterSeconds, retryBackoff: true, notify: true }
  const patient = { ...common, retryDelay: 60, retryDelayMax: 3600, retryLimit: 30, expireInSeconds: 120 }
  await openQueue(boss, { name: FAILED_EVALUATIONS, policy: 'standard', ...patient })
  // singleton: any number may wait, one of a key is active.
  await openQueue(boss, {
    name: QUEUE,
    policy: 'singleton',
    ...common,
    retryLimit: 8,
    retryDelay: 1,
    retryDelayMax: 300,
    expireInSeconds: 600,
    deadLetter: FAILED_EVALUATIONS,
  })
  // short: one of a key waits.
  await openQueue(boss, { name: DEADLINES, policy: 'short', ...patient, retryDelay: 1, notify: false })
}

/** One that waits sees whatever this one would: everything is read when it starts. */
async function isWaiting({ boss }: Store, subject: Subject): Promise<boolean> {
  const queued = await boss.findJobs(QUEUE, { key: keyOf(subject), data: subject, queued: true })
  return queued.some(({ state, startAfter }) => state === 'created' && startAfter.getTime() <= Date.now())
}

interface Working {
  readonly evaluations: Evaluations
  readonly work: EvaluationWork
}

async function workOnEvaluations({ boss, database }: Store, { evaluations, work }: Working): Promise<void> {
  const { log } = work
  const options = {
    localConcurrency: 4,
    burstWhenReadyExceeds: 1,
    notifyPollingIntervalSeconds: 2,
    includeMetadata: true,
  } as const
  await boss.work<Subject, void, typeof options>(QUEUE, options, async ([job]) => {
    if (!job) return
    const subject = Subject.parse(job.data)
    try {
      // The queue alone would let a second worker in when it takes the first for dead while it only is slow.
      await database.alone(keyOf(subject), () => orAborted(work.evaluate(subject, evaluations), job.signal))
    } catch (err) {
      if (err instanceof Later) {
        log.info({ subject, at: err.at, reason: err.message }, 'evaluation put back')
        await evaluations.requestAt(subject, err.at, 'later')
        return
      }
      log.warn({ err, subject, attempt: job.retryCount + 1 }, 'evaluation failed')
      throw err
    }
  })
}

async function workOnFailures({ boss, database }: Store, { evaluations, work }: Working): Promise<void> {
  const options = { notifyPollingIntervalSeconds: 2, includeMetadata: true } as const
  await boss.work<Subject, void, typeof options>(FAILED_EVALUATIONS, options, async ([job]) => {
    if (!job) return
    const subject = Subject.parse(job.data)
    work.log.error({ subject, requestId: job.id, cause: job.sourceOutput }, 'evaluation failed for good')
    await database.alone(keyOf(subject), () => orAborted(work.giveUp(subject, evaluations), job.signal))
  })
}

/** Rejects when the queue has taken the job away, so that a worker that hangs keeps nobody else waiting. */
async function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('the queue gave the job to somebody else')), {
        once: true,
      })
    }),
  ])
}
