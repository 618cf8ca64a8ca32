import { describe, expect, test } from 'vitest'
import { type Delivery, type Event, FAILED_DELIVERIES, startDeliveries } from '../../../app/store/deliveries.ts'
import { PURGE, startPurge } from '../../../app/store/purge.ts'
import { resultsIn } from '../../../app/store/results.ts'
import { sha } from '../../github/github.ts'
import { until } from '../process.ts'
import { log, stores, useStore } from '../stores.ts'

function delivery(id: string, body: string): Delivery {
  return { id, event: 'pull_request', body: Buffer.from(body) }
}

describe.each(stores)('on $name', (kind) => {
  const handled: Event[] = []
  let fails: string | null = null
  const used = useStore(kind, async (store) => {
    const handle = async (event: Event) => {
      if (event.id === fails) throw new Error('the handler fails')
      handled.push(event)
    }
    await startPurge(store, {
      kept: [
        { table: 'deliveries', since: 'received_at', days: 14 },
        { table: 'results', since: 'recorded_at', days: 730 },
      ],
      log,
    })
    return startDeliveries(store, { handle, log })
  })
  const accept = (id: string, body: string) => used.started.accept(delivery(id, body))
  const timesHandled = (id: string) => handled.filter((event) => event.id === id).length
  const rows = async (sql: string, values: readonly unknown[] = []) =>
    (await used.store.database.query(sql, values)).rows

  test('a hundred copies of one delivery at once become one job (R4, AP19)', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => accept('copied', '{"n":1}')))
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    await until(() => timesHandled('copied') > 0)
    expect(timesHandled('copied')).toBe(1)
  })

  test('a crowd of different deliveries is written in groups, and each gets its own answer', async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `crowd-${n}`)
    const outcomes = await Promise.all(ids.map((id) => accept(id, JSON.stringify({ crowd: id }))))
    expect(new Set(outcomes)).toEqual(new Set(['accepted']))
    await until(() => ids.every((id) => timesHandled(id) === 1))
  })

  test('the same signed body under another id is a replay (T43); another body under the same id is not taken (AP17)', async () => {
    expect(await accept('first', '{"n":2}')).toBe('accepted')
    expect(await accept('second', '{"n":2}')).toBe('duplicate')
    expect(await accept('first', '{"n":3}')).toBe('duplicate')
    expect(await accept('third', '{"n":4}')).toBe('accepted')
  })

  test('copies in one group are told apart as those that come one after the other', async () => {
    const outcomes = await Promise.all([
      accept('g', '{"g":1}'),
      accept('g', '{"g":1}'),
      accept('h', '{"g":1}'),
      accept('i', '{"g":2}'),
    ])
    expect([...outcomes].sort()).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate'])
    expect(outcomes[3]).toBe('accepted')
  })

  test('what JSON can escape and jsonb cannot hold is kept as it came (S46, S48)', async () => {
    const body = String.raw`{"title":"a\u0000b","login":"\ud83d"}`
    expect(await accept('escapes', body)).toBe('accepted')
    await until(() => timesHandled('escapes') === 1)
    expect(handled.find(({ id }) => id === 'escapes')?.payload).toEqual({ title: 'a\u0000b', login: '\ud83d' })
  })

  test('the body of a delivery is gone once it was handled', async () => {
    await until(() => timesHandled('copied') === 1)
    const left = async () => rows('SELECT id FROM deliveries WHERE id = $1 AND body IS NOT NULL', ['copied'])
    while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(
      await rows('SELECT event FROM deliveries WHERE id = $1 AND handled_at IS NOT NULL', ['copied']),
    ).toHaveLength(1)
  })

  test('one that no attempt could handle becomes one dead letter, its body kept, and holds up nobody (R30)', async () => {
    fails = 'poison'
    await accept('poison', '{"n":5}')
    const exhaust = `UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'deliveries' AND data->>'id' = 'poison'`
    const dead = async () => rows('SELECT source_output FROM pgboss.job WHERE name = $1', [FAILED_DELIVERIES])
    await rows(exhaust)
    await accept('after', '{"n":6}')
    await until(() => timesHandled('after') === 1)
    while ((await dead()).length === 0) await rows(exhaust)
    expect(await dead()).toEqual([{ source_output: { message: 'the handler fails' } }])
    expect(await rows(`SELECT body FROM deliveries WHERE id = 'poison'`)).toEqual([{ body: '{"n":5}' }])
  })

  test('GitHub sends a delivery again after three days: it is known still (AP62); after two weeks it is purged', async () => {
    const age = (id: string, days: number) =>
      rows(`UPDATE deliveries SET received_at = now() - $2 * interval '1 day' WHERE id = $1`, [id, days])
    await accept('three-days', '{"n":7}')
    await accept('weeks', '{"n":8}')
    await until(() => timesHandled('weeks') === 1 && timesHandled('three-days') === 1)
    await age('three-days', 3)
    await age('weeks', 15)
    await used.store.boss.send(PURGE)
    const left = async () => (await rows(`SELECT id FROM deliveries WHERE id = 'weeks'`)).length
    while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await accept('three-days', '{"n":7}')).toBe('duplicate')
    expect(timesHandled('three-days')).toBe(1)
  }, 60_000)

  test('the purge is due once a day, whatever number of processes there is', async () => {
    await startPurge(used.store, { kept: [], log })
    expect(await used.store.boss.getSchedules(PURGE)).toMatchObject([{ cron: '17 3 * * *', timezone: 'UTC' }])
  })

  test('results know the newest run and attempt of a model at a commit', async () => {
    const results = resultsIn(used.store)
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
