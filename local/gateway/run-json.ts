import type { JobView } from '../runner/record.ts'
import type { Run } from '../runner/runs.ts'
import type { Json, Site } from '../site.ts'
import { pullsWithHead } from './check-routes.ts'
import { forkJson } from './forks.ts'
import { repositoryUrl } from './git-json.ts'

/** A workflow run as REST and the `workflow_run` webhook show it. */
export function runJson(site: Site, run: Run): Json {
  const url = `${repositoryUrl(site)}/actions/runs/${run.id}`
  const actor = site.userJson(run.actor)
  return {
    id: run.id,
    name: run.name,
    node_id: `WFR_${run.id}`,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.name,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    check_suite_id: run.id * 10,
    url,
    html_url: `${site.url}/${site.fullName}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${repositoryUrl(site)}/actions/workflows/${run.workflowId}`,
    pull_requests: run.fork === null ? pullsWithHead(site, run.headSha) : [],
    created_at: run.createdAt,
    run_started_at: run.startedAt,
    updated_at: run.updatedAt,
    actor,
    triggering_actor: actor,
    repository: site.repositoryJson,
    head_repository: headRepository(site, run),
    head_commit: { id: run.headSha },
    referenced_workflows: [],
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
  }
}

function headRepository(site: Site, { fork }: Run): Json | null {
  if (fork === null) return site.repositoryJson
  const known = site.forks.of(fork)
  return known ? forkJson(site, known) : null
}

export function workflowJson(site: Site, workflow: { id: number; path: string; name: string }): Json {
  return {
    ...workflow,
    node_id: `W_${workflow.id}`,
    state: 'active',
    url: `${repositoryUrl(site)}/actions/workflows/${workflow.id}`,
    html_url: `${site.url}/${site.fullName}/blob/main/${workflow.path}`,
  }
}

export function jobJson(site: Site, run: Run, job: JobView): Json {
  return {
    id: run.id * 100 + run.jobs.indexOf(job),
    run_id: run.id,
    run_attempt: run.attempt,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion,
    html_url: `${site.url}/${site.fullName}/actions/runs/${run.id}/job/${run.jobs.indexOf(job)}`,
    runner_name: 'laptop',
    steps: job.steps.map(({ name, status, conclusion }, index) => ({ name, status, conclusion, number: index + 1 })),
  }
}
