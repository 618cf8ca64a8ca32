import { describe, expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { deploymentRecord } from '#core/deployment-record.ts'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { clopperPearsonLower, clopperPearsonUpper } from '#core/statistics/binomial.ts'
import { auditIn } from '../../app/store/audit.ts'
import { historyReader } from '../../app/store/history-reader.ts'
import { packed, unpacked } from '../../app/store/packed.ts'
import { deleteOld } from '../../app/store/purge.ts'
import { forgetRepository, keptRows } from '../../app/store/retention.ts'
import { makeReport } from '../core/report/data-fixture.ts'
import { zip } from '../github/zip.ts'
import { evidenceRun, subject, useEvaluator } from './evaluate.ts'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES, POLICY } from './evidence.ts'
import { pullRun } from './github.ts'

const app = useEvaluator()
const ID = subject.repositoryId
const reader = () => historyReader(app.database)
const lines = async () => (await reader().list({ repositoryId: ID, limit: 50 })).decisions

/** A finished run of main at HEAD with what evaluate-gate wrote in it. */
function onMain(fields: Parameters<typeof makeEvidence>[0] = {}, rows?: Parameters<typeof makeEvidence>[1]) {
  app.github.runs = [pullRun({ event: 'push', head_branch: 'main' })]
  app.github.policies[HEAD] = POLICY
  const bytes = evidenceArchive(makeEvidence({ run: { ...evidenceRun(), event: 'push' }, ...fields }, rows))
  app.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes }] }
}
const remember = (at?: string) => app.run(app.github, { kind: 'branch', base: 'main' }, at)
/** When no artifact can be late any more. */
const LONG_AFTER = '2026-11-21T10:20:00Z'

describe('a decision on a pull request', () => {
  test('is remembered with run, verdict, conclusion, set, digest and rows', async () => {
    app.finished()
    await app.run(app.github)
    const [line] = await lines()
    expect(line).toMatchObject({
      ...{ model: 'flight-delay', sha: HEAD, kind: 'pull-request', pull: 5, branch: 'main', runNumber: 7, attempt: 1 },
      ...{ outcome: 'pass', conclusion: 'success', n: 20_000, accepted: 0, reuse: 'open' },
      evaluationSet: digestOf('evaluation set'),
    })
    const whole = await reader().decision(ID, line?.number ?? 0)
    expect(whole?.evidenceDigest).toBe(digestOf(app.github.artifacts[42]?.[0]?.bytes ?? Buffer.alloc(0)))
    expect(whole?.report).toMatchObject({ model: 'flight-delay', decision: { verdict: 'pass' } })
    const [row] = await reader().overall([line?.number ?? 0])
    expect(row).toMatchObject({
      ...{ metric: 'accuracy', n: 20_000, candidate: 0.765, baseline: 0.7645, tolerance: 0.01, verdict: 'pass' },
      own: { lower: clopperPearsonLower(15_300, 20_000, 0.025), upper: clopperPearsonUpper(15_300, 20_000, 0.025) },
    })
    expect(row?.gain).toBeCloseTo(0.0005, 12)
    expect(row?.interval?.lower).toBeLessThan(0.0005)
  })

  test('is written once, however often it is looked at, and again when it changes', async () => {
    app.finished(app.blocked())
    await app.run(app.github)
    await app.run(app.github)
    expect((await lines()).map(({ outcome }) => outcome)).toEqual(['block'])
    app.finished()
    await app.run(app.github)
    app.finished(app.blocked())
    await app.run(app.github)
    expect((await lines()).map(({ outcome }) => outcome)).toEqual(['block', 'pass', 'block'])
    const [set] = await reader().sets(ID, 'flight-delay')
    expect(set).toMatchObject({ asked: 1, askedByChanges: 1, epochAt: null })
  })

  test('stands in the audit log too, as what the app did', async () => {
    app.finished()
    await app.run(app.github)
    const { entries } = await auditIn(app.database).read({ repositoryId: ID, limit: 1 })
    expect(entries).toMatchObject([
      {
        kind: 'decided',
        actor: null,
        pull: 5,
        sha: HEAD,
        details: { model: 'flight-delay', outcome: 'pass', check: 'success' },
      },
    ])
  })

  test('is remembered without rows where the evidence cannot be used', async () => {
    app.finished(Buffer.from('no archive'))
    await app.run(app.github)
    expect(await lines()).toMatchObject([{ outcome: 'unusable-evidence', conclusion: 'failure', n: null }])
  })

  test('waits until there is a result', async () => {
    app.github.runs = [pullRun({ status: 'in_progress', conclusion: null })]
    await app.run(app.github)
    expect(await lines()).toEqual([])
  })
})

