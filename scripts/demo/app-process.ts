import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { GitHub } from '../../local/options.ts'
import { root } from '../root.ts'

/** The app, as an operator would start it: a process of its own with its settings in the environment. */
export interface AppProcess {
  readonly url: string
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Where the app of the demo keeps its data, below its folder. */
export const APP_DATA = 'app-data'

/** Starts the app against a GitHub and points the webhooks at it; resolves when it answers its health check. */
export async function startApp(github: GitHub, folder: string): Promise<AppProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log = createWriteStream(join(folder, 'app.log'))
  const child = spawn(process.execPath, [join(root, 'app/index.ts')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_ID: String(github.app.id),
      PRIVATE_KEY: github.app.privateKey,
      WEBHOOK_SECRET: github.app.webhookSecret,
      GITHUB_API_URL: github.url,
      CLIENT_ID: github.oauth.clientId,
      CLIENT_SECRET: github.oauth.clientSecret,
      PUBLIC_URL: url,
      DATA_DIR: join(folder, APP_DATA),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  try {
    await healthy(url, child)
  } catch (cause) {
    await stop(child)
    throw cause
  }
  github.oauth.callbacks.push(`${url}/signin/callback`)
  github.pointWebhookAt(`${url}/api/github/webhooks`)
  return { url, stop: () => stop(child) }
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the app ended with exit code ${child.exitCode}; see app.log`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the app did not answer ${url}/readyz within ${PATIENCE_MS / 1000} s`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
