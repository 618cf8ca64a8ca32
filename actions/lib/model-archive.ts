import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { create, extract } from 'tar'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { FileEntry } from '#core/files.ts'
import { fileEntry } from './files.ts'

/** Contents by relative path, with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Entries of files held in memory, sorted by path. */
export function entriesOf(files: Files): FileEntry[] {
  const entries = [...files].map(([path, bytes]) => ({ path, size: bytes.length, digest: digestOf(bytes) }))
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Files as a tar archive: equal files give equal bytes, whatever machine, user and time. */
export async function packFiles(files: Files): Promise<Uint8Array> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-pack-'))
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes, { mode: 0o644 })
    }
    const options = { cwd: folder, portable: true, mtime: new Date(0), noDirRecurse: true }
    return await buffer(create(options, [...files.keys()].sort()))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Unpacks an archive of `packFiles` into a new folder and checks that it holds exactly the files of a manifest.
 *
 * @throws UserError for an archive with anything else in it, or a file that is missing or not what the manifest names.
 */
export async function unpackFiles(archive: Uint8Array, files: readonly FileEntry[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const expected = new Set(files.map((file) => file.path))
  const foreign: string[] = []
  const filter = (path: string, entry: object) => {
    const wanted = 'type' in entry && entry.type === 'File' && expected.has(path)
    if (!wanted) foreign.push(path)
    return wanted
  }
  await pipeline([archive], extract({ cwd: folder, strict: true, filter }))
  if (foreign[0] !== undefined) {
    const what = JSON.stringify(foreign[0].slice(0, 200))
    throw new UserError(`the model archive holds ${what}, which its manifest does not name; register the model again`)
  }
  for (const file of files) {
    const { digest } = await fileEntry(folder, file.path)
    if (digest !== file.digest) throw new UserError(`the model file ${file.path} is not what its manifest names`)
  }
}
