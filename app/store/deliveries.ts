import type { Logger } from 'pino'
import { digestOf } from '#core/digest.ts'
import { queueIn } from './database.ts'
import type { Store } from './store.ts'

/** A webhook whose signature was verified. */
export interface Delivery {
  /** `X-GitHub-Delivery`; not signed. */
  readonly id: string
  /** `X-GitHub-Event`; not signed. */
  readonly event: string
  /** The signed bytes. */
  readonly body: Uint8Array
  readonly payload: object
}

interface DeliveryJob {
  readonly id: string
  readonly event: string
  readonly payload: object
}

const QUEUE = 'deliveries'

/** GitHub can send a delivery again for three days; copies are known for two weeks. */
const KEPT_DAYS = 14

/** Deliveries on their way from the door to the handlers. */
export interface Deliveries {
  /**
   * Writes delivery and job in one transaction; when it resolves, they survive a crash.
   *
   * @returns `duplicate` when the id, or the same signed body under another id, was here before.
   */
  accept(delivery: Delivery): Promise<'accepted' | 'duplicate'>
}

/** @param handle is called for each delivery, again after an error or a crash. */
export async function startDeliveries(
  { boss, database }: Store,
  { handle, log }: { handle: (job: DeliveryJob) => Promise<void>; log: Logger },
): Promise<Deliveries> {
  await boss.createQueue(QUEUE, {
    policy: 'standard',
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 120,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 24 * 3600,
    notify: true,
  })
  await boss.work<DeliveryJob>(QUEUE, { localConcurrency: 2, notifyPollingIntervalSeconds: 2 }, async ([job]) => {
    if (!job) return
    try {
      await handle(job.data)
    } catch (err) {
      log.warn({ err, delivery: job.data.id }, 'delivery failed; it is tried again')
      throw err
    }
  })
  await database.query(`DELETE FROM deliveries WHERE received_at < now() - interval '${KEPT_DAYS} days'`)

  return {
    accept: (delivery) =>
      database.transaction(async (transaction) => {
        const { rows } = await transaction.query(
          'INSERT INTO deliveries (id, body_digest, event) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
          [delivery.id, digestOf(delivery.body), delivery.event],
        )
        if (rows.length === 0) return 'duplicate'
        const job: DeliveryJob = { id: delivery.id, event: delivery.event, payload: delivery.payload }
        await boss.send(QUEUE, job, { db: queueIn(transaction) })
        return 'accepted'
      }),
  }
}
