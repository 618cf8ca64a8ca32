import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createGunzip } from 'node:zlib'
import { GIT_ENVIRONMENT } from './command.ts'

export interface PushedRef {
  ref: string
  before: string
  after: string
}

/** The ref updates that a push asks for: the leading pkt-lines of a receive-pack request. */
export function requestedUpdates(body: Buffer): PushedRef[] {
  const updates: PushedRef[] = []
  for (let offset = 0; offset + 4 <= body.length; ) {
    const length = Number.parseInt(body.toString('latin1', offset, offset + 4), 16)
    if (!(length > 4)) break
    const [command = ''] = body.toString('utf8', offset + 4, offset + length).split('\0')
    const [before, after, ref] = command.trim().split(' ')
    if (before && after && ref) updates.push({ before, after, ref })
    offset += length
  }
  return updates
}

/** The whole body of a git request; git compresses long ones. */
export async function readGitBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  const source = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request
  for await (const chunk of source) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Answers a clone, fetch or push with git's own CGI program. Resolves when git has ended. */
export function serveGit(
  call: { folder: string; service: string; user: string; refused: readonly string[]; body: Buffer },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const env = {
    ...GIT_ENVIRONMENT,
    GIT_PROJECT_ROOT: call.folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${call.service}`,
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    CONTENT_LENGTH: String(call.body.length),
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    REMOTE_USER: call.user,
    HOLDOUT_REFUSED_REFS: call.refused.join(' '),
  }
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env })
    let head: Buffer | undefined = Buffer.alloc(0)
    child.stdout.on('data', (chunk: Buffer) => {
      if (!head) return void response.write(chunk)
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      writeHead(response, head.toString('latin1', 0, end))
      response.write(head.subarray(end + 4))
      head = undefined
    })
    child.stderr.resume()
    child.on('error', reject)
    child.on('close', () => {
      if (head) response.statusCode = 500
      resolve()
    })
    child.stdin.on('error', () => {})
    child.stdin.end(call.body)
  })
}

function writeHead(response: ServerResponse, head: string): void {
  let status = 200
  for (const line of head.split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*/, 2)
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10)
    else response.setHeader(name, value)
  }
  response.statusCode = status
}
