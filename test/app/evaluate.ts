import nock from 'nock'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { evaluate, giveUp, type Tools } from '../../app/evaluation/evaluate.ts'
import type { Subject } from '../../app/evaluation/subject.ts'
import type { Vault } from '../../app/sealed/vault.ts'
import { auditIn } from '../../app/store/audit.ts'
import { commandsIn } from '../../app/store/commands.ts'
import type { Database } from '../../app/store/database.ts'
import { historyIn } from '../../app/store/history.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { resultsIn } from '../../app/store/results.ts'
import { createTables } from '../../app/store/tables.ts'
import { octokit } from '../github/github.ts'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES } from './evidence.ts'
import { APP, FakeGitHub, pullRun } from './github.ts'
import { KEYS } from './sealed/fixture.ts'

export const subject: Subject = {
  kind: 'pull-request',
  installationId: 100,
  repositoryId: 1296269,
  owner: 'acme',
  repo: 'flight-delay',
  sha: HEAD,
  base: null,
  heads: [],
  again: false,
}

export interface Look {
  readonly subject: Subject
  readonly at: Date
  readonly name: string
}

/** What an evaluation works with, on a real database; later looks are kept in `later`, not taken. */
export function toolsOn(database: Database, at: string, later: Look[] = []): Tools {
  return {
    octokit: octokit(),
    app: APP,
    results: resultsIn({ database }),
    commands: commandsIn({ database }),
    rerunner: async () => octokit(),
    history: historyIn(database),
    vault: { database, keys: KEYS },
    evaluations: {
      request: async () => {},
      cancel: async () => {},
      requestAt: async (about, when, name) => {
        later.push({ subject: about, at: when, name })
      },
    },
    alone: database.alone,
    now: () => new Date(at),
    log: pino({ level: 'silent' }),
  }
}

/**
 * An evaluator for each test of a file, on a real database in memory, with a GitHub of its own; later looks are kept, not
 * taken.
 */
export function useEvaluator() {
  let database: Database
  const later: Look[] = []
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const tools = (at: string) => ({ ...toolsOn(database, at, later), log })
  const app = {
    get database() {
      return database
    },
    github: new FakeGitHub(),
    later,
    /** Evaluates, and answers what was written meanwhile. */
    run: async (github: FakeGitHub, fields: Partial<Subject> = {}, at = '2026-11-21T10:06:00Z'): Promise<string[]> => {
      const before = github.writes.length
      await evaluate({ ...subject, ...fields }, tools(at))
      return github.writes.slice(before)
    },
    /** What the audit log holds of people, oldest first. */
    audit: async () => {
      const { entries } = await auditIn(database).read({ repositoryId: subject.repositoryId, limit: 100 })
      return entries.filter(({ actor }) => actor !== null).toReversed()
    },
    /** The store as it is after its disk was lost. */
    loseStore: () => database.exec('DELETE FROM results; DELETE FROM commands'),
    /** Where the sealed sets are. */
    vault: (): Vault => ({ database, keys: KEYS }),
    /** What was logged since it was asked last, without times. */
    logged: () => lines.splice(0).map((line) => line.replace(/"time":\d+,/, '')),
    /** What happens after the last attempt. */
    giveUp: (fields: Partial<Subject> = {}) => giveUp({ ...subject, ...fields }, tools('2026-11-21T10:06:00Z')),
    /** A finished run with this evidence. */
    finished: (bytes = evidenceArchive(), fields: Record<string, unknown> = {}) => {
      app.github.runs = [pullRun(fields)]
      app.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes }] }
    },
    /** Evidence of a shown regression. */
    blocked: () => evidenceArchive(makeEvidence({}, OUTCOMES.block)),
  }
  beforeAll(async () => {
    database = await openPglite()
    await createTables(database)
  })
  afterAll(() => database.close())
  beforeEach(() => {
    nock.disableNetConnect()
    app.github = new FakeGitHub().listen()
  })
  afterEach(async () => {
    nock.cleanAll()
    nock.enableNetConnect()
    later.length = 0
    await database.exec(
      'TRUNCATE results, pull_heads, commands, audit, decisions, measurements, models, questions, evaluation_sets, registrations, deployments',
    )
  })
  return app
}

/** The identity that `makeEvidence` gives its run. */
export function evidenceRun() {
  const { run } = makeEvidence()
  if (!run) throw new Error('the evidence has a run')
  return run
}
