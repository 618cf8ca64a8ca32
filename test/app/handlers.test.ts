import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { handlers, isHandled, notices } from '../../app/app.ts'
import { payload } from './webhooks.ts'

const handle = (name: keyof typeof handlers, body: unknown) => handlers[name](body)
type Fields = Record<string, Record<string, unknown>>

describe('the manifest', () => {
  const manifest = parse(readFileSync('app/app.yml', 'utf8')) as {
    default_events: string[]
    default_permissions: Record<string, string>
  }

  test('subscribes to the events that have a handler, and to no other', () => {
    const handled = new Set(Object.keys({ ...handlers, ...notices }).map((name) => name.split('.')[0] ?? ''))
    // Of installations every app hears: https://docs.github.com/webhooks/webhook-events-and-payloads#installation
    const subscribed = [...handled].filter((event) => !event.startsWith('installation'))
    expect([...manifest.default_events].sort()).toEqual(subscribed.sort())
  })

  test('gives a reason for each permission and event', () => {
    const lines = readFileSync('app/app.yml', 'utf8').split('\n')
    for (const [index, line] of lines.entries()) {
      if (/^ {2}(- )?\w+/.test(line)) expect(lines[index - 1], line).toMatch(/^ {2}# \w+/)
    }
  })

  test('asks to write nothing but checks, pull requests, and the runs that it starts again', () => {
    const written = Object.entries(manifest.default_permissions).filter(([, access]) => access === 'write')
    expect(written.map(([name]) => name).sort()).toEqual(['actions', 'checks', 'pull_requests'])
  })
})

describe('a recorded payload becomes the commit that it is about', () => {
  test.each(['opened', 'synchronize', 'reopened'] as const)('pull_request.%s', (action) => {
    const body = payload('pull_request', action)
    const head = (body.pull_request as Fields).head as { sha: string; ref: string; repo: { owner: { login: string } } }
    expect(handle(`pull_request.${action}`, body)).toEqual({
      kind: 'pull-request',
      installationId: 100,
      repositoryId: 1296269,
      owner: 'acme',
      repo: 'flight-delay',
      sha: head.sha,
      base: null,
      heads: [`${head.repo.owner.login}:${head.ref}`],
      again: false,
    })
  })

  test('pull_request.edited only where the base branch changed (R33)', () => {
    const body = payload('pull_request', 'opened')
    expect(handle('pull_request.edited', { ...body, changes: { title: { from: 'x' } } })).toBeNull()
    const changes = { base: { ref: { from: 'main' } } }
    expect(handle('pull_request.edited', { ...body, changes })).toMatchObject({ told: 'person' })
  })

  test('a draft is looked at like any other: its author wants to know, too (AP56)', () => {
    const body = payload('pull_request', 'opened') as Fields
    const draft = { ...body, pull_request: { ...body.pull_request, draft: true } }
    expect(handle('pull_request.opened', draft)).toEqual(handle('pull_request.opened', body))
  })

  test('a pull request whose fork was deleted', () => {
    const body = payload('pull_request', 'opened') as Fields
    const head = { ...(body.pull_request?.head as object), repo: null }
    expect(handle('pull_request.opened', { ...body, pull_request: { ...body.pull_request, head } })).toMatchObject({
      heads: [],
    })
  })

  test.each(['submitted', 'dismissed'] as const)('pull_request_review.%s', (action) => {
    const body = payload('pull_request_review', action)
    const { head } = body.pull_request as { head: { sha: string } }
    expect(handle(`pull_request_review.${action}`, body)).toMatchObject({
      ...{ kind: 'pull-request', sha: head.sha, told: 'person' },
    })
  })

  test('issue_comment: a command on a pull request, by its number; any change of a comment there', () => {
    const body = payload('issue_comment', 'created')
    const on = (text: string | null, issue: object = {}) => {
      const about = { number: 5, pull_request: { url: 'https://example.test' }, ...issue }
      return { ...body, issue: { ...(body.issue as object), ...about }, comment: { id: 1, body: text } }
    }
    const origin = { installationId: 100, repositoryId: 1296269, owner: 'acme', repo: 'flight-delay' }
    const change = { ...origin, number: 5 }
    const mention = { ...change, told: 'person' }
    expect(handle('issue_comment.created', on('/holdout accept accuracy x'))).toEqual(mention)
    expect(handle('issue_comment.created', on('/holdout what'))).toEqual(mention)
    expect(handle('issue_comment.created', on('Looks good.'))).toBeNull()
    expect(handle('issue_comment.created', on(null))).toBeNull()
    expect(handle('issue_comment.edited', on('Looks good.'))).toEqual(change)
    const changes = { body: { from: '/holdout accept accuracy x' } }
    expect(handle('issue_comment.edited', { ...on('Looks good.'), changes })).toEqual(mention)
    expect(handle('issue_comment.deleted', on(null))).toEqual(change)
    expect(handle('issue_comment.created', on('/holdout rerun', { pull_request: undefined }))).toBeNull()
  })

  test('check_run.rerequested and .requested_action: our check alone, and who pressed', () => {
    const body = payload('check_run', 'rerequested')
    const run = { ...(body.check_run as object), name: 'holdout', completed_at: '2026-11-21T10:05:00Z' }
    const expected = {
      ...{ kind: 'pull-request', sha: (body.check_run as { head_sha: string }).head_sha, heads: [] },
      rerun: { by: (body.sender as { login: string }).login, asOf: '2026-11-21T10:05:00Z' },
    }
    for (const name of ['check_run.rerequested', 'check_run.requested_action'] as const) {
      expect(handle(name, { ...body, check_run: run })).toMatchObject(expected)
      expect(handle(name, { ...body, check_run: { ...run, name: 'lint' } })).toBeNull()
    }
    const branch = `gh-readonly-queue/main/pr-5-${'a'.repeat(40)}`
    const queued = { ...body, check_run: { ...run, check_suite: { head_branch: branch } } }
    expect(handle('check_run.rerequested', queued)).toMatchObject({ kind: 'merge-group', base: 'main', queue: branch })
  })

  test('check_suite.rerequested', () => {
    const body = payload('check_suite', 'rerequested')
    const suite = body.check_suite as { head_sha: string; updated_at: string }
    expect(handle('check_suite.rerequested', body)).toMatchObject({
      ...{ kind: 'pull-request', sha: suite.head_sha },
      rerun: { asOf: suite.updated_at },
    })
  })

  test('merge_group.checks_requested', () => {
    const body = payload('merge_group', 'checks_requested')
    const group = body.merge_group as { head_sha: string; base_ref: string }
    expect(handle('merge_group.checks_requested', body)).toMatchObject({
      kind: 'merge-group',
      sha: group.head_sha,
      base: group.base_ref.replace('refs/heads/', ''),
    })
  })

  test('workflow_run of a pull request, of a merge queue, and of neither', () => {
    const body = payload('workflow_run', 'completed')
    const run = { ...(body.workflow_run as object), event: 'pull_request', head_branch: 'better' }
    expect(handle('workflow_run.completed', { ...body, workflow_run: run })).toMatchObject({
      ...{ kind: 'pull-request', told: 'end-of-run' },
    })
    const began = { ...body, action: 'in_progress', workflow_run: run }
    expect(handle('workflow_run.in_progress', began)).toMatchObject({ told: 'run' })
    const queued = { ...run, event: 'merge_group', head_branch: `gh-readonly-queue/release/1/pr-5-${'a'.repeat(40)}` }
    expect(handle('workflow_run.completed', { ...body, workflow_run: queued })).toMatchObject({
      kind: 'merge-group',
      base: 'release/1',
    })
    const byIssue = { ...run, event: 'issues', head_branch: 'main' }
    expect(handle('workflow_run.completed', { ...body, workflow_run: byIssue })).toBeNull()
  })

  test('workflow_run of the default branch is remembered once it has ended, of another branch never', () => {
    const body = payload('workflow_run', 'completed')
    const branch = String((body.repository as Record<string, unknown>).default_branch)
    const handled = (action: string, head_branch: string, event = 'push') => {
      const run = { ...(body.workflow_run as object), event, head_branch }
      return handle('workflow_run.completed', { ...body, action, workflow_run: run })
    }
    for (const event of ['push', 'schedule', 'workflow_dispatch']) {
      expect(handled('completed', branch, event)).toMatchObject({ kind: 'branch', base: branch })
    }
    expect(handled('in_progress', branch)).toBeNull()
    expect(handled('completed', 'somebodys-branch')).toBeNull()
  })
})

describe('what is not of the event that its header names has no effect (T43, AP16)', () => {
  test.each(Object.keys(handlers) as (keyof typeof handlers)[])('%s', (name) => {
    for (const [event, action] of [
      ['check_run', 'completed'],
      ['workflow_run', 'completed'],
      ['pull_request', 'opened'],
      ['merge_group', 'checks_requested'],
      ['pull_request_review', 'submitted'],
    ] as const) {
      if (name.startsWith(`${event}.`)) continue
      // A review's payload holds a whole pull request; taking it for one leads to the same commit.
      if (event === 'pull_request_review' && name.startsWith('pull_request.')) continue
      expect(handle(name, payload(event, action)), event).toBeNull()
    }
    for (const body of [{}, { installation: null }, { repository: 1 }, [], 'x']) expect(handle(name, body)).toBeNull()
  })

  test('an unknown event or action has no handler (AP14)', () => {
    expect(isHandled('pull_request', { action: 'labeled' })).toBe(false)
    expect(isHandled('check_run', { action: 'completed' })).toBe(false)
    expect(isHandled('__proto__', { action: 'x' })).toBe(false)
    expect(isHandled('pull_request', {})).toBe(false)
    expect(isHandled('pull_request', { action: 'opened' })).toBe(true)
  })
})
