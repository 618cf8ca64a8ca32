import type { Logger } from 'pino'
import { z } from 'zod'
import type { Client } from '../github/client.ts'
import type { Store } from '../store/store.ts'

/** GitHub delivers again for three days. https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
const WINDOW_MS = 3 * 24 * 3600_000

/** A delivery that was under way when the last pass looked may have got its status since. */
const OVERLAP_MS = 10 * 60_000

/** Bounds of one pass. Writes are a second apart, so this many take two minutes. */
const MAX_PAGES = 30
const MAX_ATTEMPTS_A_PASS = 120
const MAX_ATTEMPTS = 5
const FIRST_WAIT_MS = 5 * 60_000

const Deliveries = z.array(
  z.object({
    id: z.int(),
    guid: z.string(),
    delivered_at: z.iso.datetime(),
    status_code: z.int(),
    event: z.string(),
    action: z.string().nullable(),
  }),
)
type Listed = z.infer<typeof Deliveries>[number]

const Seen = z.object({ until: z.iso.datetime() })

export interface Redelivering {
  readonly app: Client
  readonly store: Pick<Store, 'database'>
  /** Whether anybody wants the event. */
  readonly isHandled: (event: string, payload: object) => boolean
  readonly now: () => Date
  readonly random: () => number
  readonly log: Logger
}

/**
 * Asks GitHub to deliver again what did not reach us, for it never does so by itself: each delivery five times at most, with growing
 * pauses, and so many in one pass. What arrived by any attempt is left alone.
 */
export async function redeliver(pass: Redelivering): Promise<void> {
  await takeNote(await listNew(pass), pass)
  const { app, now, log } = pass
  const due = await dueOf(pass)
  for (const { guid, deliveryId, attempts } of due) {
    const wait = FIRST_WAIT_MS * 2 ** attempts * (0.5 + pass.random())
    // Counted before it is asked for: a crash must not make it endless.
    await pass.store.database.query(
      'UPDATE failed_deliveries SET attempts = attempts + 1, next_at = $2 WHERE guid = $1',
      [guid, new Date(now().getTime() + wait)],
    )
    await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: deliveryId })
  }
  if (due.length > 0) log.info({ count: due.length }, 'deliveries asked for again')
}

// Newest first, back to where the last pass had looked.
async function listNew({ app, store, now }: Redelivering): Promise<readonly Listed[]> {
  const { rows } = await store.database.query<{ state: unknown }>("SELECT state FROM passes WHERE name = 'redeliver'")
  const seen = rows[0] ? Date.parse(Seen.parse(rows[0].state).until) - OVERLAP_MS : 0
  const from = Math.max(seen, now().getTime() - WINDOW_MS)
  const found: Listed[] = []
  let pages = 0
  for await (const { data } of app.paginate.iterator('GET /app/hook/deliveries', { per_page: 100 })) {
    const page = Deliveries.parse(data)
    found.push(...page.filter(({ delivered_at: at }) => Date.parse(at) >= from))
    const last = page.at(-1)
    if (!last || Date.parse(last.delivered_at) < from || ++pages === MAX_PAGES) break
  }
  return found
}

async function takeNote(listed: readonly Listed[], { store, isHandled, now }: Redelivering): Promise<void> {
  const arrived = new Set(listed.filter(isOk).map(({ guid }) => guid))
  const failed = new Map<string, Listed>()
  // Oldest first, so that the newest attempt of a delivery is kept.
  for (const each of listed.toReversed()) {
    if (!isOk(each) && !arrived.has(each.guid) && isHandled(each.event, { action: each.action }))
      failed.set(each.guid, each)
  }
  await store.database.transaction(async (sql) => {
    await sql.query(
      `INSERT INTO failed_deliveries (guid, delivery_id, delivered_at, next_at)
       SELECT guid, id, delivered_at, $2 FROM jsonb_to_recordset($1::jsonb) AS f(guid text, id bigint, delivered_at timestamptz)
       ON CONFLICT (guid) DO UPDATE SET delivery_id = EXCLUDED.delivery_id`,
      [JSON.stringify([...failed.values()].map(({ guid, id, delivered_at }) => ({ guid, id, delivered_at }))), now()],
    )
    await sql.query('UPDATE failed_deliveries SET settled = true WHERE guid = ANY($1)', [[...arrived]])
    await sql.query('DELETE FROM failed_deliveries WHERE delivered_at < $1', [new Date(now().getTime() - WINDOW_MS)])
    const [newest] = listed
    if (newest) {
      await sql.query(
        `INSERT INTO passes (name, state) VALUES ('redeliver', $1::jsonb) ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state`,
        [JSON.stringify({ until: newest.delivered_at })],
      )
    }
  })
}

async function dueOf({ store, now }: Redelivering) {
  const { rows } = await store.database.query<{ guid: string; delivery_id: number; attempts: number }>(
    `SELECT guid, delivery_id, attempts FROM failed_deliveries
     WHERE NOT settled AND attempts < $1 AND next_at <= $2 ORDER BY attempts, delivered_at LIMIT $3`,
    [MAX_ATTEMPTS, now(), MAX_ATTEMPTS_A_PASS],
  )
  return rows.map(({ guid, delivery_id, attempts }) => ({ guid, deliveryId: Number(delivery_id), attempts }))
}

// GitHub shows every 2xx as OK, and 0 where nobody answered.
function isOk({ status_code: code }: Listed): boolean {
  return code >= 200 && code < 300
}
