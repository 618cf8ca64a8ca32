import type { Octokit, Repository } from './octokit.ts'

/** A workflow run as GitHub tells it: never as an artifact or a webhook claims. */
export interface Run {
  readonly id: number
  /** From 1; grows with each re-run. */
  readonly attempt: number
  /** Number shown to people, "run 42". */
  readonly number: number
  /** Path of the workflow file, without a ref. */
  readonly workflow: string
  readonly event: string
  readonly status: string
  readonly conclusion: string | null
  /** The commit that the run's checks belong to: of a pull request its head. */
  readonly headSha: string
  readonly headBranch: string | null
  readonly repositoryId: number
  /** `owner/name` of the repository that the run is in. */
  readonly repository: string
  /** Null when the fork was deleted. */
  readonly headRepositoryId: number | null
  /** `owner/name` of the repository that `headBranch` is in; null when the fork was deleted. */
  readonly headRepository: string | null
  /** When the latest attempt began. */
  readonly startedAt: string
  /** When GitHub last changed it: of a completed run, its end. */
  readonly updatedAt: string
  readonly url: string
}

/** The fields of GitHub's `workflow-run` that we read; a webhook's `workflow_run` has them too. */
export interface RunJson {
  readonly id: number | bigint
  readonly run_attempt?: number | undefined
  readonly run_number: number
  readonly path: string
  readonly event: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly head_sha: string
  readonly head_branch: string | null
  readonly repository: { readonly id: number | bigint; readonly full_name: string }
  readonly head_repository: { readonly id: number | bigint; readonly full_name: string } | null
  readonly created_at: string
  readonly run_started_at?: string | undefined
  readonly updated_at: string
  readonly html_url: string
}

/** GitHub's JSON as a `Run`. */
export function readRun(json: RunJson): Run {
  return {
    id: Number(json.id),
    attempt: json.run_attempt ?? 1,
    number: json.run_number,
    // GitHub's schema shows `.github/workflows/build.yml@main` for some runs.
    workflow: json.path.replace(/@.*$/s, ''),
    event: json.event,
    status: json.status ?? '',
    conclusion: json.conclusion,
    headSha: json.head_sha,
    headBranch: json.head_branch,
    repositoryId: Number(json.repository.id),
    repository: json.repository.full_name,
    headRepositoryId: json.head_repository ? Number(json.head_repository.id) : null,
    headRepository: json.head_repository?.full_name ?? null,
    startedAt: json.run_started_at ?? json.created_at,
    updatedAt: json.updated_at,
    url: json.html_url,
  }
}

/** Branches that the merge queue makes: https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group */
const QUEUE_BRANCH = /^gh-readonly-queue\/(.+)\/pr-(\d+)-[0-9a-f]+$/

/** The branch that a merge queue's own branch is for; null for any other branch. */
export function baseOfQueue(branch: string | null): string | null {
  return QUEUE_BRANCH.exec(branch ?? '')?.[1] ?? null
}

/** The pull request that a merge queue's own branch is for; null for any other branch. */
export function pullOfQueue(branch: string | null): number | null {
  const number = QUEUE_BRANCH.exec(branch ?? '')?.[2]
  return number === undefined ? null : Number(number)
}

/** Reads one run again; its latest attempt. */
export async function getRun(octokit: Octokit, repository: Repository, runId: number): Promise<Run> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
    ...repository,
    run_id: runId,
  })
  return readRun(data)
}

/** Every run of one commit, of whatever workflow, newest first. */
export async function listRuns(octokit: Octokit, repository: Repository, headSha: string): Promise<Run[]> {
  const runs = await octokit.paginate('GET /repos/{owner}/{repo}/actions/runs', {
    ...repository,
    head_sha: headSha,
    per_page: 100,
  })
  return runs.map(readRun).sort((a, b) => b.id - a.id)
}
