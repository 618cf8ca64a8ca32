import type { Json, Site } from '../site.ts'
import type { Call, Reply, Route } from './routes.ts'
import { route } from './routes.ts'

/** Passes a call on to the emulator, with another body if given. */
export async function relay(site: Site, call: Call, body?: Json): Promise<Reply & { body: Json }> {
  const reply = await site.emulator.request(call.method, call.url, {
    authorization: call.headers.authorization ?? '',
    body: body ? JSON.stringify(body) : call.raw.length > 0 ? call.raw : '{}',
    type: body ? 'application/json' : call.headers['content-type'],
  })
  const link = reply.headers.get('link')
  return {
    status: reply.status,
    body: (reply.body.length > 0 ? JSON.parse(reply.body.toString('utf8')) : undefined) as Json,
    headers: link ? { link: link.replace(/https?:\/\/127\.0\.0\.1:\d+/g, site.url) } : {},
  }
}

/** Routes that the emulator answers well enough by itself. */
export function relayRoutes(site: Site): Route[] {
  const repository = '/repos/{owner}/{repo}'
  const routes: [string, string][] = [
    ['GET /users/{login}', 'any'],
    ['GET /app', 'app'],
    ['GET /app/installations', 'app'],
    ['GET /app/installations/{id}', 'app'],
    [`GET ${repository}/installation`, 'app'],
    [`GET ${repository}`, 'metadata:read'],
    ['GET /rate_limit', 'any'],
    [`GET ${repository}/issues`, 'issues:read'],
    [`POST ${repository}/issues`, 'issues:write'],
    [`GET ${repository}/issues/{number}`, 'issues:read'],
    [`PATCH ${repository}/issues/{number}`, 'issues:write'],
    [`GET ${repository}/labels`, 'issues:read'],
    [`POST ${repository}/labels`, 'issues:write'],
    [`POST ${repository}/issues/{number}/labels`, 'issues:write'],
  ]
  return routes.map(([line, needs]) => route(line, needs, (call) => relay(site, call)))
}
