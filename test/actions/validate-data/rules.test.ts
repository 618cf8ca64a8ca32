import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { outcomeOf } from '#core/data/judge.ts'
import { plansOf } from '#core/data/plan.ts'
import { openDuckdb } from '../../../actions/validate-data/engines/duckdb.ts'
import { runChecks } from '../../../actions/validate-data/run-checks.ts'
import { makeWorkspace } from '../action-process.ts'
import { checked, contractOf } from './checked.ts'
import { parquetOf } from './parquet.ts'

/** One property `v` of schema `t`, with the lines of its rules. */
function property(rules: string): string {
  const lines = rules.split('\n').map((line) => `        ${line}\n`)
  return `  - name: t\n    properties:\n      - name: v\n${lines.join('')}`
}

/** A CSV column `v`; the column `x` keeps a line with an empty field from being a blank line. */
function csv(...values: string[]): Record<string, string> {
  return { 'v.csv': ['v,x', ...values.map((value) => `${value},1`)].join('\n') }
}

interface Rule {
  readonly name: string
  readonly rules: string
  readonly id: string
  readonly good: readonly string[]
  readonly bad: readonly string[]
  /** Counted by hand in `bad`. */
  readonly failed: number
  readonly examples: readonly string[]
}

const library = (text: string) => `quality:\n  - ${text}`

