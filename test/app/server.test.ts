import { createHmac } from 'node:crypto'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isHandled } from '../../app/app.ts'
import { createDoor, WEBHOOK_PATH } from '../../app/server.ts'
import type { Delivery } from '../../app/store/deliveries.ts'
import { health, Readiness } from '../../app/web/health.ts'
import { createSite } from '../../app/web/site.ts'
import { until } from './process.ts'
import { payload, SECRET, send } from './webhooks.ts'

const OLD_SECRET = 'the secret that GitHub signs with until it is changed'
const body = JSON.stringify(payload('pull_request', 'opened'))

let server: Server
let url: string
let accepted: Delivery[]
let broken: Error | null
let slow: boolean

const log = pino({ level: 'silent' })
const readiness = new Readiness(log)

beforeEach(async () => {
  accepted = []
  broken = null
  slow = false
  server = createDoor({
    secrets: [SECRET, OLD_SECRET],
    deliveries: {
      accept: async (delivery) => {
        if (broken) throw broken
        if (slow) await new Promise(() => {})
        accepted.push(delivery)
        return 'accepted'
      },
    },
    isHandled,
    patience: { headers: 10_000, request: 30_000, store: 500 },
    site: getRequestListener(createSite([health(readiness)], log).fetch),
    log,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

test('a signed delivery is accepted once it is written down', async () => {
  const response = await send(url, body, { id: 'delivery-1' })
  expect(response.status).toBe(202)
  expect(await response.json()).toMatchObject({ status: 'accepted' })
  expect(accepted).toEqual([{ id: 'delivery-1', event: 'pull_request', body: Buffer.from(body) }])
})

test('the previous secret still counts while it is being replaced (AP07)', async () => {
  expect((await send(url, body, { secret: OLD_SECRET })).status).toBe(202)
})

test('an event that nobody handles is acknowledged and forgotten (AP14)', async () => {
  const response = await send(url, body, { event: 'issues' })
  expect([response.status, accepted]).toEqual([202, []])
})

describe('refused before anything is done (T41, T42)', () => {
  const hex = createHmac('sha256', SECRET).update(body).digest('hex')
  test.each<[string, number, Record<string, string>]>([
    ['no signature (AP01)', 401, { 'x-hub-signature-256': '' }],
    ['sha1 only (AP02)', 401, { 'x-hub-signature-256': '', 'x-hub-signature': `sha1=${hex.slice(0, 40)}` }],
    ['upper-case hexadecimal (AP04)', 401, { 'x-hub-signature-256': `sha256=${hex.toUpperCase()}` }],
    ['63 digits', 401, { 'x-hub-signature-256': `sha256=${hex.slice(1)}` }],
    ['another signature', 401, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['a form (AP11)', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no event', 400, { 'x-github-event': '' }],
    ['no delivery', 400, { 'x-github-delivery': '' }],
    ['an event name with line breaks in mind', 400, { 'x-github-event': '../../pull_request' }],
  ])('%s: %i', async (_, status, headers) => {
    const response = await send(url, body, { headers })
    expect([response.status, accepted]).toEqual([status, []])
  })

  test('signed with the word that Probot falls back to (AP06)', async () => {
    expect((await send(url, body, { secret: 'development' })).status).toBe(401)
  })

  test.each<[string, string | Buffer]>([
    ['an empty body', ''],
    ['no JSON', '{'],
    ['invalid UTF-8 (AP12)', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a JSON array', '[]'],
    ['null', 'null'],
  ])('%s, well signed', async (_, bytes) => {
    const response = await send(url, bytes)
    expect([response.status, accepted]).toEqual([400, []])
  })

  test('another path, another method', async () => {
    expect((await fetch(`${url}/`)).status).toBe(404)
    expect((await fetch(`${url}${WEBHOOK_PATH}`)).status).toBe(405)
  })

  test('26 MiB by their declared length, unread', async () => {
    const status = await raw(
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-github-event: push\r\n` +
        `x-github-delivery: 1\r\nx-hub-signature-256: sha256=${hex}\r\ncontent-length: ${26 * 1024 * 1024}\r\n\r\n`,
    )
    expect(status).toBe(413)
  })

  test('26 MiB in chunks without a length, counted (AP09)', async () => {
    let sent = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= 26) return controller.close()
        sent++
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const outcome = await fetch(`${url}${WEBHOOK_PATH}`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-github-delivery': '1',
        'x-hub-signature-256': `sha256=${hex}`,
      },
    } as RequestInit).then(
      (response) => response.status,
      // The door may hang up before the client has read its answer.
      () => 413,
    )
    expect([outcome, accepted]).toEqual([413, []])
    expect((await send(url, body)).status).toBe(202)
  })
})

describe('what comes slowly, or in a flood (T42)', () => {
  const hex = createHmac('sha256', SECRET).update(body).digest('hex')
  const headers = (length: string) =>
    `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-github-event: push\r\n` +
    `x-github-delivery: 1\r\nx-hub-signature-256: sha256=${hex}\r\n${length}\r\n\r\n`

  test.each<[string, string]>([
    ['a body', `${headers('content-length: 1000')}{`],
    ['a body in chunks', `${headers('transfer-encoding: chunked')}1\r\n{\r\n`],
    ['headers', `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\n`],
  ])('%s that never ends is cut off', async (_, start) => {
    server.headersTimeout = 700
    server.requestTimeout = 1000
    const trickle = start.includes('chunked') ? '1\r\n \r\n' : start.endsWith('{') ? ' ' : 'x-more: x\r\n'
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString()
    })
    socket.write(start)
    const dripping = setInterval(() => socket.write(trickle), 50)
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(dripping)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect((await send(url, body)).status).toBe(202)
  })

  test('of many large bodies at once only a few are read, and ordinary ones meanwhile', async () => {
    const part = Buffer.alloc(300 * 1024, ' ')
    const sockets = Array.from({ length: 10 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      socket.on('error', () => {})
      const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
      socket.write(headers('content-length: 1000000'))
      socket.write(part)
      return { socket, answered }
    })
    let refused = 0
    for (const { answered } of sockets) void answered.then((answer) => answer.includes(' 503 ') && refused++)
    await until(() => refused === 6)
    expect((await send(url, body)).status).toBe(202)
    for (const { socket } of sockets) socket.destroy()
    const large = JSON.stringify({ ...payload('pull_request', 'reopened'), filler: ' '.repeat(500_000) })
    await expect.poll(async () => (await send(url, large)).status).toBe(202)
  })

  test('thirty MiB with a bad signature, again and again, leave no trace in memory (AP09)', async () => {
    const chunk = Buffer.from(`${(1024 * 1024).toString(16)}\r\n${' '.repeat(1024 * 1024)}\r\n`)
    const flood = () =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1')
        socket.on('error', () => {})
        socket.on('data', () => {})
        socket.once('close', () => resolve())
        socket.write(headers('transfer-encoding: chunked'))
        let sent = 0
        const more = () => {
          while (!socket.destroyed && sent++ < 30) if (!socket.write(chunk)) return void socket.once('drain', more)
          if (!socket.destroyed) socket.end('0\r\n\r\n')
        }
        more()
      })
    await Promise.all([flood(), flood()])
    const before = process.memoryUsage.rss()
    for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 8 }, flood))
    const grown = (process.memoryUsage.rss() - before) / 2 ** 20
    expect(grown).toBeLessThan(256)
    expect(accepted).toEqual([])
    expect((await send(url, body)).status).toBe(202)
  }, 60_000)

  test('the limits are those that GitHub leaves room for', () => {
    const usual = createDoor({
      secrets: [],
      deliveries: { accept: async () => 'accepted' },
      isHandled,
      site: () => {},
      log,
    })
    expect(usual.headersTimeout).toBeLessThanOrEqual(10_000)
    expect(usual.requestTimeout).toBeLessThanOrEqual(30_000)
  })
})

test('a store that does not answer in time is no reason to wait: 503, and GitHub may come again (AP76)', async () => {
  slow = true
  expect((await send(url, body)).status).toBe(503)
})

test('without a store the answer is 503, never 2xx, and says nothing of the cause (R2, T47)', async () => {
  broken = new Error('token ghs_x and a table name')
  const response = await send(url, body)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ error: 'store unavailable', request_id: expect.any(String) })
})

/** The status of the answer to bytes as they are. */
function raw(bytes: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(Number(data.toString().split(' ')[1]))
    })
  })
}
