import { fromPglite, PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { vi } from 'vitest'
import { readConfig } from '../../../app/config.ts'
import { createMetrics } from '../../../app/metrics.ts'
import { startWork } from '../../../app/start.ts'
import type { Database } from '../../../app/store/database.ts'
import type { Deliveries, Delivery } from '../../../app/store/deliveries.ts'
import { type Embedded, openPglite } from '../../../app/store/pglite.ts'
import type { Store } from '../../../app/store/store.ts'
import { createTables } from '../../../app/store/tables.ts'
import { turnsOfProcess } from '../../../app/store/turns.ts'
import { PRIVATE_KEY } from '../process.ts'
import { SECRET } from '../webhooks.ts'

/** What one queue hands to its worker, and what comes of it. */
interface Worker {
  readonly batchSize: number
  readonly isPerJob: boolean
  readonly work: (jobs: readonly object[]) => Promise<unknown>
}

interface Settled {
  readonly id: string
  readonly status: 'completed' | 'failed'
}

/** After that a job's heartbeat is over. */
const DEAD_MS = 30_000

/** More jobs than any change can lead to: the app works in a circle. */
const ENDLESS = 400

const never = <T>() => new Promise<T>(() => {})

/** PostgreSQL in memory and the queue's tables in it, for all worlds of a test file: each one begins with empty tables. */
export async function openDisk() {
  const database = await openPglite()
  await createTables(database)
  const boss = new PgBoss({
    ...{ db: fromPglite(database.pglite), backend: 'pglite', supervise: false, schedule: false },
    ...{ monitorIntervalSeconds: 5, queueCacheIntervalSeconds: 5 },
  })
  await boss.start()
  const { rows } = await database.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'steps'",
  )
  return {
    database,
    boss,
    // The time of each world begins anew, so that of the last look at a queue would be in the future.
    empty: () =>
      database.exec(`
        TRUNCATE ${rows.map(({ tablename }) => tablename).join(', ')}; DELETE FROM pgboss.job;
        UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL, maintain_on = NULL, singletons_active = NULL;
        UPDATE pgboss.version SET monitor_backoff_on = NULL`),
    close: async () => {
      await boss.stop({ graceful: false })
      await database.close()
    },
  }
}
export type Disk = Awaited<ReturnType<typeof openDisk>>

const config = readConfig({ APP_ID: '12345', PRIVATE_KEY, WEBHOOK_SECRET: SECRET })
const metrics = createMetrics(() => new Date())
const log = pino({ level: 'silent' })
const pace = { throttle: { enabled: false }, retry: { enabled: false } }

/**
 * The app behind its door, wired as in production on the real queue, whose workers wait until a test hands them their jobs. A process that
 * dies does nothing more: what it has under way stays as it is, and so do its jobs, until their heartbeat is over.
 */
export class AppProcess {
  readonly #disk: Disk
  readonly #workers = new Map<string, Worker>()
  #deliveries: Deliveries | undefined
  #isDead = false
  #died = () => {}
  readonly #death = new Promise<void>((resolve) => {
    this.#died = resolve
  })

  private constructor(disk: Disk) {
    this.#disk = disk
  }

  static async start(disk: Disk): Promise<AppProcess> {
    const process = new AppProcess(disk)
    const { deliveries } = await startWork(process.#store(), { config, metrics, log, now: () => new Date(), pace })
    process.#deliveries = deliveries
    return process
  }

  get isDead(): boolean {
    return this.#isDead
  }

  die(): void {
    this.#isDead = true
    this.#died()
  }

  async accept(delivery: Delivery): Promise<void> {
    await this.#deliveries?.accept(delivery)
  }

  /** One pass of the reconciler, as its schedule would ask for it. */
  async pass(name: 'watch' | 'redeliver' | 'sweep'): Promise<void> {
    await this.#disk.boss.send(`pass-${name}`)
    await this.workOn(`pass-${name}`)
  }

  /** Hands a queue what is due, once. @returns whether anything was. */
  async workOn(queue: string): Promise<boolean> {
    const worker = this.#workers.get(queue)
    if (!worker) throw new Error(`nobody works on ${queue}`)
    const { batchSize, isPerJob, work } = worker
    const jobs = await this.#disk.boss.fetch(queue, { batchSize, includeMetadata: true })
    if (jobs.length === 0) return false
    const { signal } = new AbortController()
    const ids = jobs.map(({ id }) => id)
    const done = work(jobs.map((job) => ({ ...job, signal }))).then(
      (results) =>
        isPerJob ? (results as readonly Settled[]) : ids.map((id) => ({ id, status: 'completed' as const })),
      () => ids.map((id) => ({ id, status: 'failed' as const })),
    )
    const settled = await Promise.race([done, this.#death])
    if (!settled || this.#isDead) return true
    for (const { id, status } of settled) {
      await (status === 'completed' ? this.#disk.boss.complete(queue, id) : this.#disk.boss.fail(queue, id))
    }
    return true
  }

  /** Works until nothing is due, or it dies. */
  async work(): Promise<void> {
    let jobs = 0
    for (let isBusy = true; isBusy && !this.#isDead; ) {
      isBusy = false
      for (const queue of this.#workers.keys()) {
        if (this.#isDead || !(await this.workOn(queue))) continue
        isBusy = true
        if (++jobs > ENDLESS) throw new Error('the app works in a circle')
      }
    }
  }

  /** The next process on the same disk, when the queue has found that this one is dead. */
  async next(): Promise<AppProcess> {
    this.die()
    // Twice: the second time the queue sees that the job of the dead is not active any more, and who starts reads that.
    for (let turn = 0; turn < 2; turn++) {
      vi.setSystemTime(Date.now() + DEAD_MS)
      await this.#disk.boss.supervise()
    }
    return AppProcess.start(this.#disk)
  }

  #store(): Store {
    return {
      database: this.#database(this.#disk.database),
      boss: this.#boss(),
      keptSeconds: 86_400,
      ping: never,
      close: never,
    }
  }

  // Nothing that a dead process had still in hand is done.
  #database(of: Embedded): Database {
    const alive = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
      return (...args: A): Promise<T> => (this.#isDead ? never() : call(...args))
    }
    return {
      query: (text, values) => (this.#isDead ? never() : of.query(text, values)),
      exec: alive(of.exec),
      transaction: (work) => (this.#isDead ? never() : of.transaction(work)),
      alone: turnsOfProcess(),
      close: of.close,
    }
  }

  #boss(): PgBoss {
    const work = async (name: string, ...rest: readonly unknown[]) => {
      const [options, handler] = (rest.length > 1 ? rest : [{}, ...rest]) as [Record<string, unknown>, Worker['work']]
      const { batchSize = 1, perJobResults = false } = options
      this.#workers.set(name, { batchSize: Number(batchSize), isPerJob: Boolean(perJobResults), work: handler })
      // A worker that begins asks for jobs, by which the queue's settings are known when they are first needed inside a transaction.
      await this.#disk.boss.findJobs(name, { key: 'none' })
      return name
    }
    return new Proxy(this.#disk.boss, {
      get: (boss, key) => {
        if (key === 'work') return work
        const value: unknown = Reflect.get(boss, key)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => (this.#isDead ? never() : value.apply(boss, args))
      },
    })
  }
}
