import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import { idTexts } from '#core/gate/ids.ts'
import { joinById } from '#core/gate/join.ts'
import { frameOf, sampleOf } from '#core/gate/sample.ts'
import type { Cell } from '#core/gate/table.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

type Rows = readonly (readonly Cell[])[]

const weighted = policy({ data: { weight: 'weight', group: 'user' } })
const HEADER = ['example_id', 'label', 'prediction', 'weight', 'user']
const FILE: Rows = [HEADER, ['a', 1, 1, 2, 'u'], ['b', 0, 1, 0, 'u'], ['c', 1, 0, 0.5, 'v']]

function withCell(row: number, column: number, cell: Cell): Rows {
  return FILE.map((cells, index) => (index === row ? cells.with(column, cell) : cells))
}

describe('weights and groups', () => {
  test.each<[string, Rows, string]>([
    ['a negative weight', withCell(2, 3, -1), 'candidate.csv: row 2: weight is -1; write a weight of 0 or more'],
    ['EG01: NaN', withCell(2, 3, Number.NaN), 'row 2: weight is "NaN"; write a finite number'],
    ['EG02: infinity', withCell(3, 3, 'Infinity'), 'row 3: weight is "Infinity"; write a finite number'],
    ['EG19: decimal comma', withCell(1, 3, '0,5'), 'row 1: weight is "0,5"; write a finite number'],
    ['no weight at all', [HEADER, ['a', 1, 1, 0, 'u']], 'every weight is 0; write weights above 0'],
    ['an empty group', withCell(1, 4, ''), 'row 1: user is empty; write a value'],
  ])('%s is refused', (_, rows, message) => {
    expect(() => predictionsOf(weighted, rows)).toThrow(UserError)
    expect(() => predictionsOf(weighted, rows)).toThrow(message)
  })

  test('EG16, EG17: a negative zero and the smallest number count as what they are', () => {
    const file = predictionsOf(weighted, withCell(1, 3, '-0'))
    expect(file.weight?.[0]).toBe(-0)
    expect(predictionsOf(weighted, withCell(1, 3, '5e-324')).weight?.[0]).toBe(5e-324)
  })

  test('belong to the evaluation set: another one is another set', () => {
    const file = predictionsOf(weighted, FILE)
    for (const other of [withCell(1, 3, 3), withCell(1, 4, 'w'), withCell(1, 1, 0)]) {
      const changed = predictionsOf(weighted, other, 'baseline.csv')
      expect(evaluationSetDigest(changed)).not.toBe(evaluationSetDigest(file))
      expect(joinById(file, changed)).toMatchObject({ kind: 'problem', problem: { code: 'new-evaluation-set' } })
    }
  })

  test('another order of rows is the same set, and is joined back', () => {
    const file = predictionsOf(weighted, FILE)
    const [header = [], ...rows] = FILE
    const turned = predictionsOf(weighted, [header, ...rows.toReversed()], 'baseline.csv')
    expect(evaluationSetDigest(turned)).toBe(evaluationSetDigest(file))
    const join = joinById(file, turned)
    expect(join.kind === 'joined' && { ids: idTexts(join.other.ids), weight: [...(join.other.weight ?? [])] }).toEqual({
      ids: ['a', 'b', 'c'],
      weight: [2, 0, 0.5],
    })
  })
})

