import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ecmaPattern, toRe2 } from '#core/data/pattern.ts'
import { literal } from '#core/data/sql.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

async function re2Matches(pattern: string, texts: readonly string[]): Promise<unknown[]> {
  const cells = texts.map((text) => `regexp_matches(${literal(text)}, ${literal(pattern)})`)
  const reader = await connection.runAndReadAll(`SELECT ${cells.join(', ')}`)
  return reader.getRowsJson()[0] ?? []
}

const ATOMS = [
  'a',
  'B',
  '7',
  '.',
  '\\d',
  '\\w',
  '\\W',
  '\\D',
  '\\b',
  '^',
  '$',
  '[a-c]',
  '[^a]',
  '[^\\d.]',
  '[\\w-]',
  'é',
  '😀',
]
const MORE = [
  '\\u{1F600}',
  '\\x41',
  '\\n',
  '\\.',
  '\\/',
  '(?:ab|7)',
  '(a)',
  '(?<n>b)',
  '[.*+]',
  '\\-',
  '[\\-\\]]',
  '\\t',
]
const patterns = fc
  .array(
    fc.tuple(fc.constantFrom(...ATOMS, ...MORE), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,3}', '*?')),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.map(([atom, quantifier]) => atom + quantifier).join(''))
  .filter((pattern) => {
    try {
      return ecmaPattern(pattern).flags === 'u'
    } catch {
      return false
    }
  })
const characters = fc.constantFrom(
  'a',
  'b',
  'B',
  'c',
  'A',
  '7',
  '.',
  '-',
  '_',
  '\n',
  '\r',
  '\u2028',
  'é',
  '😀',
  ' ',
  '/',
  ']',
  '\0',
)
const texts = fc.array(fc.string({ unit: characters, maxLength: 6 }), { minLength: 1, maxLength: 12 })

test('what is translated means the same to RE2 as to JavaScript', async () => {
  let translated = 0
  await fc.assert(
    fc.asyncProperty(patterns, texts, async (pattern, samples) => {
      const re2 = toRe2(pattern)
      if (re2 === null) return
      translated++
      const expected = samples.map((text) => new RegExp(pattern, 'u').test(text))
      expect(await re2Matches(re2, samples), `${pattern} as ${re2}`).toEqual(expected)
    }),
    { numRuns: 600 },
  )
  expect(translated).toBeGreaterThan(300)
})

describe('what RE2 cannot say exactly is left to JavaScript', () => {
  test.each([
    '(?=a)',
    '(?!a)b',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '\\s',
    '\\S',
    '[\\s]',
    '\\p{L}',
    '\\cJ',
    '\\0',
  ])('%s', (pattern) => expect(toRe2(pattern)).toBeNull())

  test.each(['a{1001}', '[[:alpha:]]', '[[:alpha:][x]', '[]', '[^]', '\\uD83D', 'a\\-b', '\\B', 'a{,3}'])(
    '%s',
    (pattern) => expect(toRe2(pattern)).toBeNull(),
  )
})

test('patterns of everyday contracts run in the engine', () => {
  for (const pattern of [
    '^[A-Z]{3}$',
    '^(-?\\d{1,2}|14[0-3]\\d)$',
    '^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$',
    '^\\d{4}-\\d{2}-\\d{2}$',
  ]) {
    expect(toRe2(pattern)).toBe(pattern.replace('(?:', '('))
  }
})
