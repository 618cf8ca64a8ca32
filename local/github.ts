import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ArtifactService } from './artifacts/service.ts'
import { ArtifactStore } from './artifacts/store.ts'
import { APP_INSTALLATION, Emulator } from './emulator.ts'
import { accountRoutes } from './gateway/accounts.ts'
import { branchRoutes } from './gateway/branches.ts'
import { checkRoutes } from './gateway/check-routes.ts'
import { Checks } from './gateway/checks.ts'
import { commentRoutes } from './gateway/comments.ts'
import { commitRoutes } from './gateway/commits.ts'
import { contentsRoutes } from './gateway/contents.ts'
import { Deployments, deploymentRoutes } from './gateway/deployments.ts'
import { Forks, forkRoutes } from './gateway/forks.ts'
import { gitAccess } from './gateway/git-access.ts'
import { graphqlRoutes } from './gateway/graphql.ts'
import { hookRoutes } from './gateway/hook-routes.ts'
import { Hourly } from './gateway/hourly.ts'
import { Identities } from './gateway/identity.ts'
import { Manifests } from './gateway/manifests.ts'
import { MergeQueue } from './gateway/merge-queue.ts'
import { OAuth } from './gateway/oauth.ts'
import { Protection } from './gateway/protection.ts'
import { pullRoutes } from './gateway/pull-routes.ts'
import { Pulls } from './gateway/pulls.ts'
import { refRoutes } from './gateway/refs.ts'
import { relayRoutes } from './gateway/relay.ts'
import { releaseRoutes } from './gateway/releases.ts'
import type { Route } from './gateway/routes.ts'
import { runRoutes } from './gateway/run-routes.ts'
import { type Gateway, startGateway } from './gateway/server.ts'
import { Webhooks } from './gateway/webhooks.ts'
import { Repository } from './git/repository.ts'
import type { GitHub, GitHubOptions, Grants, Progress, Role } from './options.ts'
import { adoptRun } from './runner/adoption.ts'
import { Runs } from './runner/runs.ts'
import type { Json, Site } from './site.ts'

const PEOPLE: Readonly<Record<string, Role>> = { dana: 'write', maria: 'maintain', olga: 'admin', otto: 'none' }

/** What the app is granted unless `options.app` says otherwise: all that app/app.yml asks for. */
export const PERMISSIONS: Grants = {
  actions: 'write',
  checks: 'write',
  contents: 'read',
  issues: 'read',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'write',
}

const EVENTS = [
  'check_run',
  'check_suite',
  'issue_comment',
  'merge_group',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'workflow_run',
]

/**
 * Starts a GitHub on this machine with one organization, one empty repository and one installed app. Everything it writes
 * lies in `options.folder`; it listens on 127.0.0.1 only. See `GitHubOptions` and `GitHub` in options.ts.
 */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const folder = resolve(options.folder)
  await mkdir(folder, { recursive: true })
  const listeners = new Set<(event: Progress) => void>(options.onProgress ? [options.onProgress] : [])
  const progress = (event: Progress) => {
    for (const listener of listeners) listener(event)
  }
  const gateway = await startGateway(options.port ?? 0)
  const { site, tokens, webhookSecret } = await assemble(options, { folder, gateway, progress })
  const key = site.emulator.apps.find(({ id }) => id === site.app.id)
  return {
    url: site.url,
    serverUrl: site.serverUrl,
    owner: site.owner,
    repo: site.repo,
    app: { ...site.app, privateKey: key?.privateKey ?? '', webhookSecret, installationId: APP_INSTALLATION },
    oauth: site.oauth,
    tokens,
    remote: (login, owner = site.owner) =>
      site.url.replace('http://', `http://${login}:${tokens[login]}@`).concat(`/${owner}/${site.repo}.git`),
    gitFolder: site.repository.folder,
    pointWebhookAt: (url) => {
      site.webhooks.url = url
    },
    deliveries: site.webhooks.deliveries,
    redeliver: (id) => site.webhooks.redeliver(id),
    loseWebhooks: (loss) => {
      site.webhooks.loss = loss
    },
    runs: () => site.runs.all,
    expireArtifacts: () => site.artifacts.expireAll(),
    adopt: (runId) => adoptRun(site, runId),
    idle: async () => {
      while (site.runs.busy || site.webhooks.busy) {
        await site.runs.settled()
        await site.webhooks.settled()
      }
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      for (const run of site.runs.all) run.cancel.abort()
      await site.runs.settled()
      site.webhooks.url = undefined
      await site.webhooks.settled()
      await gateway.close()
      await site.emulator.close()
    },
  }
}

