import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Subject } from '../../app/evaluation/subject.ts'
import { type Deliveries, startDeliveries } from '../../app/store/deliveries.ts'
import { type Evaluations, startEvaluations } from '../../app/store/evaluations.ts'
import { Later } from '../../app/store/later.ts'
import { resultsIn } from '../../app/store/results.ts'
import { openStore, type Store } from '../../app/store/store.ts'
import { sha } from '../github/github.ts'
import { until } from './process.ts'
import { type OpenPlace, stores } from './stores.ts'

const log = pino({ level: 'silent' })
const subject: Subject = {
  ...{ kind: 'pull-request', installationId: 1, repositoryId: 2, owner: 'acme', repo: 'm', sha: sha('a') },
  ...{ base: null, heads: [], again: false },
}

function delivery(id: string, body: string) {
  return { id, event: 'pull_request', body: Buffer.from(body), payload: JSON.parse(body) as object }
}

describe.each(stores)('on $name', (kind) => {
  let opened: OpenPlace
  let store: Store
  let deliveries: Deliveries
  let evaluations: Evaluations
  let evaluate: (subject: Subject) => Promise<void> = async () => {}
  const handled: string[] = []
  const givenUp: Subject[] = []

  beforeAll(async () => {
    opened = await kind.open()
    store = await openStore(opened.place, log)
    evaluations = await startEvaluations(store, {
      evaluate: (subject) => evaluate(subject),
      giveUp: async (about) => void givenUp.push(about),
      log,
    })
    deliveries = await startDeliveries(store, { handle: async ({ id }) => void handled.push(id), log })
  })
  afterAll(async () => {
    await store.close()
    await opened.remove()
  })

  test('a hundred copies of one delivery at once become one job (R4, AP19)', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => deliveries.accept(delivery('copied', '{"n":1}'))),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    await until(() => handled.includes('copied'))
    expect(handled.filter((id) => id === 'copied')).toHaveLength(1)
  })

  test('the same signed body under another id is a replay (T43); another body under the same id is not taken (AP17)', async () => {
    expect(await deliveries.accept(delivery('first', '{"n":2}'))).toBe('accepted')
    expect(await deliveries.accept(delivery('second', '{"n":2}'))).toBe('duplicate')
    expect(await deliveries.accept(delivery('first', '{"n":3}'))).toBe('duplicate')
    expect(await deliveries.accept(delivery('third', '{"n":4}'))).toBe('accepted')
  })

  test('one commit is evaluated by one worker at a time, others meanwhile; an error is tried again', async () => {
    const seen: string[] = []
    let active = 0
    let most = 0
    let failed = false
    evaluate = async ({ sha: commit }) => {
      if (commit === subject.sha) {
        active++
        most = Math.max(most, active)
        await new Promise((resolve) => setTimeout(resolve, 100))
        active--
        if (!failed) {
          failed = true
          throw new Error('the first attempt fails')
        }
      }
      seen.push(commit)
    }
    await Promise.all([1, 2, 3].map(() => evaluations.request(subject)))
    await evaluations.request({ ...subject, sha: sha('b') })
    await until(() => seen.length === 4)
    expect(most).toBe(1)
    expect(seen.filter((commit) => commit === subject.sha)).toHaveLength(3)
  })

  test('a deadline asked for twice comes once', async () => {
    const seen: Subject[] = []
    evaluate = async (about) => void seen.push(about)
    const soon = new Date(Date.now() + 1000)
    const about = { ...subject, sha: sha('d') }
    await Promise.all([1, 2, 3].map(() => evaluations.requestAt(about, soon, 'start')))
    await until(() => seen.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(seen).toEqual([about])
  })

  test('an evaluation that says when to try again comes back then, and uses up no attempt (R13, R14)', async () => {
    const about = { ...subject, sha: sha('e') }
    const limits = 9
    const early: number[] = []
    let at = new Date(0)
    let seen = 0
    givenUp.length = 0
    evaluate = async () => {
      const now = new Date()
      if (now < at) early.push(at.getTime() - now.getTime())
      if (++seen > limits) return
      at = new Date(now.getTime() + (seen === 1 ? 1500 : 0))
      throw new Later('the rate limit is used up', at)
    }
    await evaluations.request(about)
    await until(() => seen > limits)
    expect([early, givenUp]).toEqual([[], []])
  }, 120_000)

  test('results know the newest run and attempt of a model at a commit', async () => {
    const results = resultsIn(store)
    const of = { repositoryId: 2, sha: sha('a'), model: 'm' }
    const result = { ...of, outcome: 'pass', evidenceDigest: null }
    expect(await results.newest(of)).toBeNull()
    for (const [runId, attempt] of [
      [9, 2],
      [30433642123, 1],
      [9, 10],
      [30433642123, 1],
    ] as const) {
      await results.record({ ...result, runId, attempt })
    }
    expect(await results.newest(of)).toEqual({ runId: 30433642123, attempt: 1 })
    expect(await results.newest({ ...of, model: 'other' })).toBeNull()
  })
})
