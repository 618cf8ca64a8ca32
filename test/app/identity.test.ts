import { describe, expect, test } from 'vitest'
import { writeDocument } from '#core/document.ts'
import { evidence } from '#core/evidence.ts'
import { sha } from '../github/github.ts'
import { zip } from '../github/zip.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, makeEvidence, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()

describe('whose run and whose evidence', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['another file of the same workflow name (T3)', { path: '.github/workflows/evil.yml' }],
    ['an event that is no pull request', { event: 'push' }],
    ['pull_request_target', { event: 'pull_request_target' }],
    ['another commit', { head_sha: sha('e') }],
  ]
  test.each(cases)('a run of %s does not count', async (_, fields) => {
    app.finished(evidenceArchive(), fields)
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'queued' })
  })

  test.each<[string, object]>([
    ['run (AP44)', { run_id: 41 }],
    ['attempt', { run_attempt: 2 }],
    ['repository', { repository: 'evil/flight-delay' }],
    ['workflow', { workflow: '.github/workflows/evil.yml' }],
    ['event', { event: 'push' }],
    ['commit (T37)', { head_sha: sha('c') }],
  ])('evidence of another %s is unusable (T1)', async (_, fields) => {
    app.finished(evidenceArchive(makeEvidence({ run: { ...evidenceRun(), ...fields } })))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: 'flight-delay: no usable evidence' })
    expect(app.github.check()?.summary).toContain('of another run')
  })

  test('evidence that names another pull request changes nothing there: the commit decides (T2)', async () => {
    app.github.pulls = [pull({ number: 1, sha: sha('9'), head: 'acme:victim' }), pull({ number: 2 })]
    const text = writeDocument(evidence, makeEvidence()).text
    app.finished(zip([{ name: 'holdout-evidence.json', content: text.replace('{', '{"pr":1,') }]))
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.comments.map(({ number }) => number)).toEqual([2])
  })

  test('the pull request of a fork, whose own repository is never asked, is found by its branch and judged alike (AP47, AP54)', async () => {
    app.github.pulls = [pull({ head: 'otto:better' })]
    app.finished(evidenceArchive(), {
      pull_requests: [],
      head_repository: { id: 666, full_name: 'otto/flight-delay' },
      head_branch: 'better',
    })
    await app.run(app.github)
    expect(app.github.comments.map(({ number }) => number)).toEqual([5])
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a branch with slashes and letters of other scripts is found like any other (AP49)', async () => {
    const branch = 'größe/模型/#1 &x=y'
    app.github.pulls = [pull({ head: `otto:${branch}` })]
    app.finished(evidenceArchive(), {
      pull_requests: [],
      head_repository: { id: 666, full_name: 'otto/flight-delay' },
      head_branch: branch,
    })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a run of a fork that waits for approval says so', async () => {
    app.github.runs = [pullRun({ conclusion: 'action_required' })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required', title: expect.stringContaining('fork') })
  })

  test('a cancelled run is cancelled, never green (R29)', async () => {
    app.finished(evidenceArchive(), { conclusion: 'cancelled' })
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'cancelled' })
  })

  test('one commit in two pull requests: the stricter base decides, each gets its own comment', async () => {
    app.github.branches.release = sha('d')
    app.github.history[sha('d')] = [BASE]
    app.github.policies[sha('d')] = POLICY.replace('max_drop: 0.01', 'max_drop: 0.01, floor: 0.99')
    app.github.pulls = [pull(), pull({ number: 6, base: 'release' })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.comments.map(({ number }) => number)).toEqual([5, 6])
    expect(app.github.comments[0]?.body).toContain('pass, no worse')
    expect(app.github.comments[1]?.body).toContain('block, accuracy')
  })
})
