import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import type { Cell, NaiveRule } from './naive.ts'
import * as naive from './naive.ts'
import { parquetOf } from './parquet.ts'

/* Random small columns under random rules: the engine's counts against those of plain JavaScript. */

const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: max })
const sign = fc.constantFrom('', '', '-', '+')

// Near the limits below, and with more digits than a double has.
const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '0.1',
    '0.3',
    '0.30000000000000000001',
    '0.29999999999999999999',
    '1e-1',
    '1e400',
    '9007199254740993',
    '9007199254740993.0',
    '1e-400',
    '.5',
    '5.',
  ),
  fc.tuple(sign, digits(3), digits(2)).map(([minus, a, b]) => `${minus}${a}.${b}`),
  fc.tuple(sign, digits(45)).map(([minus, a]) => minus + a),
  fc.tuple(sign, digits(2), digits(20), fc.integer({ min: -30, max: 30 })).map(([s, a, b, e]) => `${s}${a}.${b}e${e}`),
)
const noise = fc.constantFrom(
  'NaN',
  'Infinity',
  'x',
  '0x1F',
  '1_000',
  ' 1',
  '',
  'null',
  '2024-02-29',
  '2023-02-29',
  '2024-13-01',
  '9999-12-31',
)
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'B', '1', 'é', '😀', '👩‍🚀', '\u2028', ' ', 'ß', '"', ',', "'", '\\'),
    maxLength: 4,
  }),
  fc.string({ unit: 'grapheme', maxLength: 3 }).filter((one) => one.isWellFormed() && !/\p{Cc}/u.test(one)),
)
const cell: fc.Arbitrary<Cell> = fc.oneof({ arbitrary: number, weight: 4 }, noise, text, fc.constant(null))

const bound = fc.constantFrom('0', '0.1', '0.3', '-1', '9007199254740993', '12.5', '1e20', '0.30000000000000000001')
const rule: fc.Arbitrary<NaiveRule> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('integer', 'number') as fc.Arbitrary<'integer' | 'number'>,
      fc.constantFrom('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'),
      bound,
    )
    .map((all) => naive.limit(...all)),
  fc.constantFrom('0.1', '0.01', '5', '0.25', '3').map((of) => naive.step('number', of)),
  fc.constantFrom('5', '3').map((of) => naive.step('integer', of)),
  fc.constantFrom<'integer' | 'number' | 'date'>('integer', 'number', 'date').map(naive.type),
  fc
    .tuple(fc.constantFrom('minLength' as const, 'maxLength' as const), fc.integer({ min: 0, max: 4 }))
    .map((all) => naive.length(...all)),
  fc
    .constantFrom(
      '^a',
      '[^a]',
      '.',
      '^.$',
      '\\d',
      '\\w\\b',
      '(.)\\1',
      '^(?!a)',
      '\\s',
      '[é😀]',
      '\\u{1F600}',
      "'",
      '\\p{L}',
    )
    .map(naive.pattern),
  fc.constantFrom('nullValues', 'duplicateValues').map((name) => naive.metric(name)),
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((list) => naive.metric('missingValues', { list })),
  fc
    .array(
      cell.filter((one) => one !== null),
      { minLength: 1, maxLength: 4 },
    )
    .map((list) => naive.metric('invalidValues', { list })),
  fc.constantFrom<'string' | 'integer' | 'number'>('string', 'integer', 'number').map(naive.unique),
)

const quoted = (value: Cell): string => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)

async function expectSame(
  rules: readonly NaiveRule[],
  cells: readonly Cell[],
  files: Record<string, string | Uint8Array>,
) {
  const properties = rules.map(({ yaml }, index) => `      - {name: v${index}, ${yaml}}\n`).join('')
  const { check } = await checked({ schema: `  - name: t\n    properties:\n${properties}`, files })
  for (const [index, { kind, broken, yaml }] of rules.entries()) {
    expect([yaml, check(`t.v${index}:${kind}`).failed_rows]).toEqual([yaml, broken(cells)])
  }
}

const tables = fc.tuple(
  fc.array(rule, { minLength: 8, maxLength: 24 }),
  fc.array(cell, { minLength: 1, maxLength: 12 }),
)

test('CSV: the counts are those of plain JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([rules, cells]) => {
      const header = ['x', ...rules.map((_, index) => `v${index}`)].join()
      const rows = cells.map((value) => ['1', ...rules.map(() => quoted(value))].join())
      await expectSame(rules, cells, { 't.csv': `${[header, ...rows].join('\n')}\n` })
    }),
    { numRuns: 20 },
  )
})

// A column of text, so rules on numbers are not asked of Parquet here.
const isText = ({ yaml }: NaiveRule): boolean => !/logicalType: (integer|number|date)/.test(yaml)

test('JSON Lines: the same for strings', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([all, cells]) => {
      const rules = all.filter(isText)
      const rows = cells.map((value) =>
        JSON.stringify({ x: 1, ...Object.fromEntries(rules.map((_, index) => [`v${index}`, value])) }),
      )
      // Without any value there is no such key.
      if (cells.every((value) => value === null)) return
      await expectSame(rules, cells, { 't.jsonl': rows.join('\n') })
    }),
    { numRuns: 8 },
  )
})

test('Parquet: the same for strings', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([all, cells]) => {
      const rules = all.filter(isText)
      const literal = (value: Cell): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`)
      const columns = rules.map((_, index) => `v AS v${index}`).join(', ')
      const values = cells.map((value) => `(${literal(value)}::VARCHAR)`).join(', ')
      const parquet = await parquetOf(`SELECT 1 AS x${columns && ', '}${columns} FROM (VALUES ${values}) AS t(v)`)
      await expectSame(rules, cells, { 't.parquet': parquet })
    }),
    { numRuns: 8 },
  )
})

const numeric = ({ yaml }: NaiveRule): boolean => /logicalType: number, logicalTypeOptions/.test(yaml)

test('JSON Lines and Parquet: numbers that a double holds are compared with the same limits', async () => {
  const doubles = fc.array(
    fc.oneof(
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -100, max: 100 }).map((n) => n / 20),
    ),
    { minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(fc.tuple(fc.array(rule, { minLength: 40, maxLength: 60 }), doubles), async ([all, values]) => {
      const rules = all.filter(numeric).filter(({ yaml }) => !/0000000001|9007199254740993/.test(yaml))
      const cells = values.map((value) => (value === null ? null : String(value)))
      if (values.every((value) => value === null)) return
      const rows = values.map((value) =>
        JSON.stringify({ x: 1, ...Object.fromEntries(rules.map((_, index) => [`v${index}`, value])) }),
      )
      await expectSame(rules, cells, { 't.jsonl': rows.join('\n') })
      const columns = rules.map((_, index) => `v AS v${index}`).join(', ')
      const list = cells.map((value) => `(${value === null ? 'NULL' : `'${value}'`}::DOUBLE)`).join(', ')
      const parquet = await parquetOf(`SELECT 1 AS x${columns && ', '}${columns} FROM (VALUES ${list}) AS t(v)`)
      await expectSame(rules, cells, { 't.parquet': parquet })
    }),
    { numRuns: 8 },
  )
})
