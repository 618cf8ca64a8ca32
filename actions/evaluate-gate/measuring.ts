import { type Joined, type Measured, measured } from '#core/gate/measured.ts'
import { sharedCount, untilAllTaken } from './between-threads.ts'
import type { MeasuringTask } from './measuring-thread.ts'
import { inThread } from './thread.ts'

/** Starting a thread takes about as long as measuring this many rows. */
const FEW = 200_000

/**
 * As `measured`, of many rows in two threads at once. Each takes metrics from its own end of the list until all are taken, so that
 * neighbours, which share much of their work, are measured in the same one.
 *
 * @throws UserError as `measured` does.
 */
export async function measuredInThreads(joined: Joined, names: readonly string[]): Promise<Measured> {
  if (joined.candidate.rows < FEW) return measured(joined, names)
  const task: MeasuringTask = { joined, names: names.toReversed(), taken: sharedCount() }
  const [others, own] = await Promise.allSettled([
    inThread<Measured>('measuring-thread', task),
    new Promise<Measured>((resolve) => resolve(measured(joined, untilAllTaken(names, task.taken)))),
  ])
  // What failed in either fails again, so that of several faults it is always the same one that is named.
  if (own.status === 'rejected' || others.status === 'rejected') return measured(joined, names)
  return new Map([...own.value, ...others.value])
}