const RULES: readonly Rule[] = [
  {
    name: 'required',
    rules: 'required: true',
    id: 't.v:required',
    good: ['a', '""'],
    bad: ['a', '', ''],
    failed: 2,
    examples: [],
  },
  {
    name: 'integer: plain digits only',
    rules: 'logicalType: integer',
    id: 't.v:type',
    good: ['1', '-0', '+7', '', '12345678901234567890123456789012345678'],
    bad: ['1', '0x1F', '1_000', '1e3', '1.0', 'one', '" 1"', 'one'],
    failed: 7,
    examples: ['one', ' 1', '0x1F', '1.0', '1_000', '1e3'],
  },
  {
    name: 'number: finite, with a point (VD14: 1e309, -0, 0x1F, 1.234,56)',
    rules: 'logicalType: number',
    id: 't.v:type',
    good: ['1', '-0', '.5', '5.', '1e-7', '1E+3'],
    bad: ['1e309', 'NaN', 'Infinity', '"1,5"', '"1.234,56"', '0x1F', '1'],
    failed: 6,
    examples: ['0x1F', '1,5', '1.234,56', '1e309', 'Infinity', 'NaN'],
  },
  {
    name: 'boolean',
    rules: 'logicalType: boolean',
    id: 't.v:type',
    good: ['true', 'False', 'TRUE'],
    bad: ['1', 'yes', 't', 'true'],
    failed: 3,
    examples: ['1', 't', 'yes'],
  },
  {
    name: 'date: a day of the calendar (VD16: 2024-02-30, 0000-00-00)',
    rules: 'logicalType: date',
    id: 't.v:type',
    good: ['2024-02-29', '0001-01-01'],
    bad: ['2024-02-30', '0000-00-00', '2023-02-29', '1/2/2024', 'today', 'infinity', '2024-01-01'],
    failed: 6,
    examples: ['0000-00-00', '1/2/2024', '2023-02-29', '2024-02-30', 'infinity', 'today'],
  },
  {
    name: 'timestamp: no leap second',
    rules: 'logicalType: timestamp',
    id: 't.v:type',
    good: ['2016-12-31T23:59:59Z', '2024-01-01 10:00', '2024-01-01T10:00:00.123+02:00'],
    bad: ['2016-12-31 23:59:60', 'epoch', '2024-01-01T25:00:00', '2024-01-01 10:00'],
    failed: 3,
    examples: ['2016-12-31 23:59:60', '2024-01-01T25:00:00', 'epoch'],
  },
  {
    name: 'time',
    rules: 'logicalType: time',
    id: 't.v:type',
    good: ['23:59', '00:00:00.5'],
    bad: ['24:01', '7:00', '10:00'],
    failed: 2,
    examples: ['24:01', '7:00'],
  },
  {
    name: 'unique: nulls apart, 1 and 01 are one integer',
    rules: 'logicalType: integer\nunique: true',
    id: 't.v:unique',
    good: ['1', '2', '', ''],
    bad: ['1', '01', '+1', '2', '2', '', ''],
    failed: 3,
    examples: ['1', '2'],
  },
  {
    name: 'primaryKey: repeats and nulls',
    rules: 'primaryKey: true',
    id: 't.v:primaryKey',
    good: ['a', 'b'],
    bad: ['a', 'a', 'a', 'b', ''],
    failed: 3,
    examples: ['a'],
  },
  {
    name: 'minimum',
    rules: 'logicalType: integer\nlogicalTypeOptions: {minimum: -1}',
    id: 't.v:minimum',
    good: ['-1', '5', ''],
    bad: ['-2', '-1', '-10', ''],
    failed: 2,
    examples: ['-10', '-2'],
  },
  {
    name: 'maximum, in fractions',
    rules: 'logicalType: number\nlogicalTypeOptions: {maximum: 0.1}',
    id: 't.v:maximum',
    good: ['0.1', '1e-1', '-5'],
    bad: ['0.10000001', '0.1', '2'],
    failed: 2,
    examples: ['0.10000001', '2'],
  },
  {
    name: 'exclusiveMinimum',
    rules: 'logicalType: integer\nlogicalTypeOptions: {exclusiveMinimum: 0}',
    id: 't.v:exclusiveMinimum',
    good: ['1'],
    bad: ['0', '1', '-1'],
    failed: 2,
    examples: ['-1', '0'],
  },
  {
    name: 'exclusiveMaximum of a date',
    rules: "logicalType: date\nlogicalTypeOptions: {exclusiveMaximum: '2001-07-01'}",
    id: 't.v:exclusiveMaximum',
    good: ['2001-06-30'],
    bad: ['2001-07-01', '2001-06-30', '2002-01-01'],
    failed: 2,
    examples: ['2001-07-01', '2002-01-01'],
  },
  {
    name: 'maximum of a timestamp, across zones',
    rules: "logicalType: timestamp\nlogicalTypeOptions: {maximum: '2024-01-01T12:00:00Z'}",
    id: 't.v:maximum',
    good: ['2024-01-01T14:00:00+02:00', '2024-01-01 12:00'],
    bad: ['2024-01-01T11:30:00-01:00', '2024-01-01T12:00:00Z'],
    failed: 1,
    examples: ['2024-01-01T11:30:00-01:00'],
  },
  {
    name: 'integers beyond 2^53 keep their digits',
    rules: "logicalType: integer\nlogicalTypeOptions: {maximum: '9007199254740993'}",
    id: 't.v:maximum',
    good: ['9007199254740993'],
    bad: ['9007199254740994', '9007199254740993'],
    failed: 1,
    examples: ['9007199254740994'],
  },
  {
    name: 'integers beyond 2^53 in plain digits of the contract too',
    rules: 'logicalType: integer\nlogicalTypeOptions: {minimum: -9007199254740993, maximum: 18446744073709551615}',
    id: 't.v:maximum',
    good: ['18446744073709551615'],
    bad: ['18446744073709551616', '18446744073709551615'],
    failed: 1,
    examples: ['18446744073709551616'],
  },
  {
    name: 'decimals of more digits than a double in the contract',
    rules: 'logicalType: number\nlogicalTypeOptions: {maximum: 0.10000000000000000001}',
    id: 't.v:maximum',
    good: ['0.10000000000000000001'],
    bad: ['0.10000000000000000002', '0.1'],
    failed: 1,
    examples: ['0.10000000000000000002'],
  },
  {
    name: 'pattern: searches anywhere',
    rules: "logicalType: string\nlogicalTypeOptions: {pattern: '[A-Z]{2}'}",
    id: 't.v:pattern',
    good: ['xxABxx'],
    bad: ['aB', 'AB', '""'],
    failed: 2,
    examples: ['', 'aB'],
  },
  {
    name: 'pattern: a mark of byte order is white space of ECMA-262',
    rules: "logicalType: string\nlogicalTypeOptions: {pattern: '^\\s$'}",
    id: 't.v:pattern',
    good: ['\uFEFF', '\u00A0'],
    bad: ['\uFEFF', 'x'],
    failed: 1,
    examples: ['x'],
  },
  {
    name: 'pattern that RE2 does not know',
    rules: "logicalType: string\nlogicalTypeOptions: {pattern: '^(?!bad)(\\w)\\1'}",
    id: 't.v:pattern',
    good: ['aab', ''],
    bad: ['ab', 'baad', 'ab', 'aab'],
    failed: 3,
    examples: ['ab', 'baad'],
  },
  {
    name: 'nullValues',
    rules: library('{metric: nullValues, mustBeLessThan: 2}'),
    id: 't.v:nullValues',
    good: ['a', ''],
    bad: ['a', '', ''],
    failed: 2,
    examples: [],
  },
  {
    name: 'nullValues in percent',
    rules: library('{metric: nullValues, mustBeLessOrEqualTo: 50, unit: percent}'),
    id: 't.v:nullValues',
    good: ['a', ''],
    bad: ['a', '', ''],
    failed: 2,
    examples: [],
  },
  {
    name: 'missingValues: a null only where listed',
    rules: library("{metric: missingValues, arguments: {missingValues: ['', N/A, -1, null]}, mustBe: 0}"),
    id: 't.v:missingValues',
    good: ['a', '0'],
    bad: ['""', 'N/A', '-1', '', 'a'],
    failed: 4,
    examples: ['', '-1', 'N/A'],
  },
  {
    name: 'missingValues without null',
    rules: library('{metric: missingValues, arguments: {missingValues: [N/A]}, mustBe: 0}'),
    id: 't.v:missingValues',
    good: ['a', '', '""'],
    bad: ['N/A', '', 'a'],
    failed: 1,
    examples: ['N/A'],
  },
  {
    name: 'invalidValues: a list; null is not invalid',
    rules: library('{metric: invalidValues, arguments: {validValues: [a, 1, true]}, mustBe: 0}'),
    id: 't.v:invalidValues',
    good: ['a', '1', 'true', ''],
    bad: ['A', '1.0', 'a', '""'],
    failed: 3,
    examples: ['', '1.0', 'A'],
  },
  {
    name: 'invalidValues: a long list',
    rules: library(
      `{metric: invalidValues, arguments: {validValues: [${Array.from({ length: 100 }, (_, index) => `a${index}`).join(', ')}]}, mustBe: 0}`,
    ),
    id: 't.v:invalidValues',
    good: ['a0', 'a99', ''],
    bad: ['a0', 'a100', 'a', '""'],
    failed: 3,
    examples: ['', 'a', 'a100'],
  },
  {
    name: 'invalidValues of a number compares numbers',
    rules: `logicalType: number\n${library('{metric: invalidValues, arguments: {validValues: [1, 0.5]}, mustBe: 0}')}`,
    id: 't.v:invalidValues',
    good: ['1.0', '1', '.5', '5e-1'],
    bad: ['1.1', '1'],
    failed: 1,
    examples: ['1.1'],
  },
  {
    name: 'invalidValues: list and pattern for JavaScript together',
    rules: library("{metric: invalidValues, arguments: {validValues: [aa, ab, bb], pattern: '(.)\\1'}, mustBe: 0}"),
    id: 't.v:invalidValues',
    good: ['aa', 'bb'],
    bad: ['aa', 'ab', 'cc', ''],
    failed: 2,
    examples: ['cc', 'ab'],
  },
  {
    name: 'duplicateValues: rows that would have to go, nulls alike',
    rules: library('{metric: duplicateValues, mustBe: 0}'),
    id: 't.v:duplicateValues',
    good: ['a', 'b', ''],
    bad: ['a', 'a', 'a', 'b', '', ''],
    failed: 3,
    examples: ['a', 'null'],
  },
]

