import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditIn } from '../../app/store/audit.ts'
import type { Database } from '../../app/store/database.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { createTables } from '../../app/store/tables.ts'
import { sha } from '../github/github.ts'

let database: Database

beforeAll(async () => {
  database = await openPglite()
  await createTables(database)
})
afterAll(() => database.close())

test('an entry comes back as it was recorded, newest first, page by page', async () => {
  const audit = auditIn(database)
  for (let pull = 1; pull <= 5; pull++) {
    await audit.record({ repositoryId: 1, kind: 'acceptance', actor: 'mona', pull, sha: sha('a'), details: { pull } })
  }
  await audit.record({ repositoryId: 2, kind: 'acceptance', actor: 'mona', details: {} })
  const first = await audit.read({ repositoryId: 1, limit: 3 })
  expect(first.entries.map(({ pull }) => pull)).toEqual([5, 4, 3])
  expect(first.entries[0]).toMatchObject({ kind: 'acceptance', actor: 'mona', sha: sha('a'), details: { pull: 5 } })
  expect(first.entries[0]?.at).toBeInstanceOf(Date)
  const second = await audit.read({ repositoryId: 1, limit: 3, before: first.next ?? 0 })
  expect(second.entries.map(({ pull }) => pull)).toEqual([2, 1])
  expect(second.next).toBeNull()
})

test('a filter narrows by kind, actor, pull request and time', async () => {
  const audit = auditIn(database)
  await audit.record({ repositoryId: 3, kind: 'acceptance', actor: 'mona', pull: 1, details: {} })
  await audit.record({ repositoryId: 3, kind: 'check-written', actor: null, pull: 2, details: {} })
  const kinds = async (query: object) =>
    (await audit.read({ repositoryId: 3, limit: 9, ...query })).entries.map(({ kind }) => kind)
  expect(await kinds({ kind: 'acceptance' })).toEqual(['acceptance'])
  expect(await kinds({ actor: 'mona' })).toEqual(['acceptance'])
  expect(await kinds({ pull: 2 })).toEqual(['check-written'])
  expect(await kinds({ until: new Date(0) })).toEqual([])
  expect(await kinds({ from: new Date(0) })).toEqual(['check-written', 'acceptance'])
  expect(await audit.offered(3)).toEqual({ kinds: ['acceptance', 'check-written'], actors: ['mona'] })
})

test('an event recorded in a transaction that fails is not there', async () => {
  const failing = database.transaction(async (sql) => {
    await auditIn(sql).record({ repositoryId: 4, kind: 'acceptance', actor: null, details: {} })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect((await auditIn(database).read({ repositoryId: 4, limit: 1 })).entries).toEqual([])
})

test('the database itself refuses to change an entry', async () => {
  await auditIn(database).record({ repositoryId: 5, kind: 'acceptance', actor: null, details: {} })
  await expect(database.query('UPDATE audit SET actor = $1', ['hubot'])).rejects.toThrow('append-only')
})

test('text that PostgreSQL would refuse is kept without the characters it refuses (S46, S48)', async () => {
  const audit = auditIn(database)
  const details = { nul: 'a\u0000b', half: '\uD83D', long: 'a'.repeat(1 << 20) }
  await audit.record({ repositoryId: 6, kind: 'acceptance', actor: 'a\u0000b', details })
  const [entry] = (await audit.read({ repositoryId: 6, limit: 1 })).entries
  expect(entry).toMatchObject({ actor: 'a\uFFFDb', details: { nul: 'a\uFFFDb', half: '\uFFFD' } })
  expect(entry?.details.long).toHaveLength(1000)
})
