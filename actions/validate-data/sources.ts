import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadContract } from '#core/data/contract-reader.ts'
import type { LocalServer } from '#core/data/server.ts'
import { UserError } from '#core/errors.ts'
import type { FileEntry } from '#core/files.ts'
import { fileEntry, listFiles } from '../lib/files.ts'
import type { DataFile, Dataset } from './engines/engine.ts'
import { fileProblem, folderProblem, unfetchedProblem } from './sources/dvc.ts'
import { DvcMd5 } from './sources/dvc-digest.ts'
import { type DvcRecord, dvcRecord } from './sources/dvc-record.ts'
import { compressionOf, formOf } from './sources/form.ts'
import { partitionsOf } from './sources/partitions.ts'
import { lfsProblem } from './sources/pointer.ts'

/** The data of one schema object: where they were looked for, and what is there. */
export interface Source {
  readonly name: string
  readonly patterns: readonly string[]
  /** Null where no file matches, or what matches is not the data. */
  readonly dataset: Dataset | null
  /** Why what matches is not the data, and what to add to the workflow. */
  readonly problem: string | null
  readonly entries: readonly FileEntry[]
  /** @throws UserError where a file has changed since it was fingerprinted. */
  readonly confirm: () => Promise<void>
}

export interface Wanted {
  /** The workspace. */
  readonly root: string
  readonly contract: ReadContract
  /** Lines of the input `data`: `pattern`, or `<schema>=pattern`. */
  readonly data: readonly string[] | undefined
}

/**
 * Finds and fingerprints the files of every schema object of the contract.
 *
 * @throws UserError for data that nobody names, a pattern out of bounds, a file outside the workspace or of no known format.
 */
export async function findSources(wanted: Wanted): Promise<Source[]> {
  const sources: Source[] = []
  for (const place of placesOf(wanted)) sources.push(await findFiles(wanted.root, place))
  return sources
}

/**
 * Finds and fingerprints the files of one place.
 *
 * @throws UserError as `findSources`.
 */
export async function findFiles(root: string, { name, patterns, server }: Place): Promise<Source> {
  for (const pattern of patterns) refusePattern(pattern)
  const paths = await listFiles(root, patterns)
  return { name, patterns, ...(await open(root, { name, paths, patterns, server })) }
}

export interface Place {
  readonly name: string
  readonly patterns: readonly string[]
  /** Says format and delimiter where the pattern is its own. */
  readonly server: LocalServer | null
}

function placesOf({ contract: { contract, server }, data }: Wanted): Place[] {
  const names = contract.schema.map((object) => object.name)
  const [only] = names
  if (data !== undefined && data.length > 0) return givenPlaces(names, data, server)
  if (only === undefined || names.length > 1) {
    throw new UserError(
      `the contract has ${names.length} schemas; set the input 'data' to one line <schema>=<files> each`,
    )
  }
  if (!server) {
    throw new UserError(
      "the contract has no single server of type local; set the input 'data' to the files, for example data/*.parquet",
    )
  }
  return [{ name: only, patterns: [server.path], server }]
}

function givenPlaces(names: readonly string[], data: readonly string[], server: LocalServer | null): Place[] {
  const patterns = new Map(names.map((name): [string, string[]] => [name, []]))
  for (const line of data) {
    // Folders of partitions hold = too, so only the name of a schema counts as one.
    const named = names.find((name) => line.startsWith(`${name}=`))
    const name = named ?? (names.length === 1 ? names[0] : undefined)
    if (name === undefined) {
      throw new UserError(
        `input 'data': ${line} names no schema; write <schema>=<files>, schemas are ${names.join(', ')}`,
      )
    }
    patterns.get(name)?.push(named === undefined ? line : line.slice(name.length + 1).trim())
  }
  const without = names.find((name) => patterns.get(name)?.length === 0)
  if (without !== undefined)
    throw new UserError(`input 'data': no files for the schema ${without}; add ${without}=<files>`)
  return Array.from(patterns, ([name, list]) => ({ name, patterns: list, server }))
}

const MAX_PATTERN = 500
const MAX_STARS = 20

// Matching takes time in the product of length and wildcards.
function refusePattern(pattern: string): void {
  const wild = pattern.match(/[*?[{(]/g)?.length ?? 0
  if (pattern === '' || pattern.length > MAX_PATTERN || wild > MAX_STARS) {
    const shown = pattern.slice(0, 60)
    throw new UserError(
      `the pattern '${shown}' must have 1 to ${MAX_PATTERN} characters and at most ${MAX_STARS} wildcards; name a folder instead`,
    )
  }
}

interface Listed {
  readonly name: string
  readonly paths: readonly string[]
  readonly patterns: readonly string[]
  readonly server: LocalServer | null
}

async function open(root: string, listed: Listed): Promise<Omit<Source, 'name' | 'patterns'>> {
  const files = new Map<string, DataFile>()
  // Two names of one file are one file: its rows would count twice.
  for (const path of listed.paths) {
    // A record of DVC lies beside the data.
    if (path.endsWith('.dvc')) continue
    const absolute = await realpath(join(root, path))
    if (!files.has(absolute)) files.set(absolute, { path, absolute, compression: compressionOf(path) })
  }
  const all = [...files.values()]
  const { entries, marks, problem } = await fingerprint(root, all)
  const what = problem ?? (await unfetchedProblem(root, listed))
  const dataset =
    all.length === 0 || what !== null
      ? null
      : { name: listed.name, ...formOf(all, listed.server), files: all, partitions: partitionsOf(all) }
  return { dataset, entries, problem: what, confirm: () => confirm(files, marks) }
}

interface Fingerprints {
  readonly entries: readonly FileEntry[]
  /** What tells a file that was written to, by absolute path. */
  readonly marks: ReadonlyMap<string, string>
  /** The first file that is not the data it stands for. */
  readonly problem: string | null
}

async function fingerprint(root: string, files: readonly DataFile[]): Promise<Fingerprints> {
  const marks = new Map<string, string>()
  const entries: FileEntry[] = []
  const folders = new Map<string, DvcRecord>()
  let problem: string | null = null
  for (const { path, absolute } of files) {
    marks.set(absolute, await markOf(absolute))
    const record = await dvcRecord(root, path)
    const md5 = record?.path === path ? new DvcMd5() : null
    const entry = await fileEntry(root, path, (chunk) => md5?.update(chunk))
    entries.push(entry)
    problem ??= await lfsProblem(root, path)
    if (record && md5) problem ??= fileProblem({ record, md5, entry })
    else if (record) folders.set(record.path, record)
  }
  for (const record of folders.values()) problem ??= await folderProblem(root, record)
  return { entries, marks, problem }
}

// The time of the last change of an inode cannot be set back by whoever writes the file.
async function markOf(absolute: string): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await stat(absolute, { bigint: true })
  return [ino, size, mtimeNs, ctimeNs].join(' ')
}

async function confirm(files: ReadonlyMap<string, DataFile>, marks: ReadonlyMap<string, string>): Promise<void> {
  for (const [absolute, { path }] of files) {
    const mark = await markOf(absolute).catch(() => 'gone')
    if (mark !== marks.get(absolute)) {
      throw new UserError(`${path}: changed while it was checked; let the program that writes it finish first`)
    }
  }
}
