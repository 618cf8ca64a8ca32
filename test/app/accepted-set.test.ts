import { describe, expect, test } from 'vitest'
import { parseAcceptances } from '#core/acceptance.ts'
import { digestOf } from '#core/digest.ts'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()

const WORDS = '/holdout accept evaluation-set Five times the flights, drawn at random'
const approval = { login: 'maria', state: 'APPROVED', sha: HEAD, text: `Looks right.\r\n\r\n${WORDS}\r\n` }

/** Evidence of a candidate on other rows than the baseline: 78 % right of 20,000, and nothing compared. */
function changedSet() {
  const alone = { kind: 'proportion' as const, n: 20_000, successes: 15_600 }
  return makeEvidence({
    problems: [{ code: 'new-evaluation-set', message: '100 ids are new' }],
    records: [{ metric: 'accuracy', slice: null, n: 20_000, candidate: alone, baseline: null, anchor: null }],
  })
}

function arrange(floor: number, reviews: Parameters<typeof pull>[0] = {}) {
  app.github.policies[BASE] = POLICY.replace('max_drop: 0.01', `max_drop: 0.01, floor: ${floor}`)
  app.github.pulls = [pull(reviews)]
  app.finished(evidenceArchive(changedSet()))
}

describe('a new evaluation set', () => {
  test('waits for a maintainer, and says how to accept it', async () => {
    arrange(0.7)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringContaining('evaluation set changed; a maintainer has to accept'),
    })
    expect(app.github.comments[0]?.body).toContain('/holdout accept evaluation-set')
    expect(parseAcceptances(app.github.check()?.text ?? 'none', 'the check')).toEqual([])
  })

  test('that an approving review accepts is judged by floors; the check tells people and programs', async () => {
    arrange(0.7, { reviews: [approval] })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'success',
      title: 'flight-delay: pass, floors hold on the new evaluation set that was accepted',
    })
    expect(app.github.comments[0]?.body).toContain(
      'maria accepted the new evaluation set of flight-delay until 2026-12-05: Five times the flights, drawn at random',
    )
    expect(parseAcceptances(app.github.check()?.text ?? '', 'the check')).toEqual([
      {
        kind: 'evaluation-set',
        ...{ model: 'flight-delay', pull_request: 5, head_sha: HEAD, by: 'maria' },
        ...{ until: '2026-12-05T10:05:00.000Z', reason: 'Five times the flights, drawn at random' },
        evaluation_set: digestOf('evaluation set'),
      },
    ])
    expect(await app.run(app.github)).toEqual([])
  })

  test('that was accepted still breaks its floor', async () => {
    arrange(0.8, { reviews: [approval] })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('floor of 0.8') })
  })

  test('waits again when the review is dismissed, and the acceptance is gone from the check', async () => {
    arrange(0.7, { reviews: [approval] })
    await app.run(app.github)
    app.github.pulls = [pull({ reviews: [{ ...approval, state: 'DISMISSED' }] })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    expect(parseAcceptances(app.github.check()?.text ?? 'none', 'the check')).toEqual([])
  })

  test.each([
    ['without the words', { ...approval, text: 'Looks right.' }],
    ['that quotes the words', { ...approval, text: `> ${WORDS}` }],
    ['without a reason', { ...approval, text: '/holdout accept evaluation-set' }],
    ['of an older commit', { ...approval, sha: sha('9') }],
    ['by the author', { ...approval, login: 'dana' }],
    ['by somebody without the permission', { ...approval, login: 'walt' }],
    ['that only comments', { ...approval, state: 'COMMENTED' }],
    ['that has expired', { ...approval, at: '2026-11-07T10:05:59Z' }],
  ])('is not accepted by a review %s', async (_, review) => {
    app.github.roles = { ...app.github.roles, dana: 'admin', walt: 'write' }
    arrange(0.7, { reviews: [review] })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('that was accepted takes no word from protected paths, and another error stays one', async () => {
    arrange(0.7, { reviews: [{ ...approval, sha: sha('9') }], files: [{ filename: 'evaluation/score.ts' }] })
    await app.run(app.github)
    expect(app.github.comments[0]?.body).toContain('protected paths need an approving review')
    const changed = changedSet()
    const problems = [...changed.problems, { code: 'data-failed' as const, message: 'the data failed' }]
    app.github.pulls = [pull({ reviews: [approval] })]
    app.finished(evidenceArchive({ ...changed, problems }))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
  })

  test('is not accepted for a merge group, where no review names the commit', async () => {
    arrange(0.7, { reviews: [approval] })
    app.github.compared = [{ filename: 'src/a.ts' }]
    app.github.runs = [pullRun({ event: 'merge_group' })]
    const changed = { ...changedSet(), run: { ...evidenceRun(), event: 'merge_group' } }
    app.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(changed) }] }
    await app.run(app.github, { kind: 'merge-group', base: 'main' })
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('a regression is not accepted by the same words', async () => {
    app.github.pulls = [pull({ reviews: [approval] })]
    app.finished(app.blocked())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
  })
})
