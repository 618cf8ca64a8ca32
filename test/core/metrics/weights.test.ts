import { describe, expect, it } from 'vitest'
import { metricOf } from '#core/metrics/catalogue.ts'
import oracle from '../../fixtures/oracles/every-metric.json' with { type: 'json' }
import { generated } from './generated.ts'
import { policyOf, sampleFrom, valueOn } from './sampled.ts'

/*
 * A bootstrap counts how often it drew each row. It is right only if a row that counts twice is a row that stands there twice, and one that
 * counts 0 is gone.
 */

const COUNTS = [1, 0, 2, 3, 1, 0, 1]

describe.each(['binary', 'multiclass', 'multilabel', 'regression', 'llm'] as const)('of %s metrics', (task) => {
  const entries: readonly { readonly metric: string }[] = oracle[task].entries
  it.each(entries.map((entry) => [JSON.stringify(entry), entry] as const))(
    '%s counts rows as often as their weight says',
    (_, entry) => {
      for (let number = 0; number < 60; number++) {
        const { weight: _weight, ...columns } = generated[task](number)
        const model = policyOf(task, columns, entry)
        const rule = model.metrics.own
        const metric = rule && metricOf('own', rule, model.task)
        if (!metric) throw new Error('no such metric')
        const sample = sampleFrom(model, columns)
        const weights = Float64Array.from({ length: sample.rows }, (__, row) => COUNTS[(row * 3 + number) % 7] ?? 0)
        const repeated = Int32Array.from([...weights].flatMap((count, row) => new Array<number>(count).fill(row)))
        if (repeated.length === 0) continue
        const found = valueOn(metric, rule, sample, weights)
        const expected = valueOn(metric, rule, sample.pick(repeated))
        if (found === undefined || expected === undefined) expect([number, found]).toEqual([number, expected])
        else
          expect(Math.abs(found - expected), `case ${number}`).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(expected)),
          )
      }
    },
  )
})
