import nock from 'nock'
import { pino } from 'pino'
import { ProbotOctokit } from 'probot'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { isHandled } from '../../app/app.ts'
import { evaluate, giveUp, type Tools } from '../../app/evaluation/evaluate.ts'
import { keyOf, type Subject } from '../../app/evaluation/subject.ts'
import { clientsOf } from '../../app/github/client.ts'
import { GitHubClock } from '../../app/github/clock.ts'
import { type Installations, installationsOf } from '../../app/github/installation.ts'
import { attend } from '../../app/reconcile/attend.ts'
import { takeCensus } from '../../app/reconcile/census.ts'
import { type Heads, headsIn } from '../../app/reconcile/heads.ts'
import { type Known, knownIn } from '../../app/reconcile/known.ts'
import { remind } from '../../app/reconcile/new-baseline.ts'
import { type Notice, takeNotice } from '../../app/reconcile/notice.ts'
import { redeliver } from '../../app/reconcile/redeliver.ts'
import { sweep } from '../../app/reconcile/sweep.ts'
import { watch, watchAll } from '../../app/reconcile/watch.ts'
import { commandsIn } from '../../app/store/commands.ts'
import type { Database } from '../../app/store/database.ts'
import { historyIn } from '../../app/store/history.ts'
import { Later } from '../../app/store/later.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { resultsIn } from '../../app/store/results.ts'
import { createTables } from '../../app/store/tables.ts'
import { API } from '../github/github.ts'
import { subject } from './evaluate.ts'
import { APP, FakeGitHub } from './github.ts'
import { PRIVATE_KEY } from './process.ts'

/** Of the evaluations' own queue. */
const RETRIES = 8

interface Waiting {
  readonly subject: Subject
  readonly at: Date
  readonly attempt: number
}

/**
 * The app without its queue: a real database in memory, the real clients with their hooks, a GitHub behind nock, and a clock that stands
 * still until a test moves it. Requests wait in a list as the queue would keep them, one of a key.
 */
export function useOffice() {
  let database: Database
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const office = {
    github: new FakeGitHub(),
    now: new Date('2026-11-21T10:06:00Z'),
    /** Lines of the log. */
    lines,
    /** Requests that wait for their time. */
    waiting: [] as Waiting[],
    /** What was thrown by work that the queue tries again. */
    errors: [] as unknown[],
    known: undefined as unknown as Known,
    heads: undefined as unknown as Heads,
    installations: undefined as unknown as Installations,
    random: () => 0.5,
    /** Of Octokit's plugin, for the clients of the next `restart`. */
    retry: { enabled: false } as object,
  }
  const set = (now: Date) => {
    office.now = now
    office.github.now = now.toISOString()
  }
  const request = async (about: Partial<Subject> = {}, at = office.now, attempt = 0) => {
    office.waiting.push({ subject: { ...subject, ...about }, at, attempt })
  }
  const due = () => office.waiting.find(({ at }) => at <= office.now)
  const work = async () => {
    for (let next = due(); next; next = due()) {
      office.waiting.splice(office.waiting.indexOf(next), 1)
      await attendOne(next)
    }
  }
  const tools = () => ({
    known: office.known,
    heads: office.heads,
    installations: office.installations,
    now: () => office.now,
    log,
    random: () => office.random(),
  })
  const connect = () => {
    const pace = { throttle: { enabled: false }, retry: office.retry }
    const clients = clientsOf({ Octokit: ProbotOctokit, baseUrl: API, pace, log })
    return installationsOf(
      clients,
      { id: APP.id, privateKey: PRIVATE_KEY },
      { clock: new GitHubClock(() => office.now), log },
    )
  }
  const evaluationTools = (octokit: Tools['octokit']): Tools => ({
    ...{ octokit, app: APP, results: resultsIn({ database }), now: () => office.now, log },
    ...{ commands: commandsIn({ database }), history: historyIn(database), vault: { database, keys: null } },
    ...{ alone: database.alone, rerunner: async () => octokit },
    evaluations: {
      request,
      requestAt: async (about, at) => {
        const known = office.waiting.some(
          (each) => keyOf(each.subject) === keyOf(about) && each.at.getTime() === at.getTime(),
        )
        if (!known) await request(about, at)
      },
      cancel: async () => {},
    },
  })
  const attendOne = async ({ subject: about, attempt }: Waiting) => {
    try {
      await attend(about, (present, octokit) => evaluate(present, evaluationTools(octokit)), tools())
    } catch (thrown) {
      if (thrown instanceof Later) return request(about, thrown.at)
      office.errors.push(thrown)
      if (attempt < RETRIES) return request(about, new Date(office.now.getTime() + 1000 * 2 ** attempt), attempt + 1)
      const last = async (present: Subject, octokit: Tools['octokit']) => {
        await giveUp(present, evaluationTools(octokit))
        return { state: 'settled' as const }
      }
      await attend(about, last, tools())
    }
  }
  beforeAll(async () => {
    database = await openPglite()
    await createTables(database)
    office.known = knownIn({ database })
    office.heads = headsIn({ database })
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    nock.disableNetConnect()
    office.github = new FakeGitHub().listen()
    office.waiting = []
    office.errors = []
    lines.length = 0
    set(new Date('2026-11-21T10:06:00Z'))
    office.installations = connect()
    for (const table of [
      'results',
      'pull_heads',
      'installations',
      'repositories',
      'heads',
      'failed_deliveries',
      'passes',
    ]) {
      await database.exec(`DELETE FROM ${table}`)
    }
    await office.known.install({ id: 100, account: 'acme' }, [{ id: 1296269, owner: 'acme', name: 'flight-delay' }])
  })
  afterEach(() => {
    nock.cleanAll()
    nock.enableNetConnect()
  })
  return Object.assign(office, {
    set,
    request,
    /** Does all work whose time has come. */
    work,
    /** Moves the clock to each time at which work is due, and does it. */
    workUntil: async (minutes: number) => {
      const end = office.now.getTime() + minutes * 60_000
      await work()
      for (;;) {
        const times = office.waiting.map(({ at }) => at.getTime()).filter((at) => at <= end)
        if (times.length === 0) break
        set(new Date(Math.min(...times)))
        await work()
      }
      set(new Date(end))
    },
    forward: (minutes: number) => set(new Date(office.now.getTime() + minutes * 60_000)),
    note: (notice: Notice) =>
      takeNotice(notice, {
        ...tools(),
        stop: async (about) => {
          office.waiting = office.waiting.filter((each) => keyOf(each.subject) !== keyOf(about))
        },
      }),
    redeliver: () => redeliver({ ...tools(), app: office.installations.app, store: { database }, isHandled }),
    sweep: () => sweep({ ...tools(), request }),
    watch: () => watch({ ...tools(), request }),
    start: () => watchAll({ ...tools(), request }),
    /** The default branch has a new baseline. */
    remind: () => remind(subject, { ...tools(), request }),
    census: () => takeCensus({ ...tools(), app: office.installations.app }),
    /** Another process of the same app: nothing that the last one had in memory. */
    restart: () => {
      office.installations = connect()
    },
    rows: async (sql: string) => (await database.query(sql)).rows,
  })
}
