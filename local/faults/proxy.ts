import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, Schedule } from './schedule.ts'

/** A fault that was played. */
export interface Played {
  readonly fault: Fault
  readonly method: string
  readonly path: string
}

export interface FaultProxy {
  readonly url: string
  /** Oldest first. */
  readonly played: readonly Played[]
  /** From now on every request goes through. */
  calm(): void
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const SLOW_MS = 1_500
const LIMIT_SECONDS = 1
/** A copy of GitHub's data is not older than this. */
const LAG_MS = 5_000

/**
 * Stands between an app and the local GitHub and lets go wrong what the schedule says. Addresses of GitHub in headers
 * (pages, downloads) lead through it again.
 *
 * @param github address of the local GitHub.
 */
export async function startFaultProxy(github: string, schedule: Schedule): Promise<FaultProxy> {
  const played: Played[] = []
  let current = schedule
  const answered = new Map<string, { answer: Answer; at: number; before: Answer | null }>()
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const forward = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const answer = await pass({ github, own: own() }, request, body)
    if (request.method === 'GET' && answer.status === 200) {
      const known = answered.get(request.url ?? '')
      const changed = known && !known.answer.body.equals(answer.body)
      answered.set(request.url ?? '', {
        answer,
        at: changed || !known ? Date.now() : known.at,
        before: changed ? known.answer : (known?.before ?? null),
      })
    }
    return answer
  }
  const stale = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const known = answered.get(request.url ?? '')
    const fresh = await forward(request, body)
    if (!known) return fresh
    // What changed just now, or a moment ago, may not be there yet.
    if (!known.answer.body.equals(fresh.body)) return known.answer
    return known.before && Date.now() - known.at < LAG_MS ? known.before : fresh
  }

  const server = createServer(async (request, response) => {
    const body = await readAll(request)
    const asked = { method: request.method ?? 'GET', path: request.url ?? '/' }
    const fault = current(asked)
    if (fault !== null) played.push({ fault, ...asked })
    try {
      await play({ fault, request, response, body })
    } catch {
      response.destroy()
    }
  })

  const play = async (at: {
    fault: Fault | null
    request: IncomingMessage
    response: ServerResponse
    body: Buffer
  }): Promise<void> => {
    const { fault, request, response, body } = at
    switch (fault) {
      case 'bad-gateway':
        return send(response, refusal(502, 'Server Error'))
      case 'lost-answer':
        await forward(request, body)
        return send(response, refusal(502, 'Server Error'))
      case 'reset':
        return void response.destroy()
      case 'reset-after':
        await forward(request, body)
        return void response.destroy()
      case 'secondary-limit':
        return send(response, secondaryLimit())
      case 'primary-limit':
        return send(response, primaryLimit())
      case 'unauthorized':
        return send(response, refusal(401, 'Bad credentials'))
      case 'stale':
        return send(response, await stale(request, body))
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
        return send(response, await forward(request, body))
      case 'truncated':
        return send(response, half(await forward(request, body)))
      case null:
        return send(response, await forward(request, body))
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: own(),
    played,
    calm: () => {
      current = () => null
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  { github, own }: { github: string; own: string },
  request: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
  const response = await fetch(`${github}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    redirect: 'manual',
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  const kept = [...response.headers].filter(
    ([name]) => !/^(date|connection|keep-alive|transfer-encoding|content-length)$/.test(name),
  )
  return {
    status: response.status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, value.replaceAll(github, own)])),
    body: Buffer.from(await response.arrayBuffer()),
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(body)
}

function half(answer: Answer): Answer {
  return { ...answer, body: answer.body.subarray(0, answer.body.length >> 1) }
}

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const json = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...json, ...headers }, body: Buffer.from(JSON.stringify({ message })) }
}

// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
function secondaryLimit(): Answer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  return refusal(403, message, { 'retry-after': String(LIMIT_SECONDS), 'x-ratelimit-remaining': '4321' })
}

function primaryLimit(): Answer {
  const reset = Math.floor(Date.now() / 1000) + LIMIT_SECONDS
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }
  return refusal(429, 'API rate limit exceeded for installation ID 100.', headers)
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
