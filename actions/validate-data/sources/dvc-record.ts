import { dirname, posix } from 'node:path'
import { z } from 'zod'
import { UserError } from '#core/errors.ts'
import { parseStrictYaml, parseWith } from '#core/yaml.ts'
import { openRegular } from '../../lib/files.ts'

const RECORD_MAX_BYTES = 4 << 20

const Out = z.looseObject({
  path: z.string().min(1),
  md5: z.string().optional(),
  size: z.int().nonnegative().optional(),
  hash: z.string().optional(),
})
const Tracked = z.looseObject({ outs: z.array(Out).optional(), wdir: z.string().optional() })
const Lock = z.looseObject({
  stages: z.record(z.string(), z.looseObject({ outs: z.array(Out).optional() })).optional(),
})

/** What DVC recorded of one file or folder. */
export interface DvcRecord {
  /** Relative to the workspace. */
  readonly path: string
  /** The `.dvc` file or `dvc.lock` that says so. */
  readonly source: string
  /** In hex; of a folder with `.dir` at the end. */
  readonly md5: string
  readonly size: number | null
  /** False in records before DVC 3, whose digest of text takes CR LF as LF. */
  readonly exact: boolean
}

/**
 * What DVC recorded of a file or of a folder above it: `<path>.dvc` beside it, or `dvc.lock` in a folder above. Null where it
 * is not tracked.
 *
 * @throws UserError for a record that cannot be read.
 */
export async function dvcRecord(root: string, path: string): Promise<DvcRecord | null> {
  for (let tracked = path; tracked !== '.' && tracked !== '/' && tracked !== ''; tracked = posix.dirname(tracked)) {
    const found = await beside(root, tracked)
    if (found) return found
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await locked(root, folder, path)
    if (found || folder === '.') return found
  }
}

async function beside(root: string, tracked: string): Promise<DvcRecord | null> {
  const source = `${tracked}.dvc`
  const text = await textOr(root, source)
  if (text === null) return null
  const { outs = [], wdir = '.' } = parseWith(Tracked, parseStrictYaml(text, source, RECORD_MAX_BYTES), source)
  const folder = posix.join(posix.dirname(tracked), wdir)
  const out = outs.find((one) => posix.join(folder, one.path) === tracked)
  return out ? record(out, tracked, source) : null
}

async function locked(root: string, folder: string, path: string): Promise<DvcRecord | null> {
  const source = posix.join(folder, 'dvc.lock')
  const text = await textOr(root, source)
  if (text === null) return null
  const { stages = {} } = parseWith(Lock, parseStrictYaml(text, source, RECORD_MAX_BYTES), source)
  for (const out of Object.values(stages).flatMap((stage) => stage.outs ?? [])) {
    const tracked = posix.join(folder, out.path)
    if (path === tracked || path.startsWith(`${tracked}/`)) return record(out, tracked, source)
  }
  return null
}

function record(out: z.infer<typeof Out>, path: string, source: string): DvcRecord | null {
  // Other digests (of clouds) are not of the bytes alone.
  if (out.md5 === undefined) return null
  return { path, source, md5: out.md5, size: out.size ?? null, exact: out.hash === 'md5' }
}

async function textOr(root: string, path: string): Promise<string | null> {
  let file: Awaited<ReturnType<typeof openRegular>>
  try {
    file = await openRegular(root, path)
  } catch {
    return null
  }
  try {
    const { size } = await file.stat()
    if (size > RECORD_MAX_BYTES) throw new UserError(`${path}: ${size} bytes are too many for a record of DVC`)
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}
