import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/*
 * A proxy in front of PostgreSQL that understands its wire protocol as far as it must to count statements and to stop between two of them.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** One statement that a client has sent. */
export interface Statement {
  readonly text: string
}

export interface Watch {
  /**
   * Asked before a statement is passed on.
   *
   * @returns whether it shall not be, nor anything else on this connection.
   */
  before(statement: Statement): boolean
  /**
   * Asked when it has been carried out, and its answer is not yet passed on.
   *
   * @param rows how many it has changed or returned.
   */
  after(statement: Statement, rows: number): boolean
}

export interface Wire {
  readonly port: number
  close(): Promise<void>
}

export async function startWire(target: number, watch: Watch): Promise<Wire> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const backend = connect(target, '127.0.0.1')
    for (const socket of [client, backend]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => backend.destroy())
    backend.on('close', () => client.destroy())
    join(client, backend, watch)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function join(client: Socket, backend: Socket, watch: Watch): void {
  /** Statements by the name that Parse gave them. */
  const prepared = new Map<string, string>()
  /** By the name of the portal that Bind made. */
  const bound = new Map<string, string>()
  const underway: Statement[] = []
  let isStopped = false
  const fromClient = framed(true, (type, body, whole) => {
    if (isStopped) return
    const statement = statementOf(type, body, { prepared, bound })
    if (statement) {
      underway.push(statement)
      if (watch.before(statement)) {
        isStopped = true
        return
      }
    }
    backend.write(whole)
  })
  let rows = 0
  const fromBackend = framed(false, (type, body, whole) => {
    if (isStopped) return
    if (type === 'C') rows = Math.max(rows, Number(/(\d+)\0$/.exec(body.toString('latin1'))?.[1] ?? 0))
    if (type === 'Z') {
      for (const statement of underway.splice(0)) if (watch.after(statement, rows)) isStopped = true
      rows = 0
      if (isStopped) return
    }
    client.write(whole)
  })
  client.on('data', fromClient)
  backend.on('data', fromBackend)
}

interface Names {
  readonly prepared: Map<string, string>
  readonly bound: Map<string, string>
}

function statementOf(type: string, body: Buffer, { prepared, bound }: Names): Statement | null {
  const [first = '', second = ''] = body.toString('utf8').split('\0')
  switch (type) {
    case 'Q':
      return { text: first }
    case 'P':
      prepared.set(first, second)
      return null
    case 'B':
      bound.set(first, prepared.get(second) ?? '')
      return null
    case 'E':
      return { text: bound.get(first) ?? '' }
    default:
      return null
  }
}

/** Cuts a stream into messages. The first one of a client has no type. */
function framed(hasStart: boolean, take: (type: string, body: Buffer, whole: Buffer) => void): (data: Buffer) => void {
  let buffered: Buffer = Buffer.alloc(0)
  let isStart = hasStart
  return (data) => {
    buffered = Buffer.concat([buffered, data])
    for (;;) {
      const at = isStart ? 0 : 1
      if (buffered.length < at + 4) return
      const length = at + buffered.readInt32BE(at)
      if (buffered.length < length) return
      const whole = buffered.subarray(0, length)
      buffered = buffered.subarray(length)
      take(isStart ? '' : String.fromCharCode(whole[0] ?? 0), whole.subarray(at + 4), whole)
      isStart = false
    }
  }
}
