import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contractChanges } from '#core/data/contract-diff.ts'
import { readContract } from '#core/data/contract-reader.ts'

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n'

/** `subject: kind: text` of each change between two contracts. */
function changes(base: string, head: string): string[] {
  const found = contractChanges(readContract(HEAD + base, 'base'), readContract(HEAD + head, 'head'))
  return found.map(({ subject, kind, text }) => `${subject} ${kind}: ${text}`)
}

function property(rest: string): string {
  return `schema: [{name: t, properties: [{name: v${rest ? `, ${rest}` : ''}}]}]`
}

const options = (type: string, text: string) => property(`logicalType: ${type}, logicalTypeOptions: {${text}}`)
const rule = (text: string) => property(`quality: [{${text}}]`)

describe('fields', () => {
  test.each([
    ['', 'required: true', 'breaking: required: false -> true'],
    ['required: true', '', 'compatible: required: true -> false'],
    ['', 'unique: true', 'breaking: unique: false -> true'],
    ['unique: true', '', 'compatible: unique: true -> false'],
    ['', 'logicalType: integer', 'breaking: logicalType: none -> integer'],
    ['logicalType: integer', '', 'compatible: logicalType: integer -> none'],
    ['logicalType: integer', 'logicalType: number', 'compatible: logicalType: integer -> number'],
    ['logicalType: number', 'logicalType: integer', 'breaking: logicalType: number -> integer'],
    ['logicalType: string', 'logicalType: date', 'breaking: logicalType: string -> date'],
    ['', 'physicalName: w', 'breaking: column: v -> w'],
    ['', 'classification: secret', 'compatible: classification: none -> secret'],
  ])('{%s} to {%s} is %s', (before, after, text) => {
    expect(changes(property(before), property(after))).toEqual([`t.v ${text}`])
  })

  test('what only describes is not listed', () => {
    expect(changes(property('description: a'), property('description: b, tags: [x], examples: [1]'))).toEqual([])
  })

  test('added, removed and renamed', () => {
    const of = (...properties: string[]) => `schema: [{name: t, properties: [${properties.join(', ')}]}]`
    expect(changes(of('{name: a}'), of('{name: a}', '{name: b}'))).toEqual(['t.b compatible: optional field added'])
    expect(changes(of('{name: a}'), of('{name: a}', '{name: b, required: true}'))).toEqual([
      't.b breaking: field added, required',
    ])
    expect(changes(of('{name: a}', '{name: b}'), of('{name: a}'))).toEqual(['t.b breaking: field removed'])
    expect(changes(of('{name: a, id: x}'), of('{name: b, id: x}'))).toEqual(['t.b breaking: field renamed: a -> b'])
    expect(changes(of('{name: a}'), of('{name: b, physicalName: a}'))).toEqual(['t.b breaking: field renamed: a -> b'])
  })

  test('inside objects and arrays', () => {
    const inner = (text: string) => property(`logicalType: array, items: {logicalType: object, properties: [${text}]}`)
    expect(changes(inner('{name: x}'), inner('{name: x, required: true}'))).toEqual([
      't.v[].x breaking: required: false -> true',
    ])
    expect(changes(inner('{name: x}, {name: y}'), inner('{name: x}'))).toEqual(['t.v[].y breaking: field removed'])
  })
})

