import { beforeEach, describe, expect, test } from 'vitest'
import { parseAcceptances } from '#core/acceptance.ts'
import { writeDocument } from '#core/document.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'
import { retireSet, uploadSet } from '../../../app/sealed/sets.ts'
import { zip } from '../../github/zip.ts'
import { evidenceRun, useEvaluator } from '../evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, OUTCOMES } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import {
  answersOf,
  archiveOf,
  BASE_RUN,
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

const app = useEvaluator()

interface Reuse {
  readonly on_exhausted?: string
  readonly sealed?: object
}

function policyText(reuse: Reuse = {}, more = ''): string {
  const sealed = { query_on: 'pull_request', lifetime_prs: null, ...reuse.sealed }
  return policyTextOf({ mode: 'two-tier', ...reuse, sealed }, more)
}

/** A pull request whose run left evidence and predictions on the sealed set, and the base's run that it is compared with. */
function arrange(
  flips: Flips,
  { open = OUTCOMES.pass, labels = LABELS }: { open?: Flips; labels?: readonly string[] } = {},
) {
  const sealed = document(answersOf(labels, flips))
  app.github.policies[BASE] ??= policyText()
  app.github.runs = [pullRun(), pullRun({ id: 41, run_number: 6, event: 'push', head_branch: 'main', head_sha: BASE })]
  app.github.artifacts = {
    42: [
      { name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(makeEvidence({}, open)) },
      { name: 'holdout-sealed-flight-delay-1', bytes: archiveOf(sealed) },
    ],
    41: [{ name: 'holdout-sealed-flight-delay-1', bytes: baselineArchive(labels) }],
  }
}

const upload = (labels: readonly string[] = LABELS, reuse: object = {}) =>
  uploadSet(
    { source: 'labels.csv', name: 'labels.csv', bytes: labelsCsv(labels) },
    { owner: OWNER, model: sealedPolicy(reuse), by: MARIA },
    app.vault(),
  )

// As a reader sees it: the mark that keeps a commit id from becoming a link has no width.
const comment = () => app.github.comments[0]?.body.replaceAll('\u200B', '') ?? ''
const questions = async () =>
  (
    await app.vault().database.query<{ verdict: string }>('SELECT verdict FROM sealed_questions ORDER BY number')
  ).rows.map(({ verdict }) => verdict)

beforeEach(async () => {
  await app.vault().database.exec('DELETE FROM sealed_sets')
  app.github.policies[BASE] = policyText()
})