describe.each(RULES)('$name', ({ rules, id, good, bad, failed, examples }) => {
  test('holds for good data', async () => {
    const { check } = await checked({ schema: property(rules), files: csv(...good) })
    expect(check(id)).toMatchObject({ result: 'pass', rows: good.length, examples: [] })
  })

  test('counts what is wrong in bad data, and shows it', async () => {
    const { check, report } = await checked({ schema: property(rules), files: csv(...bad) })
    expect(check(id)).toMatchObject({ result: 'fail', rows: bad.length, failed_rows: failed, examples })
    expect(report.outcome).toBe('fail')
  })
})

test('a key of several properties is one key, and whole rows are never shown', async () => {
  const names = ['a', 'b', 'c', 'd']
  const properties = names.map((name) => `      - {name: ${name}, primaryKey: true}\n`).join('')
  const schema = `  - name: t\n    properties:\n${properties}`
  const { check } = await checked({ schema, files: { 't.csv': 'a,b,c,d\n1,1,1,1\n1,1,1,2\n1,1,1,1\n1,1,1,\n' } })
  expect(check('t:primaryKey')).toMatchObject({ result: 'fail', failed_rows: 2, examples: ['1 | 1 | 1 | …'] })
})

test('duplicateValues of several properties, and a row count, are rules of the schema', async () => {
  const schema = `  - name: t
    properties: [{name: a}, {name: b}]
    quality:
      - {metric: duplicateValues, arguments: {properties: [a, b]}, mustBeLessThan: 25, unit: percent}
      - {metric: rowCount, mustBeBetween: [3, 4]}
      - {metric: rowCount, mustNotBeBetween: [4, 9], severity: warning}`
  const { check, report } = await checked({ schema, files: { 't.csv': 'a,b\n1,1\n1,2\n1,1\n2,1\n' } })
  expect(check('t:duplicateValues')).toMatchObject({ result: 'fail', failed_rows: 1, found: '1 of 4 rows (25 %)' })
  expect(check('t:rowCount')).toMatchObject({ result: 'pass', rows: 4 })
  expect(check('t:rowCount#2')).toMatchObject({ result: 'warn', expected: 'fewer than 4 or more than 9 rows' })
  expect(report.outcome).toBe('fail')
})

