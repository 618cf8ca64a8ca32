import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#core/errors.ts'
import { type FileEntry, filesDigest } from '#core/files.ts'
import { fileEntry, listFiles, openRegular } from '../lib/files.ts'
import { type Metrics, readMetrics } from './metrics.ts'

/** Where the command writes, as paths relative to the workspace; null for what no input names. */
export interface Places {
  readonly root: string
  readonly metrics: string | null
  readonly predictions: string
  readonly replay: string | null
  /** Files, folders or globs. */
  readonly model: readonly string[]
}

/** What a successful command left behind. */
export interface Products {
  readonly metrics: Metrics
  readonly predictions: FileEntry
  readonly replay: FileEntry | null
  readonly model: readonly FileEntry[]
  readonly modelDigest: string | null
}

const METRICS_MAX_BYTES = 1 << 20

/** When and where the bytes of each file were last written. ctime cannot be set back, as mtime can. */
export type Marks = ReadonlyMap<string, string>

/** Marks what exists before the command runs, so that results of an earlier run are not taken for new ones. */
export async function markProducts(places: Places): Promise<Marks> {
  const marks = new Map<string, string>()
  const model = await listFiles(places.root, places.model)
  for (const path of [places.metrics, places.predictions, ...model]) {
    const mark = path === null ? null : await markOf(places.root, path)
    if (path !== null && mark !== null) marks.set(path, mark)
  }
  return marks
}

/**
 * Reads what the command wrote.
 *
 * @throws UserError for a file that is missing, a link, empty or not rewritten, for metrics that cannot be read, and for a
 *   model without files or without a single rewritten one.
 */
export async function readProducts(places: Places, before: Marks): Promise<Products> {
  const { root } = places
  const metrics = places.metrics === null ? null : await freshMetrics(root, places.metrics, before)
  const predictions = await freshFile({ root, path: places.predictions, before, what: 'predictions' })
  const replay = places.replay === null ? null : await wholeFile(root, places.replay, 'replay')
  const model = await freshModel(places, before)
  return {
    metrics: metrics ?? { values: {}, dropped: [] },
    predictions,
    replay,
    model,
    modelDigest: model.length > 0 ? filesDigest(model) : null,
  }
}

async function freshMetrics(root: string, path: string, before: Marks): Promise<Metrics> {
  const entry = await freshFile({ root, path, before, what: 'metrics' })
  if (entry.size > METRICS_MAX_BYTES) {
    throw new UserError(`metrics: ${path} has ${entry.size} bytes, the limit is ${METRICS_MAX_BYTES}; write fewer`)
  }
  const file = await openRegular(root, path)
  try {
    return readMetrics(await file.readFile('utf8'), path)
  } finally {
    await file.close()
  }
}

interface Expected {
  readonly root: string
  readonly path: string
  readonly before: Marks
  readonly what: string
}

async function freshFile({ root, path, before, what }: Expected): Promise<FileEntry> {
  const entry = await wholeFile(root, path, what)
  if (before.get(path) !== undefined && before.get(path) === (await markOf(root, path))) {
    throw new UserError(`${what}: ${path} was there before and the command did not write it; write it in every run`)
  }
  return entry
}

async function wholeFile(root: string, path: string, what: string): Promise<FileEntry> {
  const status = await lstat(join(root, path)).catch(() => null)
  if (!status) throw new UserError(`${what}: the command ended without writing ${path}; write it, or correct the path`)
  if (status.isSymbolicLink()) throw new UserError(`${what}: ${path} is a symbolic link; write a regular file`)
  const entry = await fileEntry(root, path)
  if (entry.size === 0) throw new UserError(`${what}: ${path} is empty; write at least one row`)
  return entry
}

async function freshModel({ root, model: patterns }: Places, before: Marks): Promise<FileEntry[]> {
  if (patterns.length === 0) return []
  const paths = await listFiles(root, patterns)
  if (paths.length === 0) {
    throw new UserError(
      `model: the command ended without writing ${patterns.join(', ')}; write it, or correct the path`,
    )
  }
  // Some files of a model may rightly stay, a vocabulary for example; but not all of them.
  const written = await Promise.all(paths.map(async (path) => before.get(path) !== (await markOf(root, path))))
  if (!written.includes(true)) {
    throw new UserError(
      `model: ${patterns.join(', ')} was there before and the command did not write it; write it in every run`,
    )
  }
  const entries: FileEntry[] = []
  for (const path of paths) entries.push(await fileEntry(root, path))
  return entries
}

async function markOf(root: string, path: string): Promise<string | null> {
  const status = await lstat(join(root, path), { bigint: true }).catch(() => null)
  return status && `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`
}
