import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { DataFile } from '../engine.ts'

const CHUNK_BYTES = 1 << 20

/** A text of up to 64 MiB may be packed as tightly as it likes; beyond, 200 times is more than data are. */
const FREE_BYTES = 64 << 20
const MAX_RATIO = 200
const MAX_BYTES = 64 * 2 ** 30

/** What a file that is no UTF-8 text begins with. */
const FOREIGN: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'UTF-32, not UTF-8; save it as UTF-8'],
  [[0, 0, 0xfe, 0xff], 'UTF-32, not UTF-8; save it as UTF-8'],
  [[0xff, 0xfe], 'UTF-16 (little endian), not UTF-8; save it as UTF-8'],
  [[0xfe, 0xff], 'UTF-16 (big endian), not UTF-8; save it as UTF-8'],
  [[0x1f, 0x8b], 'packed by gzip; add .gz to its name'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'packed by zstd; add .zst to its name'],
  [[0x50, 0x4b, 3, 4], 'a zip archive, not text; unpack it'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file; let its name end in .parquet'],
  ...[2, 3, 4, 5].map((protocol): [number[], string] => [
    [0x80, protocol],
    'a Python pickle, not text; export it as CSV or Parquet',
  ]),
]

/**
 * The text of a file, unpacked, in chunks of at most 1 MiB that are valid until the next one is asked for.
 *
 * @throws Error where the file is no UTF-8 text by its first bytes, is not packed as its name says, or unpacks to more than
 *   64 GiB or, beyond 64 MiB, to more than 200 times its size.
 */
export async function* textOf(file: DataFile): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of unpacked(file)) {
    if (first) refuseForeign(chunk)
    first = false
    // Unpacking may give more at once.
    for (let from = 0; from < chunk.length; from += CHUNK_BYTES) yield chunk.subarray(from, from + CHUNK_BYTES)
  }
}

function refuseForeign(chunk: Buffer): void {
  for (const [start, what] of FOREIGN) {
    if (start.every((byte, index) => chunk[index] === byte)) throw new Error(`the file is ${what}`)
  }
}

async function* unpacked(file: DataFile): AsyncGenerator<Buffer> {
  if (file.compression === null) return yield* bytesOf(file.absolute)
  const options = { chunkSize: CHUNK_BYTES }
  const unpack = file.compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options)
  let packed = 0
  let size = 0
  const counted = async function* () {
    for await (const chunk of bytesOf(file.absolute)) {
      packed += chunk.length
      yield Buffer.from(chunk)
    }
  }
  const source = Readable.from(counted())
  source.on('error', (cause) => unpack.destroy(cause)).pipe(unpack)
  try {
    for await (const chunk of unpack as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_BYTES || (size > FREE_BYTES && size > packed * MAX_RATIO)) {
        throw new Error(
          `unpacks to over ${Math.floor(size / 2 ** 20)} MiB from ${packed} bytes, more than data are packed; give it unpacked if it is meant so`,
        )
      }
      yield chunk
    }
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && /^Z/.test(String(thrown.code)))) throw thrown
    throw new Error(`not ${file.compression}, or cut short (${thrown.message}); pack it again`, { cause: thrown })
  } finally {
    source.destroy()
    unpack.destroy()
  }
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
