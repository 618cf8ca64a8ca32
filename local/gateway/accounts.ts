import { APP_INSTALLATION } from '../emulator.ts'
import type { Grants, Role } from '../options.ts'
import type { Json, Site } from '../site.ts'
import { atLeast } from './identity.ts'
import { relay } from './relay.ts'
import { type Call, HttpError, page, type Reply, type Route, route } from './routes.ts'

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
    route('GET /user', 'any', async (call) => {
      // The emulator knows personal tokens only.
      if (call.identity.kind !== 'user' || !call.identity.throughApp) return relay(site, call)
      return { status: 200, body: site.userJson(call.identity.login) }
    }),
    route('GET /user/installations', 'any', (call) => {
      const role = signedIn(call)
      return listed(site, call, { name: 'installations', items: role === 'none' ? [] : [installationJson(site)] })
    }),
    route('GET /user/installations/{id}/repositories', 'any', (call) => {
      const role = signedIn(call)
      if (role === 'none' || Number(call.params.id) !== APP_INSTALLATION) throw new HttpError(404, 'Not Found')
      const items = [{ ...site.repositoryJson, permissions: permissionsOf(role) }]
      return listed(site, call, { name: 'repositories', items })
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

/** What a person may do who signed in at an app; other tokens are refused, in GitHub's words. */
function signedIn({ identity }: Call): Role {
  if (identity.kind === 'user' && identity.throughApp) return identity.role
  const words = 'You must authenticate with an access token authorized to a GitHub App in order to list installations'
  throw new HttpError(403, words)
}

function listed(site: Site, call: Call, { name, items }: { name: string; items: readonly Json[] }): Reply {
  const one = page(call, site.url, items)
  return { status: 200, body: { total_count: items.length, [name]: one.items }, headers: one.headers }
}

function installationJson(site: Site): Json {
  return {
    id: APP_INSTALLATION,
    account: site.repositoryJson.owner,
    ...{ app_id: site.app.id, app_slug: site.app.slug, target_type: 'Organization' },
    ...{ repository_selection: 'all', suspended_at: null, suspended_by: null },
  }
}

function permissionsOf(role: Role): Json {
  const may = (least: Role) => atLeast(role, least)
  return { admin: may('admin'), maintain: may('maintain'), push: may('write'), triage: may('write'), pull: may('read') }
}
