import { describe, expect, test } from 'vitest'
import { forgetRepository, OF_REPOSITORY } from '../../../app/store/retention.ts'
import { sha } from '../../github/github.ts'
import { stores, useStore } from '../stores.ts'

const QUEUE = 'forgotten'

describe.each(stores)('the data of a repository on $name', (kind) => {
  const used = useStore(kind, (store) => store.boss.createQueue(QUEUE))
  const column = async <T>(sql: string, values: readonly unknown[] = []) => {
    const { rows } = await used.store.database.query<{ value: T }>(sql, values)
    return rows.map(({ value }) => value)
  }

  test('is in tables that are all deleted from: whoever adds one adds it to the list', async () => {
    const tables = await column<string>(
      `SELECT table_name AS value FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'repository_id'`,
    )
    expect(tables.length).toBeGreaterThan(5)
    expect([...tables, 'repositories'].sort()).toEqual([...OF_REPOSITORY].sort())
  })

  test('takes with it what refers to it, so that no table beside the list keeps any', async () => {
    const rules = await column<string>(
      `SELECT DISTINCT delete_rule AS value FROM information_schema.referential_constraints WHERE constraint_schema = 'public'`,
    )
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter((rule) => rule !== 'CASCADE' && rule !== 'SET NULL')).toEqual([])
  })

  test('is deleted with commands, questions to sealed sets and jobs that are over, and of another one nothing', async () => {
    const { database, boss } = used.store
    for (const id of [1, 2]) {
      await database.query(
        `INSERT INTO commands (repository_id, pull, id, sha, actor, what, outcome) VALUES ($1, 5, '9.0', $2, 'maria', 'rerun', '{}')`,
        [id, sha('a')],
      )
      await database.query(`INSERT INTO repositories (id, installation_id, owner, name) VALUES ($1, 3, 'acme', 'x')`, [
        id,
      ])
      await database.query(
        `INSERT INTO sealed_sets (digest, repository_id, model, rows, code, ids_digest, uploaded_by)
         VALUES ($1, $2, 'm', 1, '{}', 'i', 'maria')`,
        [`set ${id}`, id],
      )
      await database.query(
        `INSERT INTO sealed_questions (set_digest, number, candidate, baseline, policy, run_id, run_attempt, disagreement,
           against, verdict) VALUES ($1, 1, 'c', 'b', 'p', 1, 1, 0, 'x', 'pass')`,
        [`set ${id}`],
      )
      await boss.send(QUEUE, { repositoryId: id, name: 'done' })
      const [job] = await boss.fetch(QUEUE)
      await boss.complete(QUEUE, job?.id ?? '')
    }
    for (const id of [1, 2]) await boss.send(QUEUE, { repositoryId: id, name: 'waits' })
    await database.transaction((sql) => forgetRepository(sql, 1))
    for (const table of ['commands', 'sealed_sets'])
      expect((await column<string>(`SELECT repository_id AS value FROM ${table}`)).map(Number), table).toEqual([2])
    expect((await column<string>('SELECT id AS value FROM repositories')).map(Number)).toEqual([2])
    expect(await column('SELECT set_digest AS value FROM sealed_questions')).toEqual(['set 2'])
    const jobs = await column<string>(
      `SELECT concat(data->>'repositoryId', ' ', data->>'name') AS value FROM pgboss.job WHERE name = $1 ORDER BY 1`,
      [QUEUE],
    )
    expect(jobs).toEqual(['1 waits', '2 done', '2 waits'])
  })
})
