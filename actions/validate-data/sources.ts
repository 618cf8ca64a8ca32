import { realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ReadContract } from '#core/data/contract-reader.ts'
import type { LocalServer } from '#core/data/server.ts'
import { UserError } from '#core/errors.ts'
import type { FileEntry } from '#core/files.ts'
import { fileEntry, listFiles } from '../lib/files.ts'
import type { DataFile, Dataset, Format } from './engines/engine.ts'

/** The data of one schema object: where they were looked for, and what is there. */
export interface Source {
  readonly name: string
  readonly patterns: readonly string[]
  /** Null where no file matches. */
  readonly dataset: Dataset | null
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
  return { name, patterns, ...(await open(root, { name, paths, server })) }
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
  readonly server: LocalServer | null
}

async function open(root: string, { name, paths, server }: Listed): Promise<Omit<Source, 'name' | 'patterns'>> {
  const files = new Map<string, DataFile>()
  // Two names of one file are one file: its rows would count twice.
  for (const path of paths) {
    const absolute = await realpath(join(root, path))
    if (!files.has(absolute)) files.set(absolute, { path, absolute })
  }
  const marks = new Map<string, string>()
  const entries: FileEntry[] = []
  for (const { path, absolute } of files.values()) {
    marks.set(absolute, await markOf(absolute))
    entries.push(await fileEntry(root, path))
  }
  const dataset =
    files.size === 0 ? null : { name, ...formatOf([...files.values()], server), files: [...files.values()] }
  return { dataset, entries, confirm: () => confirm(files, marks) }
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

interface Form {
  readonly format: Format
  readonly delimiter: string
}

const FORMS: Readonly<Record<string, Form>> = {
  '.csv': { format: 'csv', delimiter: ',' },
  '.tsv': { format: 'csv', delimiter: '\t' },
  '.jsonl': { format: 'jsonl', delimiter: '' },
  '.ndjson': { format: 'jsonl', delimiter: '' },
  '.parquet': { format: 'parquet', delimiter: '' },
}

function formatOf(files: readonly DataFile[], server: LocalServer | null): Form {
  const forms = files.map(({ path }) => formOf(path, server))
  const [first] = forms
  const other = forms.findIndex((form) => form.format !== first?.format || form.delimiter !== first?.delimiter)
  if (!first || other >= 0) {
    throw new UserError(`${files[0]?.path} and ${files[other]?.path} have different formats; give files of one format`)
  }
  return first
}

function formOf(path: string, server: LocalServer | null): Form {
  const byName = FORMS[extname(path).toLowerCase()]
  const byServer = server && FORMS[`.${server.format === 'json' ? 'jsonl' : server.format}`]
  const form = byName ?? byServer
  if (!form) {
    throw new UserError(
      `${path}: its name does not end in .csv, .tsv, .jsonl, .ndjson or .parquet; rename or convert it`,
    )
  }
  const delimiter = form.format === 'csv' && server?.format === 'csv' ? server.delimiter : undefined
  return delimiter === undefined ? form : { ...form, delimiter }
}
