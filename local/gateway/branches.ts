import type { PushedRef } from '../git/smart-http.ts'
import { startOnPullRequest, startOnPush } from '../runner/triggers.ts'
import type { Site } from '../site.ts'
import { mergeObjection, pullPayload, pushPayload } from './events.ts'
import { type Fork, forkedRef } from './forks.ts'
import { commitJson, repositoryUrl } from './git-json.ts'
import { ACTIONS_APP, type Identity } from './identity.ts'
import { requiredChecksJson, rulesJson } from './protection.ts'
import type { Pull } from './pulls.ts'
import { type Call, HttpError, page, type Reply, type Route, route } from './routes.ts'

const NOTHING = '0'.repeat(40)

/** Branches and their protection. */
export function branchRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}/branches'
  const protectionUrl = (branch: string) => `${repositoryUrl(site)}/branches/${branch}/protection`
  return [
    route(`PUT ${base}/{branch}/protection`, 'administration:write', ({ params, body }) => {
      const branch = params.branch ?? ''
      return { status: 200, body: rulesJson(site.protection.put(branch, body), protectionUrl(branch)) }
    }),
    route(`GET ${base}/{branch}/protection`, 'administration:read', ({ params }) => {
      const branch = params.branch ?? ''
      const rules = site.protection.of(branch)
      if (!rules) throw new HttpError(404, 'Branch not protected')
      return { status: 200, body: rulesJson(rules, protectionUrl(branch)) }
    }),
    route(`DELETE ${base}/{branch}/protection`, 'administration:write', ({ params }) => {
      site.protection.delete(params.branch ?? '')
      return { status: 204 }
    }),
    route(`GET ${base}/{branch}`, 'contents:read', async ({ params }) => {
      const sha = await site.repository.commitOf(`refs/heads/${params.branch}`)
      if (!sha) throw new HttpError(404, 'Branch not found')
      return { status: 200, body: await branchJson(site, params.branch ?? '', sha) }
    }),
    route(`GET ${base}`, 'contents:read', (call) => list(site, call)),
    // Rulesets are not modelled: a branch has none.
    route('GET /repos/{owner}/{repo}/rules/branches/{branch}', 'metadata:read', () => ({ status: 200, body: [] })),
  ]
}

async function list(site: Site, call: Call): Promise<Reply> {
  const refs = await site.repository.refs('refs/heads/')
  const { items, headers } = page(call, site.url, refs)
  const body = items.map(({ ref, sha }) => ({
    name: ref.slice('refs/heads/'.length),
    commit: { sha, url: `${repositoryUrl(site)}/commits/${sha}` },
    protected: site.protection.of(ref.slice('refs/heads/'.length)) !== undefined,
  }))
  return { status: 200, body, headers }
}

async function branchJson(site: Site, name: string, sha: string): Promise<unknown> {
  const rules = site.protection.of(name)
  const checks = rules ? requiredChecksJson(rules) : { contexts: [], checks: [] }
  const level = !rules ? 'off' : rules.includesAdmins ? 'everyone' : 'non_admins'
  return {
    name,
    commit: commitJson(site, await site.repository.commit(sha)),
    protected: rules !== undefined,
    protection: { enabled: rules !== undefined, required_status_checks: { enforcement_level: level, ...checks } },
    protection_url: `${repositoryUrl(site)}/branches/${name}/protection`,
  }
}

/** Which of these ref updates the protection of their branches forbids to this person or app. */
export async function refusedRefs(site: Site, updates: readonly PushedRef[], identity: Identity): Promise<string[]> {
  const refused: string[] = []
  for (const { ref, before, after } of updates) {
    const branch = ref.replace(/^refs\/heads\//, '')
    const rules = ref.startsWith('refs/heads/') ? site.protection.of(branch) : undefined
    if (!rules) continue
    const admin = identity.kind === 'user' && identity.role === 'admin' && !rules.includesAdmins
    const rewrites = after === NOTHING || (before !== NOTHING && !(await site.repository.isAncestor(before, after)))
    const unmet = rules.approvals > 0 || mergeObjection(site, branch, after) !== undefined
    if (!admin && (rewrites || unmet)) refused.push(ref)
  }
  return refused
}

/** Tells the world that refs have moved: webhooks, pull requests that follow, and workflows that start. */
export async function announceMoves(site: Site, updates: readonly PushedRef[], identity: Identity): Promise<void> {
  const sender = identity.kind === 'app-itself' ? site.app.slug : identity.login
  for (const update of updates) {
    const push = await pushPayload(site, update, sender)
    site.webhooks.send('push', push)
    const moved = await site.pulls.follow(update.ref)
    const ofQueue = update.ref.startsWith('refs/heads/gh-readonly-queue/')
    if (startsWorkflows(identity) && update.after !== NOTHING && !ofQueue) await startOnPush(site, update.ref, push)
    await announceHeads(site, moved, identity)
  }
}

/** Tells of pull requests whose heads moved in a fork; of the push itself only the fork's own apps would hear. */
export async function announceForked(
  site: Site,
  { fork, pushed, identity }: { fork: Fork; pushed: readonly PushedRef[]; identity: Identity },
): Promise<void> {
  for (const { ref } of pushed) {
    const moved = await site.pulls.follow(forkedRef(fork.owner, ref.replace(/^refs\/heads\//, '')))
    await announceHeads(site, moved, identity)
  }
}

async function announceHeads(site: Site, moved: readonly { pull: Pull; before: string }[], identity: Identity) {
  const sender = identity.kind === 'app-itself' ? site.app.slug : identity.login
  for (const { pull, before } of moved) {
    const what = { action: 'synchronize', sender, before, after: pull.headSha }
    await announcePull(site, pull.number, { payload: await pullPayload(site, pull, what), identity })
  }
}

/** Sends a `pull_request` webhook and starts the workflows that listen. */
export async function announcePull(
  site: Site,
  number: number,
  event: { payload: Record<string, unknown>; identity: Identity },
): Promise<void> {
  site.webhooks.send('pull_request', event.payload)
  const pull = site.pulls.get(number)
  if (pull && startsWorkflows(event.identity)) await startOnPullRequest(site, pull, event.payload)
}

/** What a job does with its own token starts no workflow. */
function startsWorkflows(identity: Identity): boolean {
  return !(identity.kind === 'app' && identity.appId === ACTIONS_APP.id)
}
