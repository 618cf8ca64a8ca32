import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import { parquetOf } from './parquet.ts'

const USERS = `  - name: users
    properties:
      - {name: id, logicalType: integer}
      - {name: region, logicalType: string}`

test('a foreign key: each value stands in the other schema, nulls apart, whatever the formats', async () => {
  const schema = `${USERS}
  - name: orders
    properties:
      - {name: user, logicalType: integer, relationships: [{to: users.id}]}`
  const users = await parquetOf("SELECT * FROM (VALUES (1, 'eu'), (2, 'us'), (NULL, NULL)) AS t(id, region)")
  const { check } = await checked({
    schema,
    files: { 'users.parquet': users, 'orders.csv': 'user,x\n1,1\n02,1\n,1\n9,1\n9,1\n' },
    data: 'users=users.parquet\norders=orders.csv',
  })
  expect(check('orders.user:foreignKey')).toMatchObject({ result: 'fail', rows: 5, failed_rows: 2, examples: ['9'] })
})

test('a composite key is compared as a whole; one with a null part is not asked', async () => {
  const schema = `${USERS}
  - name: orders
    properties: [{name: user, logicalType: integer}, {name: region, logicalType: string}]
    relationships: [{from: [orders.user, orders.region], to: [users.id, users.region]}]`
  const files = { 'users.csv': 'id,region\n1,eu\n2,us\n', 'orders.csv': 'user,region\n1,eu\n1,us\n2,\n' }
  const { check } = await checked({ schema, files, data: 'users=users.csv\norders=orders.csv' })
  expect(check('orders:foreignKey')).toMatchObject({ failed_rows: 1, examples: ['1 | us'] })
})

const EVENTS = '  - name: t\n    properties: [{name: at, logicalType: timestamp}, {name: day, logicalType: date}]'
const sla = (rules: string) => `slaProperties:\n${rules}`

test('freshness and latency hold the newest value, retention the oldest, against now', async () => {
  const files = { 't.csv': 'at,day\n2024-06-01T12:00:00Z,2021-06-02\n2024-05-01T00:00:00+02:00,2024-01-01\n,\n' }
  const more = sla(`  - {property: freshness, value: 4, unit: h, element: t.at}
  - {property: latency, value: 3, unit: hours, element: t.at}
  - {property: retention, value: 3, unit: y, element: t.day}
  - {property: retention, value: 31, unit: d, element: t.at}`)
  const now = '2024-06-01T16:00:00Z'
  const { check, report } = await checked({ schema: EVENTS, files, more, now })
  expect(check('t.at:freshness')).toMatchObject({ result: 'pass', found: 'the newest is 2024-06-01 12:00:00+00' })
  expect(check('t.at:latency')).toMatchObject({ result: 'fail' })
  expect(check('t.day:retention')).toMatchObject({ result: 'pass' })
  expect(check('t.at:retention')).toMatchObject({
    result: 'fail',
    expected: 'the oldest at at most 31 days old, not before 2024-05-01T16:00:00Z',
  })
  expect(report.outcome).toBe('fail')
})

test('no value at all is not fresh', async () => {
  const more = sla('  - {property: freshness, value: 4, unit: d, element: at}')
  const { check } = await checked({ schema: EVENTS, files: { 't.csv': 'at,day\n,2024-01-01\n' }, more })
  expect(check('t.at:freshness')).toMatchObject({ result: 'fail', found: 'no value' })
})

const query = (text: string, operator = 'mustBe: 0') => `  - name: orders
    properties:
      - name: amount
        logicalType: number
        quality: [{type: sql, query: ${JSON.stringify(text)}, ${operator}}]`
const ORDERS = { 'orders.csv': 'amount,x\n1.5,1\n2.5,1\n-1,1\n' }

test.each([
  ['SELECT count(*) FROM {object} WHERE {property} < 0', 'mustBe: 1'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how some tools write it
  ['SELECT sum(${column}) FROM ${table}', 'mustBe: 3'],
  ['SELECT sum({field}) FROM {model};', 'mustBeBetween: [3, 4]'],
  ['-- why\nWITH a AS (SELECT * FROM orders) SELECT min(amount) FROM a', 'mustBeLessThan: 0'],
  ['SELECT bool_and({property} < 3) FROM {schema}', 'mustBe: true'],
])('a query is given the names, and gives one number: %s', async (text, operator) => {
  const { check } = await checked({ schema: query(text, operator), files: ORDERS })
  expect(check('orders.amount:sql')).toMatchObject({ result: 'pass', rows: 3 })
})

test.each([
  ['SELECT 1; DROP VIEW orders', '2 statements'],
  ['DELETE FROM d1', 'refused'],
  ['CREATE TABLE x AS SELECT 1', 'CREATE'],
  ["COPY (SELECT 1) TO 'out.csv'", ''],
  ['INSERT INTO d1 SELECT * FROM d1 RETURNING 1', ''],
  ["ATTACH 'x.db'", 'ATTACH'],
  ['SET threads = 1', ''],
  ["SELECT count(*) FROM read_text('/etc/hostname')", 'Permission Error'],
  ['SELECT amount FROM orders', 'select one number'],
  ['SELECT 1, 2', 'select one number'],
  ["SELECT 'a'", 'select one number'],
  ['SELECT NULL', 'select one number'],
  ['SELECT nothing FROM orders', 'Binder Error'],
])('a query that does more than read a number is an error: %s', async (text, why) => {
  const { check, report } = await checked({ schema: query(text), files: ORDERS })
  expect(check('orders.amount:sql')).toMatchObject({ result: 'error', found: expect.stringContaining(why) })
  expect(report.outcome).toBe('error')
})

test('rules in words, of other engines and into other contracts are shown as not run', async () => {
  const schema = `  - name: t
    quality: [{type: text, description: The source is the ledger.}]
    properties:
      - name: v
        relationships: [{to: 'other.yaml#/schema/a/properties/b'}]
        quality: [{type: custom, engine: soda, implementation: 'duplicate_percent < 1'}]`
  const { report } = await checked({ schema, files: { 't.csv': 'v,x\n1,1\n' } })
  expect(report.unchecked).toEqual([
    { kind: 'text', subject: 't', text: 'The source is the ledger.', line: 8 },
    { kind: 'custom', subject: 't.v', text: 'soda', line: 12 },
    {
      kind: 'custom',
      subject: 't',
      text: 't.v -> other.yaml#/schema/a/properties/b: a key into another contract',
      line: 11,
    },
  ])
  expect(report.outcome).toBe('pass')
})
