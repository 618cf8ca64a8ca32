import { createHash, randomBytes } from 'node:crypto'
import { constants, realpathSync } from 'node:fs'
import { type FileHandle, glob, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { messageOf, UserError } from '#core/errors.ts'
import { FileEntry } from '#core/files.ts'

const MAX_FILES = 10_000
const MAX_PATTERN = 4096
const CHUNK_BYTES = 1 << 20

/** The folder that relative paths of inputs start from: the workspace of the job, else the current folder. No links in it. */
export function workspace(env: NodeJS.ProcessEnv = process.env): string {
  return realpathSync(env.GITHUB_WORKSPACE || process.cwd())
}

/**
 * The absolute path of a file or folder that an input names, whether it exists or not.
 *
 * @throws UserError where it lies outside the workspace, also by way of a symbolic link.
 */
export async function insideWorkspace(path: string): Promise<string> {
  const root = workspace()
  const absolute = resolve(root, path)
  await requireInside(root, absolute, path)
  return absolute
}

/**
 * Size and SHA-256 of one file, read as a stream.
 *
 * @param path absolute, or relative to `root`; the entry's path is relative to `root`, with `/`.
 * @param visit sees every chunk, which is valid until it returns, so that one pass serves other digests too.
 * @throws UserError for a file that is missing, is not a regular one, lies outside the root, also by way of a symbolic
 *   link, changes while it is read, or has a name that a document cannot hold.
 */
export async function fileEntry(
  root: string,
  path: string,
  visit: (chunk: Uint8Array) => void = () => {},
): Promise<FileEntry> {
  const absolute = resolve(root, path)
  const name = relative(root, absolute).split(sep).join('/')
  const file = await openRegular(root, path)
  try {
    const before = await file.stat()
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, before.size + 1))
    let size = 0
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null)
      if (bytesRead === 0) break
      size += bytesRead
      hash.update(chunk.subarray(0, bytesRead))
      visit(chunk.subarray(0, bytesRead))
    }
    if (size !== before.size || (await file.stat()).mtimeMs !== before.mtimeMs) {
      throw new UserError(`${path}: changed while it was read; let the program that writes it finish first`)
    }
    const entry = FileEntry.safeParse({ path: name, size, digest: `sha256:${hash.digest('hex')}` })
    if (!entry.success) throw new UserError(`${path}: ${entry.error.issues[0]?.message}; rename the file`)
    return entry.data
  } finally {
    await file.close()
  }
}

/**
 * Opens a regular file inside the root for reading.
 *
 * @throws UserError for what is missing, is not a regular file, or lies outside, also by way of a symbolic link.
 */
export async function openRegular(root: string, path: string): Promise<FileHandle> {
  const target = await requireInside(root, resolve(root, path), path)
  // O_NONBLOCK: a FIFO would otherwise wait for a writer for ever. Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
  const file = await open(target, flags).catch((cause) => refuse(path, cause))
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new UserError(`${path}: not a regular file; name a file`)
}

/**
 * The bytes of a regular file inside the root.
 *
 * @throws UserError as `openRegular` does.
 */
export async function readRegular(root: string, path: string): Promise<Buffer> {
  const file = await openRegular(root, path)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/**
 * The bytes of a file that an input names.
 *
 * @param input its name, for errors.
 * @throws UserError naming the input where the file cannot be read, or lies outside the workspace.
 */
export async function readInputFile(input: string, path: string): Promise<Uint8Array> {
  try {
    return await readRegular(workspace(), path)
  } catch (cause) {
    throw new UserError(`input '${input}': ${messageOf(cause)}`, { cause })
  }
}

/**
 * The files that patterns name, as sorted paths relative to `root`, with `/`. A pattern is a file, a folder (all files
 * below it) or a glob; `*` and `**` leave out names that start with a dot. What matches nothing is simply absent.
 *
 * @throws UserError for a pattern that is absolute or holds `..`, a file outside the root by way of a symbolic link,
 *   and more than 10,000 files.
 */
export async function listFiles(root: string, patterns: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const pattern of patterns) {
    if (pattern.length > MAX_PATTERN) {
      throw new UserError(`${pattern.slice(0, 60)}...: longer than ${MAX_PATTERN} characters; write one a line`)
    }
    if (isAbsolute(pattern) || pattern.split(/[\\/]/).includes('..')) {
      throw new UserError(`${pattern}: must be a path or a pattern inside the workspace, without ..`)
    }
    for await (const path of matches(root, pattern)) {
      const absolute = resolve(root, path)
      const target = await requireInside(root, absolute, path)
      if ((await stat(target)).isDirectory()) continue
      found.add(relative(root, absolute).split(sep).join('/'))
      if (found.size > MAX_FILES) {
        throw new UserError(`${pattern}: more than ${MAX_FILES} files; narrow the pattern, or pack them into one file`)
      }
    }
  }
  return [...found].sort()
}

// A path that exists is taken literally, so that `[` and `{` in names need no escape.
async function* matches(root: string, pattern: string): AsyncGenerator<string> {
  const literal = await stat(resolve(root, pattern)).catch(() => null)
  if (!literal) {
    yield* glob(pattern, { cwd: root })
  } else if (!literal.isDirectory()) {
    yield pattern
  } else {
    for await (const path of glob('**', { cwd: resolve(root, pattern) })) yield join(pattern, path)
  }
}

/**
 * Writes a text so that a reader sees the old file or the whole new one, whenever the process or the machine stops.
 * Makes the folder where it is missing.
 *
 * @throws UserError where the disk is full or the place cannot be written.
 */
export async function writeFileAtomic(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new UserError(`${path}: cannot be written (${messageOf(cause)}); free the disk or name another place`, {
      cause,
    })
  }
}

/** The path without links, once it is certain that it lies inside the root; `path` is how the user wrote it. */
async function requireInside(root: string, absolute: string, path: string): Promise<string> {
  const base = await realpath(root)
  const target = await realpathOfNearest(absolute)
  if (target === base || target.startsWith(base.endsWith(sep) ? base : base + sep)) return target
  const link = (await lstat(absolute).catch(() => null))?.isSymbolicLink() ? ' (it is a symbolic link)' : ''
  throw new UserError(`${path}: lies outside the workspace${link}; name a place inside it`)
}

// What does not exist yet lies where its nearest existing folder lies. A dangling link counts as existing: it is refused,
// since writing through it would leave for wherever it points.
async function realpathOfNearest(absolute: string): Promise<string> {
  try {
    return await realpath(absolute)
  } catch (cause) {
    const dangling = (await lstat(absolute).catch(() => null))?.isSymbolicLink()
    const parent = dirname(absolute)
    if (dangling || parent === absolute) return refuse(absolute, cause)
    return join(await realpathOfNearest(parent), basename(absolute))
  }
}

function refuse(path: string, cause: unknown): never {
  throw new UserError(`${path} cannot be read (${messageOf(cause)}); check the path`, { cause })
}
