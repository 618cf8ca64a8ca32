import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementsOf } from '../../../actions/validate-data/engines/text/json-array.ts'
import { problemOf } from '../../../actions/validate-data/engines/text/json-record.ts'
import { read } from './reading.ts'

describe('JSON Lines', () => {
  test.each([
    ['{"a": NaN}', 'not JSON'],
    ['{"a": -Infinity}', 'not JSON'],
    ['{"a": [1,]}', 'not JSON'],
    ['{"a": 1,}', 'not JSON'],
    ["{'a': 1}", 'not JSON'],
    ['{"a": 01}', 'not JSON'],
    ['{"a": 1} {"a": 2}', 'not JSON'],
    ['[{"a": 1}]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"a": 1, "a": 2}', 'the key "a" stands twice'],
    ['{"a": 1, "\\u0061": 2}', 'the key "a" stands twice'],
    ['{"a": {"b": [{"c": 1, "c": 1}]}}', 'the key "c" stands twice'],
    [
      '{"a": 0.1234567890123456789}',
      'the number 0.1234567890123456789 has more digits than readers of JSON keep; write it as a text',
    ],
    ['{"a":\r1}', 'a CR in the middle of the line'],
    ['{"a": "\u0000"}', 'not JSON'],
  ])('%s is found on its line, the others are read', async (line, problem) => {
    const { rows, unreadable } = await read({ 't.jsonl': `{"a": "first"}\n${line}\r\n\n{"a": "last"}` })
    expect(unreadable).toEqual({
      count: 1,
      files: 0,
      examples: [`t.jsonl line 2: ${problem}`],
      places: [{ file: 't.jsonl', line: 2 }],
    })
    expect(rows).toEqual([['"first"'], ['"last"']])
  })

  test('bytes that are not UTF-8 are found on their line', async () => {
    const { rows, unreadable } = await read({
      't.jsonl': Buffer.from('{"a": 1}\n{"a": "caf\xe9"}\n{"a": 3}\n', 'latin1'),
    })
    expect(unreadable.examples).toEqual(['t.jsonl line 2: not UTF-8'])
    expect(rows).toEqual([['1'], ['3']])
  })

  test('integers keep their digits, and decimals that a double holds', async () => {
    const numbers = [
      '9007199254740993',
      '123456789012345678901234567890',
      '0.30000000000000004',
      '-2.5',
      '1e400',
      '0.1',
    ]
    const { rows, unreadable } = await read({ 't.jsonl': numbers.map((number) => `{"a": ${number}}`).join('\n') })
    expect(unreadable.count).toBe(0)
    expect(rows.flat()).toEqual(numbers)
  })

  test('null and an absent key are null, the text "null" is a text, keys mean nothing but themselves', async () => {
    const lines = ['{"a": null, "/~x": 1}', '{"a": "null", "": 2}', '{"a": {"b": "x: \\"y\\": z"}}']
    const { columns, rows } = await read({ 't.jsonl': lines.join('\n') })
    expect(columns).toEqual(['', '/~x', 'a'])
    expect(rows).toEqual([
      [null, '1', null],
      ['2', null, '"null"'],
      [null, null, '{"b":"x: \\"y\\": z"}'],
    ])
  })

  test('VD27: a line of 50 MB beside `{}` is left out', async () => {
    const { rows, unreadable } = await read({ 't.jsonl': `{"a": 1}\n{"a": "${'x'.repeat(50 << 20)}"}\n{}\n` })
    expect(unreadable.examples).toEqual(['t.jsonl line 2: longer than 16777216 bytes'])
    expect(rows).toEqual([['1'], [null]])
  })
})

describe('an array of objects', () => {
  test('is one row an element, wherever its lines end', async () => {
    const text = '\n[ {"a": "[,]{}\\"", "b":\n [1,\n2]} ,\n\n{"a": 12345678901234567890}\n]\n'
    const { columns, rows, unreadable } = await read({ 't.json': text })
    expect(unreadable.count).toBe(0)
    expect(columns).toEqual(['a', 'b'])
    expect(rows).toEqual([
      ['"[,]{}\\""', '[1,2]'],
      ['12345678901234567890', null],
    ])
  })

  test('broken elements are found where they start', async () => {
    const text = '[{"a": 1},\n 5,\n {"a": NaN},\n {"a":\n 2, "a": 3},\n {"a": 4}]'
    const { rows, unreadable } = await read({ 't.json': text })
    expect(unreadable.examples).toEqual([
      't.json line 2: not a JSON object',
      't.json line 3: not JSON',
      't.json line 4: the key "a" stands twice',
    ])
    expect(rows).toEqual([['1'], ['4']])
  })

  test.each([
    ['[{"a": 1}', 'line 1: the array is not closed'],
    ['[{"a": 1},]', 'line 1: a value is missing'],
    ['[,{"a": 1}]', 'line 1: a value is missing'],
    ['[{"a": 1}]\n{"a": 2}', 'line 2: text follows the end of the array'],
  ])('%s is broken as a whole', async (text, problem) => {
    expect((await read({ 't.json': text })).unreadable.examples[0]).toBe(`t.json: ${problem}`)
  })

  test('an empty one has no rows; a .json without one is read line by line', async () => {
    expect((await read({ 't.json': '[ ]' })).rows).toEqual([])
    expect((await read({ 't.json': '{"a": 1}\n{"a": 2}\n' })).rows).toEqual([['1'], ['2']])
  })
})

test('a law: every array is cut into what JSON.parse finds in it, however it comes in chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.json({ maxDepth: 3 })), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
      const text = Buffer.from(` [${parts.join(' ,\n')}] `)
      const chunks = async function* () {
        for (let from = 0; from < text.length; from += size) yield text.subarray(from, from + size)
      }
      const found: unknown[] = []
      for await (const element of elementsOf(chunks(), 1e6)) found.push(JSON.parse(element.text.toString('utf8')))
      expect(found).toEqual(JSON.parse(text.toString('utf8')))
    }),
    { numRuns: 200 },
  )
})

test('a law: what JSON.stringify writes is sound', () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(fc.property(value, (record) => problemOf(JSON.stringify(record), new Set()) === null))
})
