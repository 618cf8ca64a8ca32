import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { compare } from '#core/gate/compare.ts'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import type { Cell } from '#core/gate/table.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { evidenceOf, policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const HEADER = ['example_id', 'label', 'prediction', 'score', 'origin']
type Rows = readonly (readonly Cell[])[]

// Eight flights; the candidate wins 5 and loses 2 and 7.
const CANDIDATE: Rows = [
  HEADER,
  ['1', '1', '1', '0.9', 'jfk'],
  ['2', '1', '0', '0.4', 'jfk'],
  ['3', '1', '1', '0.6', 'lax'],
  ['4', '0', '0', '0.1', 'lax'],
  ['5', '0', '0', '0.2', 'jfk'],
  ['6', '0', '1', '0.7', 'lax'],
  ['7', '0', '1', '0.8', 'jfk'],
  ['8', '1', '1', '0.95', 'lax'],
]
const BASELINE: Rows = [
  HEADER,
  ['1', '1', '1', '0.8', 'jfk'],
  ['2', '1', '1', '0.6', 'jfk'],
  ['3', '1', '1', '0.7', 'lax'],
  ['4', '0', '0', '0.2', 'lax'],
  ['5', '0', '1', '0.5', 'jfk'],
  ['6', '0', '1', '0.9', 'lax'],
  ['7', '0', '0', '0.3', 'jfk'],
  ['8', '1', '1', '0.75', 'lax'],
]

function compared(model: ModelPolicy, candidate: Rows, baseline: Rows | null, anchor: Rows | null = null) {
  return compare(model, {
    candidate: predictionsOf(model, candidate),
    baseline: baseline && predictionsOf(model, baseline, 'baseline.csv'),
    anchor: anchor && predictionsOf(model, anchor, 'anchor.csv'),
  })
}

function recordOf(records: readonly MetricRecord[], metric: string, value: string | null = null): MetricRecord {
  const found = records.find((record) => record.metric === metric && (record.slice?.value ?? null) === value)
  if (!found) throw new Error(`no record of ${metric}`)
  return found
}

function shuffled([header = [], ...rows]: Rows, order: readonly number[]): Rows {
  const sorted = rows.map((row, index) => [order[index % order.length] ?? 0, row] as const).sort(([a], [b]) => a - b)
  return [header, ...sorted.map(([, row]) => row)]
}

