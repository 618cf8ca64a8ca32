import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { end, startApp, startGitHub, until } from './process.ts'
import { payload, send } from './webhooks.ts'

let folder: string
let github: Awaited<ReturnType<typeof startGitHub>>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdout-app-'))
  github = await startGitHub()
})
afterEach(() => {
  github.close()
  rmSync(folder, { recursive: true, force: true })
})

test('killed right after its 202, the app takes the job up again when it is restarted (R1, R31)', async () => {
  const env = { GITHUB_API_URL: github.url, DATA_DIR: folder }
  const body = JSON.stringify(payload('pull_request', 'opened'))
  const first = await startApp(env)
  expect((await send(first.url, body, { id: 'one' })).status).toBe(202)
  await end(first.child, 'SIGKILL')
  const askedBefore = github.asked.length

  github.release()
  const second = await startApp(env)
  try {
    const again = await send(second.url, body, { id: 'one' })
    expect(await again.json()).toMatchObject({ status: 'duplicate' })
    await until(() => github.asked.slice(askedBefore).some((line) => line.includes('/check-runs')))
    const duplicate = startApp(env).catch((thrown: Error) => thrown.message)
    expect(await duplicate).toContain('is used by process')
  } finally {
    expect(await end(second.child, 'SIGTERM')).toBe(0)
  }
  expect(second.log.join('\n')).not.toContain('ghs_x')
}, 120_000)

test.each(['', 'development', 'short'])('does not start with the webhook secret %j (T41)', async (secret) => {
  const started = startApp({ GITHUB_API_URL: github.url, DATA_DIR: folder, WEBHOOK_SECRET: secret })
  await expect(started).rejects.toThrow(/exit 2: WEBHOOK_SECRET/)
})
