import type { Json, Site } from '../site.ts'
import type { CheckRun } from './checks.ts'
import { commitNamed } from './commits.ts'
import { repositoryUrl } from './git-json.ts'
import { type Call, HttpError, page, type Reply, type Route, route } from './routes.ts'

/** Check runs and suites. Only an app may write them: https://docs.github.com/rest/checks/runs */
export function checkRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}'
  const exists = async (sha: string) => (await site.repository.commitOf(sha)) === sha
  const changed = async (action: string, run: CheckRun) => {
    site.webhooks.send('check_run', {
      action,
      check_run: checkRunJson(site, run),
      ...site.envelope(`${run.slug}[bot]`),
    })
    if (site.mergeQueue.groups.some(({ headSha }) => headSha === run.headSha)) {
      await site.exclusively(() => site.mergeQueue.advance(site))
    }
  }
  return [
    route(`POST ${base}/check-runs`, 'checks:write', async (call) => {
      const run = await site.checks.create(appOf(call), call.body, exists)
      await changed(run.status === 'completed' ? 'completed' : 'created', run)
      return { status: 201, body: checkRunJson(site, run) }
    }),
    route(`PATCH ${base}/check-runs/{id}`, 'checks:write', async (call) => {
      const before = site.checks.get(Number(call.params.id)).status
      const run = site.checks.update(Number(call.params.id), appOf(call), call.body)
      if (before !== 'completed' && run.status === 'completed') await changed('completed', run)
      return { status: 200, body: checkRunJson(site, run) }
    }),
    route(`GET ${base}/check-runs/{id}`, 'checks:read', ({ params }) => {
      return { status: 200, body: checkRunJson(site, site.checks.get(Number(params.id))) }
    }),
    route(`GET ${base}/check-runs/{id}/annotations`, 'checks:read', (call) => {
      const { items, headers } = page(call, site.url, site.checks.get(Number(call.params.id)).annotations)
      return { status: 200, body: items, headers }
    }),
    route(`POST ${base}/check-runs/{id}/rerequest`, 'checks:write', ({ params }) => {
      changed('rerequested', site.checks.get(Number(params.id)))
      return { status: 201, body: {} }
    }),
    route(`GET ${base}/commits/{ref+}/check-runs`, 'checks:read', (call) => list(site, call)),
    route(`GET ${base}/commits/{ref+}/check-suites`, 'checks:read', async (call) => {
      const sha = await commitNamed(site, call.params.ref ?? '')
      const apps = new Map(site.checks.list(sha).map((run) => [run.appId, run]))
      const suites = [...apps.values()].map((run) => suiteJson(site, run))
      return { status: 200, body: { total_count: suites.length, check_suites: suites } }
    }),
  ]
}

/** The app that calls. People, whatever their rights, are refused. */
function appOf({ identity }: Call): { id: number; slug: string } {
  if (identity.kind !== 'app') throw new HttpError(403, 'You must authenticate via a GitHub App.')
  return { id: identity.appId, slug: identity.slug }
}

async function list(site: Site, call: Call): Promise<Reply> {
  const sha = await commitNamed(site, call.params.ref ?? '')
  const app = call.query.get('app_id')
  const runs = site.checks.list(sha, {
    name: call.query.get('check_name'),
    status: call.query.get('status'),
    all: call.query.get('filter') === 'all',
    ...(app && { appId: Number(app) }),
  })
  const { items, headers } = page(call, site.url, runs)
  return {
    status: 200,
    body: { total_count: runs.length, check_runs: items.map((run) => checkRunJson(site, run)) },
    headers,
  }
}

/** One suite for each app and commit. */
function suiteId({ appId, headSha }: CheckRun): number {
  return Number.parseInt(headSha.slice(0, 8), 16) * 100 + (appId % 100)
}

function suiteJson(site: Site, run: CheckRun): Json {
  const runs = site.checks.list(run.headSha, { appId: run.appId })
  const open = runs.find(({ status }) => status !== 'completed')
  const bad = runs.find(({ conclusion }) => conclusion !== 'success')
  return {
    id: suiteId(run),
    head_sha: run.headSha,
    status: open ? open.status : 'completed',
    conclusion: open ? null : (bad?.conclusion ?? 'success'),
    latest_check_runs_count: runs.length,
    app: appJson(run),
    pull_requests: pullsWithHead(site, run.headSha),
  }
}

function appJson(run: CheckRun): Json {
  return { id: run.appId, slug: run.slug, name: run.slug }
}

export function checkRunJson(site: Site, run: CheckRun): Json {
  const url = `${repositoryUrl(site)}/check-runs/${run.id}`
  const html = `${site.url}/${site.fullName}/runs/${run.id}`
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    name: run.name,
    head_sha: run.headSha,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suiteId(run) },
    app: appJson(run),
    pull_requests: pullsWithHead(site, run.headSha),
  }
}

/** The short form in which checks and workflow runs name the open pull requests of a commit. */
export function pullsWithHead(site: Site, sha: string): Json[] {
  const repo = { id: site.repositoryJson.id, name: site.repo, url: repositoryUrl(site) }
  return (
    site.pulls.open
      // Those of forks are left out, as at GitHub.
      .filter(({ headSha, fork }) => headSha === sha && !fork)
      .map((pull) => ({
        id: pull.number,
        number: pull.number,
        url: `${repositoryUrl(site)}/pulls/${pull.number}`,
        head: { ref: pull.headRef, sha: pull.headSha, repo },
        base: { ref: pull.baseRef, sha: pull.baseSha, repo },
      }))
  )
}
