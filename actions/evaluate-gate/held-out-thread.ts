import type { TableFile } from '#tables/table-file.ts'
import { shared } from './between-threads.ts'
import { type Reading, readHeldOut } from './held-out.ts'
import { answer } from './thread-answer.ts'

/** What the thread is started with. */
export interface ReadingTask {
  readonly file: TableFile
  readonly reading: Reading
}

await answer(async ({ file, reading }: ReadingTask) => shared(await readHeldOut(file, reading)))
