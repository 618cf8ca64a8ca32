import { describe, expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { UserError } from '#core/errors.ts'

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n'

/** A property below the line `- name: v`. */
function property(...lines: string[]): string {
  return `${HEAD}schema:\n  - name: t\n    properties:\n      - name: v\n${lines.map((line) => `        ${line}\n`).join('')}`
}

function options(logicalType: string, text: string): string {
  return property(`logicalType: ${logicalType}`, `logicalTypeOptions: {${text}}`)
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

describe('options of a logical type', () => {
  test.each([
    ['string', 'minLength: 1, maxLength: 1, pattern: a, format: uuid'],
    ['integer', 'minimum: 0, maximum: 0, multipleOf: 5, format: u8'],
    ['integer', "minimum: '9007199254740993', maximum: '9007199254740993'"],
    ['integer', 'exclusiveMinimum: -1, exclusiveMaximum: 1'],
    ['number', 'minimum: 0.1, exclusiveMaximum: 1, multipleOf: 0.01, format: f32'],
    ['date', "minimum: '2020-01-01', maximum: '2020-01-01', format: dd.MM.yyyy"],
    [
      'timestamp',
      "minimum: '2020-01-01T00:00:00Z', format: \"yyyy-MM-dd'T'HH:mm:ssX\", timezone: true, defaultTimezone: Australia/Sydney",
    ],
    ['time', "maximum: '23:59:59', format: 'h:mm a'"],
    ['array', 'minItems: 0, maxItems: 3, uniqueItems: true'],
    ['object', 'minProperties: 1, maxProperties: 2, required: [a, b]'],
  ])('%s takes {%s}', (type, text) => expect(refusal(options(type, text))).toBe('read'))

  test.each([
    ['string', 'minimum: 1', 'minimum: needs logicalType integer, number, date, timestamp or time'],
    ['integer', 'minLength: 1', 'minLength: needs logicalType string'],
    ['boolean', 'format: x', 'format: needs logicalType string, integer, number, date, timestamp or time'],
    ['date', 'timezone: true', 'timezone: needs logicalType timestamp or time'],
    ['object', 'maxItems: 1', 'maxItems: needs logicalType array'],
    ['string', 'minLength: 5, maxLength: 2', 'minLength 5 is more than maxLength 2'],
    ['array', 'minItems: 5, maxItems: 2', 'minItems 5 is more than maxItems 2'],
    ['object', 'minProperties: 5, maxProperties: 2', 'minProperties 5 is more than maxProperties 2'],
    ['object', 'required: [a, a]', 'required: names a key twice'],
    ['integer', 'minimum: 5, maximum: 4', 'no value is both at least 5 and at most 4; swap them'],
    ['integer', 'exclusiveMinimum: 5, maximum: 5', 'no value is both above 5 and at most 5; widen them'],
    ['integer', "minimum: '9007199254740993', maximum: '9007199254740992'", 'swap them'],
    ['date', "minimum: '2021-01-01', maximum: '2020-12-31'", 'swap them'],
    ['string', 'format: emial', 'format: is not a format that can be checked; known are password, byte'],
    ['integer', 'format: f32', 'format: is not a format that can be checked; known are i8'],
    ['date', 'format: YYYY-MM-dd', 'format: has Y, the year of the week; write y'],
    ['date', 'format: yyyy-DDD', 'format: has D, the day of the year'],
    ['date', 'format: yyyy-MM', 'format: lacks year, month or day'],
    ['date', "format: 'yyyy-MM-dd HH:mm'", 'format: has a part of a time; write logicalType: timestamp'],
    ['time', "format: 'yyyy HH:mm'", 'format: has a part of a date'],
    ['time', "format: 'hh:mm'", 'format: lacks the hour; write H, or h with a'],
    ['timestamp', 'format: "yyyy-MM-dd \'at"', 'format: has a quote that does not end'],
    ['timestamp', "format: 'yyyy-MM-dd VV'", 'format: has the letter V, which is not checked'],
    ['timestamp', "format: 'yyyyy-MM-dd'", 'format: has yyyyy; y stands 1, 2, 4 times'],
    ['timestamp', "format: 'yyyy-MM-dd[ HH'", 'format: has a [ without its ]'],
    ['timestamp', 'defaultTimezone: Mars/Olympus', 'defaultTimezone: is not a time zone'],
    ['integer', 'multipleOf: 0', 'multipleOf'],
    ['integer', 'minumum: 1', 'unknown key "minumum"; did you mean "minimum"?'],
  ])('%s refuses {%s}', (type, text, message) => {
    expect(refusal(options(type, text))).toContain(message)
    expect(refusal(options(type, text))).toMatch(/^c\.yaml:11:\d+: schema\.0\.properties\.0\.logicalTypeOptions/)
  })
})

describe('rules of every type', () => {
  test.each([
    '{type: sql, query: SELECT 1, mustBe: -1}',
    '{type: sql, query: SELECT true, mustBe: true, unit: hours}',
    '{type: text, description: must be nice}',
    '{type: custom, engine: soda, implementation: {a: [1]}}',
    '{rule: duplicateCount, mustBe: 0}',
    '{metric: nullValues, mustBe: 0, severity: catastrophic}',
  ])('%s is read', (rule) => expect(refusal(property(`quality: [${rule}]`))).toBe('read'))

  test.each([
    ['{type: sql, query: SELECT 1}', 'needs one operator'],
    ['{type: sql, query: SELECT 1, mustBe: 1, mustNotBe: 2}', 'has mustBe and mustNotBe; keep one'],
    ['{type: sql, mustBe: 1}', 'query'],
    ['{type: sql, querry: SELECT 1, mustBe: 1}', 'unknown key "querry"; did you mean "query"?'],
    ['{type: custom, engine: soda}', 'implementation: must be text or an object'],
    ['{type: text, mustBe: 1}', 'unknown key "mustBe"'],
    ['{type: sqll, query: SELECT 1}', 'type: must be library (which may be left out), sql, text or custom'],
    ['{query: SELECT 1, mustBe: 1}', 'unknown key "query"'],
    ['{mustBe: 1}', 'needs a metric'],
    ['{metric: nullvalues, mustBe: 0}', 'did you mean nullValues?'],
    ['{metric: nullValues, mustBe: 101, unit: percent}', 'more than 100 percent'],
    ['{metric: nullValues, mustBeBetween: [1, 1]}', 'has twice the same bound; write mustBe: 1'],
    ['{rule: validValues, mustBe: 0}', 'write metric: invalidValues with arguments'],
  ])('%s is refused', (rule, message) => {
    expect(refusal(property(`quality: [${rule}]`))).toContain(message)
    expect(refusal(property(`quality: [${rule}]`))).toMatch(/^c\.yaml:10:\d+: /)
  })
})

describe('nested properties', () => {
  test.each([
    [['properties: [{name: x}]'], 'properties: needs logicalType: object'],
    [['items: {logicalType: string}'], 'items: needs logicalType: array'],
    [['logicalType: object', 'properties: [{name: x}, {name: x}]'], 'properties.0.properties.1.name: stands twice'],
    [['logicalType: object', 'properties: [{name: x, primaryKey: true}]'], 'only a column can be a primary key'],
    [['logicalType: array', 'items: {unique: true}'], 'write uniqueItems at the array'],
    [['logicalType: object', 'properties: [{name: x, requird: true}]'], 'did you mean "required"?'],
    [['logicalType: array', 'items: {logicalType: string, maxLenght: 1}'], 'unknown key "maxLenght"'],
    [
      ['logicalType: array', 'items: {logicalType: integer, logicalTypeOptions: {minLength: 1}}'],
      'items.logicalTypeOptions.minLength: needs logicalType string',
    ],
  ])('%s is refused', (lines, message) => expect(refusal(property(...lines))).toContain(message))
})

test.each([
  ['{property: freshness, value: soon}', 'slaProperties.0.value: must be a number'],
  ['{property: latency, value: 4, unit: m}', 'slaProperties.0.unit: must be seconds, minutes'],
  ['{property: LY, value: 4, unit: fortnights}', 'slaProperties.0.unit'],
  ['{property: availability}', 'slaProperties.0.value'],
  ['{property: availability, value: 1, elment: d}', 'unknown key "elment"; did you mean "element"?'],
])('the service level %s is refused', (level, message) => {
  expect(refusal(`${HEAD}slaProperties: [${level}]\n`)).toContain(message)
})

test('a server of a type that nobody knows is refused with the nearest', () => {
  expect(refusal(`${HEAD}servers: [{server: s, type: snowflak}]\n`)).toContain('did you mean snowflake?')
  expect(refusal(`${HEAD}servers: [{server: s, type: kafka, host: h}]\n`)).toBe('read')
})
