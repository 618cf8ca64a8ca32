import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import { idTexts } from '#core/gate/ids.ts'
import { readPredictions } from '#tables/read.ts'
import { parquetOf } from '../actions/validate-data/parquet.ts'
import { policy } from '../core/gate/fixture.ts'

const model = policy({ slices: { by: ['origin'] } })
const ROWS = [
  { example_id: '1', label: '1', prediction: '0', score: '0.25', origin: 'j,f "k"' },
  { example_id: 'zwei', label: '0', prediction: '0', score: '1e-3', origin: '\u00fcber' },
]
const NAMES = ['example_id', 'label', 'prediction', 'score', 'origin'] as const

function read(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readPredictions({ source: name, name, bytes }, model)
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const csv = (separator = ',', end = '\n') =>
  [NAMES.join(separator), ...ROWS.map((row) => NAMES.map((name) => quoted(row[name])).join(separator))].join(end)
const jsonl = ROWS.map((row) => JSON.stringify({ ...row, score: Number(row.score), extra: [1] })).join('\n')
const sql = ROWS.map(
  ({ example_id, label, prediction, score, origin }) =>
    `('${example_id}', ${label}, ${prediction}, ${score}, '${origin}')`,
)
const parquet = (types = '') =>
  parquetOf(`SELECT * REPLACE (label${types} AS label) FROM (VALUES ${sql.join(', ')}) t(${NAMES.join(', ')})`)

describe('one set of predictions in every format', () => {
  test.each<[string, string, () => string | Promise<Uint8Array>]>([
    ['CSV', 'p.csv', () => csv()],
    ['CSV with CRLF, a byte order mark and a last empty line', 'P.CSV', () => `\uFEFF${csv(',', '\r\n')}\r\n\r\n`],
    ['TSV', 'p.tsv', () => csv('\t')],
    ['JSON lines', 'p.jsonl', () => jsonl],
    ['JSON lines with CRLF and blank lines', 'p.ndjson', () => `\n${jsonl.replace('\n', '\r\n\r\n')}\r\n`],
    ['Parquet', 'p.parquet', () => parquet()],
    ['Parquet with 64-bit labels', 'p.parquet', () => parquet('::BIGINT')],
  ])('%s', async (_, name, content) => {
    const found = await read(name, await content())
    expect(idTexts(found.ids)).toEqual(['1', 'zwei'])
    const text = ({ codes, values }: typeof found.label) => Array.from(codes, (code) => values[code])
    expect(text(found.label)).toEqual(['1', '0'])
    expect(text(found.prediction)).toEqual(['0', '0'])
    expect([...(found.score ?? [])]).toEqual([0.25, 0.001])
    const origin = found.slices.get('origin')
    expect(origin && text(origin)).toEqual(['j,f "k"', '\u00fcber'])
    expect(evaluationSetDigest(found)).toBe(evaluationSetDigest(await read('p.csv', csv())))
  })

  test('a text that crosses the pieces it is read in keeps its characters', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, row) => `id-${row},${row % 2},1,0.5,${'\u00fc\u{1F600}'.repeat(3)}${row % 7}`,
    )
    const found = await read('p.csv', `${NAMES.join(',')}\n${rows.join('\n')}`)
    expect(found.rows).toBe(60_000)
    expect(found.slices.get('origin')?.values).toEqual(
      Array.from({ length: 7 }, (_, index) => `${'\u00fc\u{1F600}'.repeat(3)}${index}`),
    )
  })
})

describe('a file that is not what it says', () => {
  const header = NAMES.join(',')
  test.each<[string, string, string | Uint8Array, RegExp]>([
    [
      'an unknown extension',
      'p.xlsx',
      'x',
      /^p.xlsx: unknown extension; write it as .csv, .tsv, .jsonl, .ndjson, .parquet$/,
    ],
    ['no extension', 'p', 'x', /unknown extension/],
    ['CSV that is not UTF-8', 'p.csv', new Uint8Array([0x61, 0xff, 0x0a]), /^p.csv: is not UTF-8/],
    ['CSV that ends inside a character', 'p.csv', new Uint8Array([0x61, 0xc3]), /is not UTF-8/],
    ['CSV with an open quote', 'p.csv', `${header}\n1,"1,0,0.5,a`, /^p.csv: Quote Not Closed/],
    ['CSV with too many fields', 'p.csv', `${header}\n1,1,0,0.5,a,b`, /^p.csv: Invalid Record Length/],
    ['CSV with an endless field', 'p.csv', `${header}\n1,1,0,0.5,${'x'.repeat(2 << 20)}`, /^p.csv: Max Record Size/],
    ['JSON lines with NaN', 'p.jsonl', '{"example_id": 1, "label": NaN}', /^p.jsonl: line 1: not JSON/],
    [
      'T10: JSON lines with a key twice',
      'p.jsonl',
      `${jsonl}\n{"label": 1, "label": 0}`,
      /^p.jsonl: line 3: the key "label" stands twice/,
    ],
    ['JSON lines with __proto__', 'p.jsonl', '{"__proto__": 1}', /line 1: the key "__proto__" is not allowed/],
    ['JSON lines with a list', 'p.jsonl', '[1]', /line 1: is not an object/],
    ['JSON lines with a nested value', 'p.jsonl', jsonl.replace('"label":"1"', '"label":{}'), /row 1: label is nested/],
    [
      'JSON lines that lack a value',
      'p.jsonl',
      `${jsonl}\n{"example_id":"3","label":"1","score":0.5,"origin":"a"}`,
      /row 3: prediction is empty/,
    ],
    ['JSON lines that are not UTF-8', 'p.jsonl', new Uint8Array([0x7b, 0x7d, 0x0a, 0xff]), /line 2: is not UTF-8/],
    [
      'JSON lines with an endless line',
      'p.jsonl',
      `{"a":"${'x'.repeat(1 << 20)}"}`,
      /line 1: \d+ bytes are over the limit/,
    ],
    ['no JSON lines', 'p.jsonl', '\n\n', /^p.jsonl: has no rows/],
    ['Parquet that is text', 'p.parquet', 'example_id,label', /^p.parquet: not a Parquet file/],
    ['Parquet that is empty', 'p.parquet', '', /^p.parquet: not a Parquet file/],
  ])('%s', async (_, name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(UserError)
    await expect(read(name, content)).rejects.toThrow(message)
  })

  test('Parquet that is cut or scrambled anywhere', async () => {
    const whole = await parquet()
    for (let at = 0; at < whole.length; at += 7) {
      const cut = read('p.parquet', whole.subarray(0, at))
      await expect(cut).rejects.toThrow(UserError)
    }
    for (let at = 4; at < whole.length - 8; at += 3) {
      const scrambled = Uint8Array.from(whole)
      scrambled[at] = (scrambled[at] ?? 0) ^ 0x55
      // Some bytes carry nothing that we read; what is refused must be refused as a mistake, never as a bug of ours.
      await read('p.parquet', scrambled).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(UserError))
    }
  })

  test('Parquet without a value, with NaN, or with lists', async () => {
    const from = (label: string) =>
      parquetOf(`SELECT '1' AS example_id, ${label} AS label, 1 AS prediction, 0.5 AS score, 'a' AS origin`)
    await expect(read('p.parquet', await from('NULL::INT'))).rejects.toThrow('row 1: label is empty')
    await expect(read('p.parquet', await from("'NaN'::DOUBLE"))).rejects.toThrow('row 1: label is empty')
    await expect(read('p.parquet', await from('[1, 2]'))).rejects.toThrow(/label is (empty|nested)/)
  })
})
