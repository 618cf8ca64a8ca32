import { expect, test } from 'vitest'
import { createMetrics } from '../../app/metrics.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const queue = { queue: 'evaluations', waiting: 2, delayed: 1, active: 4, failed: 1, oldestSeconds: 12.5 }

test('queues are asked for at each scrape; without a store the rest is still told', async () => {
  const metrics = createMetrics(() => NOW)
  let states = async () => [queue]
  metrics.watchQueues(() => states())
  expect(await metrics.text()).toContain('holdout_queue_jobs{queue="evaluations",state="failed"} 1')
  expect(await metrics.text()).toContain('holdout_queue_oldest_seconds{queue="evaluations"} 12.5')
  states = async () => {
    throw new Error('the store is down')
  }
  const without = await metrics.text()
  expect(without).not.toContain('holdout_queue_jobs{')
  expect(without).toContain('process_resident_memory_bytes')
})

test('a budget is told until GitHub fills it up again', async () => {
  let now = NOW
  const metrics = createMetrics(() => now)
  metrics.budget({ installation: '100', limit: 5000, remaining: 4321, reset: NOW.getTime() / 1000 + 60 })
  expect(await metrics.text()).toContain('holdout_github_budget_remaining{installation="100"} 4321')
  now = new Date(NOW.getTime() + 61_000)
  expect(await metrics.text()).not.toContain('holdout_github_budget_remaining{')
})

test('two apps in one process count apart', async () => {
  const [one, other] = [createMetrics(() => NOW), createMetrics(() => NOW)]
  one.webhook('accepted', 0.01)
  expect(await one.text()).toContain('holdout_webhook_seconds_count{outcome="accepted"} 1')
  expect(await other.text()).not.toContain('outcome="accepted"')
})
