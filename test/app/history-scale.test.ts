import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditIn } from '../../app/store/audit.ts'
import type { Sql } from '../../app/store/database.ts'
import { historyIn } from '../../app/store/history.ts'
import { type HistoryReader, historyReader } from '../../app/store/history-reader.ts'
import { openStore, type Store } from '../../app/store/store.ts'
import { type OpenPlace, stores } from './stores.ts'
import { decisionRecord, MODEL } from './web/records.ts'

/** Decisions in the store, of which every tenth is on the default branch, and audit entries. */
const RECORDS = 10_000
const ID = 7

interface Plan {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

describe.each(stores)('with 10,000 records on $name', (kind) => {
  let opened: OpenPlace
  let store: Store
  let asked: { text: string; values: readonly unknown[] }[] = []
  let reader: HistoryReader

  beforeAll(async () => {
    opened = await kind.open()
    store = await openStore(opened.place, pino({ level: 'silent' }))
    await fill(store)
    const watched: Pick<Sql, 'query'> = {
      query: (text, values = []) => {
        asked.push({ text, values })
        return store.database.query(text, values)
      },
    }
    reader = historyReader(watched)
  }, 120_000)
  afterAll(async () => {
    await store.close()
    await opened.remove()
  })

  /** How many rows the statements of some reading touched, all in all, and how many statements there were. */
  async function cost(read: () => Promise<unknown>): Promise<{ statements: number; rows: number }> {
    asked = []
    await read()
    let rows = 0
    for (const { text, values } of [...asked]) {
      const { rows: told } = await store.database.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      )
      for (const { Plan: plan } of told[0]?.['QUERY PLAN'] ?? []) rows += touched(plan)
    }
    return { statements: asked.length, rows }
  }

  test.each<[string, (limit: number) => Promise<unknown>, number, number]>([
    ['the start', () => reader.newest([ID, 8, 9]), 1, 10],
    ['a list of a repository', (limit) => reader.list({ repositoryId: ID, limit }), 1, 200],
    ['a later page of it', (limit) => reader.list({ repositoryId: ID, before: 5000, limit }), 1, 200],
    ['the list of a model', (limit) => reader.list({ repositoryId: ID, model: MODEL, limit }), 1, 200],
    ['the list of a pull request', (limit) => reader.list({ repositoryId: ID, pull: 4321, limit }), 1, 50],
    ['one decision', () => reader.decision(ID, 5000), 1, 10],
    ['the newest report', () => reader.newestWith('report', ID, MODEL), 1, 30],
    ['the sets', () => reader.sets(ID, MODEL), 1, 10],
    ['the runs of the branch', () => reader.branch(ID, MODEL, 120), 1, 1500],
  ])('%s is read by an index, a bounded number of rows', async (_, read, statements, most) => {
    const found = await cost(() => read(50))
    expect(found.statements).toBe(statements)
    expect(found.rows).toBeLessThanOrEqual(most)
  })

  test('the metrics of a chart too', async () => {
    const runs = await reader.branch(ID, MODEL, 120)
    expect(runs).toHaveLength(120)
    const found = await cost(() => reader.overall(runs.map(({ number }) => number)))
    expect(found.rows).toBeLessThanOrEqual(600)
  })

  test('and a page of the audit log', async () => {
    const audit = auditIn({
      query: (text, values = []) => {
        asked.push({ text, values })
        return store.database.query(text, values)
      },
    })
    expect((await cost(() => audit.read({ repositoryId: ID, limit: 100 }))).rows).toBeLessThanOrEqual(400)
  })
})

// What every node of a plan gave on, and what it threw away: a scan of the whole table shows at once.
function touched(plan: Plan): number {
  const own = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
  return own + (plan.Plans ?? []).reduce((sum, below) => sum + touched(below), 0)
}

async function fill({ database }: Store): Promise<void> {
  await historyIn(database).decided(decisionRecord(ID, 1))
  await database.exec(`
    INSERT INTO decisions (repository_id, model, sha, run_id, run_attempt, run_number, run_url, kind, pull, branch, outcome,
      conclusion, verdict, admissible, accepted, n, evaluation_set, evidence_digest, reuse, ran_at, report, data, digest)
    SELECT repository_id, model, lpad(step::text, 40, '0'), step, 1, step, run_url,
      CASE WHEN step % 10 = 0 THEN 'branch' ELSE 'pull-request' END, CASE WHEN step % 10 = 0 THEN NULL ELSE step / 2 END,
      branch, outcome, conclusion, verdict, admissible, accepted, n, evaluation_set, evidence_digest, reuse, ran_at,
      report, data, step::text
    FROM decisions, generate_series(2, ${RECORDS}) AS series (step);
    INSERT INTO measurements SELECT decisions.number, position, metric, slice_column, slice_value, direction,
      measurements.n, baseline, candidate, gain, gain_lower, gain_upper, tolerance, own_lower, own_upper, measurements.verdict
      FROM decisions, measurements WHERE measurements.decision = (SELECT min(number) FROM decisions)
        AND decisions.number <> measurements.decision;
    UPDATE models SET newest = (SELECT max(number) FROM decisions),
      newest_on_branch = (SELECT max(number) FROM decisions WHERE kind = 'branch');
    INSERT INTO audit (repository_id, kind, actor, details)
      SELECT ${ID}, 'acceptance', 'maria', '{}' FROM generate_series(1, ${RECORDS});
    ANALYZE;
  `)
}
