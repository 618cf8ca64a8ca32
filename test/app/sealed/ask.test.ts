import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Ledger, levelsAt } from '#core/gate/ledger.ts'
import { ask, finish } from '../../../app/sealed/ask.ts'
import { uploadSet } from '../../../app/sealed/sets.ts'
import type { Vault } from '../../../app/sealed/vault.ts'
import { sealedSetsIn } from '../../../app/store/sealed-sets.ts'
import { openStore, type Store } from '../../../app/store/store.ts'
import { type OpenPlace, stores } from '../stores.ts'
import {
  answersOf,
  asking,
  BASELINE,
  document,
  KEYS,
  Killed,
  killedAt,
  labelsCsv,
  labelsOf,
  MARIA,
  OWNER,
  refusal,
  sealedPolicy,
} from './fixture.ts'

const ROWS = 20_000
const LABELS = labelsOf(ROWS)
const PASS = { wins: 150, losses: 150 }
const BLOCK = { wins: 100, losses: 600 }

describe.each(stores)('a question to a sealed set on $name', (kind) => {
  let opened: OpenPlace
  let store: Store
  let vault: Vault

  beforeAll(async () => {
    opened = await kind.open()
    store = await openStore(opened.place, pino({ level: 'silent' }))
    vault = { database: store.database, keys: KEYS }
  })
  afterAll(async () => {
    await store.close()
    await opened.remove()
  })
  beforeEach(async () => {
    await store.database.exec('DELETE FROM sealed_sets')
    await uploadSet(
      { source: 'labels.csv', name: 'labels.csv', bytes: labelsCsv(LABELS) },
      { owner: OWNER, model: sealedPolicy(), by: MARIA },
      vault,
    )
  })

  const verdicts = async () => {
    const { rows } = await store.database.query<{ number: number; verdict: string | null; material: string | null }>(
      'SELECT number, verdict, material FROM sealed_questions ORDER BY number',
    )
    return rows
  }

  test('is answered, written down, and its predictions forgotten', async () => {
    expect(await ask(asking(LABELS, PASS), vault)).toMatchObject({ kind: 'answered', verdict: 'pass' })
    expect(await ask(asking(LABELS, BLOCK, { runId: 43 }), vault)).toMatchObject({ kind: 'answered', verdict: 'block' })
    expect(await verdicts()).toEqual([
      { number: 1, verdict: 'pass', material: null },
      { number: 2, verdict: 'block', material: null },
    ])
  })

  test('of the same run is free, and so is one with the same predictions in another order', async () => {
    await ask(asking(LABELS, PASS), vault)
    const unfetched = () => Promise.reject(new Error('fetched'))
    const again = { ...asking(LABELS, PASS), candidate: unfetched, baseline: unfetched }
    expect(await ask(again, vault)).toMatchObject({ kind: 'answered', verdict: 'pass' })
    const found = document(answersOf(LABELS, PASS))
    const turned = { ...found, ids: [...found.ids].reverse(), codes: [...found.codes].reverse() }
    const other = {
      ...asking(LABELS, PASS, { runId: 77 }),
      candidate: async () => ({ source: 'turned', found: turned }),
    }
    expect(await ask(other, vault)).toMatchObject({ kind: 'answered', verdict: 'pass' })
    expect(await verdicts()).toHaveLength(1)
  })

  test('about the same predictions as the baseline is never asked', async () => {
    expect(await ask(asking(LABELS, BASELINE), vault)).toMatchObject({ kind: 'same' })
    expect(await verdicts()).toEqual([])
  })

  test('that the level left cannot answer is not asked, and costs nothing', async () => {
    for (const runId of [1, 2, 3, 4]) await ask(asking(LABELS, { ...BLOCK, losses: 600 + runId }, { runId }), vault)
    expect(await ask(asking(LABELS, PASS, { runId: 5 }), vault)).toMatchObject({ kind: 'answered' })
    for (const runId of [6, 7, 8, 9]) await ask(asking(LABELS, { ...BLOCK, losses: 700 + runId }, { runId }), vault)
    const before = (await verdicts()).length
    const last = await ask(asking(LABELS, { wins: 400, losses: 450 }, { runId: 10 }), vault)
    expect(last).toMatchObject({ kind: 'exhausted', resolvable: expect.any(Number) })
    expect(await verdicts()).toHaveLength(before)
  })

  test('asked by many at once is asked one after the other, each at the level that the ones before have left', async () => {
    const many = Array.from({ length: 8 }, (_, at) =>
      ask(asking(LABELS, { wins: 150 + at, losses: 150 }, { runId: at }), vault),
    )
    const answers = await Promise.all(many)
    const ledgers = answers.flatMap((each) => (each.kind === 'answered' ? each.ledger : []))
    expect(ledgers.map(({ queries }) => queries.length).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect((await verdicts()).map(({ verdict }) => verdict)).toEqual(Array(8).fill('pass'))
  })

  test('that was killed at any step gets the same answer at the same level, once', async () => {
    await ask(asking(LABELS, BLOCK, { runId: 1 }), vault)
    const question = asking(LABELS, { wins: 160, losses: 155 }, { runId: 2 })
    const level = ({ queries, ...ledger }: Ledger) =>
      levelsAt({ ...ledger, queries: queries.slice(0, -1) }, question.policy.rates)
    let points = 0
    for (let at = 0; ; at++) {
      await store.database.exec('DELETE FROM sealed_questions WHERE number > 1')
      const killed = killedAt(vault, at)
      const first = await ask(question, killed.vault).catch((thrown) => thrown)
      if (!(first instanceof Killed)) break
      points++
      const then = await ask(question, vault)
      expect(then, `killed at step ${at}`).toMatchObject({ kind: 'answered', verdict: 'pass' })
      if (then.kind === 'answered') expect(level(then.ledger).alpha_pass).toBeCloseTo(0.05 * 0.01, 12)
      expect(await verdicts()).toHaveLength(2)
    }
    console.log(`killed at ${points} steps of a question, on ${kind.name}`)
    expect(points).toBeGreaterThan(20)
  })

  test('that nobody comes back to is finished by the next one', async () => {
    for (let at = 0; (await verdicts()).length === 0; at++) {
      await ask(asking(LABELS, BLOCK, { runId: 1 }), killedAt(vault, at).vault).catch(() => {})
    }
    expect((await verdicts())[0]?.verdict).toBeNull()
    expect(await ask(asking(LABELS, PASS, { runId: 2 }), vault)).toMatchObject({ kind: 'answered', verdict: 'pass' })
    expect((await verdicts()).map(({ verdict }) => verdict)).toEqual(['block', 'pass'])
  })

  test('is reserved and committed before the labels are fetched', async () => {
    const order: string[] = []
    const database = {
      ...vault.database,
      query: async (text: string, values?: readonly unknown[]) => {
        if (text.includes('SELECT labels')) order.push(`labels with ${(await verdicts()).length} reserved`)
        return vault.database.query(text, values) as never
      },
    }
    await ask(asking(LABELS, PASS), { ...vault, database })
    expect(order).toEqual(['labels with 1 reserved'])
  })

  test.each([
    [
      'an example less',
      { ids: document(answersOf(LABELS, PASS)).ids.slice(1), codes: Array(ROWS - 1).fill(0) },
      '1 examples of the sealed set are missing ("x0" is one), and 0 are of no example',
    ],
    ['a foreign example', { ids: ['y', ...document(answersOf(LABELS, PASS)).ids.slice(1)] }, 'and 1 are of no example'],
    ['an example twice', { ids: ['x1', ...document(answersOf(LABELS, PASS)).ids.slice(1)] }, '"x1" stands twice'],
    ['codes of no prediction', { codes: Array(ROWS).fill(9) }, 'does not have one prediction for each id'],
    ['predictions that are no label', { values: ['yes', 'no'] }, 'the labels are "0", "1"'],
  ])('with %s is refused before it is reserved', async (_, fields, message) => {
    const found = { ...document(answersOf(LABELS, PASS)), ...fields }
    const bad = { ...asking(LABELS, PASS), candidate: async () => ({ source: 'the candidate', found }) }
    expect(await refusal(ask(bad, vault))).toContain(message)
    expect(await verdicts()).toEqual([])
  })

  test('is not asked while the key is missing, or another one', async () => {
    expect(await ask(asking(LABELS, PASS), { ...vault, keys: null })).toMatchObject({
      kind: 'unready',
      reason: expect.stringContaining('SEALED_KEY'),
    })
    const other = { current: new Uint8Array(32).fill(9), old: null }
    expect(await ask(asking(LABELS, PASS), { ...vault, keys: other })).toMatchObject({
      kind: 'unready',
      reason: expect.stringContaining('another key'),
    })
    expect(await verdicts()).toEqual([])
  })

  test('a verdict that was told cannot be changed, not even in the database', async () => {
    await ask(asking(LABELS, BLOCK), vault)
    await expect(store.database.query("UPDATE sealed_questions SET verdict = 'pass'")).rejects.toThrow('stays')
  })

  test('finishing twice at once tells one verdict', async () => {
    for (let at = 0; (await verdicts()).length === 0; at++) {
      await ask(asking(LABELS, BLOCK), killedAt(vault, at).vault).catch(() => {})
    }
    const set = await sealedSetsIn(vault.database).inUse(OWNER)
    if (!set) throw new Error('no set')
    await Promise.all([finish(set, vault), finish(set, vault), finish(set, vault)])
    const { rows } = await store.database.query(
      "SELECT 1 FROM audit WHERE kind = 'sealed-question-answered' AND details->>'set' = $1",
      [set.digest],
    )
    expect(rows).toHaveLength(1)
  })
})
