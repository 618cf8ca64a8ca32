import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import { parquetOf } from './parquet.ts'

const SCHEMA = `  - name: t
    properties:
      - name: a
        logicalType: object
        logicalTypeOptions: {required: [street], minProperties: 1, maxProperties: 2}
        properties:
          - {name: street, logicalType: string, required: true, logicalTypeOptions: {minLength: 2}}
          - name: zip
            logicalType: integer
            logicalTypeOptions: {minimum: 1000}
            quality: [{metric: nullValues, mustBeLessOrEqualTo: 50, unit: percent}]
      - name: tags
        logicalType: array
        logicalTypeOptions: {minItems: 1, maxItems: 3, uniqueItems: true}
        items: {logicalType: string, required: true, logicalTypeOptions: {pattern: '^[a-z]+$'}}
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - {name: sku, logicalType: string, required: true}
            - {name: n, logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0}}`

const ROWS = [
  '{"a":{"street":"Elm","zip":1234},"tags":["x","y"],"lines":[{"sku":"a","n":1},{"sku":"b","n":0}]}',
  '{"a":{"street":"E","zip":999},"tags":["x","x"],"lines":[]}',
  '{"a":{"zip":null},"tags":[],"lines":[{"n":3}]}',
  '{"a":null,"tags":["A",null,"c"],"lines":null}',
]

test('objects and arrays of JSON: counts are of the objects, entries and rows that are there', async () => {
  const more = [
    '{"a":{},"tags":["a","b","c","d"]}',
    '{"a":[1],"tags":{"a":1}}',
    '{"a":{"street":"Oak","x":1,"y":2},"tags":["a"]}',
  ]
  const { check } = await checked({ schema: SCHEMA, files: { 't.jsonl': [...ROWS, ...more].join('\n') } })
  expect(check('t.a:type')).toMatchObject({ failed_rows: 1, examples: ['[1]'] })
  expect(check('t.a:required')).toMatchObject({ rows: 7, failed_rows: 2 })
  expect(check('t.a:minProperties')).toMatchObject({ failed_rows: 1, examples: ['{}'] })
  expect(check('t.a:maxProperties')).toMatchObject({ failed_rows: 1 })
  expect(check('t.a.street:present').result).toBe('pass')
  // Six values of `a`, of which one is an array; one object has no street, one is empty.
  expect(check('t.a.street:required')).toMatchObject({ rows: 6, failed_rows: 3 })
  expect(check('t.a.street:minLength')).toMatchObject({ failed_rows: 1, examples: ['E'] })
  expect(check('t.a.zip:minimum')).toMatchObject({ failed_rows: 1, examples: ['999'] })
  expect(check('t.a.zip:nullValues')).toMatchObject({ result: 'fail', rows: 6, failed_rows: 4 })
  expect(check('t.tags:type')).toMatchObject({ failed_rows: 1 })
  expect(check('t.tags:minItems')).toMatchObject({ failed_rows: 1, examples: ['[]'] })
  expect(check('t.tags:maxItems')).toMatchObject({ failed_rows: 1 })
  expect(check('t.tags:uniqueItems')).toMatchObject({ failed_rows: 1, examples: ['["x","x"]'] })
  expect(check('t.tags.items:required')).toMatchObject({ rows: 12, failed_rows: 1 })
  expect(check('t.tags.items:pattern')).toMatchObject({ failed_rows: 1, examples: ['A'] })
  expect(check('t.lines.sku:required')).toMatchObject({ rows: 3, failed_rows: 1 })
  expect(check('t.lines.n:exclusiveMinimum')).toMatchObject({ rows: 3, failed_rows: 1, examples: ['0'] })
})

test('the same in structs and lists of Parquet', async () => {
  const parquet = await parquetOf(`SELECT * FROM (VALUES
    ({'street': 'Elm', 'zip': 1234}, ['x', 'y'], [{'sku': 'a', 'n': 1}, {'sku': 'b', 'n': 0}]),
    ({'street': 'E', 'zip': 999}, ['x', 'x'], []),
    ({'street': NULL, 'zip': NULL}, [], [{'sku': NULL, 'n': 3}]),
    (NULL, ['A', NULL, 'c'], NULL)) AS t(a, tags, lines)`)
  const { check } = await checked({ schema: SCHEMA, files: { 't.parquet': parquet } })
  expect(check('t.a:type').result).toBe('pass')
  expect(check('t.a:required').result).toBe('pass')
  expect(check('t.a:minProperties')).toMatchObject({ failed_rows: 1 })
  expect(check('t.a.street:required')).toMatchObject({ rows: 3, failed_rows: 1 })
  expect(check('t.a.street:minLength')).toMatchObject({ failed_rows: 1, examples: ['E'] })
  expect(check('t.a.zip:minimum')).toMatchObject({ failed_rows: 1, examples: ['999'] })
  expect(check('t.tags:minItems')).toMatchObject({ failed_rows: 1 })
  expect(check('t.tags:uniqueItems')).toMatchObject({ failed_rows: 1 })
  expect(check('t.tags.items:required')).toMatchObject({ rows: 7, failed_rows: 1 })
  expect(check('t.tags.items:pattern')).toMatchObject({ failed_rows: 1, examples: ['A'] })
  expect(check('t.lines.sku:required')).toMatchObject({ rows: 3, failed_rows: 1 })
  expect(check('t.lines.n:exclusiveMinimum')).toMatchObject({ failed_rows: 1, examples: ['0'] })
})

test('a key that no object has is absent', async () => {
  const schema = `  - name: t
    properties:
      - {name: a, logicalType: object, properties: [{name: b}]}`
  const json = await checked({ schema, files: { 't.jsonl': '{"a":{"c":1}}' } })
  expect(json.check('t.a.b:present')).toMatchObject({ result: 'fail', expected: 'a key a.b' })
  const parquet = await checked({ schema, files: { 't.parquet': await parquetOf("SELECT {'c': 1} AS a") } })
  expect(parquet.check('t.a.b:present')).toMatchObject({ result: 'fail' })
})

test('entries are alike by value: 1 and 1.0, escaped characters, keys in another order; never 1 and "1"', async () => {
  const schema = '  - name: t\n    properties: [{name: v, logicalType: array, logicalTypeOptions: {uniqueItems: true}}]'
  const lists = [
    '[1,1.0]',
    '["a","\\u0061"]',
    '[{"a":1,"b":2},{"b":2,"a":1.0}]',
    '[null,null]',
    '[1,"1"]',
    '[[1],[2]]',
    '[1e400,1e401]',
    '[true,1]',
  ]
  const { check } = await checked({ schema, files: { 't.jsonl': lists.map((list) => `{"v":${list}}`).join('\n') } })
  expect(check('t.v:uniqueItems')).toMatchObject({ rows: 8, failed_rows: 4 })
})