describe('binary metrics of eight rows, by hand', () => {
  const all = {
    accuracy: { max_drop: 0.01 },
    balanced_accuracy: { max_drop: 0.01 },
    precision: { max_drop: 0.01 },
    recall: { max_drop: 0.01 },
    f1: { max_drop: 0.01 },
    log_loss: { max_rise: 0.01 },
    brier: { max_rise: 0.01 },
    roc_auc: { max_drop: 0.01 },
  }
  const { records, problems } = compared(policy({ metrics: all }), CANDIDATE, BASELINE)

  test('accuracy counts wins, losses and both right', () => {
    expect(problems).toEqual([])
    expect(recordOf(records, 'accuracy')).toEqual({
      metric: 'accuracy',
      slice: null,
      n: 8,
      candidate: { kind: 'proportion', n: 8, successes: 5 },
      baseline: { kind: 'proportions', n: 8, wins: 1, losses: 2, both_right: 4 },
      anchor: null,
    })
  })

  test('log loss and Brier score are means of losses', () => {
    const cost = [0.9, 0.4, 0.6, 0.9, 0.8, 0.3, 0.2, 0.95].map((p) => -Math.log(p))
    const before = [0.8, 0.6, 0.7, 0.8, 0.5, 0.1, 0.7, 0.75].map((p) => -Math.log(p))
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const { baseline } = recordOf(records, 'log_loss')
    expect(baseline).toMatchObject({ kind: 'means', n: 8, df: 7 })
    if (baseline?.kind !== 'means') return
    expect(baseline.candidate).toBeCloseTo(mean(cost), 14)
    expect(baseline.baseline).toBeCloseTo(mean(before), 14)
    expect(baseline.difference).toBeCloseTo(mean(cost) - mean(before), 14)
    const squares = [0.1, 0.6, 0.4, 0.1, 0.2, 0.7, 0.8, 0.05].map((error) => error ** 2)
    expect(recordOf(records, 'brier').candidate).toMatchObject({ value: expect.closeTo(mean(squares), 14), df: 7 })
  })

  test('the area under the curve is the share of pairs in order', () => {
    // Of the 16 pairs the candidate orders 12 (.9 and .95 above all four; .6 above .1 and .2; .4 likewise), the baseline
    // 12 (.8, .75 and .7 above all but .9; .6 above .2, .5 and .3).
    expect(recordOf(records, 'roc_auc').baseline).toMatchObject({
      kind: 'auc',
      positives: 4,
      negatives: 4,
      candidate: 12 / 16,
      baseline: 12 / 16,
    })
  })

  test('the others are functions of one table', () => {
    const { baseline } = recordOf(records, 'f1')
    expect(baseline).toEqual({
      kind: 'table',
      labels: ['0', '1'],
      positive: 1,
      // (label, baseline, candidate): 4; 7; 5; 6; none; none; 2; 1, 3 and 8.
      counts: [1, 1, 1, 1, 0, 0, 1, 3],
    })
    // Candidate: 3 true, 2 false positives, 1 missed.
    const values = { precision: 3 / 5, recall: 3 / 4, f1: 6 / 9, balanced_accuracy: (3 / 4 + 2 / 4) / 2 }
    for (const [name, value] of Object.entries(values)) {
      expect(recordOf(records, name).baseline).toEqual(baseline)
      expect(recordOf(records, name).candidate).toMatchObject({
        kind: 'estimate',
        n: 8,
        value: expect.closeTo(value, 14),
      })
    }
  })

  test('nothing changes when either file is in another order', () => {
    const model = policy({ metrics: all, slices: { by: ['origin'], min_n: 2 } })
    const straight = compared(model, CANDIDATE, BASELINE)
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (order) => {
        expect(compared(model, CANDIDATE, shuffled(BASELINE, order))).toEqual(straight)
        const { records: other } = compared(model, shuffled(CANDIDATE, order), BASELINE)
        for (const [index, record] of other.entries()) {
          const { baseline, ...rest } = straight.records[index] ?? record
          const close = (value: unknown): unknown =>
            typeof value === 'number'
              ? expect.closeTo(value, 12)
              : value && typeof value === 'object' && !Array.isArray(value)
                ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, close(item)]))
                : value
          expect({ ...record, baseline: null }).toEqual({ ...(close(rest) as object), baseline: null })
          expect(record.baseline).toEqual(close(baseline))
        }
      }),
      { numRuns: 20 },
    )
  })

  test('without a baseline each model stands alone, with the same values', () => {
    const alone = compared(policy({ metrics: all }), CANDIDATE, null)
    expect(alone.records.map(({ candidate }) => candidate)).toEqual(
      records.map(({ candidate }) =>
        Object.fromEntries(
          Object.entries(candidate).map(([key, value]) => [
            key,
            typeof value === 'number' ? expect.closeTo(value, 14) : value,
          ]),
        ),
      ),
    )
    expect(alone.records.every(({ baseline }) => baseline === null)).toBe(true)
  })

  test('the numbers add up', () => {
    expect(arithmeticFault(evidenceOf(records), policy({ metrics: all }))).toBeNull()
  })
})

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

describe('slices', () => {
  const model = policy({
    slices: { by: ['origin'], min_n: 5 },
    metrics: { accuracy: { max_drop: 0.01 }, f1: { gate: false } },
  })

  test('have records of gated metrics, in the order of their names, without an anchor', () => {
    const { records } = compared(model, CANDIDATE, BASELINE, BASELINE)
    expect(records.map(({ metric, slice }) => [metric, slice?.value ?? null])).toEqual([
      ['accuracy', null],
      ['accuracy', 'jfk'],
      ['accuracy', 'lax'],
      ['f1', null],
    ])
    expect(recordOf(records, 'accuracy', 'jfk')).toEqual({
      metric: 'accuracy',
      slice: { column: 'origin', value: 'jfk' },
      n: 4,
      candidate: { kind: 'proportion', n: 4, successes: 2 },
      baseline: { kind: 'proportions', n: 4, wins: 1, losses: 2, both_right: 1 },
      anchor: null,
    })
  })

  test('under min_n are counted in a note', () => {
    expect(compared(model, CANDIDATE, BASELINE).sliceNotes).toEqual([
      '2 of 2 slices by origin have fewer rows than min_n and do not gate',
    ])
  })

  test('are those of the candidate, whatever the baseline says', () => {
    const moved = BASELINE.map((row, index) => (index === 0 ? row : [...row.slice(0, 4), 'sfo']))
    const [found, straight] = [compared(model, CANDIDATE, moved), compared(model, CANDIDATE, BASELINE)]
    expect(found.records).toEqual(straight.records)
    expect(found.sliceNotes.slice(1)).toEqual([
      "new slices by origin, which the baseline's file does not have: jfk, lax",
      "vanished slices by origin, which only the baseline's file has: sfo",
    ])
  })

  test('EG11: too many of them are a problem', () => {
    const many = [HEADER, ...Array.from({ length: 20_001 }, (_, id) => [`${id}`, `${id % 2}`, '1', '0.5', `s${id}`])]
    const { records, problems } = compared(model, many, null)
    expect(records).toEqual([])
    expect(problems).toEqual([
      { code: 'too-many-records', message: expect.stringMatching(/1 gated metrics on 20001 slices/) },
    ])
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
