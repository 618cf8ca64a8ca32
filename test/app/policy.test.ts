import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()

describe('protected paths (T4)', () => {
  const touched = { files: [{ filename: 'src/a.ts' }, { filename: '.github/workflows/model.yml' }] }
  const approval = { login: 'maria', state: 'APPROVED', sha: HEAD }

  test('wait for a review, whatever the metrics say', async () => {
    app.github.pulls = [pull(touched)]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringContaining('aaaaaaa'),
    })
    expect(app.github.comments[0]?.body).toContain('workflows/model.yml')
  })

  test('pass with an approving review of exactly that commit, and wait again when it is dismissed', async () => {
    app.github.pulls = [pull({ ...touched, reviews: [approval] })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(app.github.comments[0]?.body).toContain('maria approved exactly this commit')
    app.github.pulls = [pull({ ...touched, reviews: [{ ...approval, state: 'DISMISSED' }] })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('touched by their old name alone are touched', async () => {
    app.github.pulls = [pull({ files: [{ filename: 'src/score.ts', previous_filename: 'evaluation/score.ts' }] })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test.each<[string, { login: string; state: string; sha: string }[]]>([
    ['of an older commit', [{ ...approval, sha: sha('9') }]],
    ['by the author', [{ ...approval, login: 'dana' }]],
    ['by the author in another case', [{ ...approval, login: 'Dana' }]],
    ['by somebody without the permission', [{ ...approval, login: 'walt' }]],
    ['by an outsider', [{ ...approval, login: 'otto' }]],
    ['that only comments', [{ ...approval, state: 'COMMENTED' }]],
    ['taken back by a later request for changes', [approval, { ...approval, state: 'CHANGES_REQUESTED' }]],
  ])('are not accepted by a review %s', async (_, reviews) => {
    app.github.roles = { ...app.github.roles, walt: 'write', Dana: 'admin' }
    app.github.pulls = [pull({ ...touched, reviews })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('a comment after the approval does not take it back', async () => {
    app.github.pulls = [pull({ ...touched, reviews: [approval, { ...approval, state: 'COMMENTED' }] })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('count as touched where GitHub cuts the list of files', async () => {
    const files = Array.from({ length: 250 }, (_, index) => ({ filename: `src/${index}` }))
    app.github.pulls = [pull({ files, changedFiles: 4000 })]
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    app.github.pulls = [pull({ files })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('are named without any markup of theirs coming alive (T22, T24)', async () => {
    const filename = 'evaluation/@octocat <img src=x> [ok](http://evil.test) ![p](etc/passwd)'
    app.github.pulls = [pull({ files: [{ filename }] })]
    await app.run(app.github)
    app.finished()
    await app.run(app.github)
    const texts = [app.github.comments[0]?.body ?? '', app.github.check()?.summary ?? '']
    for (const text of texts) {
      expect(text).toContain('octocat')
      const html = await marked.parse(text, { gfm: true })
      expect(html).not.toMatch(/<img|<a [^>]*(evil|passwd)|@octocat/)
    }
    expect(app.github.check()?.title).not.toContain('octocat')
  })

  test('a block outranks them, and both are told', async () => {
    app.github.pulls = [pull(touched)]
    app.finished(app.blocked())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    // Behind the sixth digit stands the mark that keeps a commit id from becoming a link.
    expect(app.github.comments[0]?.body).toContain('approving review of aaaaaa\u200Ba')
  })
})

describe('the policy is that of the base branch', () => {
  test('one loosened by the pull request itself is not in effect (T25)', async () => {
    app.github.policies[HEAD] = POLICY.replace('0.01', '0.9')
    app.github.pulls = [pull({ files: [{ filename: 'src/a.ts' }, { filename: '.github/holdout.yml' }] })]
    app.finished(app.blocked())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.comments[0]?.body).toMatch(/not in effect/)
  })

  test('that cannot be read is action_required, naming the line (T29)', async () => {
    app.github.policies[BASE] = POLICY.replace('max_drop', 'max_dorp')
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    expect(app.github.check()?.summary).toMatch(/holdout\.yml:\d+:\d+/)
  })

  test('none there, none before, not required: no check', async () => {
    app.github.policies = {}
    expect(await app.run(app.github)).toEqual([])
  })

  test('a pull request that brings the first one is told when it takes effect (AP79)', async () => {
    app.github.policies = { [HEAD]: POLICY }
    app.github.pulls = [pull({ files: [{ filename: '.github/holdout.yml' }] })]
    expect(await app.run(app.github)).toEqual([
      'create check completed success: the policy added here is in effect after the merge',
    ])
  })

  test.each(['required', 'deleted (AP77)', 'checked before'])('none there but %s: never a pass', async (how) => {
    app.github.policies = {}
    app.github.required = how === 'required' ? ['holdout'] : []
    app.github.policyHistory = how.startsWith('deleted')
    if (how === 'checked before') {
      const check = { id: 1, app: 12345, sha: HEAD, status: 'queued', conclusion: null, title: '', summary: '' }
      app.github.checks = [{ ...check, startedAt: app.github.now }]
    }
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'completed', conclusion: 'action_required' })
  })

  test('extends no other repository (T27)', async () => {
    app.github.policies[BASE] = `_extends: evil/repo\n${POLICY}`
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    expect(app.github.check()?.summary).toContain('extends')
  })

  test('that is no YAML at all is action_required', async () => {
    app.github.policies[BASE] = '\u0000'
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  })

  test('evidence measured under another policy is decided by this one, and said so', async () => {
    app.github.policies[BASE] = POLICY.replace('max_drop: 0.01', 'max_drop: 0.02')
    app.finished()
    await app.run(app.github)
    expect(app.github.comments[0]?.body).toContain('measured under another policy')
  })
})

describe('a merge group', () => {
  const group = { kind: 'merge-group', base: 'main' } as const

  test('is queued at once on its own commit, and decided by a run of that commit (T36)', async () => {
    app.github.compared = [{ filename: 'src/a.ts' }]
    expect(await app.run(app.github, group)).toEqual([expect.stringMatching(/^create check queued/)])
    app.github.runs = [pullRun({ event: 'merge_group' })]
    const run = { ...evidenceRun(), event: 'merge_group' }
    app.github.artifacts = {
      42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(makeEvidence({ run })) }],
    }
    expect(await app.run(app.github, group)).toEqual([expect.stringMatching(/^update check completed success/)])
    expect(app.github.comments).toEqual([])
  })

  test('a pull request run of the same commit does not count', async () => {
    app.github.compared = [{ filename: 'src/a.ts' }]
    app.finished()
    await app.run(app.github, group)
    expect(app.github.check()).toMatchObject({ status: 'queued' })
  })

  test('that touches no model passes; a cut comparison touches all', async () => {
    app.github.compared = [{ filename: 'README.md' }]
    await app.run(app.github, group)
    expect(app.github.check()).toMatchObject({ title: 'no model touched' })
    app.github.checks = []
    app.github.compared = Array.from({ length: 300 }, (_, index) => ({ filename: `docs/${index}` }))
    await app.run(app.github, group)
    expect(app.github.check()).toMatchObject({ status: 'queued' })
  })
})
