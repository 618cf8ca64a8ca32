import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type LocalFileHeader, type ZipFile } from 'yauzl'
import { messageOf, UserError } from '#core/errors.ts'

/** How much of somebody else's archive we are willing to read. */
export interface ArchiveLimits {
  /** Size of the archive itself, in bytes. */
  readonly maxBytes: number
  readonly maxEntries: number
  /** All entries together once inflated, in bytes; counted on the stream, since the declared sizes are the writer's word. */
  readonly maxInflated: number
  /** Inflated bytes for each byte of the archive; looked at above 1 MiB only, where small files no longer distort it. */
  readonly maxRatio: number
  /** Folders above a file, and itself. */
  readonly maxDepth: number
  /** Names the archive in errors. */
  readonly source: string
}

const MIB = 1024 * 1024
const DEFAULT_LIMITS: ArchiveLimits = {
  maxBytes: 10 * MIB,
  maxEntries: 64,
  maxInflated: 16 * MIB,
  maxRatio: 100,
  maxDepth: 8,
  source: 'archive',
}

// Field sizes and flags of the ZIP application note 6.3.10, sections 4.3 and 4.4.
const LOCAL_HEADER = 0x04034b50
const END_RECORD = 0x06054b50
const END_RECORD_BYTES = 22
const ZIP64_END_BYTES = 56 + 20
const ENCRYPTED = 0x41
const HAS_DESCRIPTOR = 0x08
const STORED = 0
const DEFLATED = 8
const FILE_TYPE = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

/**
 * Reads a zip archive that somebody else wrote, in memory: nothing is ever extracted to a disk. The archive must be
 * nothing but its entries, one after the other from its first byte, then one directory and one end record; two readers
 * can then never see two different archives in it. Folders are skipped.
 *
 * @param names the entries wanted; the map holds those that are there. Null: all of them.
 * @returns contents by entry name, in the order of the archive.
 * @throws UserError naming entry and fault: a path that leaves the folder (`..`, absolute, drive, backslash, NUL), a
 *   symbolic link or device, a name twice (whatever its case), encryption, an unknown method, sizes or checksums that
 *   are not true, overlapping or hidden bytes, anything over the limits. One bad entry refuses the whole archive.
 */
export async function readArchive(
  bytes: Uint8Array,
  names: readonly string[] | null,
  limits: Partial<ArchiveLimits> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const allowed = { ...DEFAULT_LIMITS, ...limits }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  checkFrame(buffer, allowed)
  try {
    const zip = await fromBufferPromise(buffer, { strictFileNames: true, validateEntrySizes: true })
    const entries = await listEntries(zip, buffer, allowed)
    await checkLayout(zip, buffer, entries)
    return await readEntries(
      zip,
      entries.filter((entry) => wanted(entry, names)),
      {
        ...allowed,
        maxInflated: Math.min(allowed.maxInflated, Math.max(MIB, allowed.maxRatio * bytes.length)),
      },
    )
  } catch (thrown) {
    throw new UserError(`${allowed.source}: ${messageOf(thrown)}; upload it again with the action that writes it`, {
      cause: thrown,
    })
  }
}

function checkFrame(buffer: Buffer, limits: ArchiveLimits): void {
  const refuse = (fault: string) => {
    throw new UserError(`${limits.source}: ${fault}`)
  }
  if (buffer.length > limits.maxBytes) refuse(`${buffer.length} bytes are over the limit of ${limits.maxBytes}`)
  if (buffer.length < END_RECORD_BYTES) refuse(`${buffer.length} bytes are no zip archive; it is empty or cut off`)
  const first = buffer.readUInt32LE(0)
  if (first !== LOCAL_HEADER && first !== END_RECORD) refuse('does not start as a zip archive; nothing may precede it')
  if (buffer.readUInt32LE(buffer.length - END_RECORD_BYTES) !== END_RECORD) {
    refuse('does not end in a zip end record; it is cut off, or something follows it')
  }
}

async function listEntries(zip: ZipFile, buffer: Buffer, limits: ArchiveLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.maxEntries) {
    throw new Error(`${zip.entryCount} entries are over the limit of ${limits.maxEntries}`)
  }
  const entries: Entry[] = []
  const seen = new Set<string>()
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, limits)
    const key = entry.fileName.normalize('NFC').toLowerCase()
    if (seen.has(key)) throw new Error(`entry ${quote(entry)}: stands twice`)
    seen.add(key)
    declared += entry.uncompressedSize
    entries.push(entry)
  }
  if (declared > limits.maxInflated) {
    throw new Error(`${declared} bytes inflated are over the limit of ${limits.maxInflated}`)
  }
  const rest = buffer.length - END_RECORD_BYTES - cursorOf(zip)
  if (rest !== 0 && rest !== ZIP64_END_BYTES) {
    throw new Error('its directory does not end where the end record starts; it has two end records or hidden bytes')
  }
  return entries
}

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  const fault = (text: string) => new Error(`entry ${quote(entry)}: ${text}`)
  const name = entry.fileName
  if (name === '' || name.length > 512) throw fault('its name must have 1 to 512 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(name)) throw fault('its name holds a backslash or a control character')
  if (/^(\/|[A-Za-z]:)/.test(name)) throw fault('its path is absolute')
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.some((part) => part === '..' || part === '.' || part === '')) throw fault('its path leaves the folder')
  if (parts.length > limits.maxDepth) throw fault(`nested deeper than ${limits.maxDepth} folders`)
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  if (type !== 0 && type !== REGULAR && !(type === FOLDER && isFolder(entry))) throw fault('is not a regular file')
  if (isFolder(entry) && entry.uncompressedSize > 0) throw fault('is a folder with contents')
  if (entry.generalPurposeBitFlag & ENCRYPTED) throw fault('is encrypted')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw fault(`unknown compression method ${entry.compressionMethod}`)
  }
}

