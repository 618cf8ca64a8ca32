import { lstat, readFile, rm, writeFile } from 'node:fs/promises'

/** The files by which a step speaks to the runner; a child does not get their names, but it can find the folder. */
const COMMAND_FILES = [
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ARTIFACTS',
]

/**
 * Remembers the runner's command files, so that a child that writes to them changes nothing.
 *
 * @returns a function to call after the child: it puts back what changed and names the variables of those files.
 */
export async function keepCommandFiles(env: NodeJS.ProcessEnv = process.env): Promise<() => Promise<string[]>> {
  const kept = new Map<string, { path: string; content: Buffer }>()
  for (const name of COMMAND_FILES) {
    const path = env[name]
    const content = path ? await readFile(path).catch(() => null) : null
    if (path && content) kept.set(name, { path, content })
  }
  return async () => {
    const changed: string[] = []
    for (const [name, { path, content }] of kept) {
      if (await isUnchanged(path, content)) continue
      changed.push(name)
      await rm(path, { recursive: true, force: true })
      await writeFile(path, content, { flag: 'wx' })
    }
    return changed
  }
}

// The size first: a child may have written gigabytes.
async function isUnchanged(path: string, content: Buffer): Promise<boolean> {
  const now = await lstat(path).catch(() => null)
  if (!now?.isFile() || now.size !== content.length) return false
  return content.equals(await readFile(path))
}
