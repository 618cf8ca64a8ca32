import { describe, expect, test } from 'vitest'
import { compare } from '#core/gate/compare.ts'
import { contrastOf } from '#core/gate/contrast.ts'
import { statisticsFault } from '#core/gate/statistics-fit.ts'
import { metricOf } from '#core/metrics/catalogue.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const model = policy({ data: {}, metrics: { complaints: { column: 'complaint', max_rise: 0.01 } } })

/** Complaints of both models: 12 rows where the baseline alone has one, 30 where the candidate alone has. */
function filesOf(write: (flag: boolean) => string | number | boolean) {
  const file = (of: (row: number) => boolean) =>
    predictionsOf(model, [
      ['example_id', 'label', 'prediction', 'complaint'],
      ...Array.from({ length: 600 }, (_, row) => [`e${row}`, row % 2, row % 2, write(of(row))]),
    ])
  return { candidate: file((row) => row >= 20 && row < 50), baseline: file((row) => row < 12), anchor: null }
}

describe("a column of one's own", () => {
  test.each<[string, (flag: boolean) => string | number | boolean]>([
    ['0 and 1', Number],
    ['false and true', (flag) => flag],
    ['text', String],
  ])('of %s is tested exactly', (_, write) => {
    const { records } = compare(model, filesOf(write))
    const [record] = records
    expect(record?.baseline).toEqual({ kind: 'proportions', n: 600, wins: 30, losses: 12, both_right: 0 })
    expect(record?.candidate).toEqual({ kind: 'proportion', n: 600, successes: 30 })
    const rule = model.metrics.complaints
    const metric = rule && metricOf('complaints', rule, model.task)
    if (!record?.baseline || !metric || !rule) throw new Error('a comparison')
    expect(statisticsFault(record, metric, model)).toBeNull()
    // Python: sum(math.comb(42, k) for k in range(13)) / 2**42, McNemar's exact test of more complaints.
    const contrast = contrastOf(record.baseline, { name: 'complaints', metric, rule }, model.tests)
    expect(contrast?.tests.block).toMatch(/McNemar/)
    expect(contrast?.regression).toBeCloseTo(0.003957948667, 11)
  })

  test('of other numbers, in one of the two models, is a mean', () => {
    const files = filesOf(Number)
    const halves = filesOf((flag) => (flag ? 1 : 0.5))
    expect(compare(model, { ...files, baseline: halves.baseline }).records[0]?.baseline?.kind).toBe('means')
  })

  test('of 0 and 1 in groups is a mean with cluster-robust errors', () => {
    const grouped = policy({ data: { group: 'example_id' }, metrics: model.metrics })
    const rows = Array.from({ length: 40 }, (_, row) => [`e${row}`, row % 2, row % 2, row % 3 === 0 ? 1 : 0])
    const file = predictionsOf(grouped, [['example_id', 'label', 'prediction', 'complaint'], ...rows])
    const { records } = compare(grouped, { candidate: file, baseline: file, anchor: null })
    expect(records[0]?.baseline).toMatchObject({ kind: 'means', groups: 40 })
  })
})
