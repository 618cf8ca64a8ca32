import type { Json, Site } from '../site.ts'
import { relay } from './relay.ts'
import { type Call, invalid, page, type Reply, type Route, route } from './routes.ts'

/** https://docs.github.com/rest/issues/comments: longer bodies are refused with 422. */
const MAX_BODY = 65_536

/** Comments on issues and pull requests, with the app that wrote them and the length that GitHub allows. */
export function commentRoutes(site: Site): Route[] {
  const apps = new Map<number, Json>()
  const edits = new Map<number, string>()
  const complete = (comment: Json): Json => ({
    ...comment,
    performed_via_github_app: apps.get(Number(comment.id)) ?? null,
    // The emulator touches a comment once more when it has made it, a millisecond later at times.
    updated_at: edits.get(Number(comment.id)) ?? comment.created_at,
  })
  const announce = async (action: string, number: number, comment: Json, call: Call) => {
    const sender = call.identity.kind === 'app-itself' ? '' : call.identity.login
    const issue = await issueOf(site, number)
    site.webhooks.send('issue_comment', { action, issue, comment, ...site.envelope(sender) })
  }
  const list = '/repos/{owner}/{repo}/issues/{number}/comments'
  const single = '/repos/{owner}/{repo}/issues/comments/{id}'
  return [
    route(`GET ${list}`, 'issues:read|pull_requests:read', async (call) => {
      const reply = await relay(site, call)
      return Array.isArray(reply.body) ? { ...reply, body: reply.body.map(complete) } : reply
    }),
    // Whoever may read takes part in the conversation; no app is granted that, so the other two are its own.
    route(`POST ${list}`, 'issues:write|pull_requests:write|conversation:read', async (call) => {
      const reply = await relay(site, checked(call))
      if (reply.status !== 201) return reply
      const { identity } = call
      if (identity.kind === 'app')
        apps.set(Number(reply.body.id), { id: identity.appId, slug: identity.slug, name: identity.slug })
      const comment = complete(reply.body)
      await announce('created', Number(call.params.number), comment, call)
      return { ...reply, body: comment }
    }),
    // Of a pull request's events those that no other route tells of.
    route('GET /repos/{owner}/{repo}/issues/{number}/events', 'issues:read|pull_requests:read', (call) => {
      const forced = site.pulls.get(Number(call.params.number))?.forced ?? []
      const events = forced.map((at, index) => ({ id: index + 1, event: 'head_ref_force_pushed', created_at: at }))
      const { items, headers } = page(call, site.url, events)
      return { status: 200, body: items, headers }
    }),
    route(`GET ${single}`, 'issues:read|pull_requests:read', async (call) =>
      completed(await relay(site, call), complete),
    ),
    route(`PATCH ${single}`, 'issues:write|pull_requests:write', async (call) => {
      const edited = await relay(site, checked(call))
      if (edited.status === 200) edits.set(Number(edited.body.id), String(edited.body.updated_at))
      const reply = completed(edited, complete)
      const number = Number(/\/issues\/(\d+)$/.exec(String((reply.body as Json).issue_url))?.[1])
      if (reply.status === 200) await announce('edited', number, reply.body as Json, call)
      return reply
    }),
    route(`DELETE ${single}`, 'issues:write|pull_requests:write', (call) => relay(site, call)),
  ]
}

/** The emulator keeps pull requests apart; at GitHub each is an issue as well. */
async function issueOf(site: Site, number: number): Promise<Json> {
  if (!site.pulls.get(number)) return site.read(`/repos/${site.fullName}/issues/${number}`)
  const pull = await site.read(`/repos/${site.fullName}/pulls/${number}`)
  const { id, title, body, state, user, url, html_url, created_at, updated_at } = pull
  return { id, number, title, body, state, user, created_at, updated_at, pull_request: { url, html_url } }
}

function completed(reply: Reply, complete: (comment: Json) => Json): Reply {
  return reply.status === 200 ? { ...reply, body: complete(reply.body as Json) } : reply
}

function checked(call: Call): Call {
  const length = typeof call.body.body === 'string' ? call.body.body.length : 0
  if (length > MAX_BODY) throw invalid('IssueComment', 'body', `body is too long (maximum is ${MAX_BODY} characters)`)
  return call
}