describe('a run on the default branch', () => {
  test('is remembered, and nothing is written to GitHub', async () => {
    onMain()
    expect(await remember()).toEqual([])
    await remember()
    expect(await lines()).toMatchObject([
      { kind: 'branch', pull: null, branch: 'main', conclusion: null, outcome: 'pass' },
    ])
    expect(await reader().sets(ID, 'flight-delay')).toMatchObject([
      { asked: 1, askedByChanges: 0, epochAt: new Date('2026-11-21T10:05:00Z') },
    ])
  })

  test('counts only when a pull request cannot have started it (T26)', async () => {
    for (const fields of [
      { event: 'pull_request' },
      { event: 'push', head_branch: 'somebodys' },
      { event: 'push', head_branch: 'main', head_repository: { id: 9, full_name: 'eve/flight-delay' } },
      { event: 'push', head_branch: 'main', path: '.github/workflows/other.yml' },
      { event: 'push', head_branch: 'main', status: 'in_progress', conclusion: null },
    ]) {
      onMain()
      app.github.runs = [pullRun(fields)]
      await remember()
      expect(await lines(), JSON.stringify(fields)).toEqual([])
    }
  })

  test('whose evidence is of another run is remembered as unusable (T1)', async () => {
    onMain({ run: { ...evidenceRun(), event: 'push', run_id: 41 } })
    await remember(LONG_AFTER)
    expect(await lines()).toMatchObject([{ outcome: 'unusable-evidence' }])
  })

  test('of a scheduled run counts too, and a re-run replaces what it found before', async () => {
    onMain({ run: { ...evidenceRun(), event: 'schedule' } }, OUTCOMES.block)
    app.github.runs = [pullRun({ event: 'schedule', head_branch: 'main' })]
    await remember()
    const run = { ...evidenceRun(), event: 'schedule', run_attempt: 2 }
    app.github.runs = [pullRun({ event: 'schedule', head_branch: 'main', run_attempt: 2 })]
    const second = { name: 'holdout-evidence-flight-delay-2', bytes: evidenceArchive(makeEvidence({ run })) }
    app.github.artifacts[42]?.push(second)
    await remember()
    expect((await reader().branch(ID, 'flight-delay', 9)).map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
      ['pass', 2],
    ])
    expect(await reader().sets(ID, 'flight-delay')).toMatchObject([{ asked: 2 }])
  })

  test('tells what was registered, once a tag', async () => {
    onMain()
    app.github.tags = [
      { name: 'flight-delay@v0.0.1', sha: HEAD, at: '2026-11-21T10:04:00Z' },
      { name: 'flight-delay#production#1', sha: HEAD, at: '2026-11-21T10:04:30Z' },
      { name: 'v7', sha: HEAD, at: '2026-11-21T10:04:30Z' },
    ]
    await remember()
    const { reads } = app.github
    await remember()
    const found = await reader().registrations(ID, 'flight-delay')
    expect(found.map(({ tag, action, subject: about, sha: commit }) => [tag, action, about, commit])).toEqual([
      ['flight-delay#production#1', 'assign', 'production', HEAD],
      ['flight-delay@v0.0.1', 'register', 'v0.0.1', HEAD],
    ])
    expect(found[1]?.at).toEqual(new Date('2026-11-21T10:04:00Z'))
    expect(app.github.reads - reads).toBeLessThan(reads)
  })

  test('tells what was deployed and what the data looked like', async () => {
    onMain()
    const identity = { ...evidenceRun(), event: 'push' }
    const record = writeDocument(deploymentRecord, {
      schema: 'holdout.deployment/1',
      ...{ model: 'flight-delay', run: identity, target: 'local', environment: 'production', version: 'v0.0.1' },
      ...{ model_digest: digestOf('model'), previous_version: null, outcome: 'deployed', url: 'http://127.0.0.1:8080' },
      ...{ steps: [], replay: null, created_at: '2026-11-21T10:04:40.000Z' },
    }).text
    const report = writeDocument(dataReport, { ...makeReport(), model: 'flight-delay', run: identity }).text
    app.github.artifacts[42]?.push(
      { name: 'holdout-deployment-flight-delay-1', bytes: zip([{ name: deploymentRecord.file, content: record }]) },
      { name: 'holdout-data-flight-delay-1', bytes: zip([{ name: dataReport.file, content: report }]) },
    )
    await remember()
    await remember()
    expect(await reader().deployments(ID, 'flight-delay')).toMatchObject([
      { sha: HEAD, record: { version: 'v0.0.1', outcome: 'deployed' } },
    ])
    const newest = await reader().newestWith('data', ID, 'flight-delay')
    expect(newest?.data).toMatchObject({ outcome: makeReport().outcome, rows: makeReport().datasets[0]?.rows })
  })
})

