import { describe, expect, test } from 'vitest'
import { sha } from '../../github/github.ts'
import { evidenceArchive } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

function finished(): void {
  office.github.runs = [pullRun()]
  office.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() }] }
}

async function look(): Promise<void> {
  await office.request()
  await office.work()
}

const isWrite = (method: string) => method !== 'GET'
const isMint = (uri: string) => uri.endsWith('/access_tokens')

/** Nothing failed, nothing more waits, and asking once more asks GitHub nothing. */
async function isQuiet(): Promise<void> {
  expect(office.errors).toEqual([])
  const before = [office.github.reads, office.github.tokenRequests.length, office.waiting.length]
  await look()
  expect([office.github.reads, office.github.tokenRequests.length, office.waiting.length]).toEqual(before)
}

describe('what GitHub refuses, and what follows (R12)', () => {
  test('the comment was deleted: written again', async () => {
    finished()
    await look()
    office.github.comments = []
    await look()
    expect(office.github.comments).toHaveLength(1)
  })

  test('the conversation is locked: the check alone says it', async () => {
    finished()
    office.github.fault = (method, uri) =>
      method === 'POST' && uri.endsWith('/comments')
        ? [403, { message: 'Unable to create comment because issue is locked.' }]
        : null
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect([office.github.comments, office.errors]).toEqual([[], []])
  })

  test.each([
    ['too long', 422, 'Validation Failed'],
    ['closed to comments', 410, 'Issues are disabled for this repo'],
  ])('a comment that is %s is not tried in a circle (AP67)', async (_, status, message) => {
    finished()
    office.github.fault = (method, uri) =>
      method === 'POST' && uri.endsWith('/comments') ? [status, { message }] : null
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect([office.github.comments, office.errors, office.waiting]).toEqual([[], [], []])
  })

  test('the check itself is gone: a new one (AP67)', async () => {
    await look()
    finished()
    office.github.fault = (method) => (method === 'PATCH' ? [404, { message: 'Not Found' }] : null)
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect(office.github.checks).toHaveLength(2)
  })

  test('the pull request is closed, or merged, before its result: nothing is written (AP57, R6, AP61)', async () => {
    finished()
    office.github.pulls = [pull({ state: 'closed' })]
    await look()
    await office.workUntil(300)
    expect([office.github.writes, office.errors]).toEqual([[], []])
  })

  test('the repository was renamed: its id is followed, under its new name (AP52)', async () => {
    finished()
    await office.request({ owner: 'old', repo: 'name' })
    await office.work()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect(await office.rows('SELECT owner, name FROM repositories')).toEqual([{ owner: 'acme', name: 'flight-delay' }])
  })

  test('the repository was transferred out of the installation: set aside, until somebody adds it again', async () => {
    finished()
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.'
    office.github.fault = (_, uri) => (isMint(uri) ? [422, { message }] : null)
    await look()
    await isQuiet()
    office.github.fault = () => null
    const repository = { id: 1296269, owner: 'acme', name: 'flight-delay' }
    await office.note({ kind: 'repositories', id: 100, added: [repository], removed: [] })
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('the repository was archived: set aside, until it is taken out of the archive', async () => {
    finished()
    office.github.fault = (method, uri) =>
      isWrite(method) && !isMint(uri) ? [403, { message: 'Repository was archived so is read-only.' }] : null
    await look()
    await isQuiet()
    office.github.fault = () => null
    await office.note({ kind: 'unarchived', repositoryId: 1296269 })
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('the repository is blocked for legal reasons: it alone is set aside', async () => {
    office.github.fault = (_, uri) => (isMint(uri) ? null : [451, { message: 'Repository access blocked' }])
    await look()
    await isQuiet()
    expect(await office.rows('SELECT parked FROM installations')).toEqual([{ parked: null }])
  })

  test('the fork was deleted: its pull request is judged all the same', async () => {
    finished()
    office.github.pulls = [pull({ head: 'acme:better', forkGone: true })]
    office.github.runs = [pullRun({ head_repository: null })]
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('the app is suspended: parked, asleep, and awake again with what it missed (R17)', async () => {
    await look()
    office.github.fault = (_, uri) => {
      if (isMint(uri)) return [403, { message: 'This installation has been suspended' }]
      return [401, { message: 'Bad credentials' }]
    }
    await look()
    await isQuiet()
    await office.sweep()
    await isQuiet()
    finished()
    office.github.fault = () => null
    await office.note({ kind: 'woken', id: 100 })
    office.forward(15)
    await office.sweep()
    await office.work()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('an event says that the app was suspended: its tokens are forgotten at once (R17)', async () => {
    await look()
    await office.note({ kind: 'suspended', id: 100 })
    await isQuiet()
    await office.note({ kind: 'woken', id: 100 })
    const before = office.github.tokenRequests.length
    await look()
    expect(office.github.tokenRequests).toHaveLength(before + 1)
  })

  test.each([
    ['at minting', 422, 'The permissions requested are not granted to this installation.', isMint],
    ['at use', 403, 'Resource not accessible by integration', (uri: string) => uri.endsWith('/check-runs')],
  ])('a permission is not accepted, seen %s: parked until it is', async (_, status, message, where) => {
    finished()
    office.github.fault = (method, uri) => (isWrite(method) && where(uri) ? [status, { message }] : null)
    await look()
    await isQuiet()
    office.github.fault = () => null
    await office.note({ kind: 'woken', id: 100 })
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('the app was taken out: parked', async () => {
    office.github.fault = (_, uri) => (isMint(uri) ? [404, { message: 'Not Found' }] : null)
    await look()
    await isQuiet()
  })
})

describe("GitHub's answers that lag behind its events", () => {
  test('the old head three times: nothing is written until GitHub knows the new one (T34, AP74)', async () => {
    finished()
    office.github.pulls = [pull({ sha: sha('9') })]
    await look()
    await office.workUntil(0.5)
    await office.workUntil(1)
    expect(office.github.writes).toEqual([])
    office.github.pulls = [pull()]
    await office.workUntil(10)
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect(office.github.checks).toHaveLength(1)
  })

  test('a run without artifacts, then with one: failure at first, success within five minutes (R18, AP71)', async () => {
    office.github.runs = [pullRun({ updated_at: office.github.now })]
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'failure' })
    await office.workUntil(1)
    await office.workUntil(1)
    finished()
    await office.workUntil(1)
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
  })

  test('a run without artifacts for five minutes: the failure says what is missing, and nothing waits (R18)', async () => {
    office.github.runs = [pullRun({ updated_at: office.github.now })]
    await look()
    await office.workUntil(6)
    expect(office.github.check()?.summary).toContain('without the artifact holdout-evidence-flight-delay-1')
    expect(office.waiting).toEqual([])
  })
})
