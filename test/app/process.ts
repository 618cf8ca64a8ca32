import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { SECRET } from './webhooks.ts'

export const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString()

/** A GitHub that knows the app and keeps every other request waiting until it is released; then it answers 404. */
export async function startGitHub() {
  const asked: string[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const server: Server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/app') return response.end('{"id":12345,"slug":"holdout"}')
    await released
    if (request.url?.endsWith('/access_tokens')) {
      response.statusCode = 201
      return response.end('{"token":"ghs_x","expires_at":"2126-11-21T11:00:00Z"}')
    }
    response.statusCode = 404
    return response.end('{"message":"Not Found"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    release,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Starts `app/index.ts` as its users do and waits until it listens. */
export async function startApp(
  env: Record<string, string>,
): Promise<{ url: string; child: ChildProcess; log: string[] }> {
  const child = spawn(process.execPath, ['app/index.ts'], {
    env: { PATH: process.env.PATH ?? '', APP_ID: '12345', PRIVATE_KEY, WEBHOOK_SECRET: SECRET, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  return new Promise((resolve, reject) => {
    const take = (line: string) => {
      log.push(line)
      const url = /"url":"(http:[^"]+)".*"listening"/.exec(line)?.[1]
      if (url) resolve({ url, child, log })
    }
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take)
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${log.join('\n')}`)))
  })
}

/** Resolves when the condition holds; the test's own time-out ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Ends a process and waits for it. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return exited
}