describe('a sealed set behind the open one', () => {
  test('passes what both pass, and says what it cost and what is left', async () => {
    await upload()
    arrange(PASS)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'success',
      title: 'flight-delay: pass, on the sealed set too',
    })
    expect(comment()).toContain('### ✅ flight-delay: pass, on the sealed set too')
    expect(comment()).toContain(
      '**Sealed set: pass.** One verdict on 20,000 examples whose labels only the app holds, against run 6 at bbbbbbb.',
    )
    expect(comment()).toContain(
      '**Guarantee: sealed ledger.** Of this verdict: a change that is no worse is blocked with probability at most 0.05',
    )
    expect(comment()).toContain(
      'question 1, asked at the levels 0.05 and 0.05: 0 nats of earlier verdicts are taken off',
    )
    expect(comment()).toContain('0.02 nats are spent now.')
    expect(comment()).toContain('**Guarantee of the open set: per pull request.**')
    expect(await questions()).toEqual(['pass'])
    expect(await app.run(app.github)).toEqual([])
    expect(await questions()).toEqual(['pass'])
  })

  test('blocks what the open one let pass', async () => {
    await upload()
    arrange(BLOCK)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'failure',
      title: 'flight-delay: block, a loss is shown on the sealed set',
    })
    expect(comment()).toContain('### ❌ flight-delay: block')
    expect(comment()).toContain('**Open set: pass, no worse on the gated metric.**')
    expect(comment()).toContain('4.61 nats are spent now')
  })

  test.each([
    ['warn', 'success'],
    ['block', 'failure'],
  ])('is inconclusive where neither is shown: %s is %s', async (rule, conclusion) => {
    app.github.policies[BASE] = policyText({}, `    on_inconclusive: ${rule}\n`)
    await upload()
    app.github.policies[BASE] =
      app.github.policies[BASE]?.replace(/rates: .*/, 'rates: {alpha_block: 0.01, alpha_pass: 0.01}') ?? ''
    // A loss of 2 standard errors, the tolerance being 4: 2.3 would block, and 1.7 pass.
    arrange({ wins: 1213, losses: 1313 })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion, title: 'flight-delay: inconclusive on the sealed set' })
  })

  test.each([
    ['warn', 'success'],
    ['block', 'failure'],
  ])('is not asked when its level is used up: on_exhausted %s is %s', async (rule, conclusion) => {
    app.github.policies[BASE] = policyText({ on_exhausted: rule })
    await upload(LABELS, { sealed: { lifetime_prs: 100_000 } })
    arrange({ wins: 600, losses: 600 })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion,
      title: 'flight-delay: inconclusive, the sealed set is exhausted',
    })
    expect(comment()).toContain('**Sealed set: exhausted.** It was not asked, and nothing was spent')
    expect(comment()).toContain('retire it and upload examples')
    expect(await questions()).toEqual([])
  })

  test('never passes without a set in the store, even where the open set passes', async () => {
    arrange(PASS)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: 'flight-delay: the sealed set cannot be asked',
    })
    expect(comment()).toContain('no sealed set of flight-delay was uploaded to the app')
  })

  test('costs nothing where the open set blocks already', async () => {
    await upload()
    arrange(PASS, { open: OUTCOMES.block })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'failure',
      title: expect.stringMatching(/block, accuracy drops/),
    })
    expect(comment()).toContain('**Sealed set:** not asked, since the open one has refused')
    expect(await questions()).toEqual([])
  })

  test('is asked in the merge queue where the policy says so', async () => {
    app.github.policies[BASE] = policyText({ sealed: { query_on: 'merge_group' } })
    await upload()
    arrange(BLOCK)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(comment()).toContain('asked in the merge queue')
    expect(await questions()).toEqual([])
    app.github.checks = []
    app.github.compared = [{ filename: 'src/a.ts' }]
    const branch = { event: 'merge_group', head_branch: 'gh-readonly-queue/main/pr-5-aaaa' }
    app.github.runs = [pullRun(branch), ...app.github.runs.slice(1)]
    const run = { ...evidenceRun(), event: 'merge_group' }
    app.github.artifacts[42] = [
      { name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(makeEvidence({ run })) },
      { name: 'holdout-sealed-flight-delay-1', bytes: archiveOf(document(answersOf(LABELS, BLOCK), { run })) },
    ]
    await app.run(app.github, { kind: 'merge-group', base: 'main' })
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('sealed set') })
    expect(await questions()).toEqual(['block'])
  })

  test('is not asked about the predictions of the baseline itself', async () => {
    await upload()
    arrange(BASELINE)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'success',
      title: expect.stringContaining('the same predictions'),
    })
    expect(await questions()).toEqual([])
  })

  test('is asked once for a run, whatever its baseline becomes later', async () => {
    await upload()
    arrange(PASS)
    await app.run(app.github)
    const other = document(answersOf(LABELS, { wins: 3, losses: 3 }), { run: BASE_RUN })
    app.github.artifacts[41] = [{ name: 'holdout-sealed-flight-delay-1', bytes: archiveOf(other) }]
    expect(await app.run(app.github)).toEqual([])
    expect(await questions()).toEqual(['pass'])
  })

  test('that was retired closes: the next change waits for a new one', async () => {
    await upload()
    arrange(PASS)
    await app.run(app.github)
    await retireSet(OWNER, MARIA, app.vault())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })
})

