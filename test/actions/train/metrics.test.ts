import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { readMetrics } from '../../../actions/train/metrics.ts'

describe('readMetrics', () => {
  test('flattens nested maps with dots, in JSON and YAML alike', () => {
    const values = { auc: 0.91, 'train.loss': 1.5, 'train.epochs': 3 }
    expect(readMetrics('{"auc": 0.91, "train": {"loss": 1.5, "epochs": 3}}', 'm.json').values).toEqual(values)
    expect(readMetrics('auc: 0.91\ntrain:\n  loss: 1.5\n  epochs: 3\n', 'm.yaml').values).toEqual(values)
  })

  test('leaves lists, nulls, words and booleans out and names them', () => {
    const text = '{"auc": 1, "roc": [0, 1], "f1": null, "model": {"kind": "forest"}, "converged": true}'
    expect(readMetrics(text, 'm.json')).toEqual({
      values: { auc: 1 },
      dropped: ['roc', 'f1', 'model.kind', 'converged'],
    })
  })

  test('T24: a path or an address is text like any other', () => {
    const text = '{"plot": "../../../../etc/passwd", "image": "file:///etc/passwd", "data": "data:text/html,x"}'
    expect(readMetrics(text, 'm.json').dropped).toEqual(['plot', 'image', 'data'])
  })

  test.each([
    ['{"a": {"auc": NaN}}', 'm.json', '"auc" is NaN'],
    ['{"auc": Infinity}', 'm.json', '"auc" is Infinity'],
    ['{"auc": -Infinity}', 'm.json', '"auc" is -Infinity'],
    ['{"auc": 1e999}', 'm.json', '1e999'],
    ['a:\n  auc: .nan', 'm.yaml', '"a.auc" is NaN'],
    ['auc: -.inf', 'm.yml', '"auc" is -Infinity'],
    ...['0.95', '95%', ' 1 ', '1e3', '1.234,56', '0,95', '1_000', 'NaN', 'nan', '-inf', 'Infinity', '.nan', '+.5'].map(
      (text) => [JSON.stringify({ auc: text }), 'm.json', '"auc" is the text'],
    ),
    ['{"auc": 1, "auc": 2}', 'm.json', 'stands twice'],
    ['{"a.b": 1, "a": {"b": 2}}', 'm.json', '"a.b" stands twice'],
    ['{"__proto__": {"auc": 1}}', 'm.json', '__proto__'],
    ['__proto__: {auc: 1}', 'm.yaml', '__proto__'],
    ['constructor: 1', 'm.yaml', 'constructor'],
    ['\uFEFF{"auc": 1}', 'm.json', 'byte order mark'],
    ['[1, 2]', 'm.json', 'must be a mapping'],
    ['', 'm.yaml', 'must be a mapping'],
    ['0.9', 'm.json', 'must be a mapping'],
    ['{', 'm.json', 'not JSON'],
    ['a: &x 1\nb: *x', 'm.yaml', 'anchors'],
    ['{"": 1}', 'm.json', 'printable'],
    [JSON.stringify({ 'x\nNODE_OPTIONS=--require ./x.js': 1 }), 'm.json', 'printable'],
    [JSON.stringify({ 'acc\u200Buracy': 1 }), 'm.json', 'printable'],
    [JSON.stringify({ ['k'.repeat(10_240)]: 1 }), 'm.json', 'printable'],
    [
      JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`m${i}`, i]))),
      'm.json',
      'more than 1000',
    ],
    [`${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 'm.json', 'deeper than 8'],
    [`${'{a: '.repeat(9)}1${'}'.repeat(9)}`, 'm.yaml', 'deeper than 8'],
  ])('refuses %.60s in %s and says why', (text, source, problem) => {
    expect(() => readMetrics(text, source)).toThrow(UserError)
    expect(() => readMetrics(text, source)).toThrow(problem)
  })

  test('whatever the text, the answer is finite numbers or a UserError', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify({ value })),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('m.json', 'm.yaml'), (content, source) => {
        try {
          expect(Object.values(readMetrics(content, source).values).every(Number.isFinite)).toBe(true)
        } catch (thrown) {
          if (!(thrown instanceof UserError)) throw thrown
          expect(thrown.message).not.toMatch(/[\n\r]/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
