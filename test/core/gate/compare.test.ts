import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { BASELINE, CANDIDATE, compared, HEADER, recordOf, shuffled } from './eight-rows.ts'
import { evidenceOf, policy } from './fixture.ts'

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
