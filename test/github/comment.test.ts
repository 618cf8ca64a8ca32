import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMENT_MARKER as MARKER } from '#core/report/comment.ts'
import { upsertComment } from '#github/comment.ts'
import { api, octokit, path, repository } from './github.ts'

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

const body = `${MARKER}\nno regression shown`
const target = { repository, number: 5, author: { appId: 12345, login: 'holdout[bot]' } }
const own = { performed_via_github_app: { id: 12345 }, user: { login: 'holdout[bot]', type: 'Bot' } }

function listed(...comments: object[]): void {
  api().get(`${path}/issues/5/comments?per_page=100`).reply(200, comments)
}

test('is written when there is none, and the list is read again for a second writer', async () => {
  listed()
  api().post(`${path}/issues/5/comments`, { body }).reply(201, { id: 9 })
  listed({ id: 9, body, ...own })
  expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'created', id: 9 })
})

test('is changed when it differs, and left alone when it does not', async () => {
  listed({ id: 9, body: `${MARKER}\nold`, ...own })
  api().patch(`${path}/issues/comments/9`, { body }).reply(200, { id: 9 })
  expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'updated', id: 9 })
  listed({ id: 9, body: body.replaceAll('\n', '\r\n'), ...own })
  expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'unchanged', id: 9 })
})

describe('a comment of somebody else with our marker is untouched, ours is written beside it (T23)', () => {
  test.each([
    ['a person', { performed_via_github_app: null, user: { login: 'mallory', type: 'User' } }],
    ['a person called like us', { performed_via_github_app: null, user: { login: 'holdout', type: 'User' } }],
    ['another app', { performed_via_github_app: { id: 666 }, user: { login: 'holdout[bot]', type: 'Bot' } }],
    ['a user with our bot login', { user: { login: 'holdout[bot]', type: 'User' } }],
    ['a deleted user', { user: null }],
  ])('%s', async (_, author) => {
    const foreign = { id: 1, body, ...author }
    listed(foreign)
    api().post(`${path}/issues/5/comments`).reply(201, { id: 9 })
    listed(foreign, { id: 9, body, ...own })
    expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'created', id: 9 })
  })
})

test('our comment without the marker is another one', async () => {
  listed({ id: 3, body: 'something else that we said', ...own })
  api().post(`${path}/issues/5/comments`).reply(201, { id: 9 })
  listed({ id: 9, body, ...own })
  expect(await upsertComment(octokit(), target, body)).toMatchObject({ kind: 'created' })
})

test('two writers at once end with the oldest comment, brought up to date (R10)', async () => {
  listed()
  api().post(`${path}/issues/5/comments`).reply(201, { id: 10 })
  listed({ id: 9, body: `${MARKER}\nolder`, ...own }, { id: 10, body, ...own })
  api().delete(`${path}/issues/comments/10`).reply(204)
  api().patch(`${path}/issues/comments/9`, { body }).reply(200, {})
  expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'updated', id: 9 })
})

test.each(['a 502', 'a broken connection'])(
  '%s after the comment was written does not write a second (R9)',
  async (how) => {
    listed()
    const post = api().post(`${path}/issues/5/comments`)
    if (how === 'a 502') post.reply(502)
    else post.replyWithError('socket hang up')
    listed({ id: 9, body, ...own })
    listed({ id: 9, body, ...own })
    expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'created', id: 9 })
  },
)

test('a 502 before it was written is tried once more, and then given up', async () => {
  listed()
  api().post(`${path}/issues/5/comments`).reply(502)
  listed()
  api().post(`${path}/issues/5/comments`).reply(502)
  listed()
  await expect(upsertComment(octokit(), target, body)).rejects.toMatchObject({ status: 502 })
})

test('a comment deleted meanwhile is written again', async () => {
  listed({ id: 9, body: `${MARKER}\nold`, ...own })
  api().patch(`${path}/issues/comments/9`).reply(404)
  api().post(`${path}/issues/5/comments`).reply(201, { id: 11 })
  listed({ id: 11, body, ...own })
  expect(await upsertComment(octokit(), target, body)).toEqual({ kind: 'created', id: 11 })
})

test('a locked conversation is an outcome, not an error (AP67)', async () => {
  listed()
  api().post(`${path}/issues/5/comments`).reply(403, { message: 'Unable to create comment because issue is locked.' })
  expect(await upsertComment(octokit(), target, body)).toMatchObject({ kind: 'refused', reason: /locked/ })
})

test('an action without an app knows its comment by the login of its token', async () => {
  const token = { ...target, author: { appId: null, login: 'github-actions[bot]' } }
  listed({ id: 9, body, performed_via_github_app: { id: 15368 }, user: { login: 'github-actions[bot]', type: 'Bot' } })
  expect(await upsertComment(octokit(), token, body)).toEqual({ kind: 'unchanged', id: 9 })
})
