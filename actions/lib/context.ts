import { readFileSync } from 'node:fs'
import { UserError } from '#core/errors.ts'
import type { RunIdentity } from '#core/run-identity.ts'

/** What the runner tells an action about the run. Everything is null on a laptop, where there is no run. */
export interface Context {
  readonly owner: string
  readonly repo: string
  readonly event: string
  readonly ref: string
  /** The commit of the run: of a pull request the test merge. */
  readonly sha: string
  /** The commit that checks belong to: of a pull request its head. */
  readonly headSha: string
  readonly runId: number
  readonly runAttempt: number
  /** Path of the workflow file; empty where the runner does not say. */
  readonly workflow: string
  readonly apiUrl: string
  readonly serverUrl: string
  readonly payload: EventPayload
}

/** The few fields of a webhook payload that actions read. */
export interface EventPayload {
  readonly pull_request?: {
    readonly number: number
    readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null }
    readonly base: { readonly sha: string; readonly ref: string }
  }
  readonly merge_group?: { readonly head_sha: string; readonly base_sha: string; readonly base_ref: string }
  readonly workflow_run?: { readonly head_repository: { readonly full_name: string } | null }
  readonly repository?: { readonly default_branch: string; readonly private?: boolean }
  readonly before?: string
}

/**
 * Reads the run from the environment that the runner sets.
 *
 * @returns null outside a workflow run.
 * @throws UserError on an event that runs untrusted code with a privileged token (`pull_request_target`, or
 *   `workflow_run` of a fork): none of the actions may work there.
 */
export function readContext(env: NodeJS.ProcessEnv = process.env): Context | null {
  const repository = env.GITHUB_REPOSITORY
  if (!repository || !env.GITHUB_RUN_ID) return null
  const [owner = '', repo = ''] = repository.split('/')
  const payload = readPayload(env.GITHUB_EVENT_PATH)
  const event = env.GITHUB_EVENT_NAME ?? ''
  const sha = env.GITHUB_SHA ?? ''
  refuseUntrusted(event, payload, repository)
  return {
    owner,
    repo,
    event,
    ref: env.GITHUB_REF ?? '',
    sha,
    headSha: payload.pull_request?.head.sha ?? payload.merge_group?.head_sha ?? sha,
    runId: Number(env.GITHUB_RUN_ID),
    runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? '1'),
    workflow: workflowPath(env.GITHUB_WORKFLOW_REF, repository),
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    serverUrl: env.GITHUB_SERVER_URL ?? 'https://github.com',
    payload,
  }
}

/** The run as documents name it. */
export function runIdentity(context: Context): RunIdentity {
  return {
    repository: `${context.owner}/${context.repo}`,
    run_id: context.runId,
    run_attempt: context.runAttempt,
    workflow: context.workflow || 'unknown',
    event: context.event,
    head_sha: context.headSha,
  }
}

function readPayload(path: string | undefined): EventPayload {
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as EventPayload) : {}
}

// GITHUB_WORKFLOW_REF reads owner/name/.github/workflows/model.yml@refs/heads/main.
function workflowPath(workflowRef: string | undefined, repository: string): string {
  if (!workflowRef?.startsWith(`${repository}/`)) return ''
  return workflowRef.slice(repository.length + 1).split('@')[0] ?? ''
}

function refuseUntrusted(event: string, payload: EventPayload, repository: string): void {
  const foreignRun = event === 'workflow_run' && payload.workflow_run?.head_repository?.full_name !== repository
  if (event !== 'pull_request_target' && !foreignRun) return
  throw new UserError(
    `on ${event} this step would run a fork's code with this repository's token; run it on pull_request instead`,
  )
}
