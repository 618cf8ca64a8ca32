import type { Artifact } from '../artifacts/store.ts'
import type { Run } from '../runner/runs.ts'
import { approve, startAgain, startOnDispatch } from '../runner/triggers.ts'
import type { Json, Site } from '../site.ts'
import { repositoryUrl } from './git-json.ts'
import { type Call, HttpError, page, type Reply, type Route, requiredText, route } from './routes.ts'
import { jobJson, runJson, workflowJson } from './run-json.ts'

/** Filters of `actions/runs` that are understood. Another one is refused aloud, for ignoring it would answer too much. */
const FILTERS = ['head_sha', 'event', 'branch', 'status', 'actor', 'exclude_pull_requests', 'page', 'per_page']

/** Workflows, their runs, jobs and artifacts. */
export function runRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}/actions'
  return [
    route(`GET ${base}/workflows`, 'actions:read', (call) => {
      const all = site.runs.workflows.map((workflow) => workflowJson(site, workflow))
      return listed(site, call, 'workflows', all)
    }),
    route(`GET ${base}/workflows/{id}`, 'actions:read', (call) => ({
      status: 200,
      body: workflowJson(site, workflowOf(site, call)),
    })),
    route(`GET ${base}/workflows/{id}/runs`, 'actions:read', (call) => {
      const { id } = workflowOf(site, call)
      return runs(
        site,
        call,
        site.runs.all.filter(({ workflowId }) => workflowId === id),
      )
    }),
    route(`POST ${base}/workflows/{id}/dispatches`, 'actions:write', (call) => dispatch(site, call)),
    route(`GET ${base}/runs`, 'actions:read', (call) => runs(site, call, site.runs.all)),
    route(`GET ${base}/runs/{id}`, 'actions:read', (call) => ({ status: 200, body: runJson(site, runOf(site, call)) })),
    route(`GET ${base}/runs/{id}/jobs`, 'actions:read', (call) => {
      const run = runOf(site, call)
      return listed(
        site,
        call,
        'jobs',
        run.jobs.map((job) => jobJson(site, run, job)),
      )
    }),
    route(`POST ${base}/runs/{id}/cancel`, 'actions:write', (call) => {
      const run = runOf(site, call)
      if (run.status === 'completed') throw new HttpError(409, 'Cannot cancel a workflow run that is completed.')
      run.cancel.abort()
      return { status: 202, body: {} }
    }),
    route(`POST ${base}/runs/{id}/approve`, 'actions:write', async (call) => {
      const run = runOf(site, call)
      if (run.conclusion !== 'action_required') {
        throw new HttpError(403, 'This run is not from a fork pull request or awaiting approval.')
      }
      await approve(site, run)
      return { status: 201, body: {} }
    }),
    route(`POST ${base}/runs/{id}/rerun`, 'actions:write', (call) => rerun(site, call)),
    // This runner keeps no job's result for the next attempt, so all of them run.
    route(`POST ${base}/runs/{id}/rerun-failed-jobs`, 'actions:write', (call) => rerun(site, call)),
    route(`GET ${base}/runs/{id}/artifacts`, 'actions:read', (call) => {
      return artifacts(site, call, site.artifacts.list({ runId: runOf(site, call).id, name: call.query.get('name') }))
    }),
    route(`GET ${base}/artifacts`, 'actions:read', (call) =>
      artifacts(site, call, site.artifacts.list({ name: call.query.get('name') })),
    ),
    route(`GET ${base}/artifacts/{id}`, 'actions:read', (call) => ({
      status: 200,
      body: artifactJson(site, artifactOf(site, call)),
    })),
    route(`GET ${base}/artifacts/{id}/zip`, 'actions:read', (call) => {
      const artifact = artifactOf(site, call)
      if (site.artifacts.isExpired(artifact)) throw new HttpError(410, 'Artifact has expired')
      return { status: 302, headers: { location: site.artifacts.artifactUrl(artifact) } }
    }),
    route(`DELETE ${base}/artifacts/{id}`, 'actions:write', async (call) => {
      await site.artifacts.delete(artifactOf(site, call).id)
      return { status: 204 }
    }),
  ]
}

function workflowOf(site: Site, { params }: Call): { id: number; path: string; name: string } {
  const workflow = site.runs.workflow(params.id ?? '')
  if (!workflow) throw new HttpError(404, 'Not Found')
  return workflow
}

function runOf(site: Site, { params }: Call): Run {
  const run = site.runs.get(Number(params.id))
  if (!run) throw new HttpError(404, 'Not Found')
  return run
}

function artifactOf(site: Site, { params }: Call): Artifact {
  const artifact = site.artifacts.get(Number(params.id))
  if (!artifact) throw new HttpError(404, 'Not Found')
  return artifact
}

function listed(site: Site, call: Call, key: string, all: readonly Json[]): Reply {
  const { items, headers } = page(call, site.url, all)
  return { status: 200, body: { total_count: all.length, [key]: items }, headers }
}

function runs(site: Site, call: Call, all: readonly Run[]): Reply {
  const strange = [...call.query.keys()].find((key) => !FILTERS.includes(key))
  if (strange) throw new HttpError(501, `The local GitHub does not filter workflow runs by ${strange}`)
  const asked = (key: string, value: string | null) => !call.query.get(key) || call.query.get(key) === value
  const found = all
    .filter((run) => asked('head_sha', run.headSha) && asked('event', run.event) && asked('branch', run.headBranch))
    .filter((run) => asked('actor', run.actor) && (asked('status', run.status) || asked('status', run.conclusion)))
    .toReversed()
  return listed(
    site,
    call,
    'workflow_runs',
    found.map((run) => runJson(site, run)),
  )
}

async function rerun(site: Site, call: Call): Promise<Reply> {
  const run = runOf(site, call)
  if (run.status !== 'completed') throw new HttpError(403, 'This workflow is already running')
  await startAgain(site, run)
  return { status: 201, body: {} }
}

async function dispatch(site: Site, call: Call): Promise<Reply> {
  const { identity, body } = call
  const known = site.runs.workflow(call.params.id ?? '')
  const path = known?.path ?? `.github/workflows/${call.params.id}`
  const inputs = Object.fromEntries(
    Object.entries((body.inputs ?? {}) as Json).map(([name, value]) => [name, String(value)]),
  )
  const actor = identity.kind === 'app-itself' ? '' : identity.login
  const run = await startOnDispatch(site, path, { ref: requiredText(body, 'ref'), inputs, actor })
  if (!run) throw new HttpError(422, "Workflow does not have 'workflow_dispatch' trigger")
  return { status: 204 }
}

function artifacts(site: Site, call: Call, all: readonly Artifact[]): Reply {
  return listed(
    site,
    call,
    'artifacts',
    all.map((artifact) => artifactJson(site, artifact)),
  )
}

function artifactJson(site: Site, artifact: Artifact): Json {
  const url = `${repositoryUrl(site)}/actions/artifacts/${artifact.id}`
  const run = site.runs.get(artifact.runId)
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.size,
    digest: artifact.digest,
    url,
    archive_download_url: `${url}/zip`,
    expired: site.artifacts.isExpired(artifact),
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    workflow_run: run && {
      id: run.id,
      repository_id: site.repositoryJson.id,
      head_repository_id: run.fork === null ? site.repositoryJson.id : (site.forks.of(run.fork)?.id ?? null),
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}
