import { describe, expect, test } from 'vitest'
import { compare } from '#core/gate/compare.ts'
import { contrastOf } from '#core/gate/contrast.ts'
import { joinById } from '#core/gate/join.ts'
import { statisticsFault } from '#core/gate/statistics-fit.ts'
import type { Cell } from '#core/gate/table.ts'
import { metricOf } from '#core/metrics/catalogue.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const CANDIDATE = [1.2, -0.5, 0.3, 2.1, -1.4, 0.8, -0.2, 1.1, -0.9, 0.4, 1.6, -1.0]
const BASELINE = [1.0, -0.7, 0.5, 1.8, -1.1, 0.9, -0.1, 1.4, -1.0, 0.2, 1.2, -0.8]
const DAYS: readonly Cell[] = CANDIDATE.map((_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`)

function modelOf(data: Readonly<Record<string, unknown>>, slices?: { by: string[]; min_n: number }) {
  return policy({ task: 'forecasting', data, metrics: { mse: { max_rise: 0.1 } }, ...(slices ? { slices } : {}) })
}

/** Forecasts with these errors of labels that are 0, the rows from the last time to the first. */
function fileOf(model: ReturnType<typeof modelOf>, errors: readonly number[], times: readonly Cell[] = DAYS) {
  const rows = errors.map((error, at) => [`d${at}`, 0, error, times[at] ?? null, 'a', at % 3 === 0 ? 'x' : 'y'])
  return predictionsOf(model, [['example_id', 'label', 'prediction', 'time', 'series', 'part'], ...rows.reverse()])
}

const LABELS = [10, 12, 9, 14, 11, 8, 13, 10, 12, 15, 9, 11]

/** Forecasts with these errors, and a naive forecast that errs by 2; of one part alone where it is named. */
function scaledFile(model: ReturnType<typeof policy>, errors: readonly number[], part?: string) {
  const rows = errors.map((error, at) => {
    const label = LABELS[at] ?? 0
    return [`d${at}`, label, label + error, DAYS[at] ?? null, 2, at % 3 === 0 ? 'x' : 'y']
  })
  const kept = rows.filter((row) => part === undefined || row.at(-1) === part)
  return predictionsOf(model, [['example_id', 'label', 'prediction', 'time', 'scale', 'part'], ...kept])
}

describe('forecasts of one series', () => {
  // numpy and scipy, as in the test of dieboldMariano: squared loss, the statistic of Harvey, Leybourne and Newbold and its p.
  test.each([
    [1, 1.23067107, 0.2441129272],
    [2, 0.951146458, 0.3619614581],
  ])('are compared by the test of Diebold and Mariano, %i steps ahead', (horizon, statistic, p) => {
    const model = modelOf({ time: 'time', horizon, series: 'series' })
    const files = { candidate: fileOf(model, CANDIDATE), baseline: fileOf(model, BASELINE), anchor: null }
    const [record] = compare(model, files).records
    if (record?.baseline?.kind !== 'forecast') throw new Error('a comparison of forecasts')
    expect(record.baseline).toMatchObject({ n: 12, horizon, df: 11 })
    expect(record.baseline.difference / record.baseline.se_difference).toBeCloseTo(statistic, 8)
    expect(record.candidate).toMatchObject({ kind: 'estimate', method: 'long-run', df: 11 })
    const rule = model.metrics.mse
    const metric = rule && metricOf('mse', rule, model.task)
    if (!rule || !metric) throw new Error('a metric')
    const contrast = contrastOf(record.baseline, { name: 'mse', metric, rule }, model.tests)
    expect(contrast?.tests.block).toBe('Diebold-Mariano')
    expect(contrast?.regression).toBeCloseTo(p / 2, 9)
    expect(statisticsFault(record, metric, model)).toBeNull()
  })

  // numpy and statsmodels: the long-run covariance of the terms' means (S_hac_simple, uniform weights), through the gradient of the
  // ratio by complex steps, with the factor of Harvey, Leybourne and Newbold.
  test.each([
    ['wape', 1, 0.08582089552238807, 0.015662883474257153, 0.005970149253731349, 0.00599177468394946],
    ['wape', 2, 0.08582089552238807, 0.013203923185906234, 0.005970149253731349, 0.007671625829971714],
    ['rmsse', 1, 0.5509461558688532, 0.08344162827718582, 0.04907465837173497, 0.03594842107144327],
    ['rmsse', 2, 0.5509461558688532, 0.08409244189290234, 0.04907465837173497, 0.047004571363533074],
  ])(
    'of %s, %i steps ahead, are compared by their influences in order of time',
    (name, horizon, value, se, gain, error) => {
      const data = { time: 'time', horizon, ...(name === 'rmsse' ? { scale: 'scale' } : {}) }
      const model = policy({ task: 'forecasting', data, metrics: { [name]: { max_rise: 0.1 } } })
      const files = { candidate: scaledFile(model, CANDIDATE), baseline: scaledFile(model, BASELINE), anchor: null }
      const [record] = compare(model, files).records
      if (record?.baseline?.kind !== 'forecast') throw new Error('a comparison of forecasts')
      expect(record.baseline).toMatchObject({ n: 12, horizon, df: 11 })
      expect(record.baseline.candidate).toBeCloseTo(value, 14)
      expect(record.baseline.se_candidate).toBeCloseTo(se, 14)
      expect(record.baseline.difference).toBeCloseTo(gain, 14)
      expect(record.baseline.se_difference).toBeCloseTo(error, 14)
      const rule = model.metrics[name]
      const metric = rule && metricOf(name, rule, model.task)
      if (!metric) throw new Error('a metric')
      expect(statisticsFault(record, metric, model)).toBeNull()
    },
  )

  test('of a ratio within a slice are those of its rows alone', () => {
    const data = { time: 'time', horizon: 1 }
    const metrics = { wape: { max_rise: 0.1 } }
    const model = policy({ task: 'forecasting', data, metrics, slices: { by: ['part'], min_n: 2 } })
    const files = { candidate: scaledFile(model, CANDIDATE), baseline: scaledFile(model, BASELINE), anchor: null }
    const found = compare(model, files).records.find(({ slice }) => slice?.value === 'y')?.baseline
    const kept = {
      candidate: scaledFile(model, CANDIDATE, 'y'),
      baseline: scaledFile(model, BASELINE, 'y'),
      anchor: null,
    }
    const alone = compare(model, kept).records.find(({ slice }) => slice === null)?.baseline
    if (found?.kind !== 'forecast' || alone?.kind !== 'forecast') throw new Error('two comparisons of forecasts')
    expect(found.candidate).toBeCloseTo(alone.candidate, 14)
    expect(found.se_difference).toBeCloseTo(alone.se_difference, 14)
  })

  test('stand in any order, with times as numbers', () => {
    const model = modelOf({ time: 'time', horizon: 2 })
    const [candidate, baseline] = [CANDIDATE, BASELINE].map((errors) => fileOf(model, errors))
    const numbered = fileOf(model, CANDIDATE, [...DAYS.keys()])
    if (!candidate || !baseline) throw new Error('two files')
    expect(numbered.timeline).toEqual(candidate.timeline)
    const order = ['d5', ...CANDIDATE.keys().map((at) => `d${at}`)]
    const rows = [...new Set(order)].map((id) => [
      id,
      0,
      BASELINE[Number(id.slice(1))] ?? 0,
      DAYS[Number(id.slice(1))] ?? '',
    ])
    const shuffled = predictionsOf(model, [['example_id', 'label', 'prediction', 'time'], ...rows])
    const joined = joinById(candidate, shuffled)
    expect(joined.kind === 'joined' && joined.other.timeline).toEqual(baseline.timeline)
  })

  test('keep their distance in time within a slice', () => {
    const model = modelOf({ time: 'time', horizon: 2 }, { by: ['part'], min_n: 2 })
    const files = { candidate: fileOf(model, CANDIDATE), baseline: fileOf(model, BASELINE), anchor: null }
    const found = compare(model, files).records.find(({ slice }) => slice?.value === 'y')?.baseline
    const members = CANDIDATE.keys()
      .filter((at) => at % 3 !== 0)
      .toArray()
    const differences = members.map((at) => (CANDIDATE[at] ?? 0) ** 2 - (BASELINE[at] ?? 0) ** 2)
    const [n, h] = [members.length, 2]
    const mean = differences.reduce((sum, difference) => sum + difference, 0) / n
    let variance = 0
    for (const [i, a] of members.entries())
      for (const [j, b] of members.entries())
        if (Math.abs(a - b) < h) variance += ((differences[i] ?? 0) - mean) * ((differences[j] ?? 0) - mean)
    const factor = (n + 1 - 2 * h + (h * (h - 1)) / n) / n
    expect(found).toMatchObject({ kind: 'forecast', n })
    expect(found?.kind === 'forecast' && found.se_difference).toBeCloseTo(Math.sqrt(variance / n ** 2 / factor), 12)
  })

  test('that are all alike have no error, and say nothing where they are no longer than the horizon', () => {
    const model = modelOf({ time: 'time', horizon: 2 })
    const file = fileOf(model, CANDIDATE)
    const same = compare(model, { candidate: file, baseline: file, anchor: null }).records[0]
    expect(same?.baseline).toMatchObject({ kind: 'forecast', difference: 0, se_difference: 0 })
    const long = modelOf({ time: 'time', horizon: 12 })
    const short = fileOf(long, CANDIDATE)
    const none = compare(long, { candidate: short, baseline: short, anchor: null }).records[0]
    expect(none?.baseline).toMatchObject({ kind: 'undefined' })
  })

  test('of several series stay groups of rows', () => {
    const model = modelOf({ time: 'time', series: 'part' })
    const file = fileOf(model, CANDIDATE)
    expect(file.timeline).toBeNull()
    expect(compare(model, { candidate: file, baseline: file, anchor: null }).records[0]?.baseline?.kind).toBe('means')
  })
})

describe('a column of times', () => {
  const model = modelOf({ time: 'time' })
  test.each<[string, Cell, RegExp]>([
    ['what is no time', 'noon', /row 2: time is "noon"; write numbers, or ISO 8601 texts of one form/],
    ['another form', '2026-03-11T00:00', /row 2: time is "2026-03-11T00:00"/],
    ['a time twice', '2026-03-12', /time stands twice; write one row a time, or name the column data.series/],
    ['none', null, /row 2: time is empty/],
  ])('must not hold %s', (_, odd, message) => {
    expect(() => fileOf(model, CANDIDATE, DAYS.toSpliced(10, 1, odd))).toThrow(message)
  })

  test.each<[Readonly<Record<string, unknown>>, RegExp]>([
    [{ horizon: 3 }, /data\.horizon: name the column of the times in data\.time/],
    [{ time: 'time', group: 'series' }, /data\.time: one series in order of time has no group/],
    [{ time: 'time', weight: 'part' }, /data\.time: one series in order of time has no weight/],
  ])('does not go with %j', (data, message) => {
    expect(() => modelOf(data)).toThrow(message)
  })

  test('belongs to forecasts', () => {
    expect(() => policy({ data: { score: 'score', time: 'time' } })).toThrow(/times are those of forecasts/)
  })
})
