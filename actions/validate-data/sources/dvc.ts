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

/** Where patterns match no data because DVC has not fetched them: what to add to the workflow. Null otherwise. */
export async function unfetchedProblem(root: string, patterns: readonly string[]): Promise<string | null> {
  for (const pattern of patterns) {
    const [record] = pattern.endsWith('/') ? [] : await listFiles(root, [`${pattern.replace(/\.dvc$/, '')}.dvc`])
    if (record !== undefined) return unfetched(record.replace(/\.dvc$/, ''), record)
    const [literal = ''] = pattern.split(/[*?[{(]/)
    const record2 =
      literal === '' ? null : await dvcRecord(root, literal.replace(/\/[^/]*$/, '/x').replace(/^\.\//, ''))
    const whole = record2 ?? (await dvcRecord(root, literal))
    if (whole) return unfetched(whole.path, whole.source)
  }
  return null
}

function unfetched(path: string, source: string): string {
  const target = source.endsWith('.dvc') ? source : path
  return `${path} is tracked by DVC (${source}) and is not here; add a step "run: pip install dvc && dvc pull ${target}" before this one`
}