describe('predictions that cannot be used', () => {
  const cases: [string, () => Buffer, string][] = [
    [
      'of another run',
      () => archiveOf(document(answersOf(LABELS, PASS), { run: { ...evidenceRun(), run_id: 40 } })),
      'its run id is 40',
    ],
    [
      'of another commit',
      () => archiveOf(document(answersOf(LABELS, PASS), { run: { ...evidenceRun(), head_sha: BASE } })),
      'its head commit',
    ],
    ['of another model', () => archiveOf(document(answersOf(LABELS, PASS), { model: 'other' })), 'its model is other'],
    [
      'that bring labels along',
      () => {
        const { text } = writeDocument(sealedPredictions, document(answersOf(LABELS, PASS)))
        return zip([{ name: sealedPredictions.file, content: text.replace('"model"', '"labels":["1"],"model"') }])
      },
      'labels',
    ],
    [
      'with an example missing',
      () => archiveOf({ ...document(answersOf(LABELS.slice(1), PASS)) }),
      '1 examples of the sealed set are missing',
    ],
    [
      'with an example twice',
      () => {
        const rows = document(answersOf(LABELS, PASS))
        return archiveOf({ ...rows, ids: ['x1', ...rows.ids.slice(1)] })
      },
      '"x1" stands twice',
    ],
  ]
  test.each(cases)('%s fail the check and ask nothing', async (_, bytes, message) => {
    await upload()
    arrange(PASS)
    app.github.artifacts[42] = [
      ...(app.github.artifacts[42] ?? []).slice(0, 1),
      { name: 'holdout-sealed-flight-delay-1', bytes: bytes() },
    ]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    expect(app.github.check()?.summary).toContain(message)
    expect(await questions()).toEqual([])
  })

  test('that are missing fail the check, and are looked for again while GitHub may be late', async () => {
    await upload()
    arrange(PASS)
    app.github.artifacts[42] = (app.github.artifacts[42] ?? []).slice(0, 1)
    await app.run(app.github, {}, '2026-11-21T10:06:00Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toContain('holdout-sealed-flight-delay-1')
  })

  test('of the baseline that are missing are action_required, with the workflow to run', async () => {
    await upload()
    arrange(PASS)
    app.github.artifacts[41] = []
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    expect(comment()).toContain("the baseline's predictions on the sealed set are missing")
    expect(comment()).toContain('.github/workflows/model.yml')
  })

  test('of a fork whose branch is called main are no baseline (T26)', async () => {
    await upload()
    arrange(PASS)
    app.github.runs = app.github.runs.map((run) =>
      run.id === 41 ? { ...run, head_repository: { ...run.head_repository, id: 666 } } : run,
    )
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })
})

describe('an appeal', () => {
  const approval = { login: 'maria', state: 'APPROVED', sha: HEAD, text: '/holdout appeal The open set is old by now' }

  test('by a maintainer asks the sealed set in spite of the open one; its pass accepts exactly what the open one showed', async () => {
    await upload()
    app.github.policies[BASE] = policyText({ sealed: { query_on: 'merge_group' } })
    arrange(PASS, { open: OUTCOMES.block })
    app.github.pulls = [pull({ reviews: [approval] })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'success',
      title: 'flight-delay: pass on the sealed set, after an appeal',
    })
    expect(comment()).toContain('maria appealed: The open set is old by now')
    expect(parseAcceptances(app.github.check()?.text ?? '', 'the check')).toEqual([
      {
        ...{ kind: 'loss', model: 'flight-delay', pull_request: 5, head_sha: HEAD, by: 'maria' },
        ...{ metric: 'accuracy', slice: null, amount: 0.04, until: '2026-12-05T10:05:00.000Z' },
        reason: 'the sealed set passed on appeal: The open set is old by now',
      },
    ])
    expect(await app.run(app.github)).toEqual([])
  })

  test('is lost where the sealed set blocks too', async () => {
    await upload()
    arrange(BLOCK, { open: OUTCOMES.block })
    app.github.pulls = [pull({ reviews: [approval] })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('sealed set') })
    expect(parseAcceptances(app.github.check()?.text ?? '', 'the check')).toEqual([])
  })

  test.each([
    ['by the author', { login: 'dana' }],
    ['without the permission', { login: 'walt' }],
    ['without a reason', { text: '/holdout appeal' }],
    ['of an older commit', { sha: BASE }],
    ['that has expired', { at: '2026-11-01T10:00:00Z' }],
  ])('%s is none', async (_, fields) => {
    app.github.roles = { ...app.github.roles, dana: 'admin', walt: 'write' }
    await upload()
    arrange(PASS, { open: OUTCOMES.block })
    app.github.pulls = [pull({ reviews: [{ ...approval, ...fields }] })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(await questions()).toEqual([])
  })
})

test('nothing that anybody sees depends on the labels but the verdict', async () => {
  const seen: string[] = []
  app.logged()
  // The same predictions; three sets of labels that give the same verdict.
  for (const shift of [0, 40, 90]) {
    await app.vault().database.exec('DELETE FROM sealed_sets')
    app.github.checks = []
    app.github.comments = []
    arrange(PASS)
    await upload(
      LABELS.map((label, row) =>
        row % 100 < shift && row > 400 && row < LABELS.length - 400 ? (label === '1' ? '0' : '1') : label,
      ),
    )
    await app.run(app.github)
    const { title, summary, text, conclusion } = app.github.check() ?? {}
    seen.push(JSON.stringify({ title, summary, text, conclusion, comment: comment(), logged: app.logged() }))
  }
  expect(seen[0]).toContain('pass, on the sealed set too')
  expect(seen[1]).toBe(seen[0])
  expect(seen[2]).toBe(seen[0])
})
