import { parentPort, workerData } from 'node:worker_threads'
import { UserError } from '#core/errors.ts'
import type { TableFile } from '#tables/table-file.ts'
import { type HeldOut, type Reading, readHeldOut } from './held-out.ts'

/** What the thread is started with. */
export interface Task {
  readonly file: TableFile
  readonly reading: Reading
}

/** What it answers with: an error of the user's loses its class between threads, so it is told apart here. */
export type Answer =
  | { readonly kind: 'read'; readonly heldOut: HeldOut }
  | { readonly kind: 'refused'; readonly message: string }

async function answerTo({ file, reading }: Task): Promise<Answer> {
  try {
    return { kind: 'read', heldOut: await readHeldOut(file, reading) }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { kind: 'refused', message: thrown.message }
  }
}

const answer = await answerTo(workerData as Task)
parentPort?.postMessage(answer, [...buffersIn(answer)])

/** What can change hands instead of being copied. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (value instanceof Map) {
    for (const item of value.values()) buffersIn(item, found)
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const item of Object.values(value)) buffersIn(item, found)
  }
  return found
}
