import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'
import { expect, test } from 'vitest'
import { createMetrics } from '../../app/metrics.ts'
import { root } from '../../scripts/root.ts'

const text = readFileSync(join(root, 'docs/operations.md'), 'utf8')
const expressions = [...text.matchAll(/^```promql\n(.*?)\n```$/gms)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => !line.startsWith('#')),
)

/** Whether Prometheus's own grammar reads a text without a fault. */
function isPromql(expression: string): boolean {
  let sound = true
  parser.parse(expression).iterate({
    enter: ({ type }) => {
      if (type.isError) sound = false
    },
  })
  return sound
}

test('every alert is PromQL, of figures that the app has', async () => {
  expect(expressions.length).toBeGreaterThan(5)
  expect(isPromql('sum(rate(x[5m]) by')).toBe(false)
  const metrics = createMetrics(() => new Date())
  metrics.watchQueues(async () => [])
  const known = new Set([...(await metrics.text()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name))
  for (const expression of expressions) {
    expect(isPromql(expression), expression).toBe(true)
    for (const [name] of expression.matchAll(/\b(holdout|process|nodejs)_\w+/g)) {
      expect(known.has(name.replace(/_(count|sum|bucket)$/, '')), name).toBe(true)
    }
  }
})

test('every figure of ours is explained', async () => {
  const figures = [...(await createMetrics(() => new Date()).text()).matchAll(/^# TYPE (holdout_\w+) /gm)]
  expect(figures.length).toBeGreaterThan(5)
  for (const [, name = ''] of figures) expect(text).toContain(`\`${name}\``)
})
