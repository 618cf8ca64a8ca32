import type { Logger } from 'pino'
import { digestOf } from '#core/digest.ts'
import { messageOf } from '#core/errors.ts'
import { queueIn, type Sql } from './database.ts'
import { inGroups } from './groups.ts'
import { Later } from './later.ts'
import { openQueue } from './open-queue.ts'
import type { Store } from './store.ts'

/** A webhook whose signature was verified. */
export interface Delivery {
  /** `X-GitHub-Delivery`; not signed. */
  readonly id: string
  /** `X-GitHub-Event`; not signed. */
  readonly event: string
  /** The signed bytes, which are a JSON object in UTF-8. */
  readonly body: Uint8Array
}

/** What a handler gets. */
export interface Event {
  readonly id: string
  readonly event: string
  readonly payload: object
}

export type Acceptance = 'accepted' | 'duplicate'

const QUEUE = 'deliveries'
/** Where a delivery ends that no attempt could handle. */
export const FAILED_DELIVERIES = 'deliveries-failed'

/** Deliveries that are written in one transaction at most. */
const GROUP = 100
const BATCH = 20

/** Deliveries on their way from the door to the handlers. */
export interface Deliveries {
  /**
   * Writes delivery and job in one transaction; when it resolves, they survive a crash.
   *
   * @returns `duplicate` when the id, or the same signed body under another id, was here before.
   */
  accept(delivery: Delivery): Promise<Acceptance>
}

/** @param handle is called for each delivery, again after an error or a crash, and not before the time of a `Later` that it throws. */
export async function startDeliveries(
  { boss, database, keptSeconds }: Store,
  { handle, log }: { handle: (event: Event) => Promise<void>; log: Logger },
): Promise<Deliveries> {
  await openQueue(boss, { name: FAILED_DELIVERIES, policy: 'standard', retentionSeconds: keptSeconds })
  await openQueue(boss, {
    name: QUEUE,
    policy: 'standard',
    retryLimit: 8,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 120,
    heartbeatSeconds: 10,
    deleteAfterSeconds: keptSeconds,
    deadLetter: FAILED_DELIVERIES,
    notify: true,
  })

  // A delivery whose body is gone was handled already, by a process that ended before it could say so.
  async function unhandled(ids: readonly string[]): Promise<ReadonlyMap<string, { event: string; body: string }>> {
    const { rows } = await database.query<{ id: string; event: string; body: string }>(
      'SELECT id, event, body FROM deliveries WHERE id = ANY($1) AND body IS NOT NULL',
      [ids],
    )
    return new Map(rows.map((row) => [row.id, row]))
  }

  const options = {
    batchSize: BATCH,
    burstWhenBatchFull: true,
    perJobResults: true,
    notifyPollingIntervalSeconds: 2,
  } as const
  await boss.work<Pick<Event, 'id'>, void, typeof options>(QUEUE, options, async (jobs) => {
    const deliveries = await unhandled(jobs.map(({ data }) => data.id))
    const results = []
    const handled = []
    for (const { id, data } of jobs) {
      const delivery = deliveries.get(data.id)
      try {
        if (delivery) {
          await handle({ id: data.id, event: delivery.event, payload: JSON.parse(delivery.body) as object })
          handled.push(data.id)
        }
        results.push({ id, status: 'completed' as const })
      } catch (err) {
        if (err instanceof Later) {
          log.info({ delivery: data.id, at: err.at, reason: err.message }, 'delivery put back')
          await boss.send(QUEUE, data, { startAfter: err.at })
          results.push({ id, status: 'completed' as const })
          continue
        }
        log.warn({ err, delivery: data.id }, 'delivery failed; it is tried again')
        results.push({ id, status: 'failed' as const, output: { message: messageOf(err) } })
      }
    }
    await database.query('UPDATE deliveries SET body = NULL, handled_at = now() WHERE id = ANY($1)', [handled])
    return results
  })

  return {
    accept: inGroups(
      (group: readonly Delivery[]) =>
        database.transaction(async (transaction) => {
          const written = await insert(transaction, group)
          const jobs = written.map(({ id }) => ({ data: { id } }))
          if (jobs.length > 0) await boss.insert(QUEUE, jobs, { db: queueIn(transaction) })
          return group.map((delivery) => (written.includes(delivery) ? 'accepted' : 'duplicate'))
        }),
      GROUP,
    ),
  }
}

// Sorted, so that two replicas which got the same deliveries never wait for each other.
async function insert(sql: Sql, group: readonly Delivery[]): Promise<readonly Delivery[]> {
  const rows = group
    .map((delivery) => ({ delivery, digest: digestOf(delivery.body) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
  const places = rows.map((_, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4})`)
  const decoder = new TextDecoder()
  // As text: jsonb refuses escapes that JSON allows.
  const values = rows.flatMap(({ delivery: { id, event, body }, digest }) => [id, digest, event, decoder.decode(body)])
  const { rows: written } = await sql.query<{ id: string; body_digest: string }>(
    `INSERT INTO deliveries (id, body_digest, event, body) VALUES ${places.join(', ')}
     ON CONFLICT DO NOTHING RETURNING id, body_digest`,
    values,
  )
  return written.flatMap(({ id, body_digest: digest }) => {
    const row = rows.find((each) => each.delivery.id === id && each.digest === digest)
    return row ? [row.delivery] : []
  })
}
