import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { QueueState } from './store/queues.ts'

/** What became of a webhook. `refused`: by its form, size or signature; `unavailable`: GitHub must send it again. */
export type WebhookOutcome = 'accepted' | 'duplicate' | 'ignored' | 'refused' | 'unavailable'

/** One installation's budget of requests, as GitHub told it last. */
export interface Budget {
  readonly installation: string
  readonly limit: number
  readonly remaining: number
  /** When it is filled up again, in seconds since 1970. */
  readonly reset: number
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/**
 * What the app counts for Prometheus. Labels are words of ours, queue names and installation ids: nothing that anybody else
 * wrote, and no name of a repository.
 */
export interface Metrics {
  webhook(outcome: WebhookOutcome, seconds: number): void
  evaluation(outcome: 'done' | 'put-back' | 'failed' | 'given-up', seconds: number): void
  /** @param status of the answer after retries; null when there was none. */
  githubRequest(status: number | null): void
  budget(budget: Budget): void
  /** One of the reconciler's passes, by its name. */
  pass(name: string, outcome: 'done' | 'failed', seconds: number): void
  store(operation: 'query' | 'transaction', seconds: number): void
  /** Asked for at each scrape. */
  watchQueues(states: () => Promise<readonly QueueState[]>): void
  /** The text that Prometheus reads. */
  text(): Promise<string>
  readonly contentType: string
}

/** Instruments in a registry of their own. */
export function createMetrics(now: () => Date): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name, help, labelNames: [label], registers })
  const histogram = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Histogram({ name, help, labelNames, registers, buckets: SECONDS })
  const webhooks = histogram(
    'holdout_webhook_seconds',
    'Webhooks by what became of them, until their answer',
    'outcome',
  )
  const evaluations = histogram('holdout_evaluation_seconds', 'Evaluations of a commit by outcome', 'outcome')
  const requests = counter('holdout_github_requests_total', 'Requests to GitHub by status, after retries', 'status')
  const passes = histogram('holdout_pass_seconds', 'Passes of the reconciler by outcome', 'pass', 'outcome')
  const store = histogram('holdout_store_seconds', 'Statements and transactions of the store', 'operation')
  const showQueues = queueGauges(registry)
  const showBudgets = budgetGauges(registry)

  const budgets = new Map<string, Budget>()
  let queueStates: () => Promise<readonly QueueState[]> = async () => []
  return {
    webhook: (outcome, seconds) => webhooks.observe({ outcome }, seconds),
    evaluation: (outcome, seconds) => evaluations.observe({ outcome }, seconds),
    githubRequest: (status) => requests.inc({ status: status ?? 'none' }),
    budget: (budget) => void budgets.set(budget.installation, budget),
    pass: (pass, outcome, seconds) => passes.observe({ pass, outcome }, seconds),
    store: (operation, seconds) => store.observe({ operation }, seconds),
    watchQueues: (states) => {
      queueStates = states
    },
    text: async () => {
      // Without a store the rest is told all the same; holdout_queue_jobs is absent then.
      showQueues(await queueStates().catch(() => []))
      // A budget that was filled up since is not known any more.
      for (const { installation, reset } of budgets.values()) {
        if (reset * 1000 < now().getTime()) budgets.delete(installation)
      }
      showBudgets([...budgets.values()])
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

const QUEUE_STATES = ['waiting', 'delayed', 'active', 'failed'] as const

function queueGauges(registry: Registry): (states: readonly QueueState[]) => void {
  const registers = [registry]
  const jobs = new Gauge({
    ...{ name: 'holdout_queue_jobs', help: 'Jobs by queue and state; failed ones are dead letters', registers },
    labelNames: ['queue', 'state'],
  })
  const age = new Gauge({
    ...{ name: 'holdout_queue_oldest_seconds', help: 'How long the oldest waiting job has been due', registers },
    labelNames: ['queue'],
  })
  return (states) => {
    jobs.reset()
    age.reset()
    for (const state of states) {
      for (const name of QUEUE_STATES) jobs.set({ queue: state.queue, state: name }, state[name])
      age.set({ queue: state.queue }, state.oldestSeconds)
    }
  }
}

function budgetGauges(registry: Registry): (budgets: readonly Budget[]) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['installation'], registers: [registry] })
  const remaining = gauge('holdout_github_budget_remaining', 'Requests that GitHub still allows until the reset')
  const limit = gauge('holdout_github_budget', 'Requests that GitHub allows an hour')
  return (budgets) => {
    remaining.reset()
    limit.reset()
    for (const budget of budgets) {
      remaining.set({ installation: budget.installation }, budget.remaining)
      limit.set({ installation: budget.installation }, budget.limit)
    }
  }
}
