import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask } from '../../../app/sealed/ask.ts'
import { eraseSets, exportLabels, retireSet, rewrapKeys, uploadSet } from '../../../app/sealed/sets.ts'
import type { Vault } from '../../../app/sealed/vault.ts'
import { auditIn } from '../../../app/store/audit.ts'
import { openStore, type Store } from '../../../app/store/store.ts'
import { type OpenPlace, stores } from '../stores.ts'
import { asking, idsOf, KEYS, labelsCsv, labelsOf, MARIA, OWNER, refusal, sealedPolicy } from './fixture.ts'

const LABELS = labelsOf(6_000)
const PASS = { wins: 30, losses: 30 }
const OTHER_KEY = new Uint8Array(32).fill(9)

describe.each(stores)('sealed sets on $name', (kind) => {
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
  beforeEach(() => store.database.exec('DELETE FROM sealed_sets; DELETE FROM audit'))

  const upload = (bytes: Uint8Array = labelsCsv(LABELS), to = vault, name = 'labels.csv', model = sealedPolicy()) =>
    uploadSet({ source: name, name, bytes }, { owner: OWNER, model, by: MARIA }, to)
  const kinds = async () =>
    (await auditIn(store.database).read({ repositoryId: OWNER.repositoryId, limit: 9 })).entries.map(
      ({ kind, actor }) => `${kind} by ${actor}`,
    )
  const columns = async () => {
    const { rows } = await store.database.query<Record<string, string>>('SELECT * FROM sealed_sets')
    return rows[0] ?? {}
  }

  test('nothing of the rows stands in the database, and who may gets back what was uploaded', async () => {
    await upload(
      labelsCsv(['spam', 'ham'], ['one id', 'two']),
      vault,
      'labels.csv',
      sealedPolicy({}, { data: { positive: 'ham' } }),
    )
    const text = JSON.stringify(await columns())
    for (const secret of ['one id', 'ham', 'spam']) expect(text).not.toContain(secret)
    for (const key of ['frame', 'labels'])
      expect(Buffer.from((await columns())[key] ?? '', 'base64').toString('latin1')).not.toContain('ham')
    expect(await exportLabels(OWNER, { by: MARIA, model: sealedPolicy() }, vault)).toBe(
      'example_id,label\none id,spam\ntwo,ham\n',
    )
    expect(await kinds()).toEqual(['sealed-labels-exported by maria', 'sealed-set-uploaded by maria'])
  })

  test.each([
    ['CSV with a duplicate', 'labels.csv', 'example_id,label\na,1\na,0\n', 'row 2: example_id "a" stands twice'],
    ['CSV with an empty label', 'labels.csv', 'example_id,label\na,1\nb,\n', 'row 2: label is empty'],
    [
      'CSV without the column',
      'labels.csv',
      'example_id,lable\na,1\n',
      'has no column "label"; it has example_id, lable',
    ],
    [
      'JSONL with a fault',
      'labels.jsonl',
      '{"example_id":"a","label":1}\n{"example_id":"b"',
      'labels.jsonl: line 2: not JSON',
    ],
    ['a Parquet file that is none', 'labels.parquet', 'PAR1', 'not a Parquet file'],
    ['no rows', 'labels.csv', 'example_id,label\n', 'has no rows'],
    ['an unknown form', 'labels.xlsx', 'x', 'unknown extension'],
  ])('%s is refused with place and remedy', async (_, name, text, message) => {
    expect(await refusal(upload(Buffer.from(text), vault, name))).toContain(message)
    expect(await columns()).toEqual({})
  })

  test('JSONL is read like CSV', async () => {
    await upload(Buffer.from('{"example_id":"a","label":1}\n{"example_id":"b","label":0}\n'), vault, 'labels.jsonl')
    expect(await exportLabels(OWNER, { by: MARIA, model: sealedPolicy() }, vault)).toBe('example_id,label\na,1\nb,0\n')
  })

  test('the code and the lifetime are those of the upload, whatever the policy says later', async () => {
    const code = { pass: 0.5, block: 0.25, inconclusive: 0.25 }
    await upload(labelsCsv(LABELS), vault, 'labels.csv', sealedPolicy({ sealed: { code, lifetime_prs: 100 } }))
    const answer = await ask(asking(LABELS, PASS), vault)
    expect(answer).toMatchObject({ ledger: { code, lifetime: 100 } })
  })

  test('no set is taken before the policy asks one, or without a key, or while another is in use', async () => {
    const open = sealedPolicy({ mode: 'open', sealed: undefined })
    expect(await refusal(upload(labelsCsv(LABELS), vault, 'labels.csv', open))).toContain(
      'merge reuse: {mode: two-tier} first',
    )
    expect(await refusal(upload(labelsCsv(LABELS), { ...vault, keys: null }))).toContain('no SEALED_KEY')
    await upload()
    expect(await refusal(upload())).toContain('retire it first')
  })

  test('of two uploads at once one is taken', async () => {
    const results = await Promise.allSettled([upload(), upload()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a retired set is asked no more, and its rows come into no new set', async () => {
    await upload()
    await ask(asking(LABELS, PASS), vault)
    await retireSet(OWNER, MARIA, vault)
    expect(await ask(asking(LABELS, PASS, { runId: 9 }), vault)).toMatchObject({ kind: 'unready' })
    expect(await refusal(upload())).toContain('6000 of these examples were in the sealed set')
    const part = labelsOf(6_001)
    expect(await refusal(upload(labelsCsv(part, ['x17', ...idsOf(6_000).map((id) => `new ${id}`)])))).toContain(
      '1 of these examples',
    )
    await upload(
      labelsCsv(
        LABELS,
        idsOf(6_000).map((id) => `new ${id}`),
      ),
    )
    expect(await kinds()).toContain('sealed-set-retired by maria')
  })

  test('a set that was never asked may come again', async () => {
    await upload()
    await retireSet(OWNER, MARIA, vault)
    await upload()
  })

  test('a deleted set leaves no row and no key, and its rows come into no new set', async () => {
    await upload()
    await ask(asking(LABELS, PASS), vault)
    expect(await eraseSets(OWNER, MARIA, vault)).toBe(1)
    expect(await columns()).toMatchObject({ wrapped_key: null, frame: null, labels: null })
    expect(await refusal(exportLabels(OWNER, { by: MARIA, model: sealedPolicy() }, vault))).toContain('were deleted')
    expect(await refusal(upload())).toContain('6000 of these examples')
    const { rows } = await store.database.query('SELECT verdict FROM sealed_questions')
    expect(rows).toEqual([{ verdict: 'pass' }])
  })

  test('another key takes over at the start; the old one is not needed any more, and labels are not touched', async () => {
    await upload()
    const before = await columns()
    const both = { database: store.database, keys: { current: OTHER_KEY, old: KEYS.current } }
    expect(await rewrapKeys(both)).toEqual({ done: 1, faults: [] })
    expect(await rewrapKeys(both)).toEqual({ done: 0, faults: [] })
    const after = await columns()
    expect([after.labels, after.frame]).toEqual([before.labels, before.frame])
    expect(after.wrapped_key).not.toBe(before.wrapped_key)
    const alone = { database: store.database, keys: { current: OTHER_KEY, old: null } }
    expect(await ask(asking(LABELS, PASS), alone)).toMatchObject({ kind: 'answered', verdict: 'pass' })
    expect(await ask(asking(LABELS, PASS, { runId: 7 }), vault)).toMatchObject({ kind: 'unready' })
    expect(await rewrapKeys(vault)).toMatchObject({ done: 0, faults: [expect.stringContaining('another key')] })
  })

  test.each(['labels', 'frame', 'wrapped_key'])('%s of another set in its place is noticed', async (column) => {
    await upload()
    const other = { repositoryId: OWNER.repositoryId, model: 'other' }
    await uploadSet(
      { source: 'x.csv', name: 'x.csv', bytes: labelsCsv(LABELS) },
      { owner: other, model: sealedPolicy(), by: MARIA },
      vault,
    )
    await store.database.query(
      `UPDATE sealed_sets SET ${column} = (SELECT ${column} FROM sealed_sets WHERE model = 'other') WHERE model <> 'other'`,
    )
    expect(await refusal(exportLabels(OWNER, { by: MARIA, model: sealedPolicy() }, vault))).toContain(
      'was changed in the database, or belongs to another',
    )
  })

  test('one changed bit is noticed', async () => {
    await upload()
    const bytes = Buffer.from((await columns()).labels ?? '', 'base64')
    bytes[100] = (bytes[100] ?? 0) ^ 1
    await store.database.query('UPDATE sealed_sets SET labels = $1', [bytes.toString('base64')])
    expect(await refusal(exportLabels(OWNER, { by: MARIA, model: sealedPolicy() }, vault))).toContain('was changed')
  })
})
