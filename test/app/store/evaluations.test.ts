import { beforeEach, describe, expect, test } from 'vitest'
import type { Subject } from '../../../app/evaluation/subject.ts'
import { FAILED_EVALUATIONS, startEvaluations } from '../../../app/store/evaluations.ts'
import { Later } from '../../../app/store/later.ts'
import { sha } from '../../github/github.ts'
import { until } from '../process.ts'
import { log, stores, useStore } from '../stores.ts'

const subject: Subject = {
  ...{ kind: 'pull-request', installationId: 1, repositoryId: 2, owner: 'acme', repo: 'm', sha: sha('a') },
  ...{ base: null, heads: [], again: false },
}

describe.each(stores)('on $name', (kind) => {
  let evaluate: (subject: Subject) => Promise<void>
  const givenUp: Subject[] = []
  const used = useStore(kind, (store) =>
    startEvaluations(store, {
      evaluate: (about) => evaluate(about),
      giveUp: async (about) => void givenUp.push(about),
      log,
    }),
  )
  const request = (about: Subject) => used.started.request(about)
  const rows = async (sql: string, values: readonly unknown[] = []) =>
    (await used.store.database.query(sql, values)).rows
  /** The attempt that is under way is the last one. */
  const exhaust = (about: Subject) =>
    rows(`UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'evaluations' AND data->>'sha' = $1`, [about.sha])

  beforeEach(() => {
    evaluate = async () => {}
    givenUp.length = 0
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
    await Promise.all(['x', 'y', 'z'].map((head) => request({ ...subject, heads: [`acme:${head}`] })))
    await request({ ...subject, sha: sha('b') })
    await until(() => seen.length === 4)
    expect(most).toBe(1)
    expect(seen.filter((commit) => commit === subject.sha)).toHaveLength(3)
  })

  test('a hundred events about a commit whose evaluation is under way lead to one more, not to a hundred (R15)', async () => {
    const about = { ...subject, sha: sha('c') }
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let seen = 0
    evaluate = async () => {
      seen++
      await released
    }
    await request(about)
    await until(() => seen === 1)
    for (let n = 0; n < 100; n++) await request(about)
    release()
    await until(() => seen === 2)
    const waiting = `SELECT 1 FROM pgboss.job WHERE name = 'evaluations' AND state < 'completed' AND data->>'sha' = $1`
    while ((await rows(waiting, [about.sha])).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen).toBe(2)
  })

  test('a deadline asked for twice comes once', async () => {
    const seen: Subject[] = []
    evaluate = async (about) => void seen.push(about)
    const soon = new Date(Date.now() + 1000)
    const about = { ...subject, sha: sha('d') }
    await Promise.all([1, 2, 3].map(() => used.started.requestAt(about, soon, 'start')))
    await until(() => seen.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(seen).toEqual([about])
  })

  test('an evaluation that says when to try again comes back then, and uses up no attempt (R13, R14)', async () => {
    const about = { ...subject, sha: sha('e') }
    const early: number[] = []
    let at = new Date(0)
    let seen = 0
    evaluate = async () => {
      const now = new Date()
      if (now < at) early.push(at.getTime() - now.getTime())
      if (++seen > 2) return
      at = new Date(now.getTime() + 1500)
      await exhaust(about)
      throw new Later('the rate limit is used up', at)
    }
    await request(about)
    await until(() => seen > 2)
    expect([early, givenUp]).toEqual([[], []])
  }, 120_000)

  test('one that always fails is given up once, and leaves one dead letter that says why (R30)', async () => {
    const about = { ...subject, sha: sha('f') }
    evaluate = async () => {
      await exhaust(about)
      throw new Error('this commit is poison')
    }
    await request(about)
    await until(() => givenUp.length > 0)
    expect(givenUp).toEqual([about])
    const letters = `SELECT source_output->>'message' AS why FROM pgboss.job WHERE name = $1 AND data->>'sha' = $2`
    expect(await rows(letters, [FAILED_EVALUATIONS, about.sha])).toEqual([{ why: 'this commit is poison' }])
  })

  test('a worker that hangs loses its job, and the commit its lock: the next one goes on (R31)', async () => {
    const about = { ...subject, sha: sha('1') }
    let seen = 0
    evaluate = async () => {
      if (++seen === 1) await new Promise(() => {})
    }
    await request(about)
    await until(() => seen === 1)
    const expire = `UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE data->>'sha' = $1`
    await rows(expire, [about.sha])
    await until(() => seen === 2)
  }, 120_000)

  test('one that hangs in its last attempt is given up too', async () => {
    const about = { ...subject, sha: sha('2') }
    evaluate = async () => {
      await exhaust(about)
      await rows(`UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE data->>'sha' = $1`, [
        about.sha,
      ])
      await new Promise(() => {})
    }
    await request(about)
    await until(() => givenUp.length > 0)
    expect(givenUp).toEqual([about])
  }, 120_000)

  test('turns of one key are taken one after the other, whatever becomes of the work; other keys do not wait', async () => {
    const { alone } = used.store.database
    const order: string[] = []
    let release = () => {}
    const first = alone('k', async () => {
      order.push('first')
      await new Promise<void>((resolve) => {
        release = resolve
      })
      throw new Error('the work fails')
    })
    await until(() => order.length === 1)
    const second = alone('k', async () => void order.push('second'))
    await alone('other', async () => void order.push('other'))
    release()
    await expect(first).rejects.toThrow('the work fails')
    await second
    expect(order).toEqual(['first', 'other', 'second'])
    expect(await alone('k', async () => 42)).toBe(42)
  })
})
