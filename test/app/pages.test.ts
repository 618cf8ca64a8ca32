import { describe, expect, test } from 'vitest'
import { useEvaluator } from './evaluate.ts'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES } from './evidence.ts'
import { APP, pull, pullRun } from './github.ts'

const app = useEvaluator()

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1))

// GitHub gives a hundred of a list at a time; what counts stands on the last page.
describe('every list is read to its last page (R20)', () => {
  test('250 comments', async () => {
    app.finished()
    const theirs = (id: number) => ({ id, number: 5, body: `thought ${id}`, app: null, login: 'dana' })
    const own = { id: 250, number: 5, body: '<!-- holdout -->\nolder', app: APP.id, login: `${APP.slug}[bot]` }
    app.github.comments = [...many(249, theirs), own]
    expect(await app.run(app.github)).toContain('edit comment on 5')
    expect(app.github.comments).toHaveLength(250)
  })

  test('150 checks of one name', async () => {
    app.finished()
    const check = (id: number, owner: number) => ({
      ...{ id, app: owner, sha: HEAD, status: 'in_progress', conclusion: null, title: '', summary: '' },
      startedAt: app.github.now,
    })
    app.github.checks = [...many(149, (n) => check(n, 15368)), check(150, APP.id)]
    await app.run(app.github)
    expect(app.github.checks).toHaveLength(150)
    expect(app.github.check()).toMatchObject({ id: 150, conclusion: 'success' })
  })

  test('101 artifacts', async () => {
    app.finished(app.blocked())
    const [own] = app.github.artifacts[42] ?? []
    if (!own) throw new Error('the run has evidence')
    app.github.artifacts[42] = [...many(100, (n) => ({ name: `log-${n}`, bytes: Buffer.from('x') })), own]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('block') })
  })

  test('130 pull requests of one head', async () => {
    app.finished()
    app.github.pulls = many(130, (n) => pull({ number: n, state: n === 130 ? 'open' : 'closed' }))
    await app.run(app.github)
    expect(app.github.comments.map(({ number }) => number)).toEqual([130])
  })

  test('120 runs at one commit', async () => {
    app.finished()
    const [own] = app.github.runs
    const others = many(119, (n) => pullRun({ id: 1000 + n, path: `.github/workflows/other-${n}.yml` }))
    if (own) app.github.runs = [...others, own]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('105 reviews, of which the last takes the first one back', async () => {
    const approval = { login: 'maria', state: 'APPROVED', sha: HEAD }
    const talk = many(103, () => ({ login: 'dana', state: 'COMMENTED', sha: HEAD }))
    const arrange = (last: object[]) => {
      app.github.pulls = [
        pull({ files: [{ filename: 'evaluation/a.ts' }], reviews: [approval, ...talk, ...(last as [])] }),
      ]
    }
    app.finished()
    arrange([])
    await app.run(app.github)
    expect(app.github.check()?.conclusion).not.toBe('action_required')
    arrange([{ login: 'maria', state: 'CHANGES_REQUESTED', sha: HEAD }])
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('201 files, of which the last is a protected one', async () => {
    app.finished(evidenceArchive(makeEvidence({}, OUTCOMES.pass)))
    const files = [...many(200, (n) => ({ filename: `notes/${n}.md` })), { filename: 'evaluation/score.ts' }]
    app.github.pulls = [pull({ files, sha: HEAD })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })
})
