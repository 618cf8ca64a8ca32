import { crc32, inflateRawSync } from 'node:zlib'

/**
 * Reads an archive from its first byte on, one local header after the other, as the ZIP application note writes them, and never looks at
 * the directory: another way to the same contents. Knows what `zip` of the tests writes and nothing more.
 *
 * @returns null where the bytes are anything else.
 */
export function strictRead(bytes: Buffer): ReadonlyMap<string, Buffer> | null {
  const contents = new Map<string, Buffer>()
  let at = 0
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50) {
    const method = bytes.readUInt16LE(at + 8)
    const compressed = bytes.readUInt32LE(at + 18)
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26))
    const data = bytes.subarray(start, start + compressed)
    let content: Buffer
    try {
      content = method === 8 ? inflateRawSync(data) : Buffer.from(data)
    } catch {
      return null
    }
    if (content.length !== bytes.readUInt32LE(at + 22) || crc32(content) !== bytes.readUInt32LE(at + 14)) return null
    if (!name.endsWith('/')) contents.set(name, content)
    at = start + compressed
  }
  return at + 4 <= bytes.length ? contents : null
}
