import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../actions/validate-data/engines/engine.ts'
import { openEngine } from '../../actions/validate-data/engines/open-engine.ts'
import { parquetOf } from '../actions/validate-data/parquet.ts'
import { RULES, TEXTS } from './spark-rules.ts'
import { bothFind, type Case } from './two-engines.ts'

/*
 * The same contract on the same data through DuckDB and through a real Spark (pyspark 4 on this machine, or the address in
 * SPARK_ADDRESS): findings, counts and examples are the same. `.ci/run` installs pyspark and names its Python in PYSPARK_PYTHON.
 */

let spark: Engine
beforeAll(async () => {
  spark = await openEngine({ name: 'spark', address: process.env.SPARK_ADDRESS ?? '' }, [], () => {})
})
afterAll(() => spark.close())

async function expectAlike(given: Case) {
  const found = await bothFind(spark, given)
  expect(found.spark).toEqual(found.duckdb)
  return found.spark
}

/** One property for each rule, called v0, v1 and so on. */
function schemaOf(rules: readonly string[]): string {
  // Values of two in three are not shown, which saves their queries.
  const shown = (index: number) => (index % 3 === 0 ? '' : ', classification: secret')
  return `  - name: t\n    properties:\n${rules.map((rule, index) => `      - {name: v${index}, ${rule}${shown(index)}}\n`).join('')}`
}

const quoted = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`)

describe('CSV', () => {
  // Some twice, so that there is something to count.
  const cells = [...TEXTS, ...TEXTS.slice(0, 30), null, null]

  test('rules of every kind find the same in texts of every kind', async () => {
    for (let start = 0; start < RULES.length; start += 40) {
      const rules = RULES.slice(start, start + 40)
      const header = ['x', ...rules.map((_, index) => `v${index}`)].join()
      const lines = cells.map((cell) => ['1', ...rules.map(() => quoted(cell))].join())
      await expectAlike({ schema: schemaOf(rules), files: { 't.csv': [header, ...lines].join('\n') } })
    }
  })

  test('rows and nulls: an empty field is null, a quoted one is not', async () => {
    const found = await expectAlike({
      schema: '  - name: t\n    properties:\n      - {name: a, required: true}\n      - {name: b, required: true}\n',
      files: { 't.csv': 'a,b\n1,x\n,""\n"q ""uoted""",\n é😀 ,\\n\n' },
    })
    expect(found.rows).toEqual({ t: 4 })
    expect(found.nulls).toEqual({ t: { a: 1, b: 1 } })
    expect(found.checks['t.a:required']?.failed_rows).toBe(1)
  })

  test('broken records are named by file and line, and the others are checked', async () => {
    const found = await expectAlike({
      schema: '  - name: t\n    properties:\n      - {name: a, logicalType: integer}\n      - {name: b}\n',
      files: {
        't.csv': 'a,b\n1,x\n2\n3,y,z\n"4"x,y\nx,"two\nlines"\n6,y\n',
        'u.csv': 'b,a\r\nq,7\r\n',
        'v.csv': 'a,b,a\n1,2,3\n',
      },
    })
    expect(found.checks['t:readable']?.examples).toEqual([
      't.csv line 3: missing columns',
      't.csv line 4: too many columns',
      't.csv line 5: text follows a closing quote',
      'v.csv line 1: the column "a" stands twice',
    ])
    expect(found.checks['t.a:type']?.examples).toEqual(['x'])
  })

  test('partitions, columns that a file lacks, names that differ in case alone or mean something in SQL', async () => {
    const found = await expectAlike({
      schema: `  - name: t\n    properties:\n      - {name: year, logicalType: integer}\n      - {name: 'a\`b'}\n      - {name: A, unique: true}\n      - {name: a, unique: true}\n`,
      files: { 'd/year=2024/one.csv': 'A,a\n1,1\n2,1\n', 'd/year=0%20x/two.csv': 'a`b,a,A\nz,1,1\n' },
    })
    expect(found.checks['t.a:unique']?.failed_rows).toBe(2)
    expect(found.checks['t.year:type']?.examples).toHaveLength(1)
  })

  test('keys of several columns, foreign keys, service levels', async () => {
    const found = await expectAlike({
      schema: `  - name: orders
    properties:
      - {name: id, primaryKey: true, primaryKeyPosition: 1, logicalType: integer}
      - {name: line, primaryKey: true, primaryKeyPosition: 2}
      - {name: customer, logicalType: integer, relationships: [{type: foreignKey, to: customers.id}]}
      - {name: at, logicalType: timestamp}
  - name: customers
    properties:
      - {name: id, logicalType: number}
`,
      more: 'slaProperties:\n  - {property: freshness, value: 2, unit: d, element: orders.at}\n',
      files: {
        'orders.csv':
          'id,line,customer,at\n1,a,1,2024-05-01T00:00:00Z\n01,a,2,2024-05-20T10:00+02:00\n1,b,,\n,c,9,2024-05-02\n',
        'customers.csv': 'id,x\n1.0,1\n2,1\n',
      },
      data: ['orders=orders.csv', 'customers=customers.csv'],
    })
    expect(found.checks['orders:primaryKey']?.failed_rows).toBe(2)
    expect(found.checks['orders.customer:foreignKey']?.examples).toEqual(['9'])
  })
})