test('what a property lists as missing is not held against its other rules', async () => {
  const rules = `logicalType: integer
logicalTypeOptions: {minimum: 0}
quality:
  - {metric: missingValues, arguments: {missingValues: [-999, NA]}, mustBeLessOrEqualTo: 2}`
  const { report, check } = await checked({ schema: property(rules), files: csv('-999', 'NA', '3', '-1') })
  expect(check('t.v:type').result).toBe('pass')
  expect(check('t.v:minimum')).toMatchObject({ failed_rows: 1, examples: ['-1'] })
  expect(check('t.v:missingValues')).toMatchObject({ result: 'pass', failed_rows: 2 })
  expect(report.outcome).toBe('fail')
})

test('severity decides between fail and warn, fail-on whether the step fails', async () => {
  const rules = library('{metric: nullValues, mustBe: 0, severity: warning}')
  const files = csv('a', '')
  const lenient = await checked({ schema: property(rules), files })
  expect(lenient.report.outcome).toBe('warn')
  expect(lenient.result.failure).toBeUndefined()
  const strict = await checked({ schema: property(rules), files, failOn: 'warn' })
  expect(strict.result.failure).toMatchObject({ kind: 'negative' })
  const never = await checked({ schema: property('required: true'), files, failOn: 'never' })
  expect(never.report.outcome).toBe('fail')
  expect(never.result).not.toHaveProperty('failure')
})

test('a pattern that runs for ever is stopped, and the check is an error', async () => {
  const rules = "logicalType: string\nlogicalTypeOptions: {pattern: '^(?=a)(a+)+$'}"
  const root = makeWorkspace({ 'v.csv': `v\n${'a'.repeat(60)}!\n` })
  const file = { path: 'v.csv', absolute: join(root, 'v.csv'), compression: null }
  const [plan] = plansOf(readContract(contractOf(property(rules)), 'contract.yaml'), '2024-01-01T00:00:00Z')
  const engine = await openDuckdb([file.absolute])
  const table = await engine.load({ name: 't', format: 'csv', delimiter: ',', files: [file], partitions: [] })
  if (!plan) throw new Error('no plan')
  const { checks } = await runChecks({ engine, plan, table, others: new Map(), limit: 300 })
  await engine.close()
  const found = expect.stringContaining('took longer than 0.3 s')
  expect(checks.find(({ id }) => id === 't.v:pattern')).toMatchObject({ result: 'error', found })
  expect(outcomeOf(checks)).toBe('error')
})

test('the same pattern without look-ahead runs in linear time', async () => {
  const rules = "logicalType: string\nlogicalTypeOptions: {pattern: '^(a+)+$'}"
  const { check } = await checked({ schema: property(rules), files: csv(`${'a'.repeat(60)}!`) })
  expect(check('t.v:pattern')).toMatchObject({ result: 'fail', failed_rows: 1 })
})

test('values of a classified property stay out of the report', async () => {
  const rules = 'logicalType: integer\nclassification: confidential'
  const { check } = await checked({ schema: property(rules), files: csv('secret') })
  expect(check('t.v:type')).toMatchObject({ result: 'fail', failed_rows: 1, examples: [] })
})

