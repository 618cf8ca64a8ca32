import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { ModelPackage } from '#core/model-package.ts'
import { unpackFiles } from '../../lib/model-archive.ts'
import type { Released } from '../released.ts'
import { copyProgram } from './program.ts'

/** Where the files of one version lie. */
export interface VersionFolder {
  readonly root: string
  /** The repository as it was checked out, with what was installed. */
  readonly program: string
  /** The folder that holds all files of the model. */
  readonly model: string
  readonly log: string
}

export function versionFolder(folder: string, manifest: Pick<ModelPackage, 'version' | 'files'>): VersionFolder {
  const root = join(folder, 'versions', manifest.version)
  return {
    root,
    program: join(root, 'program'),
    model: join(root, 'model', commonFolder(manifest.files.map((file) => file.path))),
    log: join(root, 'server.log'),
  }
}

/** Writes a version's files anew; a folder is in its place only when it is whole. */
export async function writeVersion(
  folder: string,
  { manifest, archive }: Released,
  source: { readonly workspace: string; readonly state: string },
): Promise<VersionFolder> {
  const { root } = versionFolder(folder, manifest)
  const growing = `${root}.partial`
  await rm(growing, { recursive: true, force: true })
  await mkdir(dirname(root), { recursive: true })
  await unpackFiles(archive, manifest.files, join(growing, 'model'))
  await copyProgram(source.workspace, join(growing, 'program'), source.state)
  await rm(root, { recursive: true, force: true })
  await rename(growing, root)
  return versionFolder(folder, manifest)
}

/** Removes all versions but these. */
export async function pruneVersions(folder: string, kept: readonly string[]): Promise<void> {
  const versions = join(folder, 'versions')
  for (const name of await readdir(versions).catch(() => [])) {
    if (!kept.includes(name)) await rm(join(versions, name), { recursive: true, force: true })
  }
}

function commonFolder(paths: readonly string[]): string {
  let folder = posix.dirname(paths[0] ?? '.')
  while (folder !== '.' && !paths.every((path) => path.startsWith(`${folder}/`))) folder = posix.dirname(folder)
  return folder
}
