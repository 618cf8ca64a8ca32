import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, createDeflateRaw } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { UserError } from '#core/errors.ts'
import { readArchive } from '#github/archive.ts'
import { root } from '../../scripts/root.ts'
import { strictRead } from './strict-zip.ts'
import { type ZipEntry, zip } from './zip.ts'

const good: ZipEntry = { name: 'metrics.json', content: '{"accuracy":0.9}' }
const MIB = 1024 * 1024

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdout-corpus-'))
  vi.stubEnv('TMPDIR', folder)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('an archive of the corpus is refused whole, and nothing of it comes to lie on a disk', () => {
  test.each<[string, () => Buffer, RegExp]>([
    ['a name with .. (AP21, T7)', () => zip([good, { name: '../metrics.json' }]), /relative|leaves the folder/],
    ['an absolute name (AP22, T7)', () => zip([good, { name: '/metrics.json' }]), /absolute/],
    ['a drive (AP24, T7)', () => zip([good, { name: 'C:metrics.json' }]), /absolute/],
    [
      'a symbolic link (AP26, T8)',
      () => zip([{ ...good, mode: 0o120777, content: '/etc/passwd' }]),
      /no.* regular file/,
    ],
    ['two entries of one name (AP27)', () => zip([good, { ...good, content: '{"accuracy":1}' }]), /stands twice/],
    ['entries over each other (AP31, T9)', () => overlapping(), /overlaps|called otherwise/],
    ['an unknown method (AP34)', () => zip([{ ...good, method: 99 }]), /unknown compression method 99/],
    ['cut off (AP36)', () => zip([good]).subarray(0, -30), /end record|cut off/],
    ['no end record (AP36)', () => zip([good]).subarray(0, -22), /end record|cut off/],
    ['two end records (AP36)', () => Buffer.concat([zip([good]), zip([good]).subarray(-22)]), /./],
    ['a program before it (AP37)', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), zip([good])]), /precede/],
    ['a hundred thousand entries (AP39, T9)', () => many(100_000), /100000 entries .* limit of 64/],
    ['bytes that are no archive (AP41)', () => Buffer.from('{"accuracy": 0.99, "padding": "01234567890"}'), /zip/],
  ])('%s', async (_, bytes, fault) => {
    await expect(readArchive(bytes(), null)).rejects.toSatisfy((thrown: unknown) => {
      return thrown instanceof UserError && fault.test(thrown.message)
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('an archive within the archive stays closed: its entries are not ours (AP29)', async () => {
    const nested = zip([{ name: 'inner.zip', content: zip([good]), method: 0 }])
    expect([...(await readArchive(nested, ['metrics.json'])).keys()]).toEqual([])
  })
})

/** In a process of its own: by how many MiB reading these bytes let it grow, and what it said. */
function readElsewhere(bytes: Buffer): { grown: number; said: string } {
  const script = `
    import { readArchive } from '#github/archive.ts'
    import { buffer } from 'node:stream/consumers'
    const bytes = await buffer(process.stdin)
    const before = process.resourceUsage().maxRSS
    const said = await readArchive(bytes, null).then(() => 'accepted', (thrown) => thrown.message)
    console.log(JSON.stringify({ grown: (process.resourceUsage().maxRSS - before) / 1024, said }))`
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    ...{ cwd: root, input: bytes, encoding: 'utf8' },
    env: { PATH: process.env.PATH, TMPDIR: folder },
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

describe('a bomb', () => {
  test('that says ten bytes and is a gigabyte ends at once, in less than 64 MiB (AP32, T9)', async () => {
    const data = await deflatedZeros(1024)
    const { grown, said } = readElsewhere(zip([{ name: 'metrics.json', data, crc: 0, declaredSize: 10 }]))
    expect(said).toMatch(/too many bytes|bytes in the stream/)
    expect(grown).toBeLessThan(64)
    expect(readdirSync(folder)).toEqual([])
  })

  test('that says what it is, and one whose parts are small, are counted (T9)', async () => {
    const data = await deflatedZeros(12)
    const declared = { data, crc: crc32(Buffer.alloc(12 * MIB)), declaredSize: 12 * MIB }
    const one = readElsewhere(zip([{ name: 'a', ...declared }]))
    const two = readElsewhere(zip(['a', 'b'].map((name) => ({ name, ...declared }))))
    expect([one.said, two.said]).toEqual([
      expect.stringMatching(/inflates to over/),
      expect.stringMatching(/over the limit/),
    ])
    expect(Math.max(one.grown, two.grown)).toBeLessThan(64)
  })
})

describe('an archive with changes in it', () => {
  const original = zip([
    good,
    { name: 'folder/weights.bin', content: 'A'.repeat(300) },
    { name: 'c', content: 'x', method: 0 },
  ])
  const part = fc.tuple(fc.nat(original.length), fc.nat(60))
  const change = fc.oneof(
    fc.tuple(fc.nat(original.length - 1), fc.nat(255)).map(([at, value]) => (bytes: Buffer) => {
      if (at < bytes.length) bytes[at] = value
      return bytes
    }),
    part.map(
      ([at, length]) =>
        (bytes: Buffer) =>
          Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    ),
    fc.tuple(part, fc.nat(original.length)).map(([[at, length], to]) => (bytes: Buffer) => {
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at, at + length), bytes.subarray(to)])
    }),
    fc.tuple(fc.nat(original.length), fc.uint8Array({ maxLength: 8 })).map(([at, added]) => (bytes: Buffer) => {
      return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)])
    }),
  )

  test('is refused, or holds what a reader that knows nothing of directories finds in it (T9, AP36)', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = changes.reduce<Buffer>((given, one) => one(given), Buffer.from(original))
        const outcome = await readArchive(bytes, null).catch((thrown: unknown) => thrown)
        if (!(outcome instanceof Map)) {
          expect(outcome).toBeInstanceOf(UserError)
          return
        }
        accepted++
        expect([...outcome]).toEqual([...(strictRead(bytes) ?? [['refused', 'by the strict reader']])])
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(0)
  })
})

/** Zeros, so many MiB of them, deflated without ever being held. */
async function deflatedZeros(mebibytes: number): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 1 })
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => deflate.once('end', resolve))
  const zeros = Buffer.alloc(MIB)
  for (let written = 0; written < mebibytes; written++) {
    if (!deflate.write(zeros)) await new Promise((resolve) => deflate.once('drain', resolve))
  }
  deflate.end()
  await ended
  return Buffer.concat(chunks)
}

/** Every entry of the directory leads to the same bytes, as in the bombs of David Fifield. */
function overlapping(): Buffer {
  return zip([good, { ...good, name: 'metrics2.json', offset: 0 }, { ...good, name: 'metrics3.json', offset: 0 }])
}

/** A ZIP64 archive, since the older form cannot count so far. */
function many(count: number): Buffer {
  const bytes = zip(
    Array.from({ length: count }, (_, at) => ({ name: `f${at}`, method: 0 })),
    { count: 0xffff },
  )
  const end = bytes.subarray(-22)
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(bytes.length - 22), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([bytes.subarray(0, -22), record, locator, end])
}
