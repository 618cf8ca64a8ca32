import type { TableFile } from '#tables/table-file.ts'
import { type HeldOut, type Reading, readHeldOut } from './held-out.ts'
import type { ReadingTask } from './held-out-thread.ts'
import { inThread } from './thread.ts'

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
  const { buffer, byteLength } = file.bytes
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  const task: ReadingTask = { file, reading }
  return inThread('held-out-thread', task, whole ? [buffer] : [])
}