describe('the digest of an evaluation set', () => {
  const model = policy({ data: {} })
  const digestOf = (ids: readonly string[]) =>
    evaluationSetDigest(
      predictionsOf(model, [['example_id', 'label', 'prediction'], ...ids.map((id) => [id, '1', '1'])]),
    )

  test.each<[string, readonly string[]]>([
    ['numbers', ['10', '9', '1', '100', '2']],
    ['ids with a long common start', ['customer-0000001', 'customer-0000010', 'customer-000000', 'customer-00000010']],
    ['ids that differ late', ['abcdefghijk1', 'abcdefghijk2', 'bbcdefghijk1', 'bbcdefghijk0', 'abcdefghijk']],
    ['ids of other scripts', ['\u00fc', 'u', '\u{1F600}', 'z\u0301', 'z']],
    ['ids with quotes', ['a"b', 'a\\b', 'a b', 'a\tb']],
  ])('does not hang on the order of %s', (_, ids) => {
    const digests = [ids, [...ids].sort(), [...ids].reverse()].map(digestOf)
    expect(new Set(digests).size).toBe(1)
  })

  test.each<[string, readonly string[]]>([
    ['as they are written', Array.from({ length: 9000 }, (_, index) => `example ${index * 7919}`)],
    ['of other scripts', ['\u00fc', '\u{1F600}', '\uFF5E', 'z\u0301', 'z']],
    ['that JSON escapes', ['a"b', 'a\\b', 'a\tb', 'a\u007fb', 'half \ud800']],
    ['of any length', ['x'.repeat(65_530), 'x'.repeat(65_536), 'y'.repeat(200_000), 'y']],
  ])('is that of a JSON array a line, of ids %s', (_, ids) => {
    const lines = [...ids].sort().map((id) => `${JSON.stringify([id, '1'])}\n`)
    const digest = createHash('sha256').update(lines.join('')).digest('hex')
    expect(digestOf(ids)).toBe(`sha256:${digest}`)
  })

  test('holds weight and group of a row', () => {
    const lines = ['["a","1",2,"u"]', '["b","0",0,"u"]', '["c","1",0.5,"v"]']
    const digest = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex')
    expect(evaluationSetDigest(predictionsOf(weighted, FILE))).toBe(`sha256:${digest}`)
  })

  test('counts a row of several seeds once', () => {
    const recipe = policy({ data: { seed: 'seed' }, estimand: 'recipe' })
    const rows = (seeds: readonly number[]): Rows => [
      ['example_id', 'label', 'prediction', 'seed'],
      ...seeds.flatMap((seed) => [
        ['a', 1, 1, seed],
        ['b', 0, 1, seed],
      ]),
    ]
    expect(evaluationSetDigest(predictionsOf(recipe, rows([1, 2, 3])))).toBe(digestOfTwo())
    expect(() => predictionsOf(recipe, rows([1, 1]))).toThrow('"a" stands twice; write one row an example and seed')
  })

  function digestOfTwo() {
    return evaluationSetDigest(
      predictionsOf(model, [
        ['example_id', 'label', 'prediction'],
        ['a', 1, 1],
        ['b', 0, 0],
      ]),
    )
  }
})

describe('probabilities of classes', () => {
  const model = policy({ task: 'multiclass', data: {}, metrics: { log_loss: { max_rise: 0.01 } } })
  const rows = (values: readonly number[]): Rows => [
    ['example_id', 'label', 'prediction', 'prob_a', 'prob_b', 'prob_c'],
    ['1', 'a', 'a', ...values],
  ]
  const sumOf = (values: readonly number[]) => {
    const columns = predictionsOf(model, rows(values)).probabilities ?? new Map<string, Float64Array>()
    return [...columns.values()].reduce((sum, column) => sum + (column[0] ?? 0), 0)
  }

  test('rounded to four decimals they are scaled to 1', () => {
    expect(sumOf([0.3333, 0.3333, 0.3333])).toBeCloseTo(1, 15)
  })

  test('that sum to 1 are left as they are', () => {
    expect(predictionsOf(model, rows([0.2, 0.3, 0.5])).probabilities?.get('b')?.[0]).toBe(0.3)
  })

  test('that miss 1 by more than rounding are refused', () => {
    expect(() => sumOf([0.3, 0.3, 0.3])).toThrow(/row 1: the prob_\* columns sum to 0.8999/)
  })
})

describe('columns of other tasks', () => {
  test('sets of tags are the same set however they are written', () => {
    const model = policy({ task: 'multilabel', data: {}, metrics: { subset_accuracy: { max_drop: 0.01 } } })
    const file = predictionsOf(model, [
      ['example_id', 'label', 'prediction'],
      ['1', 'b|a', '["a","b"]'],
      ['2', ['a', 'b', 'a'], null],
    ])
    expect(file.label.values).toEqual(['["a","b"]'])
    expect(file.prediction.values).toEqual(['["a","b"]', '[]'])
    const bad: Rows = [
      ['example_id', 'label', 'prediction'],
      ['1', 'a||b', 'a'],
    ]
    expect(() => predictionsOf(model, bad)).toThrow('row 1: label is no set of tags; write a JSON array')
  })

  test('classes that are numbers stand in their own order', () => {
    const model = policy({ task: 'multiclass', data: {}, metrics: { kappa: { weights: 'quadratic', max_drop: 0.01 } } })
    const file = predictionsOf(model, [
      ['example_id', 'label', 'prediction'],
      ['1', '10', '9'],
      ['2', '2', '10'],
    ])
    expect(sampleOf(file, frameOf(model, [file])).classes).toEqual(['2', '9', '10'])
  })

  test('an interval whose bounds are swapped, and a scale of 0, are refused', () => {
    const data = { lower: 'low', upper: 'high', scale: 'scale' }
    const model = policy({ task: 'forecasting', data, metrics: { mase: { max_rise: 0.01 } } })
    const rows = (low: number, high: number, scale: number): Rows => [
      ['example_id', 'label', 'prediction', 'low', 'high', 'scale'],
      ['1', 1, 1, low, high, scale],
    ]
    expect(() => predictionsOf(model, rows(2, 1, 1))).toThrow('row 1: low is above high')
    expect(() => predictionsOf(model, rows(1, 2, 0))).toThrow('row 1: scale is 0; write a number above 0')
  })
})
