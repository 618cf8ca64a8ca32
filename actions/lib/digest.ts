import { createHash, hash } from 'node:crypto'
import type { Digest } from '#core/digest.ts'

/** As the core's `digestOf`, by OpenSSL: files of predictions have tens of megabytes. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}

/** As the core's `digestOfChunks`. */
export function digestOfPieces(pieces: Iterable<Uint8Array>): Digest {
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece)
  return `sha256:${digest.digest('hex')}`
}
