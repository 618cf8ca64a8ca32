import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import { parquetOf } from './parquet.ts'

/*
 * One line for each: the type and options of a column, the check, values that hold and values that do not, in CSV; the text `null` is an
 * empty field. By the standard's text, https://bitol-io.github.io/open-data-contract-standard/v3.1.0/schema/#logical-type-options
 */
const CASES: readonly [type: string, options: string, kind: string, good: readonly string[], bad: readonly string[]][] =
  [
    ['string', '{minLength: 2}', 'minLength', ['ab', '😀😀', 'null'], ['a', '😀', '""']],
    ['string', '{maxLength: 2}', 'maxLength', ['ab', '😀😀', 'null', '""'], ['abc', '👩‍🚀x', 'e\u0301e\u0301']],
    [
      'integer',
      '{multipleOf: 5}',
      'multipleOf',
      ['0', '5', '10', '-5', 'x', '100000000000000000000000000000000000000000000'],
      ['1', '-6', '100000000000000000000000000000000000000000001'],
    ],
    [
      'number',
      '{multipleOf: 0.1}',
      'multipleOf',
      ['0.3', '0.1', '1e-1', '1.10', '-0.7', '.3', '5.', '0.30000000000000000000', '1e30', '0'],
      ['0.35', '1e-2', '0.30000000000000004', '1.15'],
    ],
    ['number', '{multipleOf: 0.01}', 'multipleOf', ['1.15', '4.35', '8.41', '1001.1'], ['1.155', '0.001']],
    [
      'number',
      '{minimum: 0.3}',
      'minimum',
      ['0.3', '0.30', '3e-1', '0.30000000000000000000', '0.300000000000000001'],
      ['0.29999999999999999999', '-1', '2.9999999999999999e-1'],
    ],
    [
      'number',
      '{exclusiveMinimum: 0}',
      'exclusiveMinimum',
      ['1e-400', '0.0000000000000000000000000000000000001', 'null'],
      ['0', '-0.0', '0e9', '-1e-400', '0.00000000000000000000'],
    ],
    [
      'number',
      '{exclusiveMaximum: 0.3}',
      'exclusiveMaximum',
      ['0.29999999999999999999'],
      ['0.3', '0.300', '3e-1', '0.30000000000000000000', '0.30000000000000000001'],
    ],
    [
      'number',
      "{maximum: '9007199254740993'}",
      'maximum',
      ['9007199254740993', '9007199254740992.9', '9007199254740993.0'],
      ['9007199254740994', '9007199254740993.1'],
    ],
    ['integer', '{minimum: 0.5}', 'minimum', ['1'], ['0', '-1']],
    ['integer', '{exclusiveMaximum: 1.5}', 'exclusiveMaximum', ['1'], ['2']],
    [
      'integer',
      "{maximum: '1e40'}",
      'maximum',
      ['9', '10000000000000000000000000000000000000000'],
      ['10000000000000000000000000000000000000001'],
    ],
    ['integer', '{format: i8}', 'format', ['-128', '127', 'x', '+0127'], ['128', '-129']],
    ['integer', '{format: u8}', 'format', ['0', '-0', '255'], ['-1', '256']],
    ['integer', '{format: i64}', 'format', ['9223372036854775807', '-9223372036854775808'], ['9223372036854775808']],
    [
      'integer',
      '{format: i128}',
      'format',
      ['170141183460469231731687303715884105727', '-170141183460469231731687303715884105728'],
      ['170141183460469231731687303715884105728', '-170141183460469231731687303715884105729'],
    ],
    [
      'integer',
      '{format: u128}',
      'format',
      ['340282366920938463463374607431768211455'],
      ['340282366920938463463374607431768211456', '-1'],
    ],
    ['number', '{format: f32}', 'format', ['3.4e38', '-1', '1e-60'], ['3.5e38', '-1e39']],
    ['number', '{format: f64}', 'format', ['1.7e308'], ['1.8e308']],
    [
      'string',
      '{format: uuid}',
      'format',
      ['2eb8aa08-AA98-11ea-B4Aa-73B441D16380'],
      ['2eb8aa08aa9811eab4aa73b441d16380', '""'],
    ],
    ['string', '{format: email}', 'format', ['joe.bloggs@example.com'], ['2962', 'a@b@c']],
    ['string', '{format: byte}', 'format', ['""', 'TWE=', 'TWFu'], ['TWE', 'T=', '*']],
    ['string', '{format: password}', 'type', ['anything'], []],
    [
      'date',
      '{format: dd/MM/yyyy}',
      'format',
      ['29/02/2024', 'null'],
      ['30/02/2024', '2/1/2024', '2024-01-01', '31/04/2024'],
    ],
    ['date', '{format: d.M.yy}', 'format', ['1.2.24', '01.02.24'], ['32.1.24', '29.2.23']],
    ['date', "{format: 'd MMM yyyy'}", 'format', ['1 Jul 2024'], ['1 July 2024', '31 Jun 2024', '1 jul 2024']],
    [
      'date',
      "{format: 'EEEE, d MMMM yyyy'}",
      'format',
      ['"Saturday, 21 November 2026"'],
      ['"Sunday, 21 November 2026"'],
    ],
    [
      'timestamp',
      '{format: "yyyy-MM-dd\'T\'HH:mm:ss.SSSXXX"}',
      'format',
      ['2024-01-01T10:00:00.123+02:00', '2024-01-01T10:00:00.123Z'],
      ['2024-01-01T10:00:00Z', '2024-01-01T24:00:00.000Z'],
    ],
    [
      'timestamp',
      "{format: 'yyyy-MM-ddTHH:mm:ssZ'}",
      'format',
      ['2024-03-10T14:22:35Z', '2024-03-10T14:22:35+10:00'],
      ['2024-03-10 14:22:35Z'],
    ],
    ['timestamp', "{format: 'MM/dd/yyyy hh:mm a'}", 'format', ['12/31/2024 11:59 PM'], ['12/31/2024 13:00 PM']],
    [
      'timestamp',
      "{format: 'yyyyMMddHHmmss[.SSS]'}",
      'format',
      ['20240101000000', '20240101000000.123'],
      ['20240101000000.1'],
    ],
    ['time', "{format: 'HH:mm'}", 'format', ['23:59'], ['24:00', '7:00']],
    ['date', "{format: dd/MM/yyyy, minimum: '2024-02-01'}", 'minimum', ['01/02/2024', 'x'], ['31/01/2024']],
    ['date', "{format: 'd MMM yyyy', maximum: '2024-02-01'}", 'maximum', ['1 Feb 2024', 'x'], ['2 Feb 2024']],
    [
      'timestamp',
      "{defaultTimezone: Australia/Sydney, minimum: '2024-01-01T00:00:00Z'}",
      'minimum',
      ['2024-01-01T11:00:00', '2024-01-01T00:00:00Z'],
      ['2024-01-01T10:59:59'],
    ],
    [
      'timestamp',
      "{maximum: '2024-01-01T00:00:00Z'}",
      'maximum',
      ['2024-01-01T00:00:00.000000000Z'],
      ['2024-01-01T00:00:00.000000001Z', '2024-01-01T00:00:01Z'],
    ],
    [
      'timestamp',
      '{timezone: true}',
      'type',
      ['2024-01-01T00:00:00Z', '2024-01-01 00:00:00+02'],
      ['2024-01-01T00:00:00', '2024-01-01'],
    ],
    ['time', '{timezone: true}', 'type', ['10:00:00Z', '10:00:00+02:00'], ['10:00:00']],
    ['time', "{maximum: '12:00'}", 'maximum', ['12:00:00'], ['12:00:00.000001', '23:00']],
  ]

