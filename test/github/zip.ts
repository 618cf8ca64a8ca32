import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a zip archive made by hand; every field may lie. */
export interface ZipEntry {
  readonly name: string | Buffer
  readonly content?: Uint8Array | string
  /** The bytes as they lie in the archive, instead of `content` deflated. */
  readonly data?: Uint8Array
  /** Unix mode, in the upper half of the external attributes. */
  readonly mode?: number
  readonly method?: number
  readonly flags?: number
  readonly declaredSize?: number
  readonly crc?: number
  readonly localName?: string
  /** Offset of the local header as the directory tells it. */
  readonly offset?: number
}

/** Builds a zip archive after the ZIP application note, section 4.3, from entries that may lie. */
export function zip(entries: readonly ZipEntry[], { count = entries.length } = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '')
    const method = entry.method ?? 8
    const data = Buffer.from(entry.data ?? (method === 8 ? deflateRawSync(content) : content))
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(entry.flags ?? 0x800, 0)
    fields.writeUInt16LE(method, 2)
    fields.writeUInt32LE(entry.crc ?? crc32(content), 8)
    fields.writeUInt32LE(data.length, 12)
    fields.writeUInt32LE(entry.declaredSize ?? content.length, 16)
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const local = Buffer.concat([header('504b03041400', fields, localName.length), Buffer.alloc(2), localName, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(entry.offset ?? at, 10)
    directory.push(header('504b010214031400', fields, name.length), Buffer.alloc(2), tail, name)
    parts.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end])
}

function header(start: string, fields: Buffer, nameLength: number): Buffer {
  const whole = Buffer.concat([Buffer.from(start, 'hex'), fields])
  whole.writeUInt16LE(nameLength, whole.length - 2)
  return whole
}
