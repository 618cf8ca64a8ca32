import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import type { Cell } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { BASELINE, CANDIDATE, compared, HEADER, type Rows, recordOf, shuffled } from './eight-rows.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

describe('files that are not of one evaluation set', () => {
  const model = policy()
  const without = (id: string) => BASELINE.filter((row) => row[0] !== id)
  const other = (id: string, change: readonly Cell[]) => BASELINE.map((row) => (row[0] === id ? change : row))

  test.each<[string, Rows, Rows, string, RegExp]>([
    [
      'a row that the candidate lacks',
      CANDIDATE.slice(0, -1),
      BASELINE,
      'unmatched-ids',
      /1 ids of baseline.csv are not in candidate.csv, 0 are new/,
    ],
    ['a row that is new', CANDIDATE, without('3'), 'new-evaluation-set', /0 ids .* 1 are new/],
    ['another id', CANDIDATE, other('3', ['33', '1', '1', '0.7', 'lax']), 'new-evaluation-set', /1 ids .* 1 are new/],
    [
      'another label',
      CANDIDATE,
      other('3', ['3', '0', '1', '0.7', 'lax']),
      'new-evaluation-set',
      /1 have another label/,
    ],
    [
      'EG: ids that differ in a leading zero',
      CANDIDATE,
      other('3', ['03', '1', '1', '0.7', 'lax']),
      'new-evaluation-set',
      /1 are new/,
    ],
  ])('%s', (_, candidate, baseline, code, message) => {
    const { records, problems } = compared(model, candidate, baseline)
    expect(problems).toEqual([{ code, message: expect.stringMatching(message) }])
    expect(records.every((record) => record.baseline === null)).toBe(true)
  })

  test('an anchor of another set is left out with a note: it is no error', () => {
    const { records, problems, anchorNote } = compared(model, CANDIDATE, BASELINE, without('3'))
    expect(problems).toEqual([])
    expect(anchorNote).toMatch(/ids of anchor.csv/)
    expect(records[0]?.anchor).toBeNull()
    expect(compared(model, CANDIDATE, BASELINE, BASELINE).records[0]?.anchor).toEqual(records[0]?.baseline)
  })

  test('labels are equal when their text is: 1, 1.0 and true differ', () => {
    const labels = (label: Cell) => [HEADER, ['1', label, label, '0.5', 'jfk'], ['2', '0', '0', '0.5', 'jfk']]
    const positive = (value: string) => policy({ data: { score: 'score', positive: value } })
    expect(compared(positive('1'), labels('1'), labels(1)).problems).toEqual([])
    expect(compared(positive('1'), labels('1'), labels(1n)).problems).toEqual([])
    const names = (candidate: Cell, baseline: Cell, value: string) =>
      compared({ ...positive(value), task: 'multiclass' }, labels(candidate), labels(baseline)).problems.map(
        ({ code }) => code,
      )
    expect(names('1', '1.0', '1')).toEqual(['new-evaluation-set'])
    expect(names('true', '1', '1')).toEqual(['new-evaluation-set'])
  })

  test('the digest of the set sees ids and labels, not order or predictions', () => {
    const of = (rows: Rows) => evaluationSetDigest(predictionsOf(model, rows))
    expect(of(shuffled(BASELINE, [3, 1, 2, 9, 4]))).toBe(of(CANDIDATE))
    expect(of(without('3'))).not.toBe(of(CANDIDATE))
    expect(of(other('3', ['3', '0', '1', '0.7', 'lax']))).not.toBe(of(CANDIDATE))
    expect(of([HEADER, ['1', '0', '0', '0.5', 'a']])).not.toBe(of([HEADER, ['0', '1', '0', '0.5', 'a']]))
  })
})

