import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { UserError } from '#core/errors.ts'
import { fileEntry } from '../../lib/files.ts'
import type { DvcRecord } from './dvc-record.ts'

const MAX_FILES = 10_000
const LF = 0x0a
const CR = 0x0d

/** MD5 of a file as DVC takes it, fed chunk by chunk. */
export class DvcMd5 {
  readonly #plain = createHash('md5')
  readonly #unix = createHash('md5')
  #cr = false

  /** @param chunk is not kept. */
  update(chunk: Uint8Array): void {
    this.#plain.update(chunk)
    if (!this.#cr && !chunk.includes(CR)) {
      this.#unix.update(chunk)
      return
    }
    const kept = chunk.filter((byte, index) => byte !== CR || chunk[index + 1] !== LF)
    // A CR at the very end waits for what follows.
    const waits = chunk.at(-1) === CR
    if (this.#cr && chunk[0] !== LF) this.#unix.update(Buffer.from([CR]))
    this.#unix.update(waits ? kept.subarray(0, -1) : kept)
    this.#cr = waits
  }

  /** The digests that a record may hold: before DVC 3, that of text with LF only. */
  digests(exact: boolean): string[] {
    if (this.#cr) this.#unix.update(Buffer.from([CR]))
    const plain = this.#plain.digest('hex')
    return exact ? [plain] : [plain, this.#unix.digest('hex')]
  }
}

/**
 * The digest of a folder as DVC takes it: MD5 of the JSON that lists the MD5 of every file, sorted by name.
 * https://github.com/iterative/dvc-data, `hashfile/tree.py`
 *
 * @throws UserError for more than 10,000 files.
 */
export async function dvcFolderDigest(root: string, { path, exact }: DvcRecord): Promise<string> {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  if (files.length > MAX_FILES) {
    throw new UserError(`${path}: more than ${MAX_FILES} files in a folder of DVC; let DVC track archives of them`)
  }
  const listed: { md5: string; relpath: string }[] = []
  for (const { parentPath, name } of files) {
    const relpath = posix.relative(join(root, path), join(parentPath, name))
    const md5 = new DvcMd5()
    await fileEntry(root, posix.join(path, relpath), (chunk) => md5.update(chunk))
    listed.push({ md5: md5.digests(exact).at(-1) ?? '', relpath })
  }
  listed.sort((a, b) => Buffer.compare(Buffer.from(a.relpath), Buffer.from(b.relpath)))
  const rows = listed.map(({ md5, relpath }) => `{"md5": "${md5}", "relpath": ${asciiJson(relpath)}}`)
  return `${createHash('md5')
    .update(`[${rows.join(', ')}]`)
    .digest('hex')}.dir`
}

// As Python writes it.
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
