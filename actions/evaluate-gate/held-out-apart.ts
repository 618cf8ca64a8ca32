import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { UserError } from '#core/errors.ts'
import type { TableFile } from '#tables/table-file.ts'
import { type HeldOut, type Reading, readHeldOut } from './held-out.ts'
import type { Answer, Task } from './held-out-thread.ts'

/** Starting a thread takes about as long as reading this many bytes. */
const SMALL = 4 * 1024 * 1024

/**
 * As `readHeldOut`, a large file in a thread of its own, so that those of two models are read at the same time. The bytes go over to
 * the thread where they can: then the caller's have none left.
 *
 * @throws UserError as `readHeldOut` does.
 */
export async function readHeldOutApart(file: TableFile, reading: Reading): Promise<HeldOut> {
  if (file.bytes.length < SMALL) return readHeldOut(file, reading)
  // Beside this file, in the source as in the bundle.
  const program = new URL(`./held-out-thread${extname(import.meta.url)}`, import.meta.url)
  const { buffer, byteLength } = file.bytes
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  const workerData: Task = { file, reading }
  const thread = new Worker(program, { workerData, transferList: whole ? [buffer] : [] })
  const [answer] = (await once(thread, 'message')) as [Answer]
  if (answer.kind === 'refused') throw new UserError(answer.message)
  return answer.heldOut
}