describe('JSON Lines', () => {
  const schema = `  - name: t
    properties:
      - {name: i, logicalType: integer, unique: true}
      - {name: s, logicalType: string}
      - {name: n, logicalType: number, logicalTypeOptions: {maximum: 10}}
      - {name: b, logicalType: boolean}
      - {name: 'a/b~c', required: true}`

  test('tells 1 from "1", and keeps the digits of large integers', async () => {
    const lines = [
      '{"i": 1, "s": "x", "n": 1.5, "b": true, "a/b~c": 0}',
      '{"i": "1", "s": 5, "n": "2", "b": "true", "a/b~c": 0}',
      '{"i": 123456789012345678901234567890, "s": null, "n": 1e400, "b": null, "a/b~c": 0}',
      '{"i": 123456789012345678901234567890, "n": 11}',
      '{"i": 1.0, "n": null, "a/b~c": null}',
    ]
    const { check } = await checked({ schema, files: { 't.jsonl': lines.join('\n') } })
    expect(check('t.i:type')).toMatchObject({ failed_rows: 2, examples: ['1', '1.0'] })
    expect(check('t.i:unique')).toMatchObject({ failed_rows: 2, examples: ['1', '123456789012345678901234567890'] })
    expect(check('t.s:type')).toMatchObject({ failed_rows: 1, examples: ['5'] })
    expect(check('t.n:type')).toMatchObject({ failed_rows: 2, examples: ['1e400', '2'] })
    expect(check('t.n:maximum')).toMatchObject({ failed_rows: 2, examples: ['11', '1e400'] })
    expect(check('t.b:type')).toMatchObject({ failed_rows: 1, examples: ['true'] })
    expect(check('t.a/b~c:required')).toMatchObject({ failed_rows: 2 })
  })
})

describe('Parquet', () => {
  test('takes types from the file: text is no integer, NaN no number, a timestamp no date', async () => {
    const parquet = await parquetOf(`SELECT * FROM (VALUES
      (1::BIGINT, 'a', 1.5::DOUBLE, TIMESTAMP '2024-01-01 10:00:00', 9007199254740993::DECIMAL(20, 0), 0.1::FLOAT, 1.10::DECIMAL(9,2)),
      (2, '7', 'NaN', NULL, 9007199254740994, 0.2, 2.25)) AS t(i, s, n, ts, big, f, d)`)
    const schema = `  - name: t
    properties:
      - {name: i, logicalType: integer, logicalTypeOptions: {maximum: 1}}
      - {name: s, logicalType: integer}
      - {name: n, logicalType: number}
      - {name: ts, logicalType: date}
      - {name: big, logicalType: number, logicalTypeOptions: {maximum: 1}}
      - {name: f, logicalType: number, logicalTypeOptions: {maximum: 0.1}}
      - {name: d, logicalType: number, logicalTypeOptions: {maximum: 2.2}}
      - {name: I}`
    const { check, report } = await checked({ schema, files: { 't.parquet': parquet } })
    expect(check('t.i:type').result).toBe('pass')
    expect(check('t.i:maximum')).toMatchObject({ failed_rows: 1, examples: ['2'] })
    expect(check('t.s:type')).toMatchObject({ failed_rows: 2, examples: ['7', 'a'] })
    expect(check('t.n:type')).toMatchObject({ failed_rows: 1, examples: ['nan'] })
    expect(check('t.ts:type')).toMatchObject({ failed_rows: 1 })
    expect(check('t.big:maximum').examples).toEqual(['9007199254740993', '9007199254740994'])
    expect(check('t.f:maximum')).toMatchObject({ failed_rows: 1, examples: ['0.2'] })
    expect(check('t.d:maximum')).toMatchObject({ failed_rows: 1, examples: ['2.25'] })
    expect(check('t.I:present')).toMatchObject({ result: 'fail', found: 'absent' })
    expect(report.datasets[0]?.columns.map(({ name, nulls }) => [name, nulls])).toContainEqual(['ts', 1])
  })

  test('names the file that lacks a column', async () => {
    const files = {
      'a.parquet': await parquetOf('SELECT 1 AS a, 2 AS b'),
      'b.parquet': await parquetOf('SELECT 3 AS a'),
    }
    const schema = '  - name: t\n    properties: [{name: a}, {name: b}]'
    const { check } = await checked({ schema, files, data: '*.parquet' })
    expect(check('t:rowCount')).toMatchObject({ result: 'pass', rows: 2 })
    expect(check('t.a:present').result).toBe('pass')
    expect(check('t.b:present')).toMatchObject({ result: 'fail', examples: ['b.parquet'] })
  })
})
