import { z } from 'zod'
import { CHECK_NAME } from '#core/check.ts'
import { UserError } from '#core/errors.ts'
import type { Installation, PolicyFact, SetupFacts, WorkflowFact } from '#core/setup/facts.ts'
import { type Finding, findingsOf, installationFindings } from '#core/setup/findings.ts'
import { STARTER_WORKFLOW_PATH } from '#core/setup/starter.ts'
import { readTriggers } from '#core/setup/workflow.ts'
import { readFileAt } from '#github/contents.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { branchTip, loadPolicy } from '#github/policy.ts'
import { readManifest } from '../manifest.ts'
import type { Installations, Place } from './installation.ts'
import { readProtection } from './protection.ts'

/** What is missing in one repository, from its live settings; see `findingsOf`. */
export async function setupOf(installations: Installations, place: Place): Promise<readonly Finding[]> {
  const own = await readApp(installations.app)
  const installation = await readInstallation(installations.app, { ...place, events: own.events })
  const hindrances = installationFindings(installation)
  // GitHub gives no token for permissions that were not accepted, nor to a suspended installation.
  if (hindrances.some(({ kind }) => kind === 'suspended' || kind === 'permissions')) return hindrances
  const { octokit, repository } = await installations.reach(place, 'setup')
  return findingsOf(await readFacts(octokit, repository, { app: own, installation }))
}

const App = z.object({ id: z.int(), slug: z.string(), events: z.array(z.string()).optional() })
type App = z.infer<typeof App>

async function readApp(app: Installations['app']): Promise<App> {
  return App.parse((await app.request('GET /app')).data)
}

const Installed = z.object({
  html_url: z.url({ protocol: /^https?$/ }).nullish(),
  permissions: z.record(z.string(), z.string()),
  events: z.array(z.string()),
  suspended_at: z.string().nullish(),
})

async function readInstallation(
  app: Installations['app'],
  { installationId, events }: { readonly installationId: number; readonly events: readonly string[] | undefined },
): Promise<Installation> {
  const { data } = await app.request('GET /app/installations/{installation_id}', { installation_id: installationId })
  const found = Installed.parse(data)
  const manifest = readManifest()
  return {
    page: found.html_url ?? null,
    asked: { permissions: manifest.default_permissions, events: manifest.default_events },
    // What the app itself subscribes to counts; an installation may tell nothing of it.
    granted: { permissions: found.permissions, events: events ?? found.events },
    suspended: found.suspended_at != null,
  }
}

const Found = z.object({ default_branch: z.string(), html_url: z.url({ protocol: /^https?$/ }) })

async function readFacts(
  octokit: Octokit,
  repository: Repository,
  { app, installation }: { readonly app: App; readonly installation: Installation },
): Promise<SetupFacts> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}', { ...repository })
  const { default_branch: branch, html_url: page } = Found.parse(data)
  // An empty repository has a default branch and no tip.
  const tip = await branchTip(octokit, repository, branch)
  const policy: PolicyFact = tip === null ? { kind: 'missing' } : await readPolicyFact(octokit, repository, tip)
  const paths = policy.kind === 'read' ? Object.values(policy.policy.models).map(({ workflow }) => workflow) : []
  const workflows: Record<string, WorkflowFact> = {}
  for (const path of new Set([...paths, STARTER_WORKFLOW_PATH])) {
    workflows[path] = tip === null ? { kind: 'missing' } : await readWorkflow(octokit, repository, { path, ref: tip })
  }
  return {
    ...{ server: new URL(page).origin, ...repository, branch, app, policy, workflows, installation },
    protection: await readProtection(octokit, { ...repository, branch }),
    impostors: tip === null ? [] : await readImpostors(octokit, repository, { ref: tip, appId: app.id }),
  }
}

async function readPolicyFact(octokit: Octokit, repository: Repository, ref: string): Promise<PolicyFact> {
  return orUnreadable(async () => {
    const loaded = await loadPolicy(octokit, repository, ref)
    return loaded ? { kind: 'read', policy: loaded.policy } : { kind: 'missing' }
  })
}

async function readWorkflow(
  octokit: Octokit,
  repository: Repository,
  file: { readonly path: string; readonly ref: string },
): Promise<WorkflowFact> {
  return orUnreadable(async () => {
    const text = await readFileAt(octokit, repository, file)
    return text === null ? { kind: 'missing' } : readTriggers(text)
  })
}

async function orUnreadable<T>(
  read: () => Promise<T>,
): Promise<T | { readonly kind: 'unreadable'; readonly problem: string }> {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof UserError) return { kind: 'unreadable', problem: thrown.message }
    throw thrown
  }
}

async function readImpostors(
  octokit: Octokit,
  repository: Repository,
  { ref, appId }: { readonly ref: string; readonly appId: number },
): Promise<readonly number[]> {
  const runs = await octokit.paginate('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...{ ...repository, ref, check_name: CHECK_NAME, filter: 'latest', per_page: 100 },
  })
  const others = runs.flatMap(({ name, app }) => (name === CHECK_NAME && app && app.id !== appId ? [app.id] : []))
  return [...new Set(others)]
}
