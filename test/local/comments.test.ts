import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Laptop, refusal, startLaptop } from './laptop.ts'

let laptop: Laptop
let number: number

beforeAll(async () => {
  laptop = await startLaptop()
  await laptop.push('main', { 'a.txt': 'a\n' })
  await laptop.push('topic', { 'b.txt': 'b\n' })
  number = await laptop.open('topic')
})
afterAll(() => laptop.stop())

test('a comment of a person is told to the app with its pull request, and was never edited', async () => {
  const body = '/holdout explain'
  const { data } = await laptop.as('dana').rest.issues.createComment({ ...laptop.repo, issue_number: number, body })
  expect(data.created_at).toBe(data.updated_at)
  expect(data.user?.type).toBe('User')
  expect(data.performed_via_github_app).toBeNull()
  const edit = { ...laptop.repo, comment_id: data.id, body: `${body} ` }
  const edited = await laptop.as('dana').rest.issues.updateComment(edit)
  expect(edited.data.updated_at).not.toBe(data.updated_at)
  await laptop.idle()
  const told = laptop.received.find(({ event }) => event === 'issue_comment')?.payload
  expect(told).toMatchObject({ action: 'created', comment: { body }, issue: { number, pull_request: {} } })
})

test('whoever may read may comment, and no outsider of a private repository', async () => {
  const open = await startLaptop({ visibility: 'public' })
  await open.push('main', { 'a.txt': 'a\n' })
  await open.push('topic', { 'b.txt': 'b\n' })
  const say = (on: Laptop, issue_number: number) =>
    on.as('otto').rest.issues.createComment({ ...on.repo, issue_number, body: 'hello' })
  expect((await say(open, await open.open('topic'))).status).toBe(201)
  expect((await refusal(say(laptop, number))).status).toBe(404)
  await open.stop()
})

test('a head that is put elsewhere by force is an event of the pull request', async () => {
  const events = async () => {
    const { data } = await laptop.as('dana').rest.issues.listEvents({ ...laptop.repo, issue_number: number })
    return data.map(({ event }) => event)
  }
  expect(await events()).toEqual([])
  await laptop.push('topic', { 'b.txt': 'c\n' })
  expect(await events()).toEqual([])
  await laptop.git('commit', '--quiet', '--amend', '--message=other')
  await laptop.git('push', '--quiet', '--force', laptop.github.remote('dana'), 'HEAD:refs/heads/topic')
  expect(await events()).toEqual(['head_ref_force_pushed'])
})