// Entries, their data and their descriptors must lie one after the other, without overlap or gap, up to the directory.
async function checkLayout(zip: ZipFile, buffer: Buffer, entries: readonly Entry[]): Promise<void> {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of inOrder) {
    if (entry.relativeOffsetOfLocalHeader !== end) throw new Error(`entry ${quote(entry)}: overlaps or leaves a gap`)
    const local = await zip.readLocalFileHeaderPromise(entry)
    checkLocalHeader(entry, local)
    end = local.fileDataStart + entry.compressedSize
    if (local.generalPurposeBitFlag & HAS_DESCRIPTOR) end += descriptorLength(entry, buffer, end)
  }
  if (end !== directoryStart(buffer)) throw new Error('it holds bytes that belong to no entry')
}

function checkLocalHeader(entry: Entry, local: LocalFileHeader): void {
  const fault = (text: string) => new Error(`entry ${quote(entry)}: ${text}`)
  if (!local.fileName.equals(entry.fileNameRaw)) throw fault('is called otherwise in its own header')
  if (local.compressionMethod !== entry.compressionMethod) throw fault('has another method in its own header')
  if ((local.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & (ENCRYPTED | HAS_DESCRIPTOR)) {
    throw fault('has other flags in its own header')
  }
  const sizesFollow = (local.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0
  if (sizesFollow) return
  if (local.crc32 !== entry.crc32) throw fault('has another checksum in its own header')
  const inExtraField = local.compressedSize === 0xffffffff || local.uncompressedSize === 0xffffffff
  if (inExtraField) return
  if (local.compressedSize !== entry.compressedSize || local.uncompressedSize !== entry.uncompressedSize) {
    throw fault('has other sizes in its own header')
  }
}

// A descriptor is an optional signature, the checksum and two sizes of 4 bytes, or of 8 in ZIP64.
function descriptorLength(entry: Entry, buffer: Buffer, start: number): number {
  const signed = start + 4 <= buffer.length && buffer.readUInt32LE(start) === 0x08074b50
  const at = signed ? start + 4 : start
  for (const size of [4, 8]) {
    const length = 4 + 2 * size
    if (at + length > buffer.length || buffer.readUInt32LE(at) !== entry.crc32) continue
    const read = (offset: number) => (size === 4 ? buffer.readUInt32LE(offset) : Number(buffer.readBigUInt64LE(offset)))
    if (read(at + 4) === entry.compressedSize && read(at + 4 + size) === entry.uncompressedSize) {
      return at + length - start
    }
  }
  throw new Error(`entry ${quote(entry)}: the sizes behind its data are not those of the directory`)
}

async function readEntries(zip: ZipFile, entries: readonly Entry[], limits: ArchiveLimits) {
  const contents = new Map<string, Uint8Array>()
  let inflated = 0
  for (const entry of entries) {
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length
        if (inflated + size > limits.maxInflated) throw new Error(`inflates to over ${limits.maxInflated} bytes`)
        chunks.push(chunk as Buffer)
      }
    } catch (thrown) {
      throw new Error(`entry ${quote(entry)}: ${messageOf(thrown)}`, { cause: thrown })
    }
    const content = Buffer.concat(chunks, size)
    if (crc32(content) !== entry.crc32) throw new Error(`entry ${quote(entry)}: its checksum does not match`)
    inflated += size
    contents.set(entry.fileName, content)
  }
  return contents
}

function wanted(entry: Entry, names: readonly string[] | null): boolean {
  return !isFolder(entry) && (names === null || names.includes(entry.fileName))
}

function isFolder(entry: Entry): boolean {
  return entry.fileName.endsWith('/')
}

function quote(entry: Entry): string {
  return JSON.stringify(entry.fileName.length > 80 ? `${entry.fileName.slice(0, 80)}...` : entry.fileName)
}

// yauzl's types call this number a boolean; it stands behind the last directory entry that was read.
function cursorOf(zip: ZipFile): number {
  return (zip as unknown as { readEntryCursor: number }).readEntryCursor
}

function directoryStart(buffer: Buffer): number {
  const end = buffer.length - END_RECORD_BYTES
  const locator = end - 20
  if (locator < 0 || buffer.readUInt32LE(locator) !== 0x07064b50) return buffer.readUInt32LE(end + 16)
  return Number(buffer.readBigUInt64LE(Number(buffer.readBigUInt64LE(locator + 8)) + 48))
}
