import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { UserError } from '#core/errors.ts'
import { parseExactYaml, parseStrictYaml, parseWith } from '#core/yaml.ts'

const read = (text: string) => parseStrictYaml(text, 'a.yml', 10_000)

describe('places', () => {
  const text = read('a: 1\nb:\n  - x: 1\n    y: 2\n  - {x: 3, "y z": 4}\n')

  test.each<[readonly (string | number)[], number, number]>([
    [['a'], 1, 1],
    [['b'], 2, 1],
    [['b', 0], 3, 5],
    [['b', 0, 'y'], 4, 5],
    [['b', 1, 'x'], 5, 6],
    [['b', 1, 'y z'], 5, 12],
    [['b', 1, 'missing'], 5, 5],
    [['missing', 'deep'], 1, 1],
    [[], 1, 1],
  ])('%j is at %i:%i', (path, line, column) => {
    expect(text.placeOf(path)).toEqual({ line, column })
  })
})

describe('values', () => {
  test('are those of the YAML 1.2 core schema: no is a word, 012 is twelve', () => {
    expect(read('a: no\nb: 012\nc: 2024-01-02\nd: 1e3\ne: ~\nf: 12:30').value).toEqual({
      a: 'no',
      b: 12,
      c: '2024-01-02',
      d: 1000,
      e: null,
      f: '12:30',
    })
  })

  test.each(['0x10', '0o10', '-0x1'])('are decimal: %s', (number) => {
    if (number.startsWith('-')) expect(read(`a: ${number}`).value).toEqual({ a: number })
    else expect(() => read(`a: ${number}`)).toThrow(`a.yml:1:4: ${number} is not decimal`)
  })

  test.each(['__proto__', 'constructor', 'prototype', '"__proto__"'])('have no key %s', (key) => {
    expect(() => read(`a:\n  ${key}: 1`)).toThrow(/^a\.yml:2:3: the key \w+ is not allowed; rename it$/)
  })
})

describe('a schema', () => {
  const Schema = z.strictObject({
    list: z.array(z.strictObject({ name: z.string(), size: z.number().optional() })).default([]),
    either: z.union([z.string(), z.strictObject({ colour: z.string() })]).optional(),
    map: z.record(z.string().regex(/^[a-z]+$/, 'must be small letters'), z.strictObject({ deep: z.int() })).optional(),
  })
  const parse = (text: string) => parseWith(Schema, read(text), 'a.yml')

  test('gives its output, defaults included', () => {
    expect(parse('{}')).toEqual({ list: [] })
    expect(parse('list: [{name: a, size: 1}]')).toEqual({ list: [{ name: 'a', size: 1 }] })
  })

  test.each([
    ['list:\n  - {name: a, siz: 1}', 'a.yml:2:15: list.0: unknown key "siz"; did you mean "size"?'],
    ['map: {a: {deap: 1}}', 'a.yml:1:11: map.a: unknown key "deap"; did you mean "deep"?'],
    ['map: {A1: {deep: 1}}', 'a.yml:1:7: map.A1: must be small letters'],
    [
      'map: {a: {deep: x}}',
      'a.yml:1:11: map.a.deep: Invalid input: expected number, received string; write a plain number',
    ],
    ['list:\n  - size: 1', 'a.yml:2:5: list.0.name: Invalid input: expected string, received undefined'],
    ['lst: []', 'a.yml:1:1: unknown key "lst"; did you mean "list"?'],
  ])('refuses %j in one line that says where', (text, message) => {
    expect(() => parse(text)).toThrow(UserError)
    expect(() => parse(text)).toThrow(message)
  })
})

test('numbers at some keys come as they are written where a double would change them', () => {
  const text = 'low: 9007199254740992\nhigh: [0.1, 1e3, 0.10000000000000000001, -.inf]\nother: 9007199254740993\n'
  expect(parseExactYaml(text, 'a.yml', { maxBytes: 1000, exactKeys: ['low', 'high'] }).value).toEqual({
    low: '9007199254740992',
    high: [0.1, 1000, '0.10000000000000000001', Number.NEGATIVE_INFINITY],
    other: 9007199254740992,
  })
})
