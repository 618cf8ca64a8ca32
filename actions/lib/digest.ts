import { hash } from 'node:crypto'
import type { Digest } from '#core/digest.ts'

/** As the core's `digestOf`, by OpenSSL: files of predictions have tens of megabytes. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}
