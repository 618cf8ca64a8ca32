import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { x } from 'tar'
import { UserError } from '#core/errors.ts'
import { canonicalJson } from '#core/json.ts'
import pins from './duckdb-pins.json' with { type: 'json' }
import { npmPack } from './npm-pack.ts'

/*
 * DuckDB's native library, 70 MB, can be neither bundled nor committed. It comes from the package that our lockfile pins:
 * from our own node_modules where there is one, else once from the user's npm registry, checked against the pinned
 * SHA-512 before a byte of it is used.
 */

/** Where to look, and whom to tell. Everything but `log` has its value from the environment on a runner. */
export interface LibraryPlace {
  readonly environment: NodeJS.ProcessEnv
  /** As npm names it: `linux-x64`, `linux-x64-musl`, `darwin-arm64`, ... */
  readonly platform: string
  readonly pins: { readonly version: string; readonly integrity: Readonly<Record<string, string>> }
  /** Folder of this repository, or null where the bundle lies apart from it. */
  readonly repository: string | null
}

/** @returns the place of this process. */
export function libraryPlace(environment: NodeJS.ProcessEnv = process.env): LibraryPlace {
  return { environment, platform: platformName(), pins, repository: ownRepository(import.meta.dirname) }
}

/** The folder that holds `duckdb.node`, whether it is there yet or not. */
export function libraryFolder(place: LibraryPlace = libraryPlace()): string {
  return ownFolder(place) ?? cacheFolder(place)
}

/**
 * Makes sure that the library is there and whole.
 *
 * @throws UserError on a platform without a library, without npm, and on an archive that is not the pinned one.
 */
export async function ensureLibrary(log: (line: string) => void, place: LibraryPlace = libraryPlace()): Promise<void> {
  if (ownFolder(place)) return
  const integrity = place.pins.integrity[place.platform]
  if (!integrity) {
    const known = Object.keys(place.pins.integrity).join(', ')
    throw new UserError(`DuckDB has no library for ${place.platform}; run validate-data on one of ${known}`)
  }
  const folder = cacheFolder(place)
  if (await isWhole(folder, integrity)) return
  const started = performance.now()
  await download({ place, integrity, folder })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  log(
    `DuckDB ${place.pins.version} for ${place.platform}: fetched with npm in ${seconds} s, SHA-512 as pinned, kept in ${folder}`,
  )
}

function ownFolder({ repository, platform, pins: { version } }: LibraryPlace): string | null {
  if (repository === null) return null
  const folder = join(repository, 'node_modules', '@duckdb', `node-bindings-${platform}`)
  if (!existsSync(join(folder, 'duckdb.node'))) return null
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown }
  return manifest.version === version ? folder : null
}

// The nearest package.json that is ours, from the file that runs: never a node_modules of the workspace or above us.
function ownRepository(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }
      if (name === 'holdout') return folder
    }
    if (folder === dirname(folder)) return null
  }
}

function cacheFolder({ environment, platform, pins: { version } }: LibraryPlace): string {
  const tools = environment.RUNNER_TOOL_CACHE
  const own = environment.LOCALAPPDATA ?? environment.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  return tools ? join(tools, 'holdout-duckdb', version, platform) : join(own, 'holdout', 'duckdb', version, platform)
}

function platformName(): string {
  const name = `${process.platform}-${process.arch}`
  if (process.platform !== 'linux') return name
  // Network interfaces would be looked up by name, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return header?.glibcVersionRuntime ? name : `${name}-musl`
}

const MANIFEST = 'holdout.json'

interface Manifest {
  readonly integrity: string
  readonly files: Readonly<Record<string, string>>
}

async function isWhole(folder: string, integrity: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest
    if (manifest.integrity !== integrity || !('duckdb.node' in manifest.files)) return false
    for (const [name, digest] of Object.entries(manifest.files)) {
      if ((await digestOfFile(join(folder, name))) !== digest) return false
    }
    return true
  } catch {
    return false
  }
}

interface Download {
  readonly place: LibraryPlace
  readonly integrity: string
  readonly folder: string
}

async function download({ place, integrity, folder }: Download): Promise<void> {
  const name = `@duckdb/node-bindings-${place.platform}`
  await mkdir(dirname(folder), { recursive: true })
  const temporary = await mkdtemp(join(dirname(folder), '.download-'))
  try {
    const archive = await npmPack(`${name}@${place.pins.version}`, temporary, place.environment)
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`
    if (found !== integrity) {
      throw new UserError(
        `${name} ${place.pins.version} from your npm registry is not the pinned file (${found}, pinned ${integrity}); nothing of it was used, ask who runs the registry`,
      )
    }
    await unpack(archive, join(temporary, 'unpacked'), integrity)
    await replaceFolder(join(temporary, 'unpacked'), folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function unpack(archive: string, folder: string, integrity: string): Promise<void> {
  await mkdir(folder)
  const regular = (_path: string, entry: { type?: string } | object) => 'type' in entry && entry.type === 'File'
  await x({ file: archive, cwd: folder, strip: 1, strict: true, filter: regular })
  const files: Record<string, string> = {}
  for (const name of await readdir(folder)) {
    if ((await stat(join(folder, name))).isFile()) files[name] = await digestOfFile(join(folder, name))
  }
  const manifest: Manifest = { integrity, files }
  await writeFile(join(folder, MANIFEST), canonicalJson(manifest))
}

// Two jobs of one machine may do this at once: whoever comes second finds the same bytes there already.
async function replaceFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch {
    await rm(to, { recursive: true, force: true })
    await rename(from, to)
  }
}

async function digestOfFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}
