import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { evaluate } from '../../app/evaluation/evaluate.ts'
import type { Database } from '../../app/store/database.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { openPostgres } from '../../app/store/postgres.ts'
import { createTables } from '../../app/store/tables.ts'
import { subject, toolsOn } from './evaluate.ts'
import { evidenceArchive, makeEvidence, OUTCOMES } from './evidence.ts'
import { FakeGitHub, pullRun } from './github.ts'
import { log, type OpenPlace, stores } from './stores.ts'

describe.each(stores)('on $name', (kind) => {
  let opened: OpenPlace
  /** Of two workers: of two processes where the database is a server. */
  let databases: readonly [Database, Database]
  let github: FakeGitHub

  beforeAll(async () => {
    opened = await kind.open()
    const { url } = opened.place
    const first = url ? openPostgres(url, log) : await openPglite()
    databases = [first, url ? openPostgres(url, log) : first]
    await createTables(first)
  })
  afterAll(async () => {
    for (const database of new Set(databases)) await database.close()
    await opened.remove()
  })
  beforeEach(() => {
    nock.disableNetConnect()
    nock.enableNetConnect('127.0.0.1')
    github = new FakeGitHub().listen()
    github.runs = [pullRun()]
    const bytes = evidenceArchive(makeEvidence({}, OUTCOMES.block))
    github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes }] }
  })
  afterEach(() => {
    nock.cleanAll()
    nock.enableNetConnect()
  })

  test('two workers between the list of comments and the first comment leave one, written once (R10)', async () => {
    let lists = 0
    let bothHaveListed = () => {}
    const barrier = new Promise<void>((resolve) => {
      bothHaveListed = resolve
    })
    github.onRead = async (uri) => {
      if (!uri.includes('/comments')) return
      if (++lists >= 2) bothHaveListed()
      // A worker that waits for its turn never comes here: the other one goes on after a while.
      await Promise.race([barrier, new Promise((resolve) => setTimeout(resolve, 500))])
    }
    const at = '2026-11-21T10:06:00Z'
    await Promise.all(databases.map((database) => evaluate(subject, toolsOn(database, at))))
    expect(github.comments).toHaveLength(1)
    expect(github.writes.filter((write) => write.includes('comment'))).toEqual(['comment on 5'])
  })
})
