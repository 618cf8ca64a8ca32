import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { plansOf } from '#core/data/plan.ts'
import { UserError } from '#core/errors.ts'

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n'

/** A contract with one property; `lines` stand below its name, from line 9 on. */
function withProperty(...lines: string[]): string {
  return `${HEAD}schema:\n  - name: t\n    properties:\n      - name: v\n${lines.map((line) => `        ${line}\n`).join('')}`
}

function refusal(text: string): string {
  try {
    readContract(text, 'c.yaml')
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
  return 'read'
}

test('the example of this repository makes checks with the lines of their rules', () => {
  const path = join(import.meta.dirname, '../../../examples/flight-delay/data/flights.odcs.yaml')
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const [plan] = plansOf(readContract(text, path), '2024-01-01T00:00:00Z')
  const line = (id: string) => lines[(plan?.checks.find((check) => check.id === id)?.line ?? 0) - 1]?.trim()
  expect(plan?.checks).toHaveLength(23)
  expect(line('flights.date:present')).toBe('- name: date')
  expect(line('flights.distance:maximum')).toBe('logicalTypeOptions: {minimum: 1, maximum: 6000}')
  expect(line('flights.delay:invalidValues')).toBe('- id: plausible-delay')
  expect(line('flights:duplicateValues')).toBe('- id: no-duplicates')
})

test('keys of the standard that describe are accepted at every level', () => {
  const text = `${HEAD}name: n
tenant: x
tags: [a]
dataProduct: p
description: {purpose: p, usage: u}
domain: d
support: [{channel: c}]
price: {priceAmount: 1}
team: {name: t}
roles: [{role: r}]
authoritativeDefinitions: [{url: u, type: t}]
customProperties: [{property: p, value: 1}]
contractCreatedTs: 2024-01-01T00:00:00Z
servers: [{server: s, type: s3, location: 's3://b/k', endpointUrl: e}]
schema:
  - name: t
    businessName: b
    physicalType: file
    dataGranularityDescription: one row a flight
    properties:
      - name: v
        physicalType: VARCHAR(3)
        partitioned: true
        partitionKeyPosition: 1
        classification: public
        encryptedName: e
        criticalDataElement: true
        transformLogic: none
        examples: [1]
        quality:
          - {name: n, metric: nullValues, mustBe: 0, dimension: completeness, method: m, schedule: s, scheduler: cron}`
  expect(refusal(text)).toBe('read')
})

describe('says where, what, and what to write instead', () => {
  test.each([
    [
      'an unknown key',
      withProperty('requird: true'),
      'c.yaml:10:9: schema.0.properties.0: unknown key "requird"; did you mean "required"?',
    ],
    ['an unknown root key', `${HEAD}schma: []`, 'c.yaml:6:1: unknown key "schma"; did you mean "schema"?'],
    [
      'an unknown operator',
      withProperty('quality:', '  - metric: nullValues', '    mustBeLess: 1'),
      'c.yaml:12:13: schema.0.properties.0.quality.0: unknown key "mustBeLess"',
    ],
    [
      'a rule that is not in the standard',
      withProperty('quality:', '  - metric: freshness', '    mustBe: 1'),
      'c.yaml:11:13: schema.0.properties.0.quality.0.metric',
    ],
    [
      'two operators',
      withProperty('quality:', '  - {metric: nullValues, mustBe: 0, mustBeLessThan: 3}'),
      'has mustBe and mustBeLessThan; keep one, or use mustBeBetween',
    ],
    ['no operator', withProperty('quality: [{metric: nullValues}]'), 'needs one operator, for example mustBe: 0'],
    [
      'bounds in the wrong order',
      withProperty('quality: [{metric: nullValues, mustBeBetween: [3, 1]}]'),
      'write the smaller one first',
    ],
    [
      'arguments of another metric',
      withProperty('quality: [{metric: nullValues, arguments: {pattern: a}, mustBe: 0}]'),
      'nullValues has no argument pattern',
    ],
    [
      'no arguments',
      withProperty('quality: [{metric: invalidValues, mustBe: 0}]'),
      'needs arguments: validValues or pattern',
    ],
    [
      'rowCount at a property',
      withProperty('quality: [{metric: rowCount, mustBe: 1}]'),
      'move the rule to its quality list',
    ],
    [
      'rowCount in percent',
      `${HEAD}schema: [{name: t, quality: [{metric: rowCount, unit: percent, mustBe: 1}]}]`,
      'rowCount has no percent',
    ],
    [
      'nullValues at a schema',
      `${HEAD}schema: [{name: t, quality: [{metric: nullValues, mustBe: 1}]}]`,
      "move it to the property's quality list",
    ],
    [
      'duplicateValues of a foreign property',
      `${HEAD}schema: [{name: t, quality: [{metric: duplicateValues, arguments: {properties: [x]}, mustBe: 0}]}]`,
      'names the property "x", which the schema does not have',
    ],
    [
      'minimum above maximum',
      withProperty('logicalType: integer', 'logicalTypeOptions: {minimum: 5, maximum: 1}'),
      'no value is both at least 5 and at most 1',
    ],
    [
      'a bound of a text',
      withProperty('logicalType: string', 'logicalTypeOptions: {minimum: 1}'),
      'needs logicalType integer',
    ],
    [
      'a bound that is no date',
      withProperty('logicalType: date', "logicalTypeOptions: {minimum: '1.7.2001'}"),
      'must be a date, in the form of ISO 8601',
    ],
    [
      'a boolean bound in v3.1',
      withProperty('logicalType: integer', 'logicalTypeOptions: {minimum: 1, exclusiveMinimum: true}'),
      'is a value since v3.1',
    ],
    [
      'a pattern that is none',
      withProperty('logicalType: string', "logicalTypeOptions: {pattern: '(a'}"),
      'is not a regular expression of ECMA-262',
    ],
    [
      'an integer that loses digits',
      withProperty('quality: [{type: sql, query: SELECT 1, mustBeLessThan: 9007199254740993}]'),
      'c.yaml:10:',
    ],
    ['NaN', withProperty('quality: [{metric: nullValues, mustBe: .nan}]'), 'c.yaml:10:'],
    [
      'two columns of one name',
      withProperty('physicalName: w', '').concat('      - name: w\n'),
      'schema.0.properties.1.name: stands twice',
    ],
    ['another version', withProperty('').replace('v3.1.0', 'v4.0.0'), 'c.yaml:1:1: apiVersion: must be v3.1.0'],
    ['v2', withProperty('').replace('v3.1.0', 'v2.2.2'), 'c.yaml:1:1: apiVersion: ODCS v2.2.2 is not read; convert it'],
    [
      'a control character in a name',
      withProperty().replace('name: v', 'name: "a\\0b"'),
      'must not hold control characters',
    ],
    ['a name of 1 MiB', withProperty().replace('name: v', `name: ${'a'.repeat(1 << 18)}`), 'c.yaml:9:9'],
    ['half a surrogate pair', withProperty().replace('name: v', 'name: "\\uD83D"'), 'c.yaml:9:9'],
    [
      'a delimiter of two characters',
      `servers: [{server: s, type: local, path: p, format: csv, delimiter: ', '}]\n${withProperty()}`,
      'c.yaml:1:58: servers.0.delimiter: must be one character',
    ],
    [
      'an unknown key of a server',
      `servers: [{server: s, type: local, paht: p, format: csv}]\n${withProperty()}`,
      'c.yaml:1:',
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toContain(message)
    expect(refusal(text)).toMatch(/^c\.yaml:\d+:\d+: /)
    expect(refusal(text)).not.toContain('\n')
  })
})

test('VD29: an alias bomb and a foreign tag are refused at once', () => {
  const bomb = `a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n`
  expect(refusal(bomb)).toContain('anchors and aliases are not allowed')
  expect(refusal('schema: !!js/function "x"')).toMatch(/^c\.yaml:1:9: /)
})

test.each([17, 100, 1000, 10_000])('%i arrays in each other are refused, not walked', (depth) => {
  const items = `${'{logicalType: array, items: '.repeat(depth)}{}${'}'.repeat(depth)}`
  expect(refusal(withProperty('logicalType: array', `items: ${items}`))).toMatch(
    /^c\.yaml:\d+:\d+: .*(nested too deeply|nested more than 16 levels deep)/,
  )
})

test('v3.0: a boolean makes the bound exclusive, and rule is another word for metric', () => {
  const text = withProperty(
    'logicalType: integer',
    'logicalTypeOptions: {minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}',
    'quality: [{rule: nullValues, mustBe: 0}]',
  ).replace('v3.1.0', 'v3.0.2')
  const [plan] = plansOf(readContract(text, 'c.yaml'), '2024-01-01T00:00:00Z')
  const faults = plan?.checks.map(({ id, measure }) => [id, measure.kind === 'values' ? measure.fault : null])
  expect(faults).toEqual([
    ['t:readable', null],
    ['t.v:present', null],
    ['t.v:type', { kind: 'type' }],
    ['t.v:maximum', { kind: 'limit', operator: '<=', limit: '9' }],
    ['t.v:exclusiveMinimum', { kind: 'limit', operator: '>', limit: '0' }],
    ['t.v:nullValues', { kind: 'null' }],
    ['t:rowCount', null],
  ])
})

test('a server of type local is used when it is the only one', () => {
  const server = '{server: s, type: local, path: data/*.csv, format: csv}'
  expect(readContract(`servers: [${server}]\n${withProperty()}`, 'c.yaml').server?.path).toBe('data/*.csv')
  expect(readContract(`servers: [${server}, ${server}]\n${withProperty()}`, 'c.yaml').server).toBeNull()
})
