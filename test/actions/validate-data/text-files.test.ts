import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parquetOf } from './parquet.ts'
import { read, readIn, sourceIn, workspaceOf } from './reading.ts'

const CSV = 'id,name\n1,a\n2,"b\nc"\n'
const ROWS = [
  ['1', 'a'],
  ['2', 'b\nc'],
]

describe('packed text', () => {
  test.each([
    ['t.csv.gz', gzipSync(CSV)],
    ['t.csv.zst', zstdCompressSync(CSV)],
    ['t.CSV.GZ', Buffer.concat([gzipSync('id,name\n1,a\n'), gzipSync('2,"b\nc"\n')])],
    ['t.tsv.gz', gzipSync(CSV.replaceAll(',', '\t'))],
    ['t.jsonl.gz', gzipSync('{"id":"1","name":"a"}\n{"id":"2","name":"b\\nc"}\n')],
    ['t.json.zst', zstdCompressSync('[{"id":"1","name":"a"},\n{"id":"2","name":"b\\nc"}]')],
  ])('%s', async (name, bytes) => {
    const { rows, unreadable } = await read({ [name]: bytes })
    const unquoted = rows.map((row) => row.map((value) => (name.includes('json') ? JSON.parse(String(value)) : value)))
    expect(unquoted).toEqual(ROWS)
    expect(unreadable.count).toBe(0)
  })

  test('line numbers are those of the unpacked text, the digest is that of the bytes on disk', async () => {
    const packed = gzipSync('id,name\n1,"a\nb"\n2\n')
    const root = workspaceOf({ 't.csv.gz': packed })
    expect((await readIn(root, 't.csv.gz')).unreadable.examples).toEqual(['t.csv.gz line 4: missing columns'])
    const { entries } = await sourceIn(root, 't.csv.gz')
    expect(entries).toMatchObject([{ path: 't.csv.gz', size: packed.length }])
  })

  test('VD21: a bomb of gzip or zstd is left unread long before it is unpacked', async () => {
    const root = workspaceOf({})
    const zeros = () => Readable.from(Array.from({ length: 400 }, () => Buffer.alloc(1 << 20, 'a')))
    await pipeline(zeros(), createGzip(), createWriteStream(join(root, 'gz.csv.gz')))
    await pipeline(zeros(), createZstdCompress(), createWriteStream(join(root, 'zst.csv.zst')))
    await pipeline(zeros(), createGzip(), createWriteStream(join(root, 'l.jsonl.gz')))
    for (const name of ['gz.csv.gz', 'zst.csv.zst', 'l.jsonl.gz']) {
      const { unreadable } = await readIn(root, name)
      expect(unreadable.examples[0]).toMatch(new RegExp(`^${name}: unpacks to over [0-9]+ MiB from [0-9]+ bytes`))
    }
  })

  test('an archive that is cut short, and one that is none, are not read', async () => {
    const packed = gzipSync(`id,name\n${'1,a\n'.repeat(9999)}`)
    const cut = await read({ 't.csv.gz': packed.subarray(0, packed.length - 20) })
    expect(cut.unreadable.examples).toEqual([
      't.csv.gz: not gzip, or cut short (unexpected end of file); pack it again',
    ])
    const none = await read({ 't.csv.zst': CSV })
    expect(none.unreadable.count).toBe(1)
    expect(none.rows).toEqual([])
  })

  test('Parquet that is packed once more is refused', async () => {
    await expect(read({ 't.parquet.gz': gzipSync('x') })).rejects.toThrow('Parquet packs its own columns')
  })
})

describe('what is no UTF-8 text says what it is', () => {
  test.each([
    ['UTF-16 (little endian)', Buffer.from('\uFEFFid,name\n1,a\n', 'utf16le')],
    ['UTF-16 (big endian)', Buffer.from('\uFEFFid,name\n1,a\n', 'utf16le').swap16()],
    ['packed by gzip; add .gz', gzipSync(CSV)],
    ['packed by zstd; add .zst', zstdCompressSync(CSV)],
    ['a Python pickle', Buffer.from('80049510000000000000007d948c0161944b01752e0a', 'hex')],
    ['a zip archive', Buffer.from('504b030414', 'hex')],
    ['a Parquet file', readFileSync(join(import.meta.dirname, '../../fixtures/dvc/make.sh'))],
  ])('VD26: %s', async (what, bytes) => {
    const content = what === 'a Parquet file' ? await parquetOf('SELECT 1 AS id') : bytes
    for (const name of ['t.csv', 't.jsonl']) {
      const { unreadable, rows } = await read({ [name]: content })
      expect(unreadable.examples[0]).toContain(`${name}: the file is ${what}`)
      expect(rows).toEqual([])
    }
  })

  test('a byte order mark of UTF-8 is not part of the first name', async () => {
    expect((await read({ 't.csv': `\uFEFF${CSV}` })).columns).toEqual(['id', 'name'])
    expect((await read({ 't.jsonl': '\uFEFF{"id": 1}\n' })).columns).toEqual(['id'])
    expect((await read({ 't.json': '\uFEFF [{"id": 1}]' })).columns).toEqual(['id'])
  })
})

describe('partitions', () => {
  test.each([
    ['csv', 'id\n1\n', 'id\n2\n'],
    ['csv.gz', gzipSync('id\n1\n'), gzipSync('id\n2\n')],
    ['jsonl', '{"id":1}\n', '{"id":2}\n'],
    ['parquet', '1', '2'],
  ])('of %s files are columns of text', async (ending, one, two) => {
    const content = async (value: string | Uint8Array) =>
      ending === 'parquet' ? await parquetOf(`SELECT ${value} AS id`) : value
    const files = {
      [`data/year=2024/month=01/x.${ending}`]: await content(one),
      [`data/year=2024/month=02/x.${ending}`]: await content(two),
    }
    const { columns, rows, unreadable } = await read(files, 'data')
    expect(unreadable.count).toBe(0)
    expect(columns).toEqual(['id', 'year', 'month'])
    expect([...rows].sort()).toEqual([
      ['1', '2024', '01'],
      ['2', '2024', '02'],
    ])
  })

  test('values are unescaped, and the name for none is null', async () => {
    const files = { 'k=a%20b/x.csv': 'id\n1\n', 'k=__HIVE_DEFAULT_PARTITION__/x.csv': 'id\n2\n' }
    expect([...(await read(files)).rows].sort()).toEqual([
      ['1', 'a b'],
      ['2', null],
    ])
  })

  test('a partition with the name of a column, and folders that differ, are refused', async () => {
    await expect(read({ 'ID=1/x.csv': 'id\n1\n' })).rejects.toThrow('the column "id" is in the file and in the name')
    await expect(read({ 'a=1/x.csv': 'id\n1\n', 'x.csv': 'id\n1\n' })).rejects.toThrow('different partitions (a; none)')
    await expect(read({ 'a=1/A=2/x.csv': 'id\n1\n' })).rejects.toThrow('two folders name the partition A')
  })

  test('a broken line keeps its place and its partition', async () => {
    const files = { 'k=1/x.csv': 'id,v\n1,"a"b\n2,c\n', 'k=2/x.csv': 'id,v\n3\n' }
    const { rows, unreadable } = await read(files)
    expect(rows).toEqual([['2', 'c', '1']])
    expect(unreadable.examples).toEqual([
      'k=1/x.csv line 2: text follows a closing quote',
      'k=2/x.csv line 2: missing columns',
    ])
  })
})
