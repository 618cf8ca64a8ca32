import { messageOf, UserError } from '#core/errors.ts'
import { checkRunJson } from '../gateway/check-routes.ts'
import type { CheckRun } from '../gateway/checks.ts'
import type { Deployment } from '../gateway/deployments.ts'
import { ACTIONS_APP } from '../gateway/identity.ts'
import { runJson, workflowJson } from '../gateway/run-json.ts'
import type { Json, Site } from '../site.ts'
import { holds, interpolate, type Scope } from './expressions.ts'
import { runJob } from './job.ts'
import type { Conclusion, JobView } from './record.ts'
import type { Run } from './runs.ts'
import { type Job, jobsInOrder, type Workflow } from './workflow.ts'

/** Tells the app and the listeners where a run stands. */
export function announceRun(site: Site, run: Run, action: 'requested' | 'in_progress' | 'completed'): void {
  run.updatedAt = new Date().toISOString()
  site.progress({ kind: 'run', run })
  const workflow = site.runs.workflow(String(run.workflowId))
  const payload = { action, workflow_run: runJson(site, run), workflow: workflow && workflowJson(site, workflow) }
  site.webhooks.send('workflow_run', { ...payload, ...site.envelope(run.actor) })
}

/** Executes a run's jobs one after another, in the order of their needs. */
export async function executeRun(site: Site, run: Run, workflow: Workflow): Promise<void> {
  if (!run.cancel.signal.aborted) {
    beginRun(site, run)
    try {
      for (const id of jobsInOrder(workflow, run.path)) {
        const job = workflow.jobs[id]
        if (job) await executeJob(site, { run, workflow, id, job })
      }
    } catch (thrown) {
      if (!(thrown instanceof UserError)) console.error(thrown)
      run.problem = `${run.path}: ${messageOf(thrown)}`
    }
  }
  endRun(site, run)
}

export function beginRun(site: Site, run: Run): void {
  run.status = 'in_progress'
  run.startedAt = new Date().toISOString()
  announceRun(site, run, 'in_progress')
}

/** Concludes a run from its jobs, its cancellation, and its problem where it has one. */
export function endRun(site: Site, run: Run): void {
  run.status = 'completed'
  run.conclusion = run.problem === null ? conclusionOf(run) : 'failure'
  announceRun(site, run, 'completed')
}

function conclusionOf({ jobs, cancel }: Run): Conclusion {
  if (jobs.some(({ conclusion }) => conclusion === 'failure')) return 'failure'
  if (cancel.signal.aborted || jobs.some(({ conclusion }) => conclusion === 'cancelled')) return 'cancelled'
  return jobs.every(({ conclusion }) => conclusion === 'skipped') ? 'skipped' : 'success'
}

async function executeJob(site: Site, at: { run: Run; workflow: Workflow; id: string; job: Job }): Promise<void> {
  const { run, workflow, id, job } = at
  const needs = needsContext(run, job)
  const scope = jobScope(site, run, needs)
  const name = job.name === undefined ? id : interpolate(job.name, scope)
  const view: JobView = { id, name, status: 'in_progress', conclusion: null, steps: [], outputs: {}, log: '' }
  run.jobs.push(view)
  const check = await beginCheck(site, run, name)
  const conclude = (conclusion: Conclusion) => {
    Object.assign(view, { status: 'completed', conclusion })
    finishCheck(site, check, conclusion)
    reportJob(site, run, view)
  }
  if (!holds(job.if, scope)) return conclude(run.cancel.signal.aborted ? 'cancelled' : 'skipped')
  reportJob(site, run, view)
  const deployment = job.environment && beginDeployment(site, run, interpolate(job.environment.name, scope))
  const conclusion = await runJob({ site, run, workflow, job, view, needs }).catch((thrown): Conclusion => {
    if (!(thrown instanceof UserError)) console.error(thrown)
    view.log += `Error: ${messageOf(thrown)}\n`
    return 'failure'
  })
  if (deployment) endDeployment(site, deployment, conclusion)
  conclude(conclusion)
}

export function reportJob(site: Site, run: Run, { name, status, conclusion }: JobView): void {
  site.progress({ kind: 'job', run, job: name, status, conclusion })
}

/** The check run that shows a job on its commit. */
export function beginCheck(site: Site, run: Run, name: string): Promise<CheckRun> {
  return site.checks.create(ACTIONS_APP, { name, head_sha: run.headSha, status: 'in_progress' }, async () => true)
}

export function finishCheck(site: Site, check: CheckRun, conclusion: Conclusion): void {
  const run = site.checks.update(check.id, ACTIONS_APP, { status: 'completed', conclusion })
  const check_run = checkRunJson(site, run)
  site.webhooks.send('check_run', { action: 'completed', check_run, ...site.envelope('github-actions[bot]') })
}

function needsContext(run: Run, job: Job): Record<string, { result: Conclusion | null; outputs: Json }> {
  return Object.fromEntries(
    job.needs.map((need) => {
      const view = run.jobs.find(({ id }) => id === need)
      return [need, { result: view?.conclusion ?? null, outputs: view?.outputs ?? {} }]
    }),
  )
}

/** What a job's `if` and `name` may look at: no steps, no runner, no secrets. */
function jobScope(site: Site, run: Run, needs: Record<string, { result: Conclusion | null }>): Scope {
  const results = Object.values(needs).map(({ result }) => result)
  const failed = results.includes('failure')
  const cancelled = run.cancel.signal.aborted || results.includes('cancelled')
  // A skipped need keeps `success()` from holding, and is no `failure()` either.
  const skipped = results.includes('skipped')
  const state = cancelled ? 'cancelled' : failed ? 'failure' : skipped ? 'skipped' : 'success'
  return { contexts: { github: githubOf(site, run), needs, inputs: run.inputs }, state }
}

/** The part of the `github` context that exists before a job does. */
export function githubOf(site: Site, run: Omit<Run, 'id' | 'number' | 'attempt'> | Run): Json {
  return {
    event: run.payload,
    event_name: run.event,
    ref: run.ref,
    ref_name: run.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    sha: run.sha,
    head_ref: run.pullRequest === null ? '' : run.headBranch,
    base_ref: run.baseRef,
    actor: run.actor,
    repository: site.fullName,
    repository_owner: site.owner,
    workflow: run.name,
    ...('id' in run && { run_id: String(run.id), run_number: String(run.number), run_attempt: String(run.attempt) }),
  }
}

/** A job with an environment has a deployment of its own. */
function beginDeployment(site: Site, run: Run, environment: string): Deployment {
  const creator = site.userJson('github-actions[bot]')
  const deployment = site.deployments.create({ ref: run.headBranch || run.sha, environment }, { sha: run.sha, creator })
  site.deployments.addStatus(deployment, { state: 'in_progress' }, creator)
  return deployment
}

function endDeployment(site: Site, deployment: Deployment, conclusion: Conclusion): void {
  const state = conclusion === 'success' ? 'success' : conclusion === 'cancelled' ? 'error' : 'failure'
  site.deployments.addStatus(deployment, { state }, site.userJson('github-actions[bot]'))
}
