import { frameOf, sampleOf } from '#core/gate/sample.ts'
import { type Entry, metricOf } from '#core/metrics/catalogue.ts'
import type { Metric, Task } from '#core/metrics/metric.ts'
import { influences, meanOf } from '#core/metrics/ratio.ts'
import type { Sample } from '#core/metrics/sample.ts'
import { area } from '#core/metrics/score-curve.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { policy } from '../gate/fixture.ts'
import { predictionsOf } from '../gate/tables.ts'

export type Columns = Readonly<Record<string, readonly (string | number | boolean | readonly unknown[])[]>>

const KEYS = ['score', 'weight', 'query', 'series', 'scale', 'lower', 'upper'] as const

/** A policy of one metric, whose columns are named as its keys are. */
export function policyOf(task: string, columns: Columns, entry: Readonly<Record<string, unknown>>): ModelPolicy {
  const data = Object.fromEntries(KEYS.filter((key) => columns[key]).map((key) => [key, key]))
  const direction = metricOf('own', entry as Entry, task as Task)?.direction
  const limit = direction === 'lower' ? { max_rise: 1e-9 } : { max_drop: 1e-9 }
  const columnsNamed = task === 'binary' ? { ...data, positive: '1' } : data
  return policy({ task, data: columnsNamed, metrics: { own: { ...limit, ...entry } } })
}

/** A sample as the gate makes it from a predictions file of these columns. */
export function sampleFrom(model: ModelPolicy, columns: Columns): Sample {
  const names = Object.keys(columns)
  const rows = columns.label?.length ?? 0
  const cells = Array.from({ length: rows }, (_, row) => [
    `e${row}`,
    ...names.map((name) => columns[name]?.[row] ?? null),
  ])
  const file = predictionsOf(model, [['example_id', ...names], ...cells])
  return sampleOf(file, frameOf(model, [file]))
}

/** The value that a metric has on a sample, under weights if there are any. */
export function valueOn(
  metric: Metric,
  entry: ModelPolicy['metrics'][string],
  sample: Sample,
  weights: Float64Array | null = null,
) {
  const { measure } = metric
  switch (measure.kind) {
    case 'mean': {
      const values = measure.of(sample, entry)
      const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : values.length
      const mean = meanOf(values, weights, total)
      return Number.isNaN(mean) ? undefined : mean
    }
    case 'ratio':
      return influences(measure.terms(sample, entry), (means) => measure.of(means, entry), weights)?.value
    case 'aggregate':
      return measure.of(sample, entry)(weights)
    case 'auc':
      return area(sample.ranked)(weights)
    case 'table': {
      const { classes, label, predicted } = sample
      const counts = new Float64Array(classes.length ** 2)
      for (let row = 0; row < sample.rows; row++) {
        const cell = (label[row] ?? 0) * classes.length + (predicted[row] ?? 0)
        counts[cell] = (counts[cell] ?? 0) + (weights ? (weights[row] ?? 0) : 1)
      }
      const total = counts.reduce((sum, count) => sum + count, 0)
      return measure.of(entry, sample.positiveClass)({ classes: classes.length, counts, total })?.value
    }
    case 'number':
      throw new Error('has no rows')
  }
}

/** The value of a metric on a file of these columns, from the policy's entry to the number. */
export function measured(task: string, columns: Columns, entry: Readonly<Record<string, unknown>>): number | undefined {
  const model = policyOf(task, columns, entry)
  const rule = model.metrics.own
  const metric = rule && metricOf('own', rule, model.task)
  if (!metric || !rule) throw new Error(`no metric: ${JSON.stringify(entry)}`)
  const weights = columns.weight ? Float64Array.from(columns.weight, Number) : null
  return valueOn(metric, rule, sampleFrom(model, columns), weights)
}
