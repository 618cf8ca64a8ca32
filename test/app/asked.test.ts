import { describe, expect, test } from 'vitest'
import { evaluate } from '../../app/evaluation/evaluate.ts'
import { sha } from '../github/github.ts'
import { evidenceRun, subject, toolsOn, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'
import type { CommentState } from './github-json.ts'

const app = useEvaluator()

const AT = '2026-11-21T10:20:00Z'
const UNUSABLE = evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_id: 41 } }))

/** A check since 10:00 with a result since 10:04. */
async function shown(bytes: Buffer, fields: Record<string, unknown> = {}) {
  app.github.now = '2026-11-21T10:00:00Z'
  app.finished(bytes, { updated_at: '2026-11-21T10:04:00Z', run_started_at: '2026-11-21T10:01:00Z', ...fields })
  await app.run(app.github)
  app.github.now = '2026-11-21T10:21:00Z'
}

let nextId = 7000
function say(body: string, fields: Partial<CommentState> = {}) {
  app.github.comments.push({ id: nextId++, number: 5, body, app: null, login: 'dana', ...fields })
}

const own = (marker: string) => app.github.comments.filter((each) => each.app !== null && each.body.includes(marker))
const table = () => own('<!-- holdout -->')[0]?.body ?? ''
const again = (fields: object = {}) => app.run(app.github, fields, AT)

describe('/holdout rerun', () => {
  test('starts the run again for who may write, once, and waits for it', async () => {
    await shown(app.blocked())
    say('/holdout rerun')
    expect(await again()).toEqual([
      'run 42 again',
      'create check in_progress null: flight-delay: its workflow is running',
    ])
    expect(await again()).toEqual([])
    app.github.runs = [pullRun({ run_attempt: 2, run_started_at: '2026-11-21T10:21:00Z' })]
    await again()
    expect(table()).toMatch(/\| `rerun` \| `dana`, the author of this change \| {2}\| {2}\| run 7 started again \|/)
    expect(app.github.writes.filter((line) => line.startsWith('run '))).toHaveLength(1)
    expect(await app.audit()).toMatchObject([{ kind: 'rerun-started', actor: 'dana' }])
  })

  test('starts the failed jobs alone where some failed', async () => {
    await shown(UNUSABLE, { conclusion: 'failure' })
    say('/holdout rerun')
    expect((await again())[0]).toBe('run 42 again-failed-jobs')
  })

  test('of an outsider starts nothing, and says so', async () => {
    await shown(app.blocked())
    say('/holdout rerun', { login: 'otto' })
    expect(await again()).toEqual([expect.stringMatching(/^update check/), 'edit comment on 5'])
    expect(table()).toContain('it takes the permission write in this repository, which otto does not have')
    expect(await app.audit()).toMatchObject([{ kind: 'rerun-refused', actor: 'otto', details: { what: 'rerun' } }])
  })

  test('that GitHub refuses, after thirty days for example, says what to do instead', async () => {
    await shown(app.blocked())
    app.github.rerunRefused = 'Unable to retry this workflow run because it was created over a month ago'
    say('/holdout rerun')
    await again()
    expect(table()).toContain(
      'GitHub does not run 7 again (Unable to retry this workflow run because it was created over a',
    )
    expect(table()).toContain('push a commit instead')
    expect(await again()).toEqual([])
  })

  test('where there is no run says what starts one', async () => {
    await app.run(app.github, {}, '2026-11-21T10:00:00Z')
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    say('/holdout rerun')
    await again()
    expect(table()).toContain('there is no run at this commit to run again; push, or close and reopen the pull request')
  })

  test('is not done a second time by a store that was lost, nor after an answer that was lost (AP66)', async () => {
    await shown(app.blocked())
    say('/holdout rerun')
    app.github.failures = [502]
    expect(await again()).toEqual(['run 42 again', expect.stringMatching(/^create check in_progress/)])
    app.github.runs = [pullRun({ run_attempt: 2, run_started_at: '2026-11-21T10:21:00Z' })]
    await app.loseStore()
    await again()
    expect(app.github.writes.filter((line) => line.startsWith('run '))).toHaveLength(1)
  })
})

