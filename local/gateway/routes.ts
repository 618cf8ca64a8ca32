import type { IncomingHttpHeaders } from 'node:http'
import type { Identity } from './identity.ts'

/** One API call, after authentication. */
export interface Call {
  method: string
  /** With its query, as it came. */
  url: string
  path: string
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  identity: Identity
  /** The parsed JSON object; empty when there was none. */
  body: Record<string, unknown>
  raw: Buffer
}

export interface Reply {
  status: number
  /** Anything but a Buffer is sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
}

export type Handler = (call: Call) => Promise<Reply> | Reply

export interface Route {
  method: string
  pattern: RegExp
  names: string[]
  /** What the caller needs: `contents:read` and the like; `app` for an app's own JWT; `signed` for anybody with a signed URL. */
  needs: string
  handler: Handler
}

/** A refusal, in GitHub's form. */
export class HttpError extends Error {
  readonly status: number
  readonly errors: unknown[] | undefined
  constructor(status: number, message: string, errors?: unknown[]) {
    super(message)
    this.status = status
    this.errors = errors
  }
}

/** A 422 that names the field. */
export function invalid(resource: string, field: string, message: string): HttpError {
  return new HttpError(422, 'Validation Failed', [{ resource, field, code: 'custom', message }])
}

/** `GET /repos/{owner}/{repo}/git/ref/{ref+}`: `{name}` is one segment, `{name+}` the rest of the path. */
export function route(line: string, needs: string, handler: Handler): Route {
  const [method = '', template = ''] = line.split(' ')
  const names: string[] = []
  const source = template.replace(/[.]/g, '\\.').replace(/\{(\w+)(\+?)\}/g, (_, name: string, rest: string) => {
    names.push(name)
    return rest ? '(.+)' : '([^/]+)'
  })
  return { method, pattern: new RegExp(`^${source}$`), names, needs, handler }
}

/** The parameters of a path that the route matches; undefined when it does not. */
export function match(candidate: Route, method: string, path: string): Record<string, string> | undefined {
  if (candidate.method !== method) return undefined
  const found = candidate.pattern.exec(path)
  if (!found) return undefined
  return Object.fromEntries(candidate.names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]))
}

/** One page of a list and GitHub's Link header (30 a page, 100 at most). */
export function page<T>(
  call: Call,
  origin: string,
  items: readonly T[],
): { items: T[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page')) || 30))
  const number = Math.max(1, Number(call.query.get('page')) || 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (target: number, relation: string) => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(target))
    return `<${origin}${call.path}?${query}>; rel="${relation}"`
  }
  const links: string[] = []
  if (number > 1) links.push(link(number - 1, 'prev'), link(1, 'first'))
  if (number < last) links.push(link(number + 1, 'next'), link(last, 'last'))
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  }
}

/** A string field of the body; undefined when it is absent or null. */
export function text(body: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string')
    throw new HttpError(422, `Invalid request.\n\nFor '${field}', ${JSON.stringify(value)} is not a string.`)
  return value
}

export function requiredText(body: Readonly<Record<string, unknown>>, field: string): string {
  const value = text(body, field)
  if (!value) throw new HttpError(422, `Invalid request.\n\n"${field}" wasn't supplied.`)
  return value
}
