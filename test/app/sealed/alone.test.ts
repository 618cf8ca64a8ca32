import { beforeEach, describe, expect, test } from 'vitest'
import { type Acceptance, parseAcceptances, printAcceptances } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { sealedDigest } from '#core/gate/sealed-rows.ts'
import type { SealedPredictions } from '#core/sealed-predictions.ts'
import { uploadSet } from '../../../app/sealed/sets.ts'
import { sha } from '../../github/github.ts'
import { evidenceRun, useEvaluator } from '../evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import {
  answersOf,
  archiveOf,
  BASELINE,
  BLOCK,
  baselineArchive,
  document,
  type Flips,
  LABELS,
  labelsCsv,
  MARIA,
  OWNER,
  PASS,
  policyTextOf,
  sealedPolicy,
} from './fixture.ts'

/* `reuse: {mode: ledger}`: there is no open label, so the app's word is the verdict, and register and deploy get it from the check. */

const app = useEvaluator()

const GROUP = sha('3')

const policyText = (reuse: object = {}) => policyTextOf({ mode: 'ledger', sealed: { lifetime_prs: null }, ...reuse })

/** Evidence as evaluate-gate writes it where no label is open. */
function evidenceOn(rows: SealedPredictions, fields: Partial<Evidence> = {}): Buffer {
  const { candidate } = makeEvidence()
  const own = { ...candidate, sealed_digest: sealedDigest(rows), n: rows.ids.length }
  const nothing = {
    baseline: null,
    baseline_missing: 'offline',
    records: [],
    verdict: 'inconclusive',
    admissible: false,
  }
  return evidenceArchive(makeEvidence({ ...nothing, candidate: own, ...fields } as Partial<Evidence>))
}

const baseRun = () => pullRun({ id: 41, run_number: 6, event: 'push', head_branch: 'main', head_sha: BASE })

function arrange(flips: Flips, evidence?: Buffer) {
  const rows = document(answersOf(LABELS, flips))
  app.github.runs = [pullRun(), baseRun()]
  app.github.artifacts = {
    42: [
      { name: 'holdout-evidence-flight-delay-1', bytes: evidence ?? evidenceOn(rows) },
      { name: 'holdout-sealed-flight-delay-1', bytes: archiveOf(rows) },
    ],
    41: [{ name: 'holdout-sealed-flight-delay-1', bytes: baselineArchive() }],
  }
  return rows
}

function upload() {
  const labels = { source: 'labels.csv', name: 'labels.csv', bytes: labelsCsv(LABELS) }
  return uploadSet(labels, { owner: OWNER, model: sealedPolicy({ mode: 'ledger' }), by: MARIA }, app.vault())
}

const comment = () => app.github.comments[0]?.body.replaceAll('\u200B', '') ?? ''
const told = (at = HEAD) => parseAcceptances(app.github.check(at)?.text ?? '', 'the check')
const questions = async () =>
  (await app.vault().database.query<{ verdict: string }>('SELECT verdict FROM sealed_questions')).rows.length

function answer(fields: Partial<Acceptance>): Acceptance {
  return {
    ...{ kind: 'sealed-verdict', model: 'flight-delay', pull_request: 5, head_sha: HEAD, by: 'the sealed set' },
    ...{ verdict: 'pass', admissible: true, until: '9999-12-31T23:59:59.999Z', reason: 'pass on the sealed set' },
    ...fields,
  } as Acceptance
}

beforeEach(async () => {
  await app.vault().database.exec('DELETE FROM sealed_sets')
  app.github.policies[BASE] = policyText()
})

