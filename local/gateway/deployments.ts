import type { Json, Site } from '../site.ts'
import { commitNamed } from './commits.ts'
import { repositoryUrl } from './git-json.ts'
import { type Call, HttpError, invalid, page, type Reply, type Route, requiredText, route, text } from './routes.ts'

interface DeploymentStatus {
  id: number
  state: string
  description: string
  environment: string
  environment_url: string
  log_url: string
  created_at: string
  creator: Json
}

export interface Deployment {
  id: number
  sha: string
  ref: string
  task: string
  environment: string
  description: string | null
  payload: unknown
  created_at: string
  creator: Json
  statuses: DeploymentStatus[]
}

const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']
const MAX_DESCRIPTION = 140

/** Deployments and their statuses. https://docs.github.com/rest/deployments */
export class Deployments {
  readonly all: Deployment[] = []

  create(body: Json, by: { sha: string; creator: Json }): Deployment {
    const created: Deployment = {
      id: this.all.length + 5001,
      sha: by.sha,
      ref: requiredText(body, 'ref'),
      task: text(body, 'task') ?? 'deploy',
      environment: text(body, 'environment') ?? 'production',
      description: text(body, 'description') ?? null,
      payload: body.payload ?? {},
      created_at: new Date().toISOString(),
      creator: by.creator,
      statuses: [],
    }
    this.all.push(created)
    return created
  }

  /** Adds a status; a success makes the earlier deployments of the environment inactive. */
  addStatus(deployment: Deployment, body: Json, creator: Json): DeploymentStatus {
    const state = requiredText(body, 'state')
    if (!STATES.includes(state)) throw invalid('DeploymentStatus', 'state', `${state} is not included in the list`)
    const description = text(body, 'description') ?? ''
    if (description.length > MAX_DESCRIPTION)
      throw invalid('DeploymentStatus', 'description', `is too long (maximum is ${MAX_DESCRIPTION} characters)`)
    const environment = text(body, 'environment') ?? deployment.environment
    const status = {
      id: deployment.id * 100 + deployment.statuses.length,
      ...{ state, description, environment, creator },
      environment_url: text(body, 'environment_url') ?? '',
      log_url: text(body, 'log_url') ?? '',
      created_at: new Date().toISOString(),
    }
    deployment.statuses.push(status)
    if (state === 'success' && body.auto_inactive !== false) {
      for (const earlier of this.all) {
        const active = earlier.statuses.at(-1)?.state === 'success'
        if (earlier.id < deployment.id && active && earlier.environment === environment) {
          this.addStatus(earlier, { state: 'inactive' }, creator)
        }
      }
    }
    return status
  }
}

export function deploymentRoutes(site: Site): Route[] {
  const { deployments } = site
  const base = '/repos/{owner}/{repo}/deployments'
  const known = (call: Call) => {
    const found = deployments.all.find(({ id }) => id === Number(call.params.id))
    if (!found) throw new HttpError(404, 'Not Found')
    return found
  }
  const creator = ({ identity }: Call) => site.userJson(identity.kind === 'app-itself' ? '' : identity.login)
  const listed = (call: Call, items: readonly Json[]): Reply => {
    const one = page(call, site.url, items)
    return { status: 200, body: one.items, headers: one.headers }
  }
  return [
    route(`POST ${base}`, 'deployments:write', async (call) => {
      const sha = await commitNamed(site, requiredText(call.body, 'ref'))
      const created = deployments.create(call.body, { sha, creator: creator(call) })
      return { status: 201, body: deploymentJson(site, created) }
    }),
    route(`GET ${base}`, 'deployments:read', (call) => {
      const wanted = ['sha', 'ref', 'task', 'environment'] as const
      const matching = deployments.all.filter((deployment) =>
        wanted.every((field) => !call.query.get(field) || call.query.get(field) === deployment[field]),
      )
      return listed(
        call,
        matching.reverse().map((deployment) => deploymentJson(site, deployment)),
      )
    }),
    route(`GET ${base}/{id}`, 'deployments:read', (call) => ({ status: 200, body: deploymentJson(site, known(call)) })),
    route(`POST ${base}/{id}/statuses`, 'deployments:write', (call) => {
      return { status: 201, body: deployments.addStatus(known(call), call.body, creator(call)) }
    }),
    route(`GET ${base}/{id}/statuses`, 'deployments:read', (call) =>
      listed(call, [...known(call).statuses].reverse() as unknown as Json[]),
    ),
  ]
}

function deploymentJson(site: Site, { statuses, ...deployment }: Deployment): Json {
  const url = `${repositoryUrl(site)}/deployments/${deployment.id}`
  const updated = statuses.at(-1)?.created_at ?? deployment.created_at
  return {
    ...deployment,
    url,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(site),
    original_environment: deployment.environment,
    transient_environment: false,
    production_environment: deployment.environment === 'production',
    updated_at: updated,
  }
}
