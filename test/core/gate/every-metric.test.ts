import { describe, expect, test } from 'vitest'
import { compare } from '#core/gate/compare.ts'
import { metricOf, metrics } from '#core/metrics/catalogue.ts'
import type { Metric, Task } from '#core/metrics/metric.ts'
import { generated } from '../metrics/generated.ts'
import type { Columns } from '../metrics/sampled.ts'
import { policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

/*
 * From two predictions files to the statistics of the evidence, for every metric that a policy may name.
 */

const OPTIONS = { average: 'macro', beta: 2, k: 2, quantile: 0.9, level: 0.9, max_fpr: 0.3, column: 'extra' }

const MANY = 7 // a case of 33 rows

const FILES: Readonly<Record<Task, (number: number) => Columns>> = {
  ...generated,
  forecasting: (number) => {
    const { label = [], prediction = [] } = generated.regression(number)
    const lower = prediction.map((value) => Number(value) - 0.5)
    const upper = prediction.map((value) => Number(value) + 0.5)
    return { label, prediction, lower, upper, scale: label.map(() => 2), series: label.map((_, row) => `s${row % 12}`) }
  },
  llm: (number) => {
    const { label = [], prediction = [] } = generated.llm(number)
    const query = label.map((_, row) => `p${Math.floor(row / 3)}`)
    return { label, prediction, query, extra: label.map((_, row) => (row + number) % 2) }
  },
}

function modelOf(task: Task, columns: Columns, names: readonly string[]) {
  const keys = ['score', 'query', 'series', 'scale', 'lower', 'upper'].filter((key) => columns[key])
  const entries = names.map((name) => {
    const metric: Metric | undefined = metricOf(name, { average: 'macro' }, task)
    if (!metric) throw new Error(`no metric ${name}`)
    const options = metric.options.filter((option) => metric.required.includes(option) || option === 'average')
    const chosen = options.map((option) => [option, OPTIONS[option as keyof typeof OPTIONS]])
    const limit = metric.direction === 'higher' ? { max_drop: 0.01 } : { max_rise: 0.01 }
    return [name, { ...limit, ...Object.fromEntries(chosen) }]
  })
  const data = { ...Object.fromEntries(keys.map((key) => [key, key])), ...(task === 'binary' ? { positive: '1' } : {}) }
  return policy({ task, data, metrics: Object.fromEntries(entries), tests: { resamples: 1000 } })
}

function fileOf(model: ReturnType<typeof modelOf>, columns: Columns, source: string) {
  const names = Object.keys(columns)
  const rows = (columns.label ?? []).map((_, row) => [`e${row}`, ...names.map((name) => columns[name]?.[row] ?? null)])
  return predictionsOf(model, [['example_id', ...names], ...rows], source)
}

function compared(task: Task, names: readonly string[], change: (columns: Columns) => Columns = (columns) => columns) {
  const candidate = change(FILES[task](MANY))
  const other = change(FILES[task](MANY + 8))
  // The same rows with the other case's predictions.
  const baseline = {
    ...other,
    ...candidate,
    prediction: other.prediction ?? [],
    ...(other.score ? { score: other.score } : {}),
  }
  const model = modelOf(task, candidate, names)
  return compare(model, {
    candidate: fileOf(model, candidate, 'candidate.csv'),
    baseline: fileOf(model, baseline, 'baseline.csv'),
    anchor: null,
  })
}

const TASKS: readonly Task[] = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'forecasting', 'llm']

describe.each(TASKS)('a %s task', (task) => {
  const names = Object.keys(metrics).filter((name) => metricOf(name, { average: 'macro' }, task)?.tasks.includes(task))
  test.each(names)('%s has statistics', (name) => {
    const { records, problems } = compared(task, [name])
    expect(problems).toEqual([])
    const [record] = records
    expect(record?.candidate.kind).not.toBe('undefined')
    expect(record?.baseline?.kind).not.toBe('undefined')
    for (const value of numbersIn(records)) expect(Number.isFinite(value)).toBe(true)
  })
})

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('a metric without a value says so, and is no number', () => {
  test.each<[string, Task, string, (columns: Columns) => Columns]>([
    [
      'no relevant document',
      'ranking',
      'hit_at_k',
      (columns) => ({ ...columns, label: columns.label?.map(() => 0) ?? [] }),
    ],
    [
      'no relevant document',
      'ranking',
      'ndcg',
      (columns) => ({ ...columns, label: columns.label?.map(() => 0) ?? [] }),
    ],
    [
      'a prediction of -2',
      'regression',
      'msle',
      (columns) => ({ ...columns, prediction: columns.prediction?.map(() => -2) ?? [] }),
    ],
    [
      'fewer samples than k',
      'llm',
      'pass_at_k',
      (columns) => ({ ...columns, query: columns.label?.map((_, row) => `p${row}`) ?? [] }),
    ],
    ['labels all alike', 'regression', 'r2', (columns) => ({ ...columns, label: columns.label?.map(() => 1) ?? [] })],
    ['one class', 'binary', 'ks', (columns) => ({ ...columns, label: columns.label?.map(() => 0) ?? [] })],
    ['one class', 'binary', 'mcc', (columns) => ({ ...columns, label: columns.label?.map(() => 0) ?? [] })],
  ])('%s: %s %s', (_, task, name, change) => {
    const [record] = compared(task, [name], change).records
    expect(record?.candidate.kind).toBe('undefined')
    expect(record?.baseline?.kind).toBe('undefined')
  })
})
