import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { inferContract } from '../../../actions/validate-data/infer.ts'
import { Inputs, validateData } from '../../../actions/validate-data/validate-data.ts'
import { makeWorkspace } from '../action-process.ts'
import { type Cell, csv, inferred, PATH } from './inferred.ts'
import { parquetOf } from './parquet.ts'

afterEach(() => vi.unstubAllEnvs())

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
      moment: ['timestamp', { minimum: '2024-02-29 10:00:00' }, true, false],
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

test('of Parquet the types are those of the file, and what no contract can say is left open', async () => {
  const query = `SELECT i::INTEGER AS i, (i * 1000000000000000000000000000000)::DECIMAL(38, 0) AS huge, (i / 7)::DOUBLE AS d,
    (i / 7)::FLOAT AS f, (i / 7)::DECIMAL(38, 20) AS exact, CASE WHEN i = 3 THEN 'NaN'::DOUBLE ELSE i END AS nan,
    DATE '2024-01-01' + i::INTEGER AS day, TIMESTAMP_NS '2024-01-01 00:00:00.123456789' AS ns,
    TIMESTAMPTZ '2024-01-01 00:00:00+02' AS tz, TIME '10:00:00' AS clock, i % 2 = 0 AS flag, 'x' || (i % 3) AS word,
    {'a': i, 'b': 'x'} AS record, [i, NULL] AS list, 'ab'::BLOB AS bytes, uuid() AS uuid, NULL::VARCHAR AS nothing
    FROM range(40) t(i)`
  const { properties, report } = await inferred({ 't.parquet': await parquetOf(query) })
  expect(Object.fromEntries(Array.from(properties.values(), ({ name, logicalType }) => [name, logicalType]))).toEqual({
    ...{ i: 'integer', huge: 'integer', d: 'number', f: 'number', exact: 'number', nan: undefined },
    ...{ day: 'date', ns: 'timestamp', tz: 'timestamp', clock: 'time', flag: 'boolean', word: 'string' },
    ...{ record: 'object', list: 'array', bytes: undefined, uuid: 'string', nothing: undefined },
  })
  expect(report.checks.filter(({ result }) => result !== 'pass')).toEqual([])
})

test('the action with mode: infer writes the contract and nothing else', async () => {
  const root = makeWorkspace({ 't.csv': 'x\n1\n' })
  vi.stubEnv('GITHUB_WORKSPACE', root)
  vi.stubEnv('GITHUB_REPOSITORY', '')
  const { outputs, failure } = await validateData(
    Inputs.parse({ mode: 'infer', data: 't.csv', 'contract-path': 'new/c.yaml' }),
  )
  expect(outputs).toMatchObject({ outcome: 'pass', 'contract-path': 'new/c.yaml', rows: 1, 'failed-checks': 0 })
  expect(failure).toBeUndefined()
  expect(readdirSync(root).sort()).toEqual(['new', 't.csv'])
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
