import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeGitHub } from '../github.ts'
import type { Moment } from './trap.ts'

export interface Bridge {
  readonly url: string
  close(): void
}

/**
 * Lets another process reach a GitHub that only listens in this one.
 *
 * @param watch asked before a request is passed on and after it was answered; true: nothing more comes of it.
 */
export async function startBridge(
  github: FakeGitHub,
  name: string,
  watch: (moment: Moment, request: string) => boolean,
): Promise<Bridge> {
  const api = `https://${name}.test`
  github.listen(api, `https://storage.${name}.test`)
  const server = createServer((request, response) => {
    pass(request, response, { api, watch }).catch((thrown: unknown) => response.destroy(thrown as Error))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface Passing {
  readonly api: string
  readonly watch: (moment: Moment, request: string) => boolean
}

async function pass(request: IncomingMessage, response: ServerResponse, { api, watch }: Passing): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const name = `${request.method} ${request.url}`
  if (watch('before', name)) return
  const answer = await fetch(`${api}${request.url}`, {
    method: request.method ?? 'GET',
    headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    // As GitHub Enterprise Server, which hands out artifacts itself.
    redirect: 'follow',
  })
  const body = Buffer.from(await answer.arrayBuffer())
  if (watch('after', name)) return
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
  response.end(body)
}