describe('options', () => {
  test.each([
    ['integer', '', 'minimum: 0', 'breaking: minimum: none -> 0'],
    ['integer', 'minimum: 0', 'minimum: -1', 'compatible: minimum: 0 -> -1'],
    ['integer', 'minimum: 0', 'minimum: 1', 'breaking: minimum: 0 -> 1'],
    ['integer', 'minimum: 0', 'exclusiveMinimum: 0', 'breaking: minimum: 0 -> above 0'],
    ['integer', 'minimum: 0, exclusiveMinimum: -5', 'minimum: 0', null],
    ['integer', 'maximum: 9', '', 'compatible: maximum: 9 -> none'],
    ['integer', 'maximum: 9', 'maximum: 8', 'breaking: maximum: 9 -> 8'],
    [
      'integer',
      "maximum: '9007199254740992'",
      "maximum: '9007199254740993'",
      'compatible: maximum: 9007199254740992 -> 9007199254740993',
    ],
    ['date', "minimum: '2020-01-01'", "minimum: '2019-01-01'", 'compatible: minimum: 2020-01-01 -> 2019-01-01'],
    ['string', 'maxLength: 5', 'maxLength: 4', 'breaking: maxLength: 5 -> 4'],
    ['string', 'minLength: 5', '', 'compatible: minLength: 5 -> none'],
    ['string', 'minLength: 0', '', null],
    ['string', '', 'pattern: a', 'breaking: pattern: none -> a'],
    ['string', 'pattern: a', 'pattern: b', 'breaking: pattern: a -> b'],
    ['string', 'pattern: a', '', 'compatible: pattern: a -> none'],
    ['string', '', 'format: uuid', 'breaking: format: none -> uuid'],
    ['string', '', 'format: password', 'compatible: format: none -> password'],
    ['integer', 'format: i16', 'format: i32', 'compatible: format: i16 -> i32'],
    ['integer', 'format: u8', 'format: i16', 'compatible: format: u8 -> i16'],
    ['integer', 'format: i8', 'format: u16', 'breaking: format: i8 -> u16'],
    ['integer', 'multipleOf: 10', 'multipleOf: 5', 'compatible: multipleOf: 10 -> 5'],
    ['integer', 'multipleOf: 5', 'multipleOf: 10', 'breaking: multipleOf: 5 -> 10'],
    ['array', '', 'uniqueItems: true', 'breaking: uniqueItems: false -> true'],
    ['object', 'required: [a]', 'required: [a, b]', 'breaking: required keys: ["a"] -> ["a","b"]'],
    ['object', 'required: [a]', '', 'compatible: required keys: ["a"] -> none'],
  ])('%s {%s} to {%s} is %s', (type, before, after, text) => {
    const expected = text === null ? [] : [`t.v ${text}`]
    expect(changes(options(type, before), options(type, after))).toEqual(expected)
  })
})

describe('rules', () => {
  const VALID = 'metric: invalidValues, mustBe: 0, arguments'
  test.each([
    ['metric: nullValues, mustBe: 0', 'metric: nullValues, mustBeLessThan: 1', null],
    ['metric: nullValues, mustBe: 0', 'metric: nullValues, mustBe: 0, unit: percent', null],
    [
      'metric: nullValues, mustBe: 0',
      'metric: nullValues, mustBeLessThan: 5',
      'compatible: rule nullValues: mustBe 0 -> mustBeLessThan 5',
    ],
    [
      'metric: nullValues, mustBeLessThan: 5',
      'metric: nullValues, mustBeLessThan: 4',
      'breaking: rule nullValues: mustBeLessThan 5 -> mustBeLessThan 4',
    ],
    [
      'metric: nullValues, mustBeLessThan: 5, unit: percent',
      'metric: nullValues, mustBeLessThan: 5',
      'breaking: rule nullValues: mustBeLessThan 5 percent -> mustBeLessThan 5',
    ],
    [
      'metric: nullValues, mustBe: 0, severity: warning',
      'metric: nullValues, mustBe: 0',
      'breaking: severity of nullValues: warn -> fail',
    ],
    [
      'metric: nullValues, mustBe: 0',
      'metric: nullValues, mustBe: 0, severity: info',
      'compatible: severity of nullValues: fail -> warn',
    ],
    [
      `${VALID}: {validValues: [a]}`,
      `${VALID}: {validValues: [a, b]}`,
      'compatible: validValues of invalidValues: [] -> ["b"]',
    ],
    [
      `${VALID}: {validValues: [a, b]}`,
      `${VALID}: {validValues: [b]}`,
      'breaking: validValues of invalidValues: ["a"] -> []',
    ],
    [`${VALID}: {validValues: [a, b]}`, `${VALID}: {validValues: [b, a]}`, null],
    [
      'metric: invalidValues, mustBeGreaterThan: 0, arguments: {validValues: [a]}',
      'metric: invalidValues, mustBeGreaterThan: 0, arguments: {validValues: [a, b]}',
      'breaking: validValues of invalidValues: [] -> ["b"]',
    ],
    [
      'id: r, type: sql, query: A, mustBe: 0',
      'id: r, type: sql, query: B, mustBe: 0',
      'breaking: rule r: A mustBe 0 -> B mustBe 0',
    ],
  ])('{%s} to {%s} is %s', (before, after, text) => {
    expect(changes(rule(before), rule(after))).toEqual(text === null ? [] : [`t.v ${text}`])
  })

  test('added and removed', () => {
    expect(changes(property(''), rule('metric: nullValues, mustBe: 0'))).toEqual([
      't.v breaking: rule added: nullValues mustBe 0',
    ])
    expect(changes(property(''), rule('metric: nullValues, mustBe: 0, severity: info'))).toEqual([
      't.v compatible: rule added: nullValues mustBe 0, as a warning',
    ])
    expect(changes(rule('metric: nullValues, mustBe: 0'), property(''))).toEqual([
      't.v compatible: rule removed: nullValues mustBe 0',
    ])
    expect(changes(property(''), rule('type: text, description: nice'))).toEqual([])
  })
})

