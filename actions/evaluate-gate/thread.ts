import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { UserError } from '#core/errors.ts'
import type { Answer } from './thread-answer.ts'

/** The programs of threads, files beside this one. */
export type Program = 'held-out-thread' | 'measuring-thread'

/** Room for young objects: what a thread leaves behind is only given back seconds later, and its columns do not lie there. */
const LIMITS = { maxYoungGenerationSizeMb: 16 }

/**
 * Runs a program in a thread of its own.
 *
 * @param task what the program is started with; what of it is to change hands instead of being copied is in `transferred`.
 * @throws UserError where the program does.
 */
export async function inThread<T>(program: Program, task: unknown, transferred: ArrayBuffer[] = []): Promise<T> {
  // In the source as in the bundle.
  const file = new URL(`./${program}${extname(import.meta.url)}`, import.meta.url)
  const thread = new Worker(file, { workerData: task, transferList: transferred, resourceLimits: LIMITS })
  const [answer] = (await once(thread, 'message')) as [Answer<T>]
  if (answer.kind === 'refused') throw new UserError(answer.message)
  return answer.value
}
