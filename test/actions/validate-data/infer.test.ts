import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { inferContract } from '../../../actions/validate-data/infer.ts'
import { makeWorkspace } from '../action-process.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { inWorkspace } from './checked.ts'

afterEach(() => vi.unstubAllEnvs())

type Cell = string | null

const PATH = 'contract.yaml'

/** Infers a contract in a workspace of its own, and checks the same data against it. */
async function inferred(files: Readonly<Record<string, string | Uint8Array>>, data = Object.keys(files)) {
  const root = makeWorkspace({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  vi.stubEnv('GITHUB_WORKSPACE', root)
  const result = await inferContract({ data, path: PATH }, () => undefined)
  const text = readFileSync(join(root, PATH), 'utf8')
  const { contract, server } = readContract(text, PATH)
  const properties = new Map(contract.schema[0]?.properties.map((property) => [property.name, property]))
  const { report } = await inWorkspace(root, data.join('\n'))
  return { root, result, text, contract, server, properties, report }
}

function csv(columns: Readonly<Record<string, readonly Cell[]>>): string {
  const field = (cell: Cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)
  const names = Object.keys(columns)
  const rows = Math.max(0, ...Object.values(columns).map((cells) => cells.length))
  const lines = Array.from({ length: rows }, (_, row) =>
    names.map((name) => field(columns[name]?.[row] ?? null)).join(','),
  )
  return `${[names.map(field).join(','), ...lines].join('\n')}\n`
}

function repeated(cells: readonly Cell[], rows = 60): Cell[] {
  return Array.from({ length: rows }, (_, row) => cells[row % cells.length] ?? null)
}

const numbered = (of: (index: number) => string, rows = 60) => Array.from({ length: rows }, (_, index) => of(index))

describe('what a column shows is written', () => {
  const columns = {
    id: numbered((index) => `F${index}`),
    number: numbered((index) => String(index * 7)),
    big: repeated(['9007199254740993', '-9007199254740993']),
    zeros: repeated(['001', '002']),
    amount: repeated(['0.10', '12345678901234567.25', '-3']),
    day: repeated(['2024-02-29', '2023-12-31']),
    moment: repeated(['2024-02-29 10:00:00', '2024-02-29T11:00:00Z']),
    clock: repeated(['10:00', '23:59:59']),
    flag: repeated(['true', 'false']),
    colour: repeated(['red', 'green', '']),
    holes: repeated(['1', null, '3']),
    nothing: repeated([null]),
    mixed: repeated(['1', 'one']),
    phone: repeated(['+49301234567', '+49307654321']),
  }

  test('types, keys, ranges, categories and the share of missing', async () => {
    const { properties, report, contract, server } = await inferred({ 'data/flights-3m.csv': csv(columns) })
    const seen = (name: string) => {
      const { logicalType, logicalTypeOptions, required, unique, primaryKey, quality } = properties.get(name) ?? {}
      const rules = quality?.map((rule) =>
        rule.type === 'library' ? (rule.arguments?.validValues ?? rule.mustBeLessOrEqualTo) : null,
      )
      return [logicalType, logicalTypeOptions, required, unique || primaryKey, ...(rules ?? [])]
    }
    expect(Object.fromEntries(Object.keys(columns).map((name) => [name, seen(name)]))).toEqual({
      id: ['string', undefined, true, true],
      number: ['integer', { minimum: 0, maximum: 413 }, true, true],
      big: ['integer', { minimum: '-9007199254740993', maximum: '9007199254740993' }, true, false],
      zeros: ['string', undefined, true, false, ['001', '002']],
      amount: ['number', { minimum: -3, maximum: '12345678901234567.25' }, true, false],
      day: ['date', { minimum: '2023-12-31' }, true, false],
      moment: ['timestamp', { minimum: '2024-02-29 10:00:00+00' }, true, false],
      clock: ['time', undefined, true, false],
      flag: ['boolean', undefined, true, false],
      colour: ['string', undefined, true, false, ['', 'green', 'red']],
      holes: ['integer', { minimum: 1, maximum: 3 }, false, false, 33.34],
      nothing: [undefined, undefined, false, false, 100],
      mixed: ['string', undefined, true, false, ['1', 'one']],
      phone: ['string', undefined, true, false, ['+49301234567', '+49307654321']],
    })
    expect(properties.get('id')?.primaryKey).toBe(true)
    expect(report.outcome).toBe('pass')
    expect(contract.schema[0]?.name).toBe('flights_3m')
    expect(server).toMatchObject({ path: 'data/flights-3m.csv', format: 'csv' })
  })

  test('few rows say nothing about keys and categories', async () => {
    const { properties } = await inferred({ 't.csv': csv({ id: ['a', 'b'], n: ['1', '2'] }) })
    expect(Array.from(properties.values(), ({ unique, primaryKey, quality }) => [unique, primaryKey, quality])).toEqual(
      [
        [false, false, []],
        [false, false, []],
      ],
    )
  })

  test('of JSON the type is that of the value, and null and absent are alike', async () => {
    const rows = numbered((index) =>
      JSON.stringify({ n: index, s: String(index), o: { a: 1 }, l: [index], ...(index % 2 && { h: true }) }),
    )
    const { properties, report } = await inferred({ 't.jsonl': `${rows.join('\n')}\n` })
    expect(Array.from(properties.values(), ({ name, logicalType, required }) => [name, logicalType, required])).toEqual(
      [
        ['h', 'boolean', false],
        ['l', 'array', true],
        ['n', 'integer', true],
        ['o', 'object', true],
        ['s', 'string', true],
      ],
    )
    expect(report.outcome).toBe('pass')
  })

  test('a column that not every file has is left out, and the summary says so', async () => {
    const { properties, result, report, server } = await inferred({ 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x\n3\n' })
    expect([...properties.keys()]).toEqual(['x'])
    expect(result.summary).toContain('Left out')
    expect(result.summary).toContain('`y`')
    expect(server).toBeNull()
    expect(report.outcome).toBe('pass')
  })
})

test('comments say what to review, and the summary what to do next', async () => {
  const { text, result } = await inferred({ 't.csv': csv({ id: numbered(String), empty: repeated([null]) }) })
  expect(text).toContain('# Written by validate-data from 60 rows.')
  expect(text).toContain('# Is this the key?')
  expect(text).toContain('# No value at all: which type is it?')
  expect(result.outputs).toMatchObject({ outcome: 'pass', 'contract-path': PATH, rows: 60 })
  expect(result.summary).toContain('`contract.yaml` describes 2 columns of 60 rows, and these data pass it.')
  expect(result.summary).toContain('1. Read it through')
})

test('of flights the columns are what the example says of them', async () => {
  const path = join(import.meta.dirname, '../../fixtures/flights/sample.parquet')
  const example = join(import.meta.dirname, '../../../examples/flight-delay/data/flights.odcs.yaml')
  const { properties, report, server } = await inferred({ 'flights.parquet': readFileSync(path) })
  const said = readContract(readFileSync(example, 'utf8'), example).contract.schema[0]?.properties ?? []
  expect(Array.from(properties.values(), ({ name, logicalType, required }) => [name, logicalType, required])).toEqual(
    said.map(({ name, logicalType, required }) => [name, logicalType, required]),
  )
  expect(report.outcome).toBe('pass')
  expect(report.datasets[0]?.rows).toBe(2000)
  expect(server).toMatchObject({ path: 'flights.parquet', format: 'parquet' })
})

describe('refuses', () => {
  test('to overwrite', async () => {
    const { root } = await inferred({ 't.csv': 'x\n1\n' })
    const before = readFileSync(join(root, PATH), 'utf8')
    vi.stubEnv('GITHUB_WORKSPACE', root)
    await expect(inferContract({ data: ['t.csv'], path: PATH }, () => undefined)).rejects.toThrow(
      /contract\.yaml: is there already/,
    )
    expect(readFileSync(join(root, PATH), 'utf8')).toBe(before)
  })

  test.each([
    ['no pattern', {}, [], "input 'data': needed"],
    ['no file', {}, ['*.csv'], 'no file matches *.csv'],
    ['no rows', { 't.csv': 'x\n' }, ['t.csv'], 'no rows'],
    ['lines that cannot be read', { 't.csv': 'x,y\n1,2\n3\n' }, ['t.csv'], 'cannot be read'],
    ['a path out of the workspace', { 't.csv': 'x\n1\n' }, ['t.csv'], 'outside'],
  ])('%s', async (what, files, data, message) => {
    const root = makeWorkspace(files)
    vi.stubEnv('GITHUB_WORKSPACE', root)
    const path = what.startsWith('a path') ? '../contract.yaml' : PATH
    await expect(inferContract({ data, path }, () => undefined)).rejects.toThrow(message)
    expect(existsSync(join(root, PATH))).toBe(false)
  })
})

test('S01-S48 as names and values are written as what they are', async () => {
  const strings = HOSTILE_STRINGS.filter((text) => text.length <= 20_000 && text.isWellFormed() && !text.includes('\0'))
  const names = strings.filter((text) => text.length < 300)
  const columns = Object.fromEntries(names.map((name) => [name, strings]))
  const { properties, report, result } = await inferred({ 't.csv': csv(columns) })
  // What a contract cannot hold as a name is left out.
  const held = Object.keys(columns).filter((name) => name !== '' && !/\p{Cc}/u.test(name))
  expect([...properties.keys()].sort()).toEqual(held.sort())
  expect(report.outcome).toBe('pass')
  expect(result.summary).not.toMatch(/^::|<img|<!--/m)
})

describe('the same data pass the contract, whatever they are', () => {
  const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String)
  const text = fc
    .string({ unit: 'binary', maxLength: 8 })
    .filter((value) => value.isWellFormed() && !value.includes('\0'))
  const kinds: fc.Arbitrary<string>[] = [
    fc.integer().map(String),
    digits,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.tuple(digits, fc.nat()).map(([whole, part]) => `${whole}.${part}`),
    fc.constantFrom('001', '01', '1', '-0', '0', '+1', '1.0', '1e3', '.5', '5.'),
    fc.constantFrom('true', 'false', 'True', 'TRUE'),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc
      .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('10:00', '23:59:59.123', '00:00:00'),
    fc.constantFrom('red', 'green', '', "it's", '"', 'null', '~', 'a, b', '# c', ': d', '- e', '2024-02-30'),
    text,
    fc.oneof(text, digits, fc.constantFrom('', 'true', '2024-01-01')),
  ]
  const column = fc.oneof(
    ...kinds.map((kind) => fc.array(fc.option(kind, { freq: 6 }), { minLength: 24, maxLength: 24 })),
  )
  const name = fc.oneof(
    fc.constantFrom('id', 'x:type', 'a.b', '__name', 'Grüße "q"', 'null', '1'),
    fc.string({ minLength: 1, maxLength: 10 }).map((tail) => `c${tail}`),
  )
  const table = fc
    .uniqueArray(fc.tuple(name, column), { minLength: 1, maxLength: 4, selector: ([one]) => one })
    .map((columns) => Object.fromEntries(columns))

  test('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (columns) => {
        const { report, text: contract } = await inferred({ 't.csv': csv(columns) })
        expect(
          report.checks.filter(({ result }) => result !== 'pass'),
          contract,
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  const json = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    text,
    fc.array(fc.integer(), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()),
  )
  const objects = fc.array(fc.dictionary(name, fc.option(json), { minKeys: 1, maxKeys: 4 }), {
    minLength: 1,
    maxLength: 24,
  })

  test('as JSON Lines', async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (rows) => {
        const { report, text: contract } = await inferred({
          't.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
        })
        expect(
          report.checks.filter(({ result }) => result !== 'pass'),
          contract,
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
