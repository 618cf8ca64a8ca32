import { describe, expect, test } from 'vitest'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, makeEvidence, OUTCOMES, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()
const RELEASE = sha('d')

// A release branch with the policy of main, whose history main does not share.
function release(): void {
  app.github.branches.release = RELEASE
  app.github.policies[RELEASE] = POLICY
}

// Evidence of another run, which compared with the tip of the release branch.
function forRelease(runId: number, rows: { wins: number; losses: number } = OUTCOMES.pass): Buffer {
  const run = { ...evidenceRun(), run_id: runId }
  const commits = { ...makeEvidence().commits, reference_sha: RELEASE }
  return evidenceArchive(makeEvidence({ run, commits }, rows))
}

describe('a verdict is for the base branch that was compared with', () => {
  test('after the pull request goes into another branch, the old run does not count there', async () => {
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    release()
    app.github.pulls = [pull({ base: 'release' })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    expect(app.github.check()?.summary).toMatch(
      /compares with bbbbbb\u200Bb, which is not in the history of release; push again, or close and reopen/,
    )
    app.github.runs.push(pullRun({ id: 43 }))
    app.github.artifacts[43] = [{ name: 'holdout-evidence-flight-delay-1', bytes: forRelease(43) }]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('two pull requests of one head, to two branches: each by its own run', async () => {
    release()
    app.github.pulls = [pull(), pull({ number: 6, base: 'release' })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    app.github.runs.push(pullRun({ id: 43 }))
    app.github.artifacts[43] = [{ name: 'holdout-evidence-flight-delay-1', bytes: forRelease(43, OUTCOMES.block) }]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('block') })
    const [toMain, toRelease] = app.github.comments
    expect(toMain).toMatchObject({ number: 5, body: expect.stringContaining('pass, no worse') })
    expect(toRelease).toMatchObject({ number: 6, body: expect.stringContaining('block, accuracy') })
  })

  test('a run for this base that has no usable evidence is not replaced by an older one', async () => {
    app.finished()
    app.github.runs.push(pullRun({ id: 43 }))
    const foreign = evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_id: 41 } }))
    app.github.artifacts[43] = [{ name: 'holdout-evidence-flight-delay-1', bytes: foreign }]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
  })

  test('a base branch that has moved on since is still the same one', async () => {
    app.github.branches.main = sha('f')
    app.github.policies[sha('f')] = POLICY
    app.github.history[sha('f')] = [BASE]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test.each([
    ['pull-request', 'failure'],
    ['merge-group', 'success'],
  ] as const)('a reference that is ahead of the base branch: %s is %s', async (kind, conclusion) => {
    const event = kind === 'merge-group' ? 'merge_group' : 'pull_request'
    app.github.history[sha('e')] = [BASE]
    app.github.compared = [{ filename: 'src/train.ts' }]
    const commits = { ...makeEvidence().commits, reference_sha: sha('e') }
    app.finished(evidenceArchive(makeEvidence({ commits, run: { ...evidenceRun(), event } })), { event })
    await app.run(app.github, { kind, base: kind === 'merge-group' ? 'main' : null })
    expect(app.github.check()).toMatchObject({ conclusion })
  })
})

describe('evidence without a reference', () => {
  const commits = { ...makeEvidence().commits, reference_sha: null, reference_rule: 'file' } as const

  test('is unusable, since nobody knows for which base branch it is', async () => {
    app.finished(evidenceArchive(makeEvidence({ commits })))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.check()?.summary).toMatch(/does not say which commit of main it compares with/)
  })

  test('is decided by the policy where it compares with nothing and floors may decide', async () => {
    app.github.policies[BASE] = POLICY.replace('max_drop: 0.01}', 'max_drop: 0.01, floor: 0.5}').replace(
      '    task:',
      '    baseline_missing: floors\n    task:',
    )
    const [record] = makeEvidence().records
    const records = record ? [{ ...record, baseline: null }] : []
    const alone = { commits, records, baseline: null, baseline_missing: 'never', baseline_note: 'none yet' } as const
    app.finished(evidenceArchive(makeEvidence({ ...alone, records })))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })
})