describe('a button of the check', () => {
  const rerun = { by: 'dana', asOf: '2026-11-21T10:06:00Z' }

  test('runs again what has no verdict (R7)', async () => {
    await shown(UNUSABLE)
    expect(app.github.check()?.actions).toEqual(['rerun'])
    expect(await again({ rerun })).toEqual(['run 42 again', expect.stringMatching(/^create check in_progress/)])
    expect(await again({ rerun })).toEqual([])
    expect(await app.audit()).toMatchObject([
      {
        ...{ kind: 'rerun-granted', actor: 'dana', pull: 5, sha: HEAD },
        details: { button: 'rerun', as_of: rerun.asOf, runs: '7' },
      },
    ])
  })

  test('is written down before anything starts, so that a process that is killed there loses neither (R4)', async () => {
    await shown(UNUSABLE)
    const tools = toolsOn(app.database, AT)
    const pressed = () => Promise.reject(new Error('killed'))
    const killed = { ...tools, commands: { ...tools.commands, pressed } }
    await expect(evaluate({ ...subject, rerun }, killed)).rejects.toThrow('killed')
    await again({ rerun })
    await again({ rerun })
    expect(app.github.writes.filter((line) => line.startsWith('run '))).toEqual(['run 42 again'])
    expect((await app.audit()).map(({ kind }) => kind)).toEqual(['rerun-granted'])
  })

  test('whose run GitHub does not start again has its refusal in the audit log, once (R4)', async () => {
    await shown(UNUSABLE)
    app.github.rerunRefused = 'Unable to retry this workflow run because it was created over a month ago'
    await again({ rerun })
    await again({ rerun })
    expect(await app.audit()).toMatchObject([
      { kind: 'rerun-granted' },
      { kind: 'rerun-refused', details: { reason: expect.stringContaining('created over a month ago') } },
    ])
  })

  test('only looks again where there is a verdict', async () => {
    await shown(app.blocked())
    expect(app.github.check()?.actions).toEqual([])
    app.github.policies[BASE] = POLICY.replace('max_drop: 0.01', 'max_drop: 0.05')
    const [first, ...more] = await again({ rerun })
    expect(first).toMatch(/^update check completed success/)
    expect(more).toEqual(['edit comment on 5'])
  })

  test('is there when a deadline has passed and when no run started (R7)', async () => {
    await app.run(app.github, {}, '2026-11-21T10:00:00Z')
    expect(app.github.check()?.actions).toEqual([])
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required', actions: ['rerun'] })
    app.github.runs = [pullRun({ status: 'in_progress', conclusion: null, run_started_at: '2026-11-21T10:30:00Z' })]
    await app.run(app.github, {}, '2026-11-21T17:00:00Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'timed_out', actions: ['rerun'] })
  })

  test('pressed by somebody without write access starts nothing', async () => {
    await shown(UNUSABLE)
    expect(await again({ rerun: { ...rerun, by: 'otto' } })).toEqual([])
    expect(await app.audit()).toMatchObject([
      {
        kind: 'rerun-refused',
        actor: 'otto',
        pull: 5,
        details: { reason: expect.stringContaining('permission write') },
      },
    ])
  })

  test('pressed while the run goes on says that it does', async () => {
    await app.run(app.github, {}, '2026-11-21T10:00:00Z')
    app.github.runs = [pullRun({ status: 'in_progress', conclusion: null, run_started_at: '2026-11-21T10:01:00Z' })]
    await app.run(app.github, { rerun }, '2026-11-21T17:00:00Z')
    expect(app.github.writes.filter((line) => line.startsWith('run '))).toEqual([])
    expect(await app.audit()).toMatchObject([
      { kind: 'rerun-refused', details: { reason: expect.stringContaining('run 7 is still running') } },
    ])
  })

  test('finds the pull request of a fork, of which the event does not tell (AP47)', async () => {
    app.github.pulls = [pull({ head: 'otto:better' })]
    await again({ rerun })
    expect(app.github.check()).toMatchObject({ status: 'queued' })
  })
})

describe('/holdout explain', () => {
  const reply = () => own('<!-- holdout-explanation -->')

  test('is answered in one comment of ours, which follows the result', async () => {
    await shown(app.blocked())
    say('/holdout explain', { login: 'otto' })
    expect(await again()).toEqual(['comment on 5'])
    expect(reply()[0]?.body).toContain('**accuracy** ❌ blocks: it is shown to be worse')
    expect(reply()[0]?.body).toContain('What would change it:')
    expect(reply()[0]?.body).toContain(`for commit ${HEAD.slice(0, 10)}`)
    expect(await again()).toEqual([])
    say('/holdout explain\n\n/holdout accept accuracy stricter labels', { login: 'maria' })
    await again()
    expect(reply()).toHaveLength(1)
    expect(reply()[0]?.body).toContain('**accuracy** ❌ blocks, accepted by `maria`:')
  })

  test('says the reason where there is nothing to explain, and quotes nobody by accident (T22)', async () => {
    app.github.pulls = [pull({ files: [{ filename: 'src/a.ts' }, { filename: 'evaluation/@olga.ts' }] })]
    await shown(UNUSABLE)
    say('/holdout explain')
    await again()
    expect(reply()[0]?.body).toContain('flight-delay: the evidence is of another run')
    expect(reply()[0]?.body).not.toContain('@olga')
    expect(reply()[0]?.body).toContain('protected paths need an approving review')
  })

  test.each([
    ['cannot be read', { [BASE]: 'version: 2\n' }, 'version'],
    ['is gone', {}, 'there is no .github/holdout.yml on main any more'],
  ])('where the policy of the base %s: says why, and decides on nothing that was said', async (_, policies, reason) => {
    app.github.policies = policies
    app.github.policyHistory = true
    await shown(app.blocked())
    say('/holdout explain\n\n/holdout accept accuracy stricter labels', { login: 'maria' })
    expect(await again()).toEqual(['comment on 5'])
    expect(reply()[0]?.body).toContain(reason)
    expect(await again()).toEqual([])
    expect(await app.audit()).toEqual([])
  })

  test('of somebody else with our marker is left alone (T23, AP64)', async () => {
    await shown(app.blocked())
    say('<!-- holdout-explanation --> all is well', { login: 'mallory' })
    say('/holdout explain')
    await again()
    expect(app.github.comments.find(({ login }) => login === 'mallory')?.body).toContain('all is well')
    expect(reply()).toHaveLength(1)
  })
})

describe('what a pull request is in', () => {
  test('a draft is evaluated all the same, and says so (AP56, R33)', async () => {
    app.github.pulls = [pull({ isDraft: true })]
    await shown(evidenceArchive())
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(table()).toContain('this pull request is a draft; it is evaluated all the same')
  })

  test('a conflict with its base lets no run start, so nobody waits for one', async () => {
    app.github.pulls = [pull({ mergeable: false })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringContaining('conflicts with its base'),
    })
    app.github.pulls = [pull({ mergeable: null })]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'queued' })
  })

  test('a run that was there before the conflict counts', async () => {
    app.github.pulls = [pull({ mergeable: false })]
    await shown(evidenceArchive())
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a branch with slashes and other letters is found by its name (AP49)', async () => {
    app.github.pulls = [pull({ head: 'otto:feature/größe/1' })]
    await shown(evidenceArchive(), {
      head_repository: { id: 666, full_name: 'otto/flight-delay' },
      head_branch: 'feature/größe/1',
    })
    expect(app.github.comments.map(({ number }) => number)).toEqual([5])
  })

  test('a fork’s branch that is called main is one like others (AP46)', async () => {
    app.github.pulls = [pull({ head: 'otto:main' })]
    await shown(app.blocked(), { head_repository: { id: 666, full_name: 'otto/flight-delay' }, head_branch: 'main' })
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(app.github.comments.map(({ number }) => number)).toEqual([5])
  })

  test('a private fork that is gone is found among the open ones (AP54)', async () => {
    app.github.pulls = [pull({ head: 'otto:better', forkGone: true })]
    await shown(evidenceArchive(), { head_repository: null, head_branch: null })
    expect(app.github.comments.map(({ number }) => number)).toEqual([5])
  })

  test('evidence of a run that began before the repository was renamed counts (AP52)', async () => {
    app.github.renamed = ['acme/old-name']
    await shown(evidenceArchive(makeEvidence({ run: { ...evidenceRun(), repository: 'acme/old-name' } })))
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a head that was deleted is judged by its commit while the pull request is open', async () => {
    app.github.pulls = [pull({ forkGone: true })]
    await shown(evidenceArchive(), { head_repository: null })
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a result that ends before it was asked for is what GitHub says now (AP59)', async () => {
    app.finished(evidenceArchive())
    await app.run(app.github)
    expect(await app.run(app.github)).toEqual([])
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a commit in no open pull request gets nothing (AP57)', async () => {
    app.github.pulls = [pull({ state: 'closed' }), pull({ number: 6, sha: sha('f') })]
    app.finished(evidenceArchive())
    expect(await app.run(app.github)).toEqual([])
  })
})
