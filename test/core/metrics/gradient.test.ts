import { describe, expect, it } from 'vitest'
import { metricOf } from '#core/metrics/catalogue.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { influences } from '#core/metrics/ratio.ts'
import type { Sample } from '#core/metrics/sample.ts'
import type { ModelPolicy } from '#core/policy.ts'
import oracle from '../../fixtures/oracles/every-metric.json' with { type: 'json' }
import { generated } from './generated.ts'
import { policyOf, sampleFrom, valueOn } from './sampled.ts'

/*
 * The influence of a row is n times the slope of the value by the row's weight, whatever the formula that computes it: standard errors rest on it.
 */

type Rule = ModelPolicy['metrics'][string]

const STEP = 1e-5

describe.each(['binary', 'multiclass', 'multilabel', 'regression', 'llm'] as const)(
  'influences on %s metrics',
  (task) => {
    const smooth = oracle[task].entries.filter((entry) => {
      const kind = metricOf('own', entry as Rule, task)?.measure.kind
      return kind === 'table' || kind === 'ratio'
    })
    it.each(smooth.map((entry) => [JSON.stringify(entry), entry] as const))('%s', (_, entry) => {
      let checked = 0
      for (const number of [5, 6, 7, 12, 13, 15, 21, 22, 23]) {
        const { weight: _weight, ...columns } = generated[task](number)
        const model = policyOf(task, columns, entry)
        const rule = model.metrics.own
        const metric = rule && metricOf('own', rule, model.task)
        if (!metric) throw new Error('no such metric')
        const sample = sampleFrom(model, columns)
        const found = influenceOf(metric, rule, sample)
        // A kink, such as a value of exactly 0 or the length penalty of BLEU, has no slope.
        if (!found || Math.abs(valueOn(metric, rule, sample) ?? 0) < 1e-9) continue
        for (const row of [0, 2, 4]) {
          const at = (change: number) => {
            const weights = new Float64Array(sample.rows).fill(1)
            weights[row] = 1 + change
            return valueOn(metric, rule, sample, weights) ?? Number.NaN
          }
          const slope = (sample.rows * (at(STEP) - at(-STEP))) / (2 * STEP)
          expect(Math.abs(slope - (found[row] ?? Number.NaN)), `case ${number}, row ${row}`).toBeLessThanOrEqual(
            1e-4 * Math.max(1, Math.abs(slope)),
          )
          checked++
        }
      }
      expect(checked).toBeGreaterThan(3)
    })
  },
)

function influenceOf({ measure }: Metric, rule: Rule, sample: Sample): Float64Array | undefined {
  if (measure.kind === 'ratio')
    return influences(measure.terms(sample, rule), (means) => measure.of(means, rule))?.influence
  if (measure.kind !== 'table') return undefined
  const { classes, label, predicted } = sample
  const counts = new Float64Array(classes.length ** 2)
  const cellOf = (row: number) => (label[row] ?? 0) * classes.length + (predicted[row] ?? 0)
  for (let row = 0; row < sample.rows; row++) counts[cellOf(row)] = (counts[cellOf(row)] ?? 0) + 1
  const found = measure.of(rule, sample.positiveClass)({ classes: classes.length, counts, total: sample.rows })
  return found && Float64Array.from({ length: sample.rows }, (_, row) => found.influence[cellOf(row)] ?? Number.NaN)
}
