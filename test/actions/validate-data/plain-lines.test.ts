import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlainFields } from '../../../actions/validate-data/engines/text/plain-fields.ts'
import { type PlainField, PlainLines } from '../../../actions/validate-data/engines/text/plain-lines.ts'

const DATE = String.raw`(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?!02)(?:0[1-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`

/** What is gone over, field by field; 29 February never is. */
const PLAIN: Readonly<Record<PlainField, RegExp>> = {
  any: /^[^,"\n]*$/,
  integer: /^(?:-?\d{1,15})?$/,
  number: /^(?!-?(?:\d\.?){16})(?:-?\d+(?:\.\d+)?)?$/,
  date: new RegExp(`^(?:${DATE})?$`),
  timestamp: new RegExp(String.raw`^(?:${DATE}[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?)?$`),
}
const FIELDS = Object.keys(PLAIN) as PlainField[]

/** The offset of the first line that has anything else, line by line. */
function firstOther(fields: readonly PlainField[], lines: readonly string[]): number {
  let offset = 0
  for (const line of lines) {
    const values = line.split(',')
    const plain =
      values.length === fields.length && fields.every((field, index) => PLAIN[field].test(values[index] ?? ''))
    if (!plain) return offset
    offset += Buffer.byteLength(line) + 1
  }
  return offset
}

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most })
const two = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => String(n).padStart(2, '0'))
const day = fc
  .tuple(
    fc.constantFrom('2024', '1900', '0001', '0000', '20x4'),
    two(0, 13),
    two(0, 32),
    fc.constantFrom('-', '-', '-', '/'),
  )
  .map(([year, month, date, dash]) => `${year}-${month}${dash}${date}`)
const moment = fc
  .tuple(
    day,
    two(0, 24),
    two(0, 60),
    two(0, 60),
    fc.constantFrom('', '', '.5', '.123456', '.', '.1234567'),
    fc.constantFrom(' ', 'T', 't'),
  )
  .map(([date, hour, minute, second, rest, gap]) => `${date}${gap}${hour}:${minute}:${second}${rest}`)
const plainMoment = two(1, 12).map((month) => `2024-${month}-28 23:59:59`)
const value: Readonly<Record<PlainField, fc.Arbitrary<string>>> = {
  any: fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.'), maxLength: 40 }),
    fc.constantFrom('"', 'a"b', ''),
  ),
  integer: fc.oneof(
    digits(17),
    digits(9).map((text) => `-${text}`),
    fc.constantFrom('', '-', '--1', '+1', '1.0', ' 1', '1:', '1/'),
  ),
  number: fc.oneof(
    digits(17),
    fc.tuple(fc.constantFrom('', '-'), digits(9), digits(9)).map(([sign, whole, part]) => `${sign}${whole}.${part}`),
    fc.constantFrom('', '-', '.5', '5.', '1.2.3', '1e5', 'NaN', '-.1'),
  ),
  date: fc.oneof(day, fc.constantFrom('', '2024-02-28', '2024-02-29', '2024-12-31', '2024-11-31')),
  timestamp: fc.oneof(moment, plainMoment, fc.constant('')),
}

const table = fc.array(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 5 }).chain((fields) => {
  const line = fc.tuple(...fields.map((field) => value[field])).map((values) => values.join(','))
  const odd = fc.tuple(line, fc.constantFrom(',', ',x', '')).map(([text, more]) => text + more)
  return fc.record({
    fields: fc.constant(fields),
    lines: fc.array(fc.oneof({ weight: 9, arbitrary: line }, odd), { maxLength: 6 }),
  })
})

test('a law: it stops at the first line that has a field of another form, and at no other', () => {
  fc.assert(
    fc.property(table, ({ fields, lines }) => {
      const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      const skimmed = new PlainLines(fields, 44)
      expect(skimmed.take(text)).toBe(true)
      expect(skimmed.skim(0, text.length)).toBe(firstOther(fields, lines))
    }),
    { numRuns: 3000 },
  )
})

test.each(FIELDS)('one %s in a line', (field) => {
  fc.assert(
    fc.property(value[field], (text) => {
      const line = Buffer.from(`${text}\n`)
      const skimmed = new PlainLines([field], 44)
      skimmed.take(line)
      expect(skimmed.skim(0, line.length) === line.length).toBe(PLAIN[field].test(text) && !text.includes(','))
    }),
    { numRuns: 1000 },
  )
})

test('what it held before is not read', () => {
  const lines = new PlainLines(['integer', 'any'], 44)
  lines.take(Buffer.from('1,aaaaaaaaaaaaaaaa,bbbbbbbb\n22222222\n'))
  lines.take(Buffer.from('1,a\n'))
  expect(lines.skim(0, 4)).toBe(4)
})

test('more than it has room for is not taken', () => {
  const lines = new PlainLines(['any'], 44)
  expect([lines.take(Buffer.alloc(2 ** 20 + 1000)), lines.take(Buffer.alloc(2 ** 21))]).toEqual([true, false])
})

test('columns are what they are, in portions as in one', () => {
  const row = (index: number) => `${index},${index / 4},2024-01-0${(index % 9) + 1},a${index},${index}`
  const rows = Array.from({ length: 300 }, (_, index) => row(index))
  rows[290] = '290,1e2,2024-02-29,"a,b",1.5'
  const text = Buffer.from(`i,n,d,t,late\n${rows.join('\n')}\n`)
  const kinds = { i: 'integer', n: 'number', d: 'date', late: 'integer' } as const
  const kindOf = (name: string) => kinds[name as keyof typeof kinds]
  for (const size of [20, 100, 1000, text.length]) {
    const plain = new PlainFields(',', kindOf)
    for (let from = 0; from < text.length; from += size) plain.push(text.subarray(from, from + size))
    plain.end()
    expect(Object.fromEntries(plain.types)).toEqual({ i: 'BIGINT', n: 'DOUBLE', d: 'DATE' })
  }
})
