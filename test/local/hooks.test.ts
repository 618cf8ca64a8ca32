import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Octokit } from 'octokit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGitHub } from '../../local/github.ts'
import type { GitHub } from '../../local/options.ts'

const Plain = Octokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } })
let folder: string
let github: GitHub
let app: Octokit

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdout-hooks-'))
  github = await startGitHub({ folder, runner: 'none', requestsPerHour: 40 })
  github.pointWebhookAt('http://127.0.0.1:9/')
  app = new App({
    appId: github.app.id,
    privateKey: github.app.privateKey,
    Octokit: Plain.defaults({ baseUrl: github.url }),
  }).octokit
})
afterAll(async () => {
  await github.stop()
  await rm(folder, { recursive: true, force: true })
})

test('events get lost as told; the log is read by cursor, newest first, and repeats an attempt under the same id', async () => {
  const maria = new Plain({ baseUrl: github.url, auth: github.tokens.maria })
  let asked = 0
  github.loseWebhooks(() => (++asked === 3 ? 'never' : 'undelivered'))
  const issue = await maria.request('POST /repos/acme/flight-delay/issues', { title: 'talk' })
  const number = (issue.data as { number: number }).number
  for (let at = 1; at <= 5; at++) {
    await maria.request(`POST /repos/acme/flight-delay/issues/${number}/comments`, { body: `comment ${at}` })
  }
  const pages = []
  for await (const { data } of app.paginate.iterator('GET /app/hook/deliveries', { per_page: 3 })) pages.push(data)
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([[4, 3, 2], [1]])
  expect(pages[0]?.[0]).toMatchObject({ status_code: 0, event: 'issue_comment', action: 'created', redelivery: false })

  const failed = pages[0]?.[2]
  await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: failed?.id ?? 0 })
  await github.idle()
  const { data } = await app.request('GET /app/hook/deliveries', { per_page: 1 })
  expect(data).toMatchObject([{ id: 5, guid: failed?.guid, redelivery: true }])
  await expect(app.request('GET /app/hook/deliveries/99')).rejects.toMatchObject({ status: 404 })
})

test('the hour of a caller is counted, told, and refused when it is used up', async () => {
  const dana = new Plain({ baseUrl: github.url, auth: github.tokens.dana })
  const { headers } = await dana.request('GET /user')
  expect(headers).toMatchObject({ 'x-ratelimit-limit': '40', 'x-ratelimit-remaining': '39' })
  for (let at = 0; at < 39; at++) await dana.request('GET /user')
  await expect(dana.request('GET /user')).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('rate limit'),
    response: { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': expect.stringMatching(/^\d{10}$/) } },
  })
})
