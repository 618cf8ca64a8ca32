import { describe, expect, it, test } from 'vitest'
import { metricOf, metrics } from '#core/metrics/catalogue.ts'
// scikit-learn, scipy, statsmodels, ranx, utilsforecast, sacrebleu and jiwer on 2,320 generated files, and formulas of papers in numpy where no
// library has a metric; every_metric.py beside the fixture wrote them.
import oracle from '../../fixtures/oracles/every-metric.json' with { type: 'json' }
import { generated } from './generated.ts'
import { policyOf, sampleFrom, valueOn } from './sampled.ts'

/** Ten digits are written down. */
const TOLERANCE = 2e-9

const TASKS = Object.keys(generated) as (keyof typeof generated)[]

/** Where the cases are not named for their task. */
const TASK_OF: Readonly<Record<string, string>> = { calibration: 'binary', sampling: 'llm' }

describe.each(TASKS)('%s metrics equal those of the libraries', (name) => {
  const { entries, values } = oracle[name]
  const task = TASK_OF[name] ?? name
  it.each(entries.map((entry, index) => [JSON.stringify(entry), entry, index] as const))('%s', (_, entry, index) => {
    let defined = 0
    for (const [number, expected] of values.entries()) {
      const columns = generated[name](number)
      const model = policyOf(task, columns, entry)
      const rule = model.metrics.own
      const metric = rule && metricOf('own', rule, model.task)
      if (!metric) throw new Error('no such metric')
      const sample = sampleFrom(model, columns)
      const weights = columns.weight ? Float64Array.from(columns.weight, Number) : null
      const value = expected[index]
      if (value === undefined) throw new Error('the fixture lacks this value')
      // What the library cannot compute with weights is held to it by the law that weights are repetitions.
      if (value === null && weights && UNWEIGHTED.has(entry.metric)) continue
      const found = valueOn(metric, rule, sample, weights) ?? null
      if (value === null || found === null) expect([number, found]).toEqual([number, value])
      else
        expect(Math.abs(found - value), `case ${number}: ${found}, ${value}`).toBeLessThanOrEqual(
          TOLERANCE * Math.max(1, Math.abs(value)),
        )
      if (value !== null) defined++
      if (found !== null) expect(found).toBeGreaterThanOrEqual(metric.range[0] - 1e-12)
      if (found !== null) expect(found).toBeLessThanOrEqual(metric.range[1] + 1e-12)
    }
    expect(defined).toBeGreaterThan(values.length / 10)
  })
})

const UNWEIGHTED = new Set(['roc_auc_ovo', 'medae', 'pearson', 'spearman', 'kendall'])

test('every metric of the catalogue is held to an independent value', () => {
  const held = new Set<string>(TASKS.flatMap((task) => oracle[task].entries.map(({ metric }) => metric)))
  expect(Object.keys(metrics).filter((name) => !held.has(name))).toEqual([])
})