test('evidence that GitHub lists late is waited for, and not remembered as missing', async () => {
  onMain()
  app.github.artifacts = {}
  await remember()
  expect(await lines()).toEqual([])
  expect(app.later).toMatchObject([{ subject: { kind: 'branch' }, name: 'artifact 42.1' }])
  await remember(LONG_AFTER)
  expect(await lines()).toMatchObject([{ outcome: 'unusable-evidence' }])
})

describe('what is kept', () => {
  test('of the first page is one line a model, that of the default branch where there is one', async () => {
    onMain()
    await remember()
    app.finished(app.blocked(), {})
    await app.run(app.github)
    expect(await reader().newest([ID])).toMatchObject([{ model: 'flight-delay', kind: 'branch', outcome: 'pass' }])
    expect(await reader().newest([ID + 1])).toEqual([])
  })

  test('ends with its time, history and audit log each with its own', async () => {
    onMain()
    await remember()
    const audit = auditIn(app.database)
    await audit.record({ repositoryId: ID, kind: 'acceptance', actor: 'mona', details: {} })
    const purge = async (historyDays: number, auditDays: number) => {
      for (const kept of keptRows({ historyDays, auditDays })) await deleteOld(app.database, kept)
      return [
        (await lines()).length,
        (await audit.read({ repositoryId: ID, kind: 'acceptance', limit: 9 })).entries.length,
      ]
    }
    expect(await purge(1, 1)).toEqual([1, 1])
    expect(await purge(-1, 1)).toEqual([0, 1])
    expect(await purge(-1, -1)).toEqual([0, 0])
    expect(await reader().newest([ID])).toEqual([])
    expect((await app.database.query('SELECT * FROM measurements')).rows).toEqual([])
  })

  test('of one repository is deleted whole, of another one not touched', async () => {
    onMain()
    await remember()
    expect(await forgetRepository(app.database, ID + 1)).toMatchObject({ decisions: 0 })
    expect(await lines()).toHaveLength(1)
    expect(await forgetRepository(app.database, ID)).toMatchObject({ decisions: 1, models: 1, evaluation_sets: 1 })
    expect(await lines()).toEqual([])
    expect(await reader().newest([ID])).toEqual([])
  })

  test('of numbers and texts that JSON or PostgreSQL do not have comes back as it was (S46, S48)', () => {
    const odd = {
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      text: '\u0000Infinity',
      half: '\uD83D',
    }
    expect(packed(odd).isWellFormed()).toBe(true)
    expect(packed(odd)).not.toContain('\u0000')
    expect(unpacked(packed(odd))).toEqual(odd)
    expect(unpacked(packed({ text: '\u0000\u0000x' }))).toEqual({ text: '\u0000\u0000x' })
  })
})

test('a commit of a pull request is not taken for one of the branch when its evaluation is given up', async () => {
  onMain()
  await app.giveUp({ kind: 'branch', base: 'main' })
  expect(app.github.writes).toEqual([])
})
