import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DataFile } from '../engine.ts'
import type { Fault } from './fault.ts'
import { textOf } from './text-file.ts'

/**
 * Writes the text of a file without the records that break its form, for an engine that cannot get over them.
 *
 * @param faults in the order of the file.
 */
export async function writeSoundCopy(file: DataFile, faults: readonly Fault[], target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const copy = await open(target, 'wx', 0o600)
  try {
    let position = 0
    let next = 0
    for await (const chunk of textOf(file)) {
      let from = 0
      while (from < chunk.length) {
        const fault = faults[next]
        const at = position + from
        if (fault === undefined || at < fault.start) {
          const to = Math.min(chunk.length, (fault?.start ?? Number.POSITIVE_INFINITY) - position)
          await copy.writeFile(chunk.subarray(from, to))
          from = to
        } else {
          from = Math.min(chunk.length, fault.end - position)
          if (position + from >= fault.end) next++
        }
      }
      position += chunk.length
    }
  } finally {
    await copy.close()
  }
}

/** Where a byte of the copy stands in the text. */
export function originalOffset(offset: number, faults: readonly Fault[]): number {
  let original = offset
  for (const { start, end } of faults) {
    if (start > original) break
    original += end - start
  }
  return original
}