describe('JSON Lines', () => {
  const values = [
    ...[
      null,
      true,
      false,
      0,
      -0,
      1,
      1.5,
      0.1,
      1e-7,
      1e22,
      123456789.125,
      -5,
      9007199254740991,
      '1',
      '',
      'x',
      'é😀',
      '"',
      '\\',
      'a\nb',
      '\u2028',
      'null',
      '2024-02-29',
    ],
    ...[
      [],
      [1, 1],
      [1, '1'],
      [1, 1.0],
      ['a', null],
      [null, null],
      { k: 1 },
      { k: null },
      { l: 'x' },
      {},
      [{ k: 1 }, { k: 1 }],
    ],
  ]

  test('values keep what they are: rules of every kind', async () => {
    const rules = RULES.filter((rule) => !/multipleOf|unique/.test(rule)).filter((_, index) => index % 4 === 0)
    const records = values.map((value) =>
      JSON.stringify({ x: 1, ...Object.fromEntries(rules.map((_, index) => [`v${index}`, value])) }),
    )
    const long = JSON.stringify({ x: 1, v0: 1 }).replace('"v0":1', '"v0":123456789012345678901234567890')
    for (let start = 0; start < rules.length; start += 40) {
      const some = schemaOf(rules).split('\n')
      const schema = [...some.slice(0, 2), ...some.slice(2 + start, 2 + start + 40), ''].join('\n')
      await expectAlike({ schema, files: { 't.jsonl': `\uFEFF${records.join('\n')}\n\n  \n${long}\r\n` } })
    }
  })

  test('what is inside: members, entries, keys', async () => {
    const found = await expectAlike({
      schema: `  - name: t
    properties:
      - name: a
        logicalType: array
        logicalTypeOptions: {minItems: 1, maxItems: 2, uniqueItems: true}
        items: {logicalType: integer, logicalTypeOptions: {maximum: 2}}
      - name: o
        logicalType: object
        logicalTypeOptions: {maxProperties: 2, required: [k]}
        properties:
          - {name: k, logicalType: string, required: true, logicalTypeOptions: {pattern: '^x'}}
          - {name: "q.'\\"", logicalType: number}
`,
      files: {
        't.jsonl': [
          '{"a":[1,2],"o":{"k":"x","q.\'\\"":1.5}}',
          '{"a":[1,1.0],"o":{"k":"y"}}',
          '{"a":[],"o":{}}',
          '{"a":[3,"1",null],"o":{"k":null,"m":1,"n":2}}',
          '{"a":1,"o":[1]}',
          '{"o":null}',
          '{"a":[2,2]} x',
          'NaN',
        ].join('\n'),
      },
    })
    expect(found.checks['t:readable']?.examples).toEqual(['t.jsonl line 7: not JSON', 't.jsonl line 8: not JSON'])
    expect(found.checks['t.a:uniqueItems']?.failed_rows).toBe(1)
  })
})

