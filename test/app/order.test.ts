import { describe, expect, test } from 'vitest'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { evidenceArchive, HEAD, makeEvidence } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()

describe('an order of events that GitHub does not promise', () => {
  test('an older attempt that comes late does not overwrite a newer one (T38, R11)', async () => {
    app.finished(evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_attempt: 2 } })), { run_attempt: 2 })
    app.github.artifacts = {
      42: [
        { name: 'holdout-evidence-flight-delay-1', bytes: app.blocked() },
        {
          name: 'holdout-evidence-flight-delay-2',
          bytes: evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_attempt: 2 } })),
        },
      ],
    }
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    app.github.runs = [pullRun({ run_attempt: 1, conclusion: 'failure' })]
    await expect(app.run(app.github)).rejects.toThrow('older state')
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a run that drops out of the list is asked for by its id', async () => {
    app.finished(app.blocked())
    await app.run(app.github)
    const [run] = app.github.runs
    app.github.runs = [pullRun({ id: 40 })]
    app.github.artifacts[40] = [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() }]
    if (run) app.github.runs.push({ ...run, head_sha: HEAD })
    expect(await app.run(app.github)).toEqual([])
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
  })

  test('a head that has moved on gets no comment and no check (T33)', async () => {
    app.github.pulls = [pull({ sha: sha('f') })]
    app.finished()
    expect(await app.run(app.github)).toEqual([])
    expect(app.later.map(({ name }) => name)).toEqual(['again 1', 'again 2', 'again 3'])
    app.later.length = 0
    expect(await app.run(app.github, { again: true })).toEqual([])
    expect(app.later).toEqual([])
  })

  test.each([
    ['run', [], ['again 1', 'again 2', 'again 3']],
    ['end-of-run', [pullRun({ status: 'in_progress', conclusion: null })], ['again 1', 'again 2', 'again 3']],
    ['run', [pullRun({ status: 'in_progress', conclusion: null })], []],
    ['person', [pullRun({ status: 'in_progress', conclusion: null })], ['again 1']],
    [undefined, [], []],
  ] as const)('answers that lag behind an event (%s) are asked for again (T34)', async (told, runs, names) => {
    app.github.runs = [...runs]
    await app.run(app.github, { told })
    expect(app.later.map(({ name }) => name).filter((name) => name.startsWith('again'))).toEqual(names)
    app.later.length = 0
    await app.run(app.github, { told, again: true })
    expect(app.later.filter(({ name }) => name.startsWith('again'))).toEqual([])
  })

  test('a head that moves while we work gets the check on the old commit, and no comment (T33)', async () => {
    app.finished()
    app.github.onWrite = () => {
      app.github.pulls = [pull({ sha: sha('f') })]
    }
    expect(await app.run(app.github)).toEqual([expect.stringMatching(/^create check completed success/)])
  })

  test('a pull request that was closed meanwhile gets nothing (AP57)', async () => {
    app.github.pulls = [pull({ state: 'closed' })]
    app.finished()
    expect(await app.run(app.github)).toEqual([])
  })

  test('a 502 after a write was done does not write twice (AP66)', async () => {
    app.finished()
    app.github.failures = [502, 502]
    await app.run(app.github)
    expect(app.github.checks).toHaveLength(1)
    expect(app.github.comments).toHaveLength(1)
  })

  test('somebody else with our check name or our marker is left alone (T23, T32, AP64)', async () => {
    const theirs = {
      id: 1,
      app: 15368,
      sha: HEAD,
      status: 'completed',
      conclusion: 'success',
      title: 'x',
      summary: 'x',
    }
    app.github.checks = [{ ...theirs, startedAt: app.github.now }]
    app.github.comments = [{ id: 1, number: 5, body: '<!-- holdout --> all good', app: null, login: 'mallory' }]
    app.finished(app.blocked())
    expect(await app.run(app.github)).toEqual([
      expect.stringMatching(/^create check completed failure/),
      'comment on 5',
    ])
    expect(app.github.checks[0]).toMatchObject({ conclusion: 'success', app: 15368 })
    expect(app.github.comments[0]?.body).toBe('<!-- holdout --> all good')
  })

  test('a commit that cannot be evaluated for good waits for a person, not for ever (R30)', async () => {
    await app.run(app.github)
    await app.giveUp()
    expect(app.github.check()).toMatchObject({ status: 'completed', conclusion: 'action_required' })
    const decided = app.github.writes.length
    await app.giveUp()
    expect(app.github.writes).toHaveLength(decided)
  })

  test('a success is taken back when the next look at its commit fails for good', async () => {
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    await app.giveUp()
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: 'Holdout could not evaluate this commit',
    })
  })
})
