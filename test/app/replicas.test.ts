import type { ChildProcess } from 'node:child_process'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { end, startApp, startGitHub, until } from './process.ts'
import { type OpenPlace, servers } from './stores.ts'
import { payload, send } from './webhooks.ts'

describe.each(servers)('two processes on one $name', (kind) => {
  let opened: OpenPlace
  let github: Awaited<ReturnType<typeof startGitHub>>
  let replicas: { url: string; child: ChildProcess }[]
  let client: Client
  let env: Record<string, string>

  beforeAll(async () => {
    opened = await kind.open()
    github = await startGitHub()
    env = { GITHUB_API_URL: github.url, DATABASE_URL: opened.place.url ?? '' }
    // At once: one makes the tables, the other waits.
    replicas = await Promise.all([startApp(env), startApp(env)])
    client = new Client({ connectionString: opened.place.url })
    await client.connect()
  }, 180_000)
  afterAll(async () => {
    await client.end()
    github.release()
    for (const { child } of replicas) child.kill('SIGKILL')
    github.close()
    await opened.remove()
  })
  const count = async (sql: string) =>
    Number((await client.query(`SELECT count(*) AS count FROM ${sql}`)).rows[0].count)
  const evaluations = `pgboss.job WHERE name = 'evaluations'`

  test('a hundred copies of one delivery over both become one job (R4, AP19)', async () => {
    const body = JSON.stringify(payload('pull_request', 'opened'))
    // 503 comes again, as GitHub's deliveries do when they are asked for.
    const deliver = async (url: string): Promise<string> => {
      const response = await send(url, body, { id: 'copied' })
      return response.status === 503 ? deliver(url) : String(((await response.json()) as { status: string }).status)
    }
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => deliver(replicas[n % 2]?.url ?? '')))
    expect(answers.filter((answer) => answer === 'duplicate').length).toBeGreaterThanOrEqual(99)
    while ((await count(evaluations)) === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await count(`deliveries`)).toBe(1)
    expect(await count(evaluations)).toBe(1)
  }, 120_000)

  test('killed while one works, they leave its job to a third, which takes it up in less than two minutes (R31)', async () => {
    // Every request to GitHub waits, so whoever works does so until it is killed.
    const asked = () => github.asked.filter((line) => line.includes('/access_tokens')).length
    await until(() => asked() > 0)
    replicas.push(await startApp(env))
    const before = asked()
    for (const { child } of replicas.slice(0, 2)) await end(child, 'SIGKILL')
    await until(() => asked() > before)
    expect(await count(`${evaluations} AND retry_count = 1`)).toBe(1)
  }, 120_000)
})
