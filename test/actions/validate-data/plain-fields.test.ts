import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainKind } from '#core/data/plain-kinds.ts'
import { PlainFields } from '../../../actions/validate-data/engines/text/plain-fields.ts'
import { checked } from './checked.ts'

const KINDS: Readonly<Record<string, PlainKind>> = { i: 'integer', n: 'number', d: 'date', t: 'timestamp' }

function typesIn(text: string, pieces = [text.length]): Record<string, string> {
  const fields = new PlainFields(',', (name) => KINDS[name])
  let from = 0
  for (const size of [...pieces, text.length]) {
    const chunk = Buffer.from(text).subarray(from, from + size)
    if (chunk.length > 0) fields.push(chunk)
    from += size
  }
  fields.end()
  return Object.fromEntries(fields.types)
}

test('a column is plain where every field is', () => {
  const text =
    'i,n,d,t,s\n-007,1.50,2024-02-29,2024-02-29 23:59:59.5,x\n,,,,\n999999999999999999,1e-05,0001-01-01,9999-12-31T00:00:00,1\n'
  expect(typesIn(text)).toEqual({ i: 'BIGINT', n: 'DOUBLE', d: 'DATE', t: 'TIMESTAMP' })
  expect(typesIn('n\n1\n-20')).toEqual({ n: 'BIGINT' })
})

test.each([
  ['i', ['1.0', '+1', ' 1', '1 ', '1e3', '0x1', '1_0', '-', '1000000000000000000', 'x']],
  ['n', ['.5', '5.', '1.2.3', '1e', '1e100', '1E5', 'NaN', 'inf', '-', '1234567890.123456', '1.5x', '1.x']],
  [
    'd',
    [
      '2024-02-30',
      '2023-02-29',
      '1900-02-29',
      '2024-00-01',
      '2024-13-01',
      '2024-04-31',
      '0000-01-01',
      '2024-1-1',
      '2024-01-01x',
      '20240101',
    ],
  ],
  [
    't',
    [
      '2024-01-01',
      '2024-01-01 24:00:00',
      '2024-01-01 10:60:00',
      '2024-01-01 10:00:60',
      '2024-01-01 10:00',
      '2024-01-01 10:00:00Z',
      '2024-01-01 10:00:00.',
      '2024-01-01 10:00:00.1234567',
      '2024-01-01  0:00:00',
    ],
  ],
])('one field that is not plain keeps the column %s text: %j', (name, fields) => {
  for (const field of fields) expect([field, typesIn(`${name}\n${field}\n`)]).toEqual([field, {}])
})

test('a quoted field keeps its own column text', () => {
  expect(typesIn('"i",n,s\n1,"2","a,""b"\n3,4,"5"\n')).toEqual({ i: 'BIGINT' })
  expect(typesIn('i,"n,d"\n1,2\n')).toEqual({})
})

test('a CR, and a quoted field of several lines, keep all of a file text', () => {
  expect(typesIn('i,s\n1,"a\nb"\n')).toEqual({})
  expect(typesIn('i,s\r\n1,a\r\n')).toEqual({})
})

const field = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '-07',
    '1.5',
    '1e5',
    '1e',
    'x',
    '2024-02-29',
    '2024-02-30',
    '2024-01-01 10:00:00',
    '2024-01-01T10:00:00.5',
    '"1"',
    '"a,""b"',
    '"1',
  ),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', ':', ' ', 'T'), maxLength: 12 }),
)

test('a law: where the text is cut into chunks makes no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field)), fc.array(fc.integer({ min: 1, max: 9 })), (rows, pieces) => {
      const text = `i,n\n${rows.map((row) => `${row.join(',')}\n`).join('')}`
      expect(typesIn(text, pieces)).toEqual(typesIn(text))
    }),
  )
})

let instance: DuckDBInstance
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
})
afterAll(() => instance.closeSync())

test('a law: what is plain is a value of the engine, and no two values are one', async () => {
  const connection = await instance.connect()
  const plain = fc.oneof(
    fc.tuple(fc.constant('i'), fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }).map(String)),
    fc.tuple(fc.constant('n'), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
    fc.tuple(fc.constantFrom('i', 'n', 'd', 't'), field),
  )
  await fc.assert(
    fc.asyncProperty(plain, async ([name, text]) => {
      const type = typesIn(`${name}\n${text}\n`)[name]
      if (type === undefined || text === '') return
      const again = type === 'DOUBLE' ? 'DECIMAL(38, 15)' : type
      const small = Math.abs(Number(text)) < 1e15 && !/e-|\d{9}$/.test(text)
      const reader = await connection.runAndReadAll(
        `SELECT TRY_CAST('${text}' AS ${type}) IS NOT NULL, ${small ? `CAST(CAST(TRY_CAST('${text}' AS ${type}) AS VARCHAR) AS ${again}) = CAST('${text}' AS ${again})` : 'true'}`,
      )
      expect([text, ...(reader.getRowsJson()[0] ?? [])]).toEqual([text, true, true])
    }),
  )
})

const schema = `  - name: t
    properties:
      - {name: i, logicalType: integer, unique: true, logicalTypeOptions: {minimum: 0, maximum: 20}}
      - {name: n, logicalType: number, unique: true, logicalTypeOptions: {exclusiveMinimum: 0, maximum: 1.5, multipleOf: 0.5}}
      - {name: d, logicalType: date, required: true, logicalTypeOptions: {minimum: '2024-01-01'}}
      - {name: t, logicalType: timestamp, logicalTypeOptions: {exclusiveMaximum: '2024-01-01T10:00:00Z'}}
      - {name: s, logicalType: string}`

test('a law: line ends of Windows, which make all of a file text, change no finding', async () => {
  const row = fc.tuple(
    fc.constantFrom('', '1', '01', '007', '7', '21', '-1', '999999999999999999'),
    fc.constantFrom('', '0', '0.0', '-0', '1.5', '1.50', '15e-01', '1.500000000000001', '2', '-0.5'),
    fc.constantFrom('', '2023-12-31', '2024-01-01', '2024-02-29'),
    fc.constantFrom(
      '',
      '2024-01-01 10:00:00',
      '2024-01-01T10:00:00',
      '2024-01-01 09:59:59.999999',
      '2024-06-01 00:00:00',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const text = `i,n,d,t,s\n${rows.map((one) => `${one.join(',')},"x,y"\n`).join('')}`
      const [plain, written] = [
        await checked({ schema, files: { 't.csv': text } }),
        await checked({ schema, files: { 't.csv': text.replaceAll('\n', '\r\n') } }),
      ]
      expect(plain.report.checks).toEqual(written.report.checks)
      expect(plain.report.datasets[0]?.columns).toEqual(written.report.datasets[0]?.columns)
    }),
    { numRuns: 25 },
  )
}, 60_000)
