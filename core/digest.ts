import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'

/** SHA-256 of some bytes, written as GitHub writes it: `sha256:` and 64 lower-case hexadecimal digits. */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits')
export type Digest = z.infer<typeof Digest>

/** The digest of bytes, or of a text in UTF-8. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))}`
}

/** Encoding a million lines one by one takes longer than hashing them. */
const CHUNK = 1 << 16

/** A digest over many texts, fed one by one; a line feed ends each, so that ["ab"] and ["a", "b"] differ. */
export function digestLines(lines: Iterable<string>): Digest {
  return digestOfChunks(encoded(lines))
}

function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < CHUNK) continue
    yield utf8ToBytes(text)
    text = ''
  }
  yield utf8ToBytes(text)
}

/** The digest of bytes that come piece by piece. */
export function digestOfChunks(chunks: Iterable<Uint8Array>): Digest {
  const hash = sha256.create()
  for (const chunk of chunks) hash.update(chunk)
  return `sha256:${bytesToHex(hash.digest())}`
}

/** A text in UTF-8. */
export const utf8Of: (text: string) => Uint8Array = utf8ToBytes

/** A full git commit id. */
export const Sha = z.string().regex(/^[0-9a-f]{40}$/, 'must be a full commit id of 40 hexadecimal digits')
export type Sha = z.infer<typeof Sha>
