import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { BASELINE, CANDIDATE, compared, HEADER, recordOf } from './eight-rows.ts'
import { evidenceOf, policy } from './fixture.ts'

describe('other tasks', () => {
  test('regression', () => {
    const model = policy({ task: 'regression', data: {}, metrics: { mae: { max_rise: 1 }, rmse: { max_rise: 1 } } })
    const header = ['example_id', 'label', 'prediction']
    // scikit-learn's documented example: MAE .5, RMSE .6124.
    const candidate = [header, ['a', 3, 2.5], ['b', '-0.5', '0.0'], ['c', 2, 2], ['d', '7e0', 8]]
    const perfect = [header, ['d', '7e0', 7], ['c', 2, 2], ['b', '-0.5', -0.5], ['a', 3, 3]]
    const { records } = compared(model, candidate, perfect)
    expect(recordOf(records, 'mae').baseline).toMatchObject({
      kind: 'means',
      candidate: 0.5,
      baseline: 0,
      difference: 0.5,
    })
    expect(recordOf(records, 'rmse').baseline).toMatchObject({
      kind: 'smooth',
      n: 4,
      candidate: expect.closeTo(0.6123724357, 10),
      baseline: 0,
    })
  })

  test('multiclass with a probability for each class', () => {
    const metrics = { log_loss: { max_rise: 1 }, f1: { max_drop: 0.1, average: 'macro' }, accuracy: { max_drop: 0.1 } }
    const model = policy({ task: 'multiclass', data: {}, metrics })
    const header = ['example_id', 'label', 'prediction', 'prob_a', 'prob_b', 'prob_c']
    const rows = [
      header,
      ['1', 'a', 'a', 0.7, 0.2, 0.1],
      ['2', 'b', 'b', 0.2, 0.5, 0.3],
      ['3', 'c', 'c', 0.1, 0.3, 0.6],
    ]
    const worse = [
      header,
      ['1', 'a', 'b', 0.2, 0.7, 0.1],
      ['2', 'b', 'b', 0.2, 0.5, 0.3],
      ['3', 'c', 'c', 0.1, 0.3, 0.6],
    ]
    const { records } = compared(model, worse, rows)
    expect(recordOf(records, 'log_loss').baseline).toMatchObject({
      baseline: expect.closeTo(-(Math.log(0.7) + Math.log(0.5) + Math.log(0.6)) / 3, 14),
      candidate: expect.closeTo(-(Math.log(0.2) + Math.log(0.5) + Math.log(0.6)) / 3, 14),
    })
    expect(recordOf(records, 'f1').baseline).toMatchObject({ kind: 'table', labels: ['a', 'b', 'c'], positive: null })
    // F1 of a, b, c: 0, 2/3, 1.
    expect(recordOf(records, 'f1').candidate).toMatchObject({ value: expect.closeTo(5 / 9, 14) })
    expect(recordOf(records, 'accuracy').baseline).toMatchObject({ wins: 0, losses: 1, both_right: 2 })
  })

  test.each([
    [
      'a class without a column',
      ['example_id', 'label', 'prediction', 'prob_a', 'prob_b'],
      ['1', 'c', 'a', 0.5, 0.5],
      /needs a column prob_<label> for every class; "c" has none/,
    ],
    ['no column at all', ['example_id', 'label', 'prediction'], ['1', 'c', 'a'], /needs a column prob_<label>/],
    [
      'probabilities that do not sum to 1',
      ['example_id', 'label', 'prediction', 'prob_a', 'prob_c'],
      ['1', 'c', 'a', 0.5, 0.4],
      /row 1: the prob_\* columns sum to 0.9/,
    ],
    [
      'a probability over 1',
      ['example_id', 'label', 'prediction', 'prob_a', 'prob_c'],
      ['1', 'c', 'a', 1.5, -0.5],
      /row 1: prob_a is 1.5; write a probability/,
    ],
  ])('multiclass with %s is refused', (_, header, row, message) => {
    const model = policy({ task: 'multiclass', data: {}, metrics: { log_loss: { max_rise: 1 } } })
    expect(() => compared(model, [header, row], null)).toThrow(UserError)
    expect(() => compared(model, [header, row], null)).toThrow(message)
  })

  test('a table of more than 21 classes is written as its values', () => {
    const model = policy({ task: 'multiclass', data: {}, metrics: { f1: { max_drop: 0.1, average: 'macro' } } })
    const rows = [
      ['example_id', 'label', 'prediction'],
      ...Array.from({ length: 44 }, (_, id) => [`${id}`, `c${id % 22}`, `c${id % 22}`]),
    ]
    const { records } = compared(model, rows, rows)
    expect(recordOf(records, 'f1').baseline).toMatchObject({ kind: 'smooth', n: 44, candidate: expect.closeTo(1, 12) })
    expect(arithmeticFault(evidenceOf(records), model)).toBeNull()
  })

  test('a metric without a value is undefined, never 0', () => {
    const metrics = { precision: { max_drop: 0.1 }, roc_auc: { max_drop: 0.1 } }
    const negative = [HEADER, ['1', '0', '0', '0.1', 'jfk'], ['2', '0', '0', '0.2', 'jfk']]
    const { records } = compared(policy({ metrics }), negative, negative)
    expect(recordOf(records, 'precision').candidate).toEqual({
      kind: 'undefined',
      reason: expect.stringMatching(/denominator is 0/),
    })
    expect(recordOf(records, 'roc_auc').baseline).toEqual({
      kind: 'undefined',
      reason: expect.stringMatching(/only one class/),
    })
  })

  test('is undefined for the comparison and not for the candidate where only the baseline has no value', () => {
    const never = BASELINE.map((row, index) =>
      index === 0 ? row : [row[0] ?? null, row[1] ?? null, '0', '0.1', 'jfk'],
    )
    const { records } = compared(policy({ metrics: { precision: { max_drop: 0.1 } } }), CANDIDATE, never)
    expect(recordOf(records, 'precision')).toMatchObject({
      candidate: { value: 3 / 5 },
      baseline: { kind: 'undefined' },
    })
  })
})