describe('the positive label', () => {
  const rows = (no: string, yes: string): Rows => [
    HEADER,
    ['1', yes, yes, '0.9', 'a'],
    ['2', no, yes, '0.8', 'a'],
    ['3', no, no, '0.1', 'a'],
  ]
  const f1 = (positive?: string) =>
    policy({
      data: { score: 'score', ...(positive === undefined ? {} : { positive }) },
      metrics: { precision: { floor: 0.1 } },
    })
  const precision = (model: ModelPolicy, given: Rows) => {
    const { candidate } = recordOf(compared(model, given, null).records, 'precision')
    return candidate.kind === 'estimate' ? candidate.value : candidate
  }

  test('is 1 or true where labels say so, else what the policy names', () => {
    expect(precision(f1(), rows('0', '1'))).toBe(0.5)
    expect(precision(f1(), rows('false', 'true'))).toBe(0.5)
    expect(precision(f1('late'), rows('ok', 'late'))).toBe(0.5)
    expect(precision(f1('ok'), rows('ok', 'late'))).toBe(1)
    expect(precision(f1('0'), rows('0', '1'))).toBe(1)
  })

  test.each([
    ['cannot be told', f1(), rows('no', 'yes'), /which of no, yes is positive\? Write it as data\.positive/],
    ['never occurs', f1('maybe'), rows('no', 'yes'), /label never is "maybe", the policy's positive; it is no or yes/],
    [
      'is one of three',
      f1(),
      [...rows('0', '1'), ['4', '2', '1', '0.4', 'a']],
      /label has 3 values; a binary task has two/,
    ],
  ])('%s', (_, model, given, message) => {
    expect(() => compared(model, given, null)).toThrow(message)
  })
})

describe('EG39: predictions that cannot be answers are refused, or two such models would be equally wrong and pass', () => {
  const rows = (one: Cell, two: Cell): Rows => [HEADER, ['1', 1, one, '0.9', 'a'], ['2', 0, two, '0.8', 'a']]

  test('a probability in the place of a binary answer', () => {
    expect(() => compared(policy({}), rows(0.73, 0.2), null)).toThrow(
      'candidate.csv: row 1: prediction is "0.73", the labels are "1", "0"; write one of two values, and a probability',
    )
  })

  test('classes of which none is a label, since texts differ', () => {
    const model = policy({ task: 'multiclass' })
    const ten = (last: Cell) => [
      HEADER,
      ...Array.from({ length: 10 }, (_, row) => [`${row}`, 1, row < 9 ? '1.0' : last, 0.9, 'a']),
    ]
    expect(() => compared(model, ten('1.0'), null)).toThrow(
      'row 1: prediction is "1.0", and no prediction is one of the labels, which are "1"; write both alike, 1 is not 1.0',
    )
    expect(() => compared(model, ten('1'), null)).not.toThrow()
  })
})

test('with a threshold the score decides, at or above it', () => {
  const model = policy({ data: { score: 'score', threshold: 0.7 } })
  const { records } = compared(model, CANDIDATE, null)
  // Scores at or above .7: 1, 6, 7 and 8; right on 1, 4, 5 and 8.
  expect(recordOf(records, 'accuracy').candidate).toEqual({ kind: 'proportion', n: 8, successes: 4 })
})

describe('a predictions file is refused', () => {
  const with3 = (change: readonly Cell[]) => CANDIDATE.map((row) => (row[0] === '3' ? change : row))

  test.each<[string, Rows, RegExp]>([
    [
      'with an id twice',
      [...CANDIDATE, ['3', '1', '1', '0.5', 'jfk']],
      /^candidate.csv: row 9: example_id "3" stands twice/,
    ],
    [
      'with ids that are one number twice',
      [HEADER, [1, '1', '1', '0.5', 'a'], ['1', '1', '1', '0.5', 'a']],
      /stands twice/,
    ],
    ['with an empty id', with3([null, '1', '1', '0.5', 'jfk']), /row 3: example_id is empty/],
    ['with an empty label', with3(['3', null, '1', '0.5', 'jfk']), /row 3: label is empty/],
    ['with a label that is NaN', with3(['3', Number.NaN, '1', '0.5', 'jfk']), /row 3: label is empty/],
    ['with an empty prediction', with3(['3', '1', '', '0.5', 'jfk']), /row 3: prediction is empty/],
    ['with an empty slice', with3(['3', '1', '1', '0.5', null]), /row 3: origin is empty/],
    ['with a score of NaN', with3(['3', '1', '1', 'NaN', 'jfk']), /row 3: score is "NaN"; write a finite number/],
    ['with an empty score', with3(['3', '1', '1', null, 'jfk']), /row 3: score is "null"/],
    ['with a blank score', with3(['3', '1', '1', ' ', 'jfk']), /row 3: score is " "/],
    ['with a score that is infinite', with3(['3', '1', '1', Number.POSITIVE_INFINITY, 'jfk']), /write a finite number/],
    ['EG19: with a comma in a score', with3(['3', '1', '1', '0,5', 'jfk']), /score is "0,5"/],
    ['EG19: with per cent', with3(['3', '1', '1', '50%', 'jfk']), /score is "50%"/],
    ['EG19: with a hexadecimal score', with3(['3', '1', '1', '0x1', 'jfk']), /score is "0x1"/],
    ['EG19: with two points', with3(['3', '1', '1', '.9.', 'jfk']), /score is "\.9\."/],
    ['EG19: with an overflow', with3(['3', '1', '1', '1e999', 'jfk']), /score is "1e999"/],
    ['with a truth value for a score', with3(['3', '1', '1', true, 'jfk']), /score is "true"/],
    [
      'with a score over 1',
      with3(['3', '1', '1', '1.01', 'jfk']),
      /row 3: score is 1.01; write a probability from 0 to 1/,
    ],
    ['with a negative score', with3(['3', '1', '1', '-0.01', 'jfk']), /write a probability/],
    [
      'with an endless label',
      with3(['3', 'x'.repeat(201), '1', '0.5', 'jfk']),
      /row 3: label has 201 characters; write at most 200/,
    ],
    ['with an endless slice', with3(['3', '1', '1', '0.5', 'x'.repeat(201)]), /row 3: origin has 201 characters/],
    [
      'without a column',
      CANDIDATE.map((row) => row.slice(0, 3)),
      /^candidate.csv: has no column "score"; it has example_id, label, prediction/,
    ],
    [
      'with a column misspelt',
      [['example_id', 'label', 'predicton', 'score', 'origin'], ...CANDIDATE.slice(1)],
      /has no column "prediction"; did you mean "predicton"\?/,
    ],
    ['without rows', [HEADER], /^candidate.csv: has no rows/],
  ])('%s', (_, rows, message) => {
    const model = policy({ slices: { by: ['origin'] } })
    expect(() => predictionsOf(model, rows)).toThrow(UserError)
    expect(() => predictionsOf(model, rows)).toThrow(message)
  })
})
