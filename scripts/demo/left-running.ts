import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Ends the servers that deployments left running, by the process ids in their state files. */
export async function endServers(stateFolder: string): Promise<void> {
  // Named in full, since a wildcard passes over folders that start with a dot.
  for await (const file of glob('*/*/.holdout/deploy/*/*/current.json', { cwd: stateFolder })) {
    const { active, candidate } = JSON.parse(await readFile(join(stateFolder, file), 'utf8')) as Record<
      string,
      { pid: number } | null
    >
    for (const instance of [active, candidate]) {
      if (instance) kill(instance.pid)
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown
  }
}
