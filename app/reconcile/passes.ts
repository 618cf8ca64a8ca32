import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'

/** Something that is done again and again, by one process at a time however many there are. */
export interface Pass {
  readonly name: string
  /** When, as cron writes it, UTC; null: after a start only. */
  readonly cron: string | null
  /** Once after each start too. */
  readonly atStart?: boolean
  readonly run: () => Promise<void>
}

/** Who hears of passes. */
export interface Listener {
  readonly log: Logger
  readonly passed?: (pass: string, outcome: 'done' | 'failed', seconds: number) => void
}

/** Starts passes through the queue, which hands each one to one of the processes that share it. A pass that fails comes again with the next. */
export async function startPasses(
  { boss }: Pick<Store, 'boss'>,
  passes: readonly Pass[],
  { log, passed }: Listener,
): Promise<void> {
  for (const { name, cron, atStart, run } of passes) {
    const queue = `pass-${name}`
    // exclusive: one that waits or runs keeps others out.
    await boss.createQueue(queue, {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 840,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 3600,
    })
    await boss.work(queue, { pollingIntervalSeconds: 2 }, async () => {
      const started = performance.now()
      const tell = (outcome: 'done' | 'failed') => passed?.(name, outcome, (performance.now() - started) / 1000)
      try {
        await run()
        tell('done')
      } catch (err) {
        tell('failed')
        log.warn({ err, pass: name }, 'pass failed; the next one comes')
      }
    })
    if (cron) await boss.schedule(queue, cron)
    if (atStart) await boss.send(queue)
  }
}
