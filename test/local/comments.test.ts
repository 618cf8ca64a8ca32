import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Laptop, startLaptop } from './laptop.ts'

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
  await laptop.idle()
  const told = laptop.received.find(({ event }) => event === 'issue_comment')?.payload
  expect(told).toMatchObject({ action: 'created', comment: { body }, issue: { number, pull_request: {} } })
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
