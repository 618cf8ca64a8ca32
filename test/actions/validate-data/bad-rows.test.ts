import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checked } from './checked.ts'

const SCHEMA = `  - name: orders
    properties:
      - {name: id, logicalType: integer}
      - {name: note, logicalType: string}
`

/** Text as it is written, and the lines at which its bad rows start. */
interface Written {
  readonly text: string
  readonly bad: readonly number[]
}

type Piece = 'good' | 'bad' | 'spanning' | 'spanning bad' | 'ragged' | 'quote in plain field' | 'blank'

const CSV: Readonly<Record<Piece, string>> = {
  good: '12,fine',
  bad: 'twelve,wrong',
  spanning: '13,"two\nlines, ""quoted"""',
  'spanning bad': 'x,"three\n\nlines"',
  ragged: '14,much,too much',
  'quote in plain field': '15,a"b',
  blank: '',
}

function csv(pieces: readonly Piece[], end: string): Written {
  let text = `id,note${end}`
  let line = 2
  const bad: number[] = []
  for (const piece of pieces) {
    const record = CSV[piece].replaceAll('\n', end)
    if (piece.includes('bad')) bad.push(line)
    text += `${record}${end}`
    line += 1 + record.split(end).length - 1
  }
  return { text, bad }
}

describe('the lines of bad rows', () => {
  const pieces = fc.array(fc.constantFrom(...(Object.keys(CSV) as Piece[])), { maxLength: 40 })

  test('of CSV are those of an editor, whatever stands between', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('\n', '\r\n'), async (some, end) => {
        const { text, bad } = csv(['good', ...some], end)
        const { check } = await checked({ schema: SCHEMA, files: { 'orders.csv': text } })
        expect(check('orders.id:type').failed_rows).toBe(bad.length)
        expect(check('orders.id:type').places ?? []).toEqual(
          bad.slice(0, 10).map((line) => ({ file: 'orders.csv', line })),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('of packed CSV are those of the text', async () => {
    const { text } = csv(['good', 'spanning', 'ragged', 'bad'], '\n')
    const { check } = await checked({ schema: SCHEMA, files: { 'orders.csv.gz': gzipSync(text) } })
    expect(check('orders.id:type').places).toEqual([{ file: 'orders.csv.gz', line: 6 }])
  })

  test('of JSON Lines are counted with blank and broken lines', async () => {
    const lines = ['{"id": 1}', '', '{"id": NaN}', '{"id": "one"}', ' \t', '{"id": 2}', '{"id": 2.5}']
    const { check } = await checked({ schema: SCHEMA, files: { 'orders.jsonl': lines.join('\n') } })
    expect(check('orders.id:type').places).toEqual([
      { file: 'orders.jsonl', line: 4 },
      { file: 'orders.jsonl', line: 7 },
    ])
  })

  test('of several files name the file', async () => {
    const files = { 'a.csv': csv(['bad'], '\n').text, 'b.csv': csv(['good', 'bad'], '\n').text }
    const { check } = await checked({ schema: SCHEMA, files })
    expect(check('orders.id:type').places).toEqual([
      { file: 'a.csv', line: 2 },
      { file: 'b.csv', line: 3 },
    ])
  })

  test('are told too where only JavaScript can evaluate the pattern', async () => {
    const schema = SCHEMA.replace(
      'logicalType: string',
      "logicalType: string, logicalTypeOptions: {pattern: '^(?!bad)'}",
    )
    const { check } = await checked({ schema, files: { 'orders.csv': 'id,note\n1,good\n2,bad one\n3,good\n' } })
    expect(check('orders.note:pattern').places).toEqual([{ file: 'orders.csv', line: 3 }])
  })

  test('of one column count a blank line as a row', async () => {
    const schema = '  - name: orders\n    properties: [{name: id, logicalType: integer}]\n'
    const { check } = await checked({ schema, files: { 'orders.csv': 'id\n1\n\nx\n' } })
    expect(check('orders.id:type').places).toEqual([{ file: 'orders.csv', line: 4 }])
  })
})