async function assemble(
  options: GitHubOptions,
  at: { folder: string; gateway: Gateway; progress: (event: Progress) => void },
): Promise<{ site: Site; tokens: Record<string, string>; webhookSecret: string }> {
  const { folder, gateway, progress } = at
  const { url } = gateway
  const [owner, repo] = [options.owner ?? 'acme', options.repo ?? 'flight-delay']
  const people = options.people ?? PEOPLE
  const tokens = Object.fromEntries(
    Object.keys(people).map((login) => [login, `ghp_${randomBytes(18).toString('hex')}`]),
  )
  const app = { id: options.app?.id ?? 12345, slug: options.app?.slug ?? 'holdout' }
  const permissions = options.app?.permissions ?? PERMISSIONS
  const events = options.app?.events ?? EVENTS
  const webhookSecret = options.app?.webhookSecret ?? randomBytes(20).toString('hex')
  const emulator = await Emulator.start({
    publicUrl: url,
    owner,
    repo,
    people,
    tokens,
    isPrivate: options.visibility !== 'public',
    app: { ...app, permissions, events },
  })
  const identities = new Identities(emulator.apps)
  for (const [login, token] of Object.entries(tokens)) {
    const role = people[login] ?? 'none'
    identities.addUser(token, login, role === 'none' && options.visibility === 'public' ? 'read' : role)
  }
  const ownerLogin = Object.keys(people).find((login) => people[login] === 'admin')
  if (!ownerLogin) throw new Error('people: somebody must be admin, to own the organization')
  const ownerAuthorization = `token ${tokens[ownerLogin]}`
  const read = async (path: string): Promise<Json> => {
    const reply = await emulator.request('GET', path, { authorization: ownerAuthorization })
    return JSON.parse(reply.body.toString('utf8'))
  }
  const users = new Map<string, Json>()
  for (const login of Object.keys(people)) users.set(login, await read(`/users/${login}`))
  const repository = await Repository.create(join(folder, `${repo}.git`))
  const artifacts = await ArtifactStore.create(join(folder, 'storage'), url)
  const repositoryJson = await read(`/repos/${owner}/${repo}`)
  const userJson = (login: string) =>
    users.get(login) ?? { login, id: login.length + 40_000, type: 'Bot', url: `${url}/users/${login}` }
  let turn: Promise<unknown> = Promise.resolve()
  const site: Site = {
    ...{
      url,
      folder,
      owner,
      repo,
      fullName: `${owner}/${repo}`,
      people,
      app,
      repository,
      emulator,
      identities,
      oauth: new OAuth({ url, people, identities }),
      artifacts,
      progress,
    },
    serverUrl: url.replace('127.0.0.1', 'github.localhost'),
    hourly: new Hourly(options.requestsPerHour),
    webhooks: new Webhooks({ id: app.id, secret: webhookSecret, events, url: options.app?.webhookUrl }, (delivery) => {
      progress({ kind: 'delivery', delivery })
    }),
    forks: new Forks(),
    pulls: new Pulls(repository),
    mergeQueue: new MergeQueue(),
    checks: new Checks(),
    protection: new Protection(),
    manifests: new Manifests(url),
    artifactService: new ArtifactService(artifacts),
    deployments: new Deployments(),
    runs: new Runs(),
    tree: options.tree ?? resolve(import.meta.dirname, '..'),
    runner: options.runner ?? 'own',
    ...{ repositoryJson, userJson, read, ownerAuthorization },
    envelope: (sender) => ({
      repository: repositoryJson,
      organization: { login: owner, id: (repositoryJson.owner as Json).id, url: `${url}/orgs/${owner}` },
      sender: userJson(sender),
      installation: { id: APP_INSTALLATION, node_id: `I_${APP_INSTALLATION}` },
    }),
    exclusively: (task) => {
      const mine = turn.then(task, task)
      turn = mine.catch(() => {})
      return mine
    },
  }
  gateway.open({ site, routes: routesOf(site), git: gitAccess, page: options.page })
  return { site, tokens, webhookSecret }
}

/** The first that matches answers, so what is more specific stands before what is less. */
function routesOf(site: Site): Route[] {
  const makers = [
    ...[accountRoutes, branchRoutes, checkRoutes, commitRoutes, contentsRoutes, refRoutes, pullRoutes, commentRoutes],
    ...[releaseRoutes, deploymentRoutes, runRoutes, hookRoutes, forkRoutes, graphqlRoutes, relayRoutes],
  ]
  return makers.flatMap((make) => make(site))
}
