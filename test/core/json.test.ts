import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { canonicalJson, parseStrictJson } from '#core/json.ts'

const LIMITS = { maxBytes: 1000, maxDepth: 4 }
const read = (text: string) => parseStrictJson(text, 'a.json', LIMITS)

describe('T10: strict JSON refuses', () => {
  test.each<[string, string, RegExp]>([
    ['EG01: NaN', '{"accuracy": NaN}', /not JSON/],
    ['EG02: Infinity', '[Infinity]', /not JSON/],
    ['EG02: -Infinity', '[-Infinity]', /not JSON/],
    ['a number that overflows', '{"a": 1e400}', /1e400 is too large/],
    ['a negative number that overflows', '[-1e400]', /-1e400 is too large/],
    ['2^53 + 1, which a double rounds', '{"id": 9007199254740993}', /beyond 2\^53/],
    ['a long negative integer', '[-12345678901234567890]', /beyond 2\^53/],
    ['EG06: a key that stands twice', '{"a": 1, "a": 1}', /the key "a" stands twice/],
    ['the same, nested', '{"x": [{"a": 1, "b": {"c": 1, "c": 2}}]}', /the key "c" stands twice/],
    ['the same, after a nested object with that key', '{"a": {"b": 1}, "c": 2, "a": 3}', /the key "a" stands twice/],
    ['the same, once with an escape', '{"a": 1, "\\u0061": 2}', /the key "\\u0061" stands twice/],
    ['EG07: __proto__', '{"__proto__": {"accuracy": 1}}', /the key "__proto__" is not allowed/],
    ['__proto__ with an escape', '{"\\u005f_proto__": 1}', /is not allowed/],
    ['constructor, nested', '[{"constructor": 1}]', /is not allowed/],
    ['prototype', '{"prototype": 1}', /is not allowed/],
    ['EG09: a byte order mark', '\uFEFF{}', /byte order mark/],
    ['nesting deeper than the limit', '[[[[[]]]]]', /deeper than 4 levels/],
    ['nesting in objects', '{"a":{"a":{"a":{"a":{}}}}}', /deeper than 4 levels/],
    ['a text over the size limit', `["${'a'.repeat(1000)}"]`, /1004 bytes are over the limit of 1000/],
    ['a text whose UTF-8 is over the limit', `["${'\u20AC'.repeat(400)}"]`, /1204 bytes/],
    ['nothing', '', /not JSON/],
    ['a comment', '{} // ok', /not JSON/],
    ['a trailing comma', '[1,]', /not JSON/],
    ['single quotes', "{'a': 1}", /not JSON/],
    ['a hexadecimal number', '[0x1]', /not JSON/],
    ['a leading zero', '[01]', /not JSON/],
    ['two values', '{}{}', /not JSON/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(UserError)
    expect(() => read(text)).toThrow(message)
    expect(() => read(text)).toThrow(/^a\.json: [^\n]*$/)
  })
})

describe('strict JSON accepts', () => {
  test.each<[string, string, unknown]>([
    ['the largest safe integer', '[9007199254740991, -9007199254740991]', [9007199254740991, -9007199254740991]],
    [
      'an integer over 2^53 that a double holds',
      '[9007199254740992, 12345678901234567000]',
      [2 ** 53, 12345678901234567000],
    ],
    ['EG17: a denormal', '[5e-324]', [5e-324]],
    ['a large number that is no integer literal', '[1e300, 12345678901234567890.5]', [1e300, 12345678901234567000]],
    ['nesting up to the limit', '[[[[]]]]', [[[[]]]]],
    ['the same key in different objects', '[{"a": 1}, {"a": {"a": 2}}]', [{ a: 1 }, { a: { a: 2 } }]],
    ['a string that looks like keys', '{"a": "\\"a\\": 1, \\"a\\": 2, __proto__"}', { a: '"a": 1, "a": 2, __proto__' }],
    ['digits and brackets inside a string', '["1e999", "[[[[[[", "\\\\"]', ['1e999', '[[[[[[', '\\']],
    ['names of methods', '{"toString": 1, "hasOwnProperty": 2}', { toString: 1, hasOwnProperty: 2 }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value)
  })

  test('a string as long as the largest document', () => {
    const text = JSON.stringify('\\"a'.repeat(1 << 20))
    expect(parseStrictJson(text, 'a.json', { maxBytes: 16 << 20, maxDepth: 1 })).toHaveLength(3 << 20)
  })
})

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: false })
const isPlain = (value: unknown) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))

describe('canonical JSON', () => {
  test('reads back as what was written, whatever the value', () => {
    fc.assert(
      fc.property(json.filter(isPlain), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(parseStrictJson(text, 'x', { maxBytes: 1 << 20, maxDepth: 10 }))).toBe(text)
      }),
    )
  })

  test('is the same for every order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })

  test('sorts keys by code units, leaves out what is undefined, and writes no white space', () => {
    expect(canonicalJson({ b: 1, B: -0, a: undefined, '\u00e4': [true, null], a1: { z: 1, y: '\n' } })).toBe(
      '{"B":0,"a1":{"y":"\\n","z":1},"b":1,"\u00e4":[true,null]}',
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n, Symbol.iterator])('refuses %s', (value) => {
    expect(() => canonicalJson([value])).toThrow(/canonical JSON cannot hold/)
  })
})
