import { arch, platform } from 'node:os'
import type { Site } from '../site.ts'
import type { RunView } from './record.ts'

/**
 * What a job's programs inherit from this machine, as from the `.env` file of a self-hosted runner. A token in the caller's
 * environment must not reach them.
 */
const INHERITED =
  /^(HOME|LANG|LC_\w+|TMPDIR|TEMP|TMP|USER|LOGNAME|NPM_CONFIG_\w+|NODE_EXTRA_CA_CERTS|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|HOLDOUT_STATE_DIR)$/

const OS: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }
const ARCH: Record<string, string> = { x64: 'X64', arm64: 'ARM64' }

/** One job's places and secrets. */
export interface JobPlace {
  id: string
  token: string
  workspace: string
  temp: string
  toolCache: string
  eventPath: string
  actor: string
  event: Record<string, unknown>
  baseRef: string
}

export function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => INHERITED.test(entry[0]) && entry[1] !== undefined,
    ),
  )
}

/** The `github` context. */
export function githubContext(site: Site, run: RunView, job: JobPlace): Record<string, unknown> {
  const name = run.ref.replace(/^refs\/(heads|tags|pull)\//, '')
  return {
    action: '',
    actor: job.actor,
    actor_id: String(site.userJson(job.actor).id ?? ''),
    api_url: site.url,
    base_ref: job.baseRef,
    event: job.event,
    event_name: run.event,
    event_path: job.eventPath,
    graphql_url: `${site.url}/graphql`,
    head_ref: run.pullRequest === null ? '' : run.headBranch,
    job: job.id,
    ref: run.ref,
    ref_name: name,
    ref_protected: site.protection.of(name) !== undefined,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: site.fullName,
    repository_id: String(site.repositoryJson.id),
    repository_owner: site.owner,
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    server_url: site.serverUrl,
    sha: run.sha,
    token: job.token,
    triggering_actor: job.actor,
    workflow: run.name,
    workflow_ref: `${site.fullName}/${run.path}@${run.ref}`,
    workflow_sha: run.sha,
    workspace: job.workspace,
  }
}

export function runnerContext(job: JobPlace): Record<string, string> {
  return {
    name: 'laptop',
    os: OS[platform()] ?? platform(),
    arch: ARCH[arch()] ?? arch(),
    environment: 'self-hosted',
    temp: job.temp,
    tool_cache: job.toolCache,
  }
}

/** GITHUB_* and RUNNER_* as the runner sets them: the contexts less the token and the event. */
export function defaultVariables(
  github: Readonly<Record<string, unknown>>,
  runner: Readonly<Record<string, string>>,
): Record<string, string> {
  const variables: Record<string, string> = { CI: 'true', GITHUB_ACTIONS: 'true' }
  for (const [key, value] of Object.entries(github)) {
    if (key !== 'token' && key !== 'event') variables[`GITHUB_${key.toUpperCase()}`] = String(value)
  }
  for (const [key, value] of Object.entries(runner)) variables[`RUNNER_${key.toUpperCase()}`] = value
  return variables
}
