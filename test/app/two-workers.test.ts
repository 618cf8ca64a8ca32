import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { evaluate } from '../../app/evaluation/evaluate.ts'
import type { Database } from '../../app/store/database.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { openPostgres } from '../../app/store/postgres.ts'
import { createTables } from '../../app/store/tables.ts'
import { sha } from '../github/github.ts'
import { evidenceRun, type Look, subject, toolsOn } from './evaluate.ts'
import { evidenceArchive, makeEvidence, OUTCOMES } from './evidence.ts'
import { FakeGitHub, pull, pullRun } from './github.ts'
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
  test('the old commit evaluated late, while GitHub tells the old head: the comment on the new one stays (R11, AP74)', async () => {
    const head = async (commit: string, updatedAt: string) => {
      github.pulls = [pull({ number: 8, sha: commit, updatedAt })]
      const run = { ...evidenceRun(), head_sha: commit }
      const evidence = makeEvidence({ run, commits: { ...makeEvidence().commits, head_sha: commit } }, OUTCOMES.block)
      github.runs = [pullRun({ head_sha: commit })]
      github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(evidence) }] }
      const later: Look[] = []
      for (const database of databases) {
        await evaluate({ ...subject, sha: commit }, toolsOn(database, '2026-11-21T10:06:00Z', later))
      }
      return { later, shown: github.comments.map(({ body }) => /result for commit (\w+)/.exec(body)?.[1]) }
    }
    const [older, newer] = [sha('7'), sha('8')]
    await head(older, '2026-11-21T10:00:00Z')
    expect(await head(newer, '2026-11-21T10:02:00Z')).toEqual({ later: [], shown: [newer.slice(0, 10)] })
    const stale = await head(older, '2026-11-21T10:00:00Z')
    expect(stale.shown).toEqual([newer.slice(0, 10)])
    // Should it be the head again, a later look finds out.
    expect(stale.later.map(({ name }) => name)).toContain('again 1')
    expect(await head(older, '2026-11-21T10:04:00Z')).toEqual({ later: [], shown: [older.slice(0, 10)] })
  })
})
