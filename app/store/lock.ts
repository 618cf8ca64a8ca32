import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '#core/errors.ts'

/**
 * Takes a folder for this process alone: two processes on one PGlite folder destroy it, and PGlite does not look.
 *
 * @returns a function that gives the folder back.
 * @throws Error naming the other process when it still runs.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'holdout.lock')
  for (let attempt = 1; ; attempt++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 2) throw thrown
      const owner = Number(readFileSync(path, 'utf8'))
      if (isRunning(owner)) {
        throw new Error(
          `${folder} is used by process ${owner}; stop it, or delete ${path} if that process is something else`,
          { cause: thrown },
        )
      }
      rmSync(path, { force: true })
    }
  }
}

// A process that was killed leaves its file behind; in a container the next one often has the same number.
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return !/ESRCH/.test(messageOf(thrown))
  }
}
