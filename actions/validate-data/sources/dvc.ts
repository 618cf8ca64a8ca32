import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileEntry } from '#core/files.ts'
import { listFiles } from '../../lib/files.ts'
import { type DvcMd5, dvcFolderDigest } from './dvc-digest.ts'
import { type DvcRecord, dvcRecord } from './dvc-record.ts'

/** A file that DVC tracks by itself, and its digest. */
export interface Tracked {
  readonly record: DvcRecord
  readonly md5: DvcMd5
  readonly entry: FileEntry
}

/** Where a file is not what DVC recorded: both digests and the remedy. Null where it is. */
export function fileProblem({ record, md5, entry }: Tracked): string | null {
  const digests = md5.digests(record.exact)
  return digests.includes(record.md5) ? null : mismatch(record, digests[0] ?? '', `${entry.size} bytes`)
}

/** As `fileProblem`, for a whole folder that DVC tracks. @throws UserError for a folder of too many files. */
export async function folderProblem(root: string, record: DvcRecord): Promise<string | null> {
  const digest = await dvcFolderDigest(root, record)
  return digest === record.md5 ? null : mismatch(record, digest, 'all its files')
}

function mismatch({ path, source, md5, size }: DvcRecord, found: string, over: string): string {
  const remedy = source.endsWith('dvc.lock') ? `"dvc repro"` : `"dvc add ${path}"`
  return `${path} has MD5 ${found} (${over}), ${source} says ${md5}${size === null ? '' : ` (${size} bytes)`}; run "dvc pull" for the data that were recorded, or ${remedy} and commit ${source} if the change is meant`
}

/** What was looked for, and what is there. */
export interface Listing {
  readonly patterns: readonly string[]
  /** All that the patterns match, records of DVC included. */
  readonly paths: readonly string[]
}

/** Where data are absent because DVC has not fetched them: what to add to the workflow. Null otherwise. */
export async function unfetchedProblem(root: string, { patterns, paths }: Listing): Promise<string | null> {
  const beside = await listFiles(
    root,
    patterns.map((pattern) => (pattern.endsWith('.dvc') ? pattern : `${pattern}.dvc`)),
  )
  for (const source of [...beside, ...paths.filter((path) => path.endsWith('.dvc'))]) {
    const tracked = source.slice(0, -'.dvc'.length)
    if (!(await exists(root, tracked))) return unfetched(tracked, source)
  }
  if (paths.length > 0) return null
  for (const pattern of patterns) {
    const record = await dvcRecord(root, literalPart(pattern))
    if (record && !(await exists(root, record.path))) return unfetched(record.path, record.source)
  }
  return null
}

// What of a pattern is sure: whole names before the first sign of a glob.
function literalPart(pattern: string): string {
  const names = pattern.split('/')
  const wild = names.findIndex((name) => /[*?[{(]/.test(name))
  return (wild < 0 ? names : names.slice(0, wild)).filter((name) => name !== '' && name !== '.').join('/')
}

function exists(root: string, path: string): Promise<boolean> {
  return lstat(join(root, path)).then(
    () => true,
    () => false,
  )
}

function unfetched(path: string, source: string): string {
  const target = source.endsWith('.dvc') ? source : path
  return `${path} is tracked by DVC (${source}) and is not here; add a step "run: pip install dvc && dvc pull ${target}" before this one`
}