test.each([
  ['{name: a}', '{name: a, primaryKey: true}', 'breaking: primary key: none -> a'],
  ['{name: a, primaryKey: true}', '{name: a}', 'compatible: primary key: a -> none'],
  [
    '{name: a, primaryKey: true}, {name: b}',
    '{name: a, primaryKey: true}, {name: b, primaryKey: true}',
    'breaking: primary key: a -> a, b',
  ],
  [
    '{name: a, primaryKey: true}, {name: b, required: true}',
    '{name: a, primaryKey: true}, {name: b, required: true, primaryKey: true}',
    'compatible: primary key: a -> a, b',
  ],
  [
    '{name: a, primaryKey: true}, {name: b, primaryKey: true}',
    '{name: a, primaryKey: true}, {name: b}',
    'breaking: primary key: a, b -> a',
  ],
])('the key of %s to that of %s is %s', (before, after, text) => {
  const of = (properties: string) => `schema: [{name: t, properties: [${properties}]}]`
  expect(changes(of(before), of(after))).toEqual([`t ${text}`])
})

test('schemas, relationships, service levels and servers', () => {
  const two = (extra: string) =>
    `schema: [{name: a, properties: [{name: x${extra}}]}, {name: b, properties: [{name: y}]}]`
  expect(changes(two(''), 'schema: [{name: a, properties: [{name: x}]}]')).toEqual(['b breaking: schema removed'])
  expect(changes('schema: [{name: a, properties: [{name: x}]}]', two(''))).toEqual(['b compatible: schema added'])
  expect(changes(two(''), two(', relationships: [{to: b.y}]'))).toEqual([
    'a.x breaking: relationship added: a.x -> b.y',
  ])
  expect(changes(two(', relationships: [{to: b.y}]'), two(''))).toEqual([
    'a.x compatible: relationship removed: a.x -> b.y',
  ])
  const level = (text: string) => `slaProperties: [{property: freshness, element: t.v, ${text}}]`
  expect(changes(level('value: 2, unit: d'), level('value: 48, unit: hours'))).toEqual([])
  expect(changes(level('value: 2, unit: d'), level('value: 24, unit: h'))).toEqual([
    'freshness of t.v breaking: service level: 2 days -> 24 hours',
  ])
  expect(changes('slaProperties: []', level('value: 1'))).toEqual([
    'freshness of t.v breaking: service level: none -> 1 days',
  ])
  const server = (path: string) => `servers: [{server: s, type: local, format: csv, path: ${path}}]`
  expect(changes(server('a'), server('b'))).toEqual(['server s breaking: path: a -> b'])
  expect(changes(server('a'), 'servers: []')).toEqual(['server s breaking: server removed'])
})

test('breaking changes come first, with the line of the head contract', () => {
  const base = 'schema:\n  - name: t\n    properties:\n      - name: a\n        required: true\n      - name: b\n'
  const head =
    'schema:\n  - name: t\n    properties:\n      - name: a\n        required: false\n      - name: c\n        unique: true\n'
  const found = contractChanges(readContract(HEAD + base, 'base'), readContract(HEAD + head, 'head'))
  expect(found.map(({ subject, text, line }) => [subject, text, line])).toEqual([
    ['t.b', 'field removed', 7],
    ['t.a', 'required: true -> false', 10],
    ['t.c', 'optional field added', 11],
  ])
})

test("a contract does not differ from itself, be it the standard's longest", () => {
  const path = join(import.meta.dirname, '../../fixtures/odcs/postgresql-adventureworks-contract.odcs.yaml')
  const contract = readContract(readFileSync(path, 'utf8'), path)
  expect(contractChanges(contract, contract)).toEqual([])
})
