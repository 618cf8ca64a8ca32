import { constants } from 'node:fs'
import { copyFile, link, lstat, mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#core/errors.ts'

const MAX_ENTRIES = 500_000

/**
 * Copies the workspace to where the server will run, since the runner empties the workspace for its next job. `.git` and the
 * state folder stay behind. Files of `node_modules` become hard links where the disk can: npm replaces them, never
 * writes into them, and they are most of the bytes.
 */
export async function copyProgram(workspace: string, target: string, stateFolder: string): Promise<void> {
  let count = 0
  const copyFolder = async (from: string, to: string, linked: boolean): Promise<void> => {
    await mkdir(to, { recursive: true })
    for (const name of await readdir(from)) {
      const source = join(from, name)
      if (name === '.git' || source === stateFolder || target.startsWith(`${source}/versions`)) continue
      count += 1
      if (count > MAX_ENTRIES)
        throw new UserError(`the workspace has over ${MAX_ENTRIES} files; deploy from a smaller one`)
      await copyEntry(source, join(to, name), linked || name === 'node_modules')
    }
  }
  const copyEntry = async (source: string, copy: string, linked: boolean): Promise<void> => {
    const status = await lstat(source)
    if (status.isDirectory()) return copyFolder(source, copy, linked)
    if (status.isSymbolicLink()) return symlink(await readlink(source), copy)
    if (!status.isFile()) return
    if (linked && (await linkFile(source, copy))) return
    await copyFile(source, copy, constants.COPYFILE_FICLONE)
  }
  await copyFolder(workspace, target, false)
}

// Another disk, or one without hard links: then a copy.
async function linkFile(source: string, copy: string): Promise<boolean> {
  try {
    await link(source, copy)
    return true
  } catch {
    return false
  }
}