test.each(CASES)('%s %s: %s', async (type, options, kind, good, bad) => {
  const schema = `  - name: t\n    properties:\n      - {name: v, logicalType: ${type}, logicalTypeOptions: ${options}}`
  const lines = [...good, ...bad].map((value) => `${value === 'null' ? '' : value},1`)
  const { check } = await checked({ schema, files: { 't.csv': `v,x\n${lines.join('\n')}\n` } })
  const found = check(`t.v:${kind}`)
  const shown = bad.map((value) => value.replace(/^"(.*)"$/, '$1')).toSorted()
  expect(found.examples.toSorted()).toEqual(shown.toSorted())
  expect(found).toMatchObject({ rows: lines.length, failed_rows: bad.length, result: bad.length > 0 ? 'fail' : 'pass' })
})

test('columns of Parquet are compared in their own type, and steps of doubles by what they show', async () => {
  const parquet = await parquetOf(`SELECT * FROM (VALUES
    (0.3::DOUBLE, 0.3::FLOAT, 1.10::DECIMAL(9,2), 5::UTINYINT, TIMESTAMP_NS '2024-01-01 00:00:00.000000001', 'é😀'),
    (0.35, 0.35, 1.15, 6, TIMESTAMP_NS '2024-01-01 00:00:00', 'abc'),
    ('NaN', NULL, NULL, NULL, NULL, NULL),
    ('Infinity', NULL, NULL, NULL, NULL, NULL)) AS t(d, f, m, i, ts, s)`)
  const schema = `  - name: t
    properties:
      - {name: d, logicalType: number, logicalTypeOptions: {multipleOf: 0.1, maximum: 0.3}}
      - {name: f, logicalType: number, logicalTypeOptions: {multipleOf: 0.1, maximum: 0.3}}
      - {name: m, logicalType: number, logicalTypeOptions: {multipleOf: 0.1, exclusiveMaximum: 1.105}}
      - {name: i, logicalType: integer, logicalTypeOptions: {multipleOf: 2, format: i8}}
      - {name: ts, logicalType: timestamp, logicalTypeOptions: {maximum: '2024-01-01T00:00:00Z'}}
      - {name: s, logicalType: string, logicalTypeOptions: {maxLength: 2}}`
  const { check } = await checked({ schema, files: { 't.parquet': parquet } })
  expect(check('t.d:multipleOf')).toMatchObject({ failed_rows: 1, examples: ['0.35'] })
  expect(check('t.d:type')).toMatchObject({ failed_rows: 2 })
  expect(check('t.d:maximum')).toMatchObject({ failed_rows: 2, examples: ['0.35', 'inf'] })
  expect(check('t.f:multipleOf')).toMatchObject({ failed_rows: 1 })
  expect(check('t.f:maximum')).toMatchObject({ failed_rows: 1 })
  expect(check('t.m:multipleOf')).toMatchObject({ failed_rows: 1, examples: ['1.15'] })
  expect(check('t.m:exclusiveMaximum')).toMatchObject({ failed_rows: 1, examples: ['1.15'] })
  expect(check('t.i:multipleOf')).toMatchObject({ failed_rows: 1, examples: ['5'] })
  expect(check('t.i:format').result).toBe('pass')
  expect(check('t.ts:maximum')).toMatchObject({ failed_rows: 1 })
  expect(check('t.s:maxLength')).toMatchObject({ failed_rows: 1, examples: ['abc'] })
})
