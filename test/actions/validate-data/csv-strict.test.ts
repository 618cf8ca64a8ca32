import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvForm } from '../../../actions/validate-data/engines/text/csv-form.ts'
import { read } from './reading.ts'

/**
 * The records, or between which lines the first broken one starts: csv-parse 7 in its strict form, an independent reader of
 * RFC 4180. It tells the line where it gave up.
 */
function strictly(text: string): { behind: number; upTo: number } | { records: string[][] } {
  let behind = 0
  const on_record = (record: string[], { lines }: { lines: number }) => {
    behind = lines
    return record
  }
  try {
    const options = { bom: true, skip_empty_lines: true, relax_quotes: false, relax_column_count: false }
    return { records: parse(text, { ...options, on_record }) as string[][] }
  } catch (thrown) {
    return { behind, upTo: Number((thrown as { lines?: number }).lines) }
  }
}

const plain = fc.stringMatching(/^[a-z0-9 é€😀=#\\.;-]{0,6}$/u)
const quoted = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 6 })
const cell = fc.oneof(
  plain.map((value) => ({ value, text: value })),
  quoted.map((value) => ({ value, text: `"${value.replaceAll('"', '""')}"` })),
)
const file = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    last: fc.boolean(),
  })
  .map(({ rows, end, last }) => {
    const lines = rows.map((row) => row.map(({ text }) => text).join(','))
    return { rows, text: `a,b,c${end}${lines.join(end)}${last ? end : ''}` }
  })

test('a law: every cell of a sound file arrives as csv-parse reads it, an empty plain field as null', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ rows, text }) => {
      expect(strictly(text)).toEqual({ records: [['a', 'b', 'c'], ...rows.map((row) => row.map((one) => one.value))] })
      const reading = await read({ 't.csv': text })
      expect(reading.unreadable.examples).toEqual([])
      expect(reading.rows).toEqual(rows.map((row) => row.map(({ value, text }) => (text === '' ? null : value))))
    }),
    { numRuns: 40 },
  )
})

const noise = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'b,c,d\n', '"x",', 'é'), maxLength: 40 })

test('a law: what csv-parse refuses is found on its line, what it takes is not', async () => {
  await fc.assert(
    fc.asyncProperty(noise, async (text) => {
      const whole = `a,b,c\n${text}`
      const expected = strictly(whole)
      const { rows, unreadable } = await read({ 't.csv': whole })
      if ('records' in expected) {
        expect(unreadable.examples).toEqual([])
        expect(rows).toHaveLength(expected.records.length - 1)
      } else {
        const line = unreadable.places[0]?.line
        expect(line).toBeGreaterThanOrEqual(expected.behind)
        expect(line).toBeLessThanOrEqual(expected.upTo)
      }
    }),
    { numRuns: 150 },
  )
})

test('a law: however a text is cut into chunks, the same records break its form', () => {
  const faults = (bytes: Buffer, cut: number) => {
    const form = new CsvForm(',')
    for (let from = 0; from < bytes.length; from += cut) form.push(bytes.subarray(from, from + cut))
    form.end()
    return form.faults.list
  }
  const bytes = fc.array(fc.constantFrom(...Buffer.from('ab,"\n\r\0'), 0xc3, 0xa9, 0xff, 0xed, 0xa0), { maxLength: 40 })
  fc.assert(
    fc.property(bytes, fc.integer({ min: 2, max: 50 }), (tail, cut) => {
      // With a quote in every record nothing is left to the engine.
      const whole = Buffer.from(['"a",b,c\n', ...tail.map((byte) => String.fromCharCode(byte))].join('"",'), 'latin1')
      expect(faults(whole, cut)).toEqual(faults(whole, 1))
    }),
    { numRuns: 2000 },
  )
})