describe('a sealed set that decides alone', () => {
  test('passes, tells nothing but that, and leaves its word for register and deploy', async () => {
    await upload()
    const rows = arrange(PASS)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success', title: 'flight-delay: pass on the sealed set' })
    expect(comment()).toContain('### ✅ flight-delay: pass on the sealed set')
    expect(comment()).toContain('**Guarantee: sealed ledger.**')
    expect(comment()).not.toMatch(/open set|\*\*Guarantee\.\*\*/i)
    expect(told()).toEqual([answer({ predictions: sealedDigest(rows) })])
    expect(await app.run(app.github)).toEqual([])
    expect(await questions()).toBe(1)
  })

  test('blocks, and nobody may register that', async () => {
    await upload()
    const rows = arrange(BLOCK)
    await app.run(app.github)
    const title = 'flight-delay: block, a loss is shown on the sealed set'
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title })
    expect(comment()).toContain(`### ❌ ${title}`)
    expect(comment()).toContain('Nothing is told of where it loses')
    const word = { verdict: 'block', admissible: false, reason: 'block on the sealed set' } as const
    expect(told()).toEqual([answer({ ...word, predictions: sealedDigest(rows) })])
  })

  test('a loss that it shows has no name, so none can be accepted', async () => {
    app.github.now = '2026-11-21T10:00:00Z'
    await upload()
    arrange(BLOCK)
    await app.run(app.github)
    app.github.now = '2026-11-21T10:21:00Z'
    const said = { number: 5, body: '/holdout accept accuracy we know', app: null, login: 'maria' }
    app.github.comments.push({ id: 7001, ...said })
    await app.run(app.github, {}, '2026-11-21T10:22:00Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(comment()).toContain('a sealed set decides alone, and tells no metric and no amount that could be accepted')
    expect(comment()).not.toContain('a loss that is meant can be accepted')
  })

  test('is asked on the pull request whatever query_on says, for nothing else decides there', async () => {
    app.github.policies[BASE] = policyText({ sealed: { query_on: 'merge_group', lifetime_prs: null } })
    await upload()
    arrange(PASS)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(await questions()).toBe(1)
  })

  test('never passes without a set in the store', async () => {
    arrange(PASS)
    await app.run(app.github)
    const title = 'flight-delay: the sealed set cannot be asked'
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required', title })
    expect(told()).toEqual([])
  })

  test.each([
    ['names other predictions', () => evidenceOn(document(answersOf(LABELS, BASELINE)))],
    ['names none, as that of an open set', () => evidenceArchive()],
  ])('is not asked where the evidence %s', async (_, evidence) => {
    await upload()
    arrange(PASS, evidence())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    expect(app.github.check()?.summary).toContain('other predictions than the evidence names')
    expect(await questions()).toBe(0)
    expect(told()).toEqual([])
  })

  test('is not asked about a run whose training failed', async () => {
    await upload()
    const rows = document(answersOf(LABELS, PASS))
    arrange(PASS, evidenceOn(rows, { problems: [{ code: 'run-failed', message: 'the training timed out' }] }))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    expect(await questions()).toBe(0)
  })

  test('is asked about what a merge group predicts, and its word stands on that commit in the name of the pull request', async () => {
    await upload()
    app.github.compared = [{ filename: 'src/train.ts' }]
    app.github.pulls = [pull()]
    const group = { event: 'merge_group', head_sha: GROUP } as const
    const run = { ...evidenceRun(), ...group }
    const rows = document(answersOf(LABELS, BLOCK), { run })
    arrange(PASS)
    app.github.checks = []
    app.github.runs = [pullRun({ ...group, head_branch: `gh-readonly-queue/main/pr-5-${BASE}` }), baseRun()]
    app.github.artifacts[42] = [
      {
        name: 'holdout-evidence-flight-delay-1',
        bytes: evidenceOn(rows, { run, commits: { ...makeEvidence().commits, head_sha: GROUP } }),
      },
      { name: 'holdout-sealed-flight-delay-1', bytes: archiveOf(rows) },
    ]
    await app.run(app.github, { kind: 'merge-group', base: 'main', sha: GROUP })
    expect(app.github.check(GROUP)).toMatchObject({ conclusion: 'failure' })
    const word = { verdict: 'block', admissible: false, reason: 'block on the sealed set' } as const
    expect(told(GROUP)).toEqual([answer({ ...word, predictions: sealedDigest(rows) })])
  })

  test('what somebody wrote into another check of that name is not its word', async () => {
    await upload()
    const rows = arrange(BLOCK)
    const forged = printAcceptances([answer({ predictions: sealedDigest(rows) })])
    app.github.checks = [
      {
        ...{ id: 1, app: 15368, sha: HEAD, status: 'completed', conclusion: 'success', title: 'x', summary: 'x' },
        ...{ startedAt: app.github.now, text: forged },
      },
    ]
    await app.run(app.github)
    expect(app.github.checks.find(({ app: by }) => by === 12345)).toMatchObject({ conclusion: 'failure' })
  })
})
