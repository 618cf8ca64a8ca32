import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { readArchive } from '#github/archive.ts'
import { type ZipEntry, zip } from './zip.ts'

const good: ZipEntry = { name: 'holdout-evidence.json', content: '{"a":1}' }

async function refused(bytes: Uint8Array, limits = {}): Promise<string> {
  const error = await readArchive(bytes, null, limits).then(
    () => new Error('was accepted'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UserError)
  return (error as Error).message
}

describe('an honest archive', () => {
  test('is read in memory, all of it or the names asked for', async () => {
    const bytes = zip([good, { name: 'model/a.bin', content: 'A', method: 0 }])
    expect([...(await readArchive(bytes, null)).keys()]).toEqual(['holdout-evidence.json', 'model/a.bin'])
    const one = await readArchive(bytes, ['holdout-evidence.json', 'absent.json'])
    expect([...one].map(([name, content]) => [name, new TextDecoder().decode(content)])).toEqual([
      ['holdout-evidence.json', '{"a":1}'],
    ])
  })

  test('may come from the writer that @actions/artifact uses, with sizes behind the data', async () => {
    const require = createRequire(import.meta.url)
    const archiver = require('archiver') as (
      format: string,
      options: object,
    ) => PassThrough & {
      append: (source: unknown, data: object) => void
      finalize: () => Promise<void>
    }
    for (const forceZip64 of [false, true]) {
      const writer = archiver('zip', { zlib: { level: 6 }, forceZip64 })
      const source = new PassThrough()
      source.end('{"a":1}')
      writer.append(source, { name: 'holdout-evidence.json' })
      writer.append('x', { name: 'model/weights.bin' })
      const [bytes] = await Promise.all([buffer(writer), writer.finalize()])
      const contents = await readArchive(bytes, null)
      expect([...contents.keys()].sort()).toEqual(['holdout-evidence.json', 'model/weights.bin'])
      expect(new TextDecoder().decode(contents.get('holdout-evidence.json'))).toBe('{"a":1}')
    }
  })

  test('may hold another archive, whose own end record is only data', async () => {
    const contents = await readArchive(zip([{ name: 'inner.zip', content: zip([good]), method: 0 }]), null)
    expect(contents.get('inner.zip')?.length).toBe(zip([good]).length)
  })

  test('gives back whatever was put in', async () => {
    const entries = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 2000 })), {
      selector: ([name]) => name,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(entries, async (files) => {
        const contents = await readArchive(zip(files.map(([name, content]) => ({ name, content }))), null)
        expect([...contents].map(([name, content]) => [name, [...content]])).toEqual(
          files.map(([name, content]) => [name, [...content]]),
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('names that leave the folder refuse the whole archive (T7)', () => {
  test.each([
    '../metrics.json',
    'a/../../metrics.json',
    '/metrics.json',
    'C:metrics.json',
    'C:/metrics.json',
    '..\\metrics.json',
    'a\u0000b',
    './metrics.json',
    'a//b',
    '..',
    '',
    'a\nb',
  ])('%j', async (name) => {
    expect(await refused(zip([good, { name, content: 'x' }]))).toMatch(/path|name|absolute|relative|characters/)
  })

  test('a name of invalid UTF-8 never throws anything but a UserError', async () => {
    const contents = readArchive(zip([{ name: Buffer.from([0xff, 0xfe]), content: 'x' }]), null)
    await contents.catch((thrown) => expect(thrown).toBeInstanceOf(UserError))
  })
})

describe('entries that are no regular files (T8)', () => {
  test.each([
    ['symbolic link', 0o120777],
    ['character device', 0o020666],
    ['block device', 0o060666],
    ['FIFO', 0o010666],
    ['socket', 0o140666],
    ['folder in name only', 0o040755],
  ])('%s', async (_, mode) => {
    expect(await refused(zip([{ name: 'holdout-evidence.json', content: '/etc/passwd', mode }]))).toContain(
      'entry "holdout-evidence.json": is not a regular file',
    )
  })

  test('a folder is skipped, one with contents refused', async () => {
    const folder = { name: 'model/', mode: 0o040755 }
    expect([...(await readArchive(zip([folder, good]), null)).keys()]).toEqual(['holdout-evidence.json'])
    expect(await refused(zip([{ ...folder, content: 'x' }]))).toContain('folder with contents')
  })
})

describe('archives that lie or explode (T9)', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['the same name twice', zip([good, good]), /stands twice/],
    ['names that differ in case only', zip([good, { name: 'Holdout-Evidence.JSON' }]), /stands twice/],
    ['too many entries', zip(Array.from({ length: 65 }, (_, i) => ({ name: `f${i}` }))), /65 entries .* limit of 64/],
    ['a count of entries that is too low', zip([good, { name: 'b' }], { count: 1 }), /two end records|hidden/],
    ['a declared size over the limit', zip([{ ...good, declaredSize: 17 * 1024 * 1024 }]), /over the limit|sizes/],
    [
      'a declared size under the real one',
      zip([{ name: 'a', content: 'x'.repeat(5000), declaredSize: 10 }]),
      /a".*bytes/,
    ],
    ['a declared size over the real one', zip([{ name: 'a', content: 'x', declaredSize: 10 }]), /a".*bytes/],
    ['inflated over the limit', zip([{ name: 'a', content: Buffer.alloc(17 * 1024 * 1024) }]), /over the limit/],
    ['a ratio over 100:1', zip([{ name: 'a', content: Buffer.alloc(8 * 1024 * 1024) }]), /inflates to over/],
    ['a checksum that is not true', zip([{ ...good, crc: 1 }]), /checksum/],
    ['an unknown method', zip([{ ...good, method: 12 }]), /unknown compression method 12/],
    ['encryption', zip([{ ...good, flags: 0x801 }]), /encrypted/],
    ['overlapping entries', zip([good, { name: 'b', content: 'x', offset: 0 }]), /overlaps|called otherwise/],
    ['another name in its own header', zip([{ ...good, localName: 'holdout-evidence.txt' }]), /called otherwise/],
    ['bytes before the first entry', Buffer.concat([Buffer.from('#!/bin/sh\n'), zip([good])]), /precede/],
    ['bytes behind the end record', Buffer.concat([zip([good]), Buffer.from('tail')]), /follows/],
    ['two archives in a row', Buffer.concat([zip([good]), zip([{ name: 'b' }])]), /./],
    ['a second end record', Buffer.concat([zip([good]), zip([])]), /two end records|directory|bytes/],
    ['nothing but bytes', Buffer.alloc(100, 7), /does not start as a zip/],
    ['nothing at all', new Uint8Array(), /empty or cut off/],
    ['a folder too deep', zip([{ name: 'a/b/c/d/e/f/g/h/i' }]), /deeper than 8/],
  ])('%s', async (_, bytes, fault) => {
    expect(await refused(bytes)).toMatch(fault)
  })

  test('a download over its limit is refused before it is opened', async () => {
    expect(await refused(zip([good]), { maxBytes: 100 })).toMatch(/bytes are over the limit of 100/)
  })

  test('limits can be widened for a model', async () => {
    const bytes = zip([{ name: 'weights', content: Buffer.alloc(17 * 1024 * 1024, 'holdout'), method: 0 }])
    const limits = { maxBytes: 64 * 1024 * 1024, maxInflated: 64 * 1024 * 1024 }
    expect((await readArchive(bytes, null, limits)).get('weights')?.length).toBe(17 * 1024 * 1024)
  })

  test('cut anywhere, or with any byte changed, it is refused or unchanged', async () => {
    const bytes = zip([good, { name: 'model/a.bin', content: 'A'.repeat(50) }])
    for (let length = 0; length < bytes.length; length++) await refused(bytes.subarray(0, length))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        const outcome = await readArchive(changed, null).catch((thrown: unknown) => thrown)
        if (outcome instanceof Map) {
          for (const [name, content] of await readArchive(bytes, null)) {
            if (outcome.has(name)) expect(outcome.get(name)).toEqual(content)
          }
        } else {
          expect(outcome).toBeInstanceOf(UserError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