test('Parquet: integers beyond 2^53, decimals, NaN, moments with and without a zone, nested values', async () => {
  const rows = `SELECT * FROM (VALUES
    (1::BIGINT, 1.50::DECIMAL(38,10), 'NaN'::DOUBLE, 0.1::FLOAT, TIMESTAMP '2024-02-29 10:00:00.123456', TIMESTAMPTZ '2024-02-29 10:00:00+05:30', DATE '2024-02-29', true, 'é😀', [1,2], {'k': 'x'}, MAP {'m': 1}),
    (9223372036854775807, 9999999999999999999999999999.9999999999, 'Infinity', 16777216, TIMESTAMP '1500-01-01 00:00:00', TIMESTAMPTZ '2024-10-27 01:30:00+00', DATE '0001-01-01', false, '', [1,1,NULL], {'k': NULL}, MAP {'m': NULL}),
    (9007199254740993, -0.0000000001, -0.0, -1.5, NULL, NULL, NULL, NULL, 'a' || chr(10), [NULL,NULL], NULL, MAP {}),
    (9007199254740993, 1.50, 1e22, 1e10, NULL, NULL, NULL, NULL, NULL, NULL, {'k': 'y'}, NULL),
    (NULL, NULL, 0.30000000000000004, NULL, NULL, NULL, NULL, NULL, 'é😀', [], {'k': 'x'}, NULL)) AS t(v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11)`
  // Each engine writes nested values in its own way, so they are counted and not shown.
  const shown = (column: number) => (column < 9 ? '' : ', classification: secret')
  const of = (column: number, ...rules: string[]) => rules.map((rule) => `{name: v${column}, ${rule}${shown(column)}}`)
  const option = (type: string, text: string) => `logicalType: ${type}, logicalTypeOptions: {${text}}`
  const every = [
    ...[0, 1, 2, 3].flatMap((column) =>
      of(
        column,
        'logicalType: number, unique: true',
        option('number', "maximum: '9007199254740992'"),
        option('number', "exclusiveMinimum: '0.1'"),
        option('number', "minimum: '-0.0000000001'"),
        option('number', 'multipleOf: 0.5'),
        'quality: [{metric: invalidValues, arguments: {validValues: [1.5, 1, 0.1]}, mustBe: 0}]',
        'logicalType: integer',
        'logicalType: string',
      ),
    ),
    ...[4, 5].flatMap((column) =>
      of(
        column,
        'logicalType: timestamp, unique: true',
        option('timestamp', "minimum: '2024-02-29T10:00:00.123456Z'"),
        option('timestamp', "defaultTimezone: Europe/Berlin, maximum: '2024-02-29T10:00:00'"),
        'logicalType: date',
      ),
    ),
    ...of(6, 'logicalType: date, unique: true', option('date', "minimum: '1000-01-01'"), 'logicalType: timestamp'),
    ...of(7, 'logicalType: boolean, required: true', 'quality: [{metric: duplicateValues, mustBe: 0}]'),
    ...of(
      8,
      'logicalType: string, unique: true',
      option('string', 'minLength: 2'),
      option('string', "pattern: '^.$'"),
      option('string', "pattern: '\\s'"),
    ),
    ...of(
      9,
      option('array', 'minItems: 2'),
      option('array', 'uniqueItems: true'),
      'logicalType: array, items: {logicalType: integer, required: true}',
    ),
    ...of(
      10,
      'logicalType: object, properties: [{name: k, logicalType: string, required: true}]',
      option('object', 'maxProperties: 0'),
    ),
    ...of(11, 'logicalType: object, properties: [{name: m, logicalType: integer}]', option('object', 'required: [m]')),
  ]
  // A column may be named once in a contract, so each rule has a contract of its own part.
  const parts = Map.groupBy(
    every.map((rule, index) => ({ rule, index })),
    ({ rule }) => rule.split(',')[0],
  )
  const most = Math.max(...Array.from(parts.values(), (list) => list.length))
  const parquet = await parquetOf(rows)
  for (let turn = 0; turn < most; turn++) {
    const properties = Array.from(parts.values()).flatMap((list) =>
      list.slice(turn, turn + 1).map(({ rule }) => `      - ${rule}\n`),
    )
    await expectAlike({
      schema: `  - name: t\n    properties:\n${properties.join('')}`,
      files: { 't.parquet': parquet },
    })
  }
})

describe('queries of the contract', () => {
  const query = (sql: string) =>
    bothFind(spark, {
      schema: `  - name: t\n    properties: [{name: a, logicalType: integer}]\n    quality:\n      - {type: sql, mustBe: 0, query: ${JSON.stringify(sql)}}\n`,
      files: { 't.csv': 'a,b\n1,x\n2,y\n' },
    })

  test('read the datasets by their names, typed', async () => {
    const { duckdb, spark: found } = await query('SELECT count(*) FROM {object} WHERE a > 1')
    expect(found.checks['t:sql']).toEqual(duckdb.checks['t:sql'])
    expect(found.checks['t:sql']?.result).toBe('fail')
  })

  test.each([
    ['INSERT INTO t VALUES (1)'],
    ['SELECT 1) t; DROP VIEW t --'],
    ['CREATE TABLE x AS SELECT 1'],
    ["SELECT reflect('java.lang.System', 'currentTimeMillis')"],
    ["SELECT java_method('java.lang.System', 'exit', 3)"],
    ["SELECT (SELECT max(try_reflect('java.lang.System', 'nanoTime')) FROM t)"],
    ['SELECT count(*) FROM text.`/etc/hosts`'],
    ['SET spark.sql.runSQLOnFiles=true'],
    ['SELECT * FROM t'],
  ])('%s is refused', async (sql) => {
    const { spark: found } = await query(sql)
    expect(found.checks['t:sql']).toMatchObject({ result: 'error' })
  })
})

test('a query that runs too long is ended, and the engine goes on', async () => {
  const endless = 'SELECT count(*) FROM range(100000000) a JOIN range(1000000) b ON a.id % 7 = b.id % 5'
  await expect(spark.readOnly(endless, 1500)).rejects.toThrow('it took longer than 1.5 s')
  expect(await spark.query('SELECT 1')).toEqual([[1]])
  // Over before Spark has begun.
  await expect(spark.readOnly(endless, 1)).rejects.toThrow('it took longer than 0.001 s')
  expect(await spark.query('SELECT 1')).toEqual([[1]])
})
