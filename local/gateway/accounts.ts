import type { Grants } from '../options.ts'
import type { Site } from '../site.ts'
import { relay } from './relay.ts'
import { HttpError, type Route, route } from './routes.ts'

/** Installation tokens, noted so that the gateway knows whose they are, and what a person may do. */
export function accountRoutes(site: Site): Route[] {
  return [
    route('POST /app/installations/{id}/access_tokens', 'app', async (call) => {
      const reply = await relay(site, call)
      if (reply.status === 201 && call.identity.kind === 'app-itself') {
        const { token, permissions, expires_at } = reply.body
        site.identities.addInstallation(String(token), call.identity.appId, permissions as Grants, String(expires_at))
      }
      return reply
    }),
    route('GET /installation/repositories', 'metadata:read', () => {
      return { status: 200, body: { total_count: 1, repositories: [site.repositoryJson] } }
    }),
    route('GET /repos/{owner}/{repo}/collaborators/{login}/permission', 'metadata:read', ({ params }) => {
      const login = params.login ?? ''
      const role = site.people[login]
      if (!role) throw new HttpError(404, `${login} is not a user`)
      // The older field knows only four words: https://docs.github.com/rest/collaborators/collaborators
      const permission = role === 'maintain' ? 'write' : role
      return { status: 200, body: { permission, role_name: role, user: site.userJson(login) } }
    }),
  ]
}
