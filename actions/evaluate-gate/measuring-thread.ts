import { type Joined, measured } from '#core/gate/measured.ts'
import { untilAllTaken } from './between-threads.ts'
import { answer } from './thread-answer.ts'

/** What the thread is started with. */
export interface MeasuringTask {
  readonly joined: Joined
  readonly names: readonly string[]
  /** How many metrics are taken by all threads. */
  readonly taken: Int32Array
}

await answer(({ joined, names, taken }: MeasuringTask) => measured(joined, untilAllTaken(names, taken)))
