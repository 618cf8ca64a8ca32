import { describe, expect, test } from 'vitest'
import { type Acceptance, parseAcceptances, printAcceptances } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, OUTCOMES } from './evidence.ts'
import { APP, pull, pullRun } from './github.ts'
import type { CheckState } from './github-json.ts'

const app = useEvaluator()

const GROUP = sha('3')
const QUEUE = `gh-readonly-queue/main/pr-5-${BASE}`
const queued = { kind: 'merge-group', base: 'main', sha: GROUP } as const

const loss: Acceptance = {
  ...{ kind: 'loss', model: 'flight-delay', pull_request: 5, head_sha: HEAD, by: 'maria', reason: 'stricter labels' },
  ...{ until: '2026-12-05T10:10:00.000Z', metric: 'accuracy', slice: null, amount: 0.04 },
}

function checkOf(headSha: string, accepted: readonly Acceptance[], fields: Partial<CheckState> = {}): CheckState {
  return {
    ...{ id: app.github.checks.length + 1, app: APP.id, sha: headSha, status: 'completed', conclusion: 'success' },
    ...{ title: 'x', summary: 'x', startedAt: app.github.now, text: printAcceptances(accepted), ...fields },
  }
}

/** A merge group with the evidence of its own run. */
function group(rows: { wins: number; losses: number } = OUTCOMES.block, fields: Partial<Evidence> = {}) {
  app.github.compared = [{ filename: 'src/train.ts' }]
  app.github.runs = [pullRun({ event: 'merge_group', head_sha: GROUP, head_branch: QUEUE })]
  const run = { ...evidenceRun(), event: 'merge_group', head_sha: GROUP }
  const commits = { ...makeEvidence().commits, head_sha: GROUP }
  const evidence = makeEvidence({ run, commits, ...fields }, rows)
  app.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(evidence) }] }
}

const decided = async (fields: object = {}) => {
  await app.run(app.github, { ...queued, ...fields })
  return app.github.check(GROUP)
}

describe('what was accepted on a pull request goes with it into the merge queue (T36)', () => {
  test('while the loss there is at most the amount', async () => {
    app.github.checks = [checkOf(HEAD, [loss])]
    group()
    expect(await decided()).toMatchObject({ conclusion: 'success', title: 'flight-delay: block, accepted' })
    expect(parseAcceptances(app.github.check(GROUP)?.text ?? '', 'check')).toEqual([loss])
    expect(app.github.comments).toEqual([])
  })

  test.each<[string, () => void]>([
    ['a greater loss', () => group({ wins: 100, losses: 920 })],
    ['of another pull request', () => (app.github.checks = [checkOf(HEAD, [{ ...loss, pull_request: 6 }])])],
    ['of an older head', () => (app.github.checks = [checkOf(HEAD, [{ ...loss, head_sha: sha('9') }])])],
    ['that has expired', () => (app.github.checks = [checkOf(HEAD, [{ ...loss, until: '2026-11-21T10:05:59.000Z' }])])],
    ['that another app says', () => (app.github.checks = [checkOf(HEAD, [loss], { app: 15368 })])],
    ['of a pull request into another branch', () => (app.github.pulls = [pull({ base: 'release' })])],
    ['of a pull request that is closed', () => (app.github.pulls = [pull({ state: 'closed' })])],
  ])('and not %s', async (_, happens) => {
    app.github.checks = [checkOf(HEAD, [loss])]
    group()
    happens()
    expect(await decided({ queue: QUEUE })).toMatchObject({ conclusion: 'failure' })
  })

  test('a new evaluation set too', async () => {
    const alone = { kind: 'proportion' as const, n: 20_000, successes: 15_600 }
    const records = [{ metric: 'accuracy', slice: null, n: 20_000, candidate: alone, baseline: null, anchor: null }]
    const set = makeEvidence().candidate.evaluation_set ?? 'sha256:'
    const { metric: _, slice: __, amount: ___, ...common } = loss as Extract<Acceptance, { kind: 'loss' }>
    app.github.checks = [checkOf(HEAD, [{ ...common, kind: 'evaluation-set', evaluation_set: set }])]
    app.github.policies[BASE] = (app.github.policies[BASE] ?? '').replace(
      'max_drop: 0.01',
      'max_drop: 0.01, floor: 0.7',
    )
    group(OUTCOMES.pass, { problems: [{ code: 'new-evaluation-set', message: 'new ids' }], records })
    expect(await decided()).toMatchObject({ conclusion: 'success' })
  })

  test('so does the review that accepts protected paths, and not without it', async () => {
    const files = [{ filename: 'src/train.ts' }, { filename: 'evaluation/score.ts' }]
    app.github.pulls = [pull({ files })]
    group(OUTCOMES.pass)
    expect(await decided()).toMatchObject({ conclusion: 'action_required' })
    app.github.pulls = [pull({ files, reviews: [{ login: 'maria', state: 'APPROVED', sha: HEAD }] })]
    expect(await decided()).toMatchObject({ conclusion: 'success' })
  })
})

describe('accepting a drop moves the anchor of its metric', () => {
  const VERSION = sha('1')
  const MERGED = sha('2')

  /** As good as the reference, and 3 points under the last version, of which the policy tolerates 2. */
  function declined() {
    const n = 20_000
    const paired = { kind: 'proportions' as const, n, wins: 100, losses: 700, both_right: 15_000 }
    const [record] = makeEvidence().records
    if (!record) throw new Error('the evidence has a record')
    const candidate = { kind: 'proportion' as const, n, successes: 15_100 }
    const baseline = { kind: 'proportions' as const, n, wins: 50, losses: 40, both_right: 15_050 }
    const { baseline: origin } = makeEvidence()
    const anchor = origin && { ...origin, kind: 'release' as const, name: 'v1.0.0', sha: VERSION }
    app.finished(
      evidenceArchive(makeEvidence({ anchor, records: [{ ...record, candidate, baseline, anchor: paired }] })),
    )
    app.github.history[BASE] = [MERGED, VERSION]
  }

  const earlier = { ...loss, pull_request: 4, head_sha: sha('8'), amount: 0.02 }

  function mergedBefore(fields: Parameters<typeof pull>[0] = {}, accepted: Acceptance = earlier) {
    const merged = { sha: MERGED, at: '2026-11-20T10:00:00Z' }
    app.github.pulls = [
      pull(),
      pull({ number: 4, state: 'closed', sha: sha('8'), head: 'acme:old', merged, ...fields }),
    ]
    app.github.checks = [checkOf(sha('8'), [accepted])]
  }

  test('what was accepted since the last version is part of what may have been lost since', async () => {
    declined()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'failure',
      title: expect.stringContaining('cumulative limit'),
    })
    mergedBefore()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test.each<[string, () => void]>([
    ['merged with the version itself', () => mergedBefore({ merged: { sha: VERSION, at: '2026-11-20T10:00:00Z' } })],
    ['closed without a merge', () => mergedBefore({ merged: { sha: sha('4'), at: '2026-11-20T10:00:00Z' } })],
    ['of another metric', () => mergedBefore({}, { ...earlier, metric: 'f1' })],
    ['of another model', () => mergedBefore({}, { ...earlier, model: 'other' })],
    ['that had expired when it was merged', () => mergedBefore({}, { ...earlier, until: '2026-11-20T10:00:00.000Z' })],
  ])('not what was %s', async (_, happens) => {
    declined()
    happens()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
  })
})
