import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditIn } from '../../app/store/audit.ts'
import { type CommandRecord, commandsIn } from '../../app/store/commands.ts'
import { openStore, type Store } from '../../app/store/store.ts'
import { HEAD } from './evidence.ts'
import { type OpenPlace, stores } from './stores.ts'

const record: CommandRecord = {
  ...{ repositoryId: 1, pull: 5, id: '9000.0', sha: HEAD, by: 'maria', what: 'accuracy@origin=jfk' },
  outcome: {
    kind: 'accepted',
    acceptance: {
      ...{
        kind: 'loss',
        model: 'flight-delay',
        pull_request: 5,
        head_sha: HEAD,
        by: 'maria',
        reason: 'stricter | labels',
      },
      ...{
        until: '2026-12-05T10:10:00.000Z',
        metric: 'accuracy',
        slice: { column: 'origin', value: 'jfk' },
        amount: 0.05,
      },
    },
  },
}

describe.each(stores)('commands on $name', (kind) => {
  let opened: OpenPlace
  let store: Store
  beforeAll(async () => {
    opened = await kind.open()
    store = await openStore(opened.place, pino({ level: 'silent' }))
  }, 120_000)
  afterAll(async () => {
    await store.close()
    await opened.remove()
  })

  test('are kept as they were first decided, once, with their entry in the audit log (R4)', async () => {
    const commands = commandsIn(store)
    await Promise.all([commands.record(record), commands.record(record)])
    await commands.record({ ...record, outcome: { kind: 'refused', reason: 'another process saw it otherwise' } })
    await commands.record({ ...record, id: '9001.0', what: 'rerun', outcome: { kind: 'done', text: 'attempt 2' } })
    expect(await commands.of({ repositoryId: 1, pull: 5 })).toMatchObject([record, { what: 'rerun' }])
    expect(await commands.of({ repositoryId: 1, pull: 6 })).toEqual([])
    const { entries } = await auditIn(store.database).read({ repositoryId: 1, limit: 10 })
    expect(entries.map((entry) => entry.kind)).toEqual(['rerun-started', 'acceptance-given'])
    expect(entries[1]?.details).toMatchObject({
      what: 'accuracy@origin=jfk',
      amount: 0.05,
      reason: 'stricter | labels',
    })
  })
})
