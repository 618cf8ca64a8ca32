import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Digest } from '#core/digest.ts'
import type { Environment } from '#core/run-record.ts'
import manifest from '../../package.json' with { type: 'json' }
import { fileEntry } from '../lib/files.ts'

/** Files by which package managers pin what they install. */
const LOCKS = [
  ...['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'deno.lock'],
  ...['uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock', 'pylock.toml', 'requirements.txt'],
  ...['conda-lock.yml', 'environment.yml', 'pixi.lock', 'renv.lock', 'Manifest.toml', 'Cargo.lock', 'go.sum'],
]

/**
 * What could change a result without any change of code. Programs of the job's PATH are not asked for their versions: to
 * start them would be to trust them.
 *
 * @param folder where the command runs.
 */
export async function environmentOf(folder: string): Promise<Environment> {
  const processors = cpus()
  return {
    os: process.platform,
    arch: process.arch,
    cpus: Math.max(1, processors.length),
    cpu_model: processors[0]?.model.trim() || 'unknown',
    versions: await versions(folder),
    locks: await locks(folder),
  }
}

async function versions(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = { node: process.versions.node, holdout: manifest.version }
  // Hosted runners name their image; two images are two sets of system libraries.
  const { ImageOS: image, ImageVersion: version } = process.env
  if (image && version) found.image = `${image} ${version}`
  const python = await readFile(join(folder, '.python-version'), 'utf8').catch(() => '')
  if (/^[\w.+-]{1,40}$/.test(python.trim())) found.python = python.trim()
  return found
}

async function locks(folder: string): Promise<Record<string, Digest>> {
  const found: Record<string, Digest> = {}
  for (const name of LOCKS) {
    const entry = await fileEntry(folder, name).catch(() => null)
    if (entry) found[name] = entry.digest
  }
  return found
}
