import { describe, expect, test } from 'vitest'
import { readCsv } from '#tables/csv.ts'
import { readPlainCsv } from '#tables/plain-csv.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function table(text: string) {
  const { rows, names, columns } = await readCsv({ source: 'p', name: 'p.csv', bytes: bytesOf(text) }, (all) => all)
  return { rows, names, columns }
}

const long = Array.from({ length: 100_000 }, (_, row) => `id \u00fc ${row},${row % 7},\u{1F600}`).join('\n')

describe('CSV without quotes is read as the parser of all CSV reads it', () => {
  test.each([
    ['', 'a,b\n1,2\n3,4\n'],
    ['without a last line feed', 'a,b\n1,2\n3,4'],
    ['with empty fields', 'a,b\n,2\n3,\n,\n'],
    ['with empty lines', '\n\na,b\n\n1,2\n\n\n3,4\n\n'],
    ['with white space', 'a, b\n 1,2 \n\t,4\n'],
    ['of one column', 'a\n1\n22\n333'],
    ['of no rows', 'a,b'],
    ['with a byte order mark in a field', 'a,b\n\uFEFF1,2\n'],
    ['of several pieces', `a,b,c\n${long}\n`],
  ])('%s', async (_, text) => {
    expect(readPlainCsv(bytesOf(text), ',', () => {})).toBe(true)
    // A quote anywhere asks for the parser.
    const quoted = await table(text.replace('a', '"a"'))
    expect(await table(text)).toEqual(quoted)
    expect(await table(`\uFEFF${text}`)).toEqual(quoted)
  })

  test.each([
    ['quotes', 'a,b\n"1",2'],
    ['carriage returns', 'a,b\r\n1,2'],
    ['a record with fewer fields', 'a,b\n1,2\n3'],
    ['a record with more fields', 'a,b\n1,2\n3,4,5'],
    ['a line of white space', 'a,b\n1,2\n \n'],
    ['an endless record', `a,b\n1,${'x'.repeat(2 << 20)}\n`],
  ])('but not with %s', (_, text) => {
    expect(readPlainCsv(bytesOf(text), ',', () => {})).toBe(false)
  })
})
