import { describe, expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { evidence } from '#core/evidence.ts'
import { zip } from '../github/zip.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { evidenceArchive, makeEvidence } from './evidence.ts'
import { pullRun } from './github.ts'

const app = useEvaluator()

describe('evidence that cannot be used closes the gate (T29)', () => {
  const text = () => writeDocument(evidence, makeEvidence()).text
  const archived = (content: string | Buffer) => zip([{ name: 'holdout-evidence.json', content }])
  test.each<[string, () => Buffer]>([
    ['not a zip archive (AP41)', () => Buffer.from('{"metrics": 1}')],
    ['zip slip (T7)', () => zip([{ name: '../holdout-evidence.json', content: text() }])],
    ['a symbolic link (T8)', () => zip([{ name: 'holdout-evidence.json', content: '/etc/passwd', mode: 0o120777 }])],
    ['a zip bomb (T9)', () => zip([{ name: 'holdout-evidence.json', content: Buffer.alloc(17 * 1024 * 1024) }])],
    ['no evidence in it', () => zip([{ name: 'other.json', content: '{}' }])],
    ['NaN (T10)', () => archived(text().replace('"n":20000', '"n":NaN'))],
    ['1e400 (T10)', () => archived(text().replace('"n":20000', '"n":1e400'))],
    ['a key twice (T10)', () => archived(text().replace('"n":20000', '"n":20000,"n":1'))],
    ['__proto__ (T10)', () => archived(text().replace('{', '{"__proto__":{"accuracy":1},'))],
    ['a byte order mark (T10)', () => archived(`\uFEFF${text()}`)],
    ['an unknown key (T1)', () => archived(text().replace('{', '{"extra":1,'))],
    ['another version', () => archived(text().replace('holdout.evidence/1', 'holdout.evidence/2'))],
    ['bytes that are not UTF-8', () => archived(Buffer.from([0xff, 0xfe, 0x7b]))],
    ['numbers that do not add up', () => archived(text().replace('"wins":300', '"wins":30000'))],
    ['a missing metric', () => evidenceArchive(makeEvidence({ records: [] }))],
    ['no rows', () => evidenceArchive(makeEvidence({ candidate: { ...makeEvidence().candidate, n: 0 }, records: [] }))],
    ['no baseline', () => evidenceArchive(makeEvidence({ baseline: null }))],
  ])('%s', async (_, bytes) => {
    app.finished(bytes())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(({} as { accuracy?: number }).accuracy).toBeUndefined()
  })

  test('a digest that differs (T6, AP42)', async () => {
    app.finished()
    app.github.artifacts = {
      42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(), digest: digestOf('x') }],
    }
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toContain(digestOf('x'))
  })

  test('two artifacts of one name (T5)', async () => {
    app.finished()
    app.github.artifacts[42]?.push({ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() })
    await app.run(app.github)
    expect(app.github.check()?.summary).toContain('two artifacts named')
  })

  test('an artifact that has expired (AP72)', async () => {
    app.github.runs = [pullRun()]
    app.github.artifacts = {
      42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(), expired: true }],
    }
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toContain('has expired')
  })

  test('none at all: failure, and another look, since the list may lag behind the run (AP71)', async () => {
    app.github.runs = [pullRun({ conclusion: 'failure' })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.later.map(({ name }) => name)).toEqual(['artifact 42.1'])
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('none, but a data report that failed: that is the reason shown', async () => {
    app.github.runs = [pullRun({ conclusion: 'failure' })]
    app.github.artifacts = { 42: [{ name: 'holdout-data-flight-delay-1', bytes: dataArchive() }] }
    await app.run(app.github)
    expect(app.github.check()?.summary).toMatch(/data failed: flights\.delay:range: 3 rows/)
  })

  test('and the comment shows what fails, where and by how much; beside evidence it shows what holds', async () => {
    app.github.runs = [pullRun({ conclusion: 'failure' })]
    app.github.artifacts = { 42: [{ name: 'holdout-data-flight-delay-1', bytes: dataArchive() }] }
    await app.run(app.github)
    const row =
      '| ❌ fail | `flights.delay:range` | at most 0 rows outside | `█░░░░░░░░░` 3 rows |  | contract, line 4 |'
    expect(app.github.comments[0]?.body).toContain(row)
    expect(app.github.check()?.summary).toContain(row)
    app.finished()
    app.github.artifacts[42]?.push({ name: 'holdout-data-flight-delay-1', bytes: dataArchive('pass') })
    await app.run(app.github)
    expect(app.github.comments[0]?.body).toContain('### ✅ Data of `flight-delay`: 1 check holds')
    expect(app.github.comments[0]?.body).toContain('no worse on the gated metric')
  })

  test('a data report of another model under this one, whatever it says', async () => {
    app.finished()
    app.github.artifacts[42]?.push({ name: 'holdout-data-flight-delay-1', bytes: dataArchive('pass', 'other') })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toContain("is the data report of 'other'")
  })

  test('a data report that failed counts beside evidence that does not know of it, of whatever attempt', async () => {
    const run = { ...evidenceRun(), run_attempt: 2 }
    app.finished()
    app.github.artifacts[42]?.push({ name: 'holdout-data-flight-delay-1', bytes: dataArchive() })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toMatch(/data failed: flights\.delay:range: 3 rows/)

    app.github.runs = [pullRun({ run_attempt: 2 })]
    const again = { name: 'holdout-evidence-flight-delay-2', bytes: evidenceArchive(makeEvidence({ run })) }
    app.github.artifacts[42]?.push(again)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    app.github.artifacts[42]?.push({ name: 'holdout-data-flight-delay-2', bytes: dataArchive('pass') })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a changed evaluation set waits for a comparison on the new one', async () => {
    const candidate = { ...makeEvidence().candidate, evaluation_set: digestOf('other rows') }
    app.finished(evidenceArchive(makeEvidence({ candidate })))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringContaining('evaluation set'),
    })
  })
})

function dataArchive(outcome: 'pass' | 'fail' = 'fail', model = 'flight-delay'): Buffer {
  const { text } = writeDocument(dataReport, {
    schema: 'holdout.data-report/1',
    model,
    run: null,
    outcome,
    contract: { path: 'data/flights.odcs.yaml', digest: digestOf('contract'), id: 'flights', version: '1.0.0' },
    engine: 'duckdb',
    checks: [
      {
        id: 'flights.delay:range',
        result: outcome,
        expected: 'at most 0 rows outside',
        found: '3 rows',
        rows: 100,
        failed_rows: 3,
        examples: [],
        line: 4,
      },
    ],
    datasets: [],
    created_at: '2026-11-21T10:00:00.000Z',
  })
  return zip([{ name: dataReport.file, content: text }])
}
