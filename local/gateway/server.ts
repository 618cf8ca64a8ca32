import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf } from '#core/errors.ts'
import type { Site } from '../site.ts'
import { type Identity, may, tokenIn } from './identity.ts'
import { type Call, HttpError, match, type Reply, type Route } from './routes.ts'

const DOCUMENTATION = 'https://docs.github.com/rest'

export interface Gateway {
  url: string
  /** Until this is called every request is answered with 503. */
  open(parts: GatewayParts): void
  close(): Promise<void>
}

export interface GatewayParts {
  site: Site
  routes: readonly Route[]
  git: (site: Site, request: IncomingMessage, response: ServerResponse) => Promise<void>
  page: ((path: string) => Promise<string | undefined> | string | undefined) | undefined
}

/** The one HTTP server: API, git, artifact service and web pages. */
export async function startGateway(port: number): Promise<Gateway> {
  let parts: GatewayParts | undefined
  const server = createServer((request, response) => {
    if (!parts) return void response.writeHead(503).end()
    serve(parts, request, response).catch((thrown) => send(response, failure(thrown)))
  })
  server.listen(port, '127.0.0.1')
  await new Promise((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const open = (given: GatewayParts) => {
    parts = given
  }
  return { url, open, close: () => close(server) }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function serve(parts: GatewayParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { site } = parts
  const artifacts = site.artifactService
  const url = new URL(request.url ?? '/', site.url)
  const method = request.method ?? 'GET'
  if (isGit(site, url.pathname)) return parts.git(site, request, response)
  if (method === 'GET' && url.pathname.startsWith(`/${site.fullName}/`)) return showPage(parts, url, response)

  const raw = await readAll(request)
  if (url.pathname.startsWith('/login/oauth/')) {
    const reply = site.oauth.answer(method, url, json(request, raw))
    return send(response, reply ?? { status: 404, body: { message: 'Not Found' } })
  }
  if (url.pathname.startsWith('/storage/')) {
    return send(
      response,
      await artifacts.storage(method, url.pathname.slice('/storage/'.length), url.searchParams, raw),
    )
  }
  const twirp = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/.exec(url.pathname)
  if (twirp)
    return send(
      response,
      await artifacts.call(twirp[1] ?? '', tokenIn(request.headers.authorization), json(request, raw)),
    )
  send(response, registration(site, { method, url, raw }) ?? (await answer(parts, { method, url, request, raw })))
}

/** What nobody needs a token for: a manifest from a browser (whose session we take for granted), and its code. */
function registration(site: Site, { method, url, raw }: { method: string; url: URL; raw: Buffer }): Reply | null {
  if (method !== 'POST') return null
  const form = /^(?:\/organizations\/([\w-]+))?\/settings\/apps\/new$/.exec(url.pathname)
  if (form) {
    const owner = form[1] ?? Object.keys(site.people)[0] ?? ''
    const fields = new URLSearchParams(raw.toString('utf8'))
    const location = site.manifests.register(fields, url.searchParams.get('state'), owner)
    return { status: 302, headers: { location } }
  }
  const code = /^\/app-manifests\/(\w+)\/conversions$/.exec(url.pathname)?.[1]
  return code === undefined ? null : { status: 201, body: site.manifests.convert(code) }
}

/** The repository's own address, or that of a fork. */
function isGit({ fullName, forks }: Site, path: string): boolean {
  return [fullName, ...forks.all.map((fork) => fork.fullName)].some((name) => path.startsWith(`/${name}.git/`))
}

async function answer(
  { site, routes }: GatewayParts,
  { method, url, request, raw }: { method: string; url: URL; request: IncomingMessage; raw: Buffer },
): Promise<Reply> {
  const identity = site.identities.of(request.headers.authorization)
  if (!identity) throw new HttpError(401, request.headers.authorization ? 'Bad credentials' : 'Requires authentication')
  const hour = site.hourly.count(identity)
  for (const candidate of routes) {
    const params = match(candidate, method, url.pathname)
    if (!params) continue
    if (params.repo !== undefined && `${params.owner}/${params.repo}` !== site.fullName)
      throw new HttpError(404, 'Not Found')
    admit(identity, candidate.needs)
    const call: Call = {
      ...{ method, url: url.pathname + url.search, path: url.pathname, params, query: url.searchParams, raw, identity },
      headers: request.headers,
      // Read on demand: a release asset is no JSON, whatever its content type says.
      get body() {
        return json(request, raw)
      },
    }
    const reply = await candidate.handler(call)
    return { ...reply, headers: { ...hour, ...reply.headers } }
  }
  throw new HttpError(501, `The local GitHub has no route for ${method} ${url.pathname}`)
}

/** GitHub's three refusals: no such repository for outsiders, no such right for people, not this permission for apps. */
function admit(identity: Identity, needs: string): void {
  if (needs === 'any') return
  if (needs === 'app') {
    if (identity.kind !== 'app-itself') throw new HttpError(401, 'A JSON web token could not be decoded')
    return
  }
  if (identity.kind === 'app-itself') throw new HttpError(401, 'Bad credentials')
  if (needs.split('|').some((permission) => may(identity, permission))) return
  if (identity.kind === 'app') throw new HttpError(403, 'Resource not accessible by integration')
  if (identity.role === 'none') throw new HttpError(404, 'Not Found')
  throw new HttpError(403, 'Must have write access to the repository.')
}

async function showPage({ page }: GatewayParts, url: URL, response: ServerResponse): Promise<void> {
  const html = await page?.(url.pathname)
  response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(html ?? 'Not Found')
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function json(request: IncomingMessage, raw: Buffer): Record<string, unknown> {
  if (raw.length === 0 || request.method === 'GET') return {}
  try {
    const value = JSON.parse(raw.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch {}
  throw new HttpError(400, 'Problems parsing JSON')
}

function failure(thrown: unknown): Reply {
  const status = thrown instanceof HttpError ? thrown.status : 500
  const errors = thrown instanceof HttpError ? thrown.errors : undefined
  if (status === 500) console.error(thrown)
  return {
    status,
    headers: (thrown as { headers?: Record<string, string> }).headers ?? {},
    body: {
      message: messageOf(thrown),
      ...(errors && { errors }),
      documentation_url: DOCUMENTATION,
      status: String(status),
    },
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent) return void response.destroy()
  const bytes =
    reply.body === undefined || Buffer.isBuffer(reply.body) ? reply.body : Buffer.from(JSON.stringify(reply.body))
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': crypto.randomUUID(),
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    ...reply.headers,
  })
  response.end(bytes as Buffer | undefined)
}
