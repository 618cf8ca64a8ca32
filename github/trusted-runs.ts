import { type Artifact, listRunArtifacts, pickArtifact } from './artifacts.ts'
import type { Octokit, Repository } from './octokit.ts'
import { listRuns, type Run } from './runs.ts'

// A pull request cannot start these with its own code. merge_group runs count too: they are only ever looked for at
// commits of the base branch's own history.
const TRUSTED_EVENTS = new Set(['push', 'schedule', 'workflow_dispatch', 'merge_group'])

/** A commit of the first-parent history, and how far back it is: 0 is the start. */
export interface Ancestor {
  readonly sha: string
  readonly distance: number
}

export interface BaselineQuery {
  readonly repository: Repository
  /** Path of the workflow file; its name is never looked at. */
  readonly workflow: string
  readonly model: string
  readonly referenceSha: string
  /** In first-parent commits. */
  readonly maxDistance: number
  /** The branch that the reference is on: only runs on it count, and only with it known do those of a merge queue. */
  readonly branch?: string
  /** The run that asks: a re-run must not become its own baseline. */
  readonly excludeRunId?: number
}

export type Baseline =
  | { readonly run: Run; readonly artifact: Artifact; readonly sha: string; readonly distance: number }
  | { readonly missing: string }

/**
 * Whether a run's results can be compared against: of this repository and not of a fork (whose branch may well be called
 * main), of this workflow file, started by something that a pull request does not control, and finished.
 */
export function isTrusted(run: Run, workflow: string): boolean {
  return (
    run.status === 'completed' &&
    TRUSTED_EVENTS.has(run.event) &&
    run.workflow === workflow &&
    run.headRepositoryId === run.repositoryId
  )
}

/** Trusted runs of one commit, newest first, whatever their conclusion: a blocked first run is a baseline too. */
export async function listTrustedRuns(
  octokit: Octokit,
  {
    repository,
    workflow,
    sha,
    excludeRunId,
  }: Pick<BaselineQuery, 'repository' | 'workflow' | 'excludeRunId'> & { readonly sha: string },
): Promise<readonly Run[]> {
  const runs = await listRuns(octokit, repository, sha)
  return runs.filter((run) => isTrusted(run, workflow) && run.headSha === sha && run.id !== excludeRunId)
}

/** The newest trusted run of one commit; null when there is none. */
export async function findTrustedRun(
  octokit: Octokit,
  query: Parameters<typeof listTrustedRuns>[1],
): Promise<Run | null> {
  return (await listTrustedRuns(octokit, query))[0] ?? null
}

/** Walks first parents from a commit, itself first, asking GitHub for a hundred commits at a time. */
export async function* walkAncestors(
  octokit: Octokit,
  repository: Repository,
  { sha, maxDistance }: { readonly sha: string; readonly maxDistance: number },
): AsyncGenerator<Ancestor> {
  const firstParents = new Map<string, string | null>()
  let current: string | null = sha
  for (let distance = 0; current !== null && distance <= maxDistance; distance++) {
    yield { sha: current, distance }
    // The last one's parent is never needed, and often neither is the first one's.
    if (distance === maxDistance) return
    if (!firstParents.has(current)) await addCommits(octokit, repository, { sha: current, to: firstParents })
    current = firstParents.get(current) ?? null
  }
}

async function addCommits(
  octokit: Octokit,
  repository: Repository,
  { sha, to }: { readonly sha: string; readonly to: Map<string, string | null> },
): Promise<void> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits', { ...repository, sha, per_page: 100 })
  for (const commit of data) to.set(commit.sha, commit.parents[0]?.sha ?? null)
}

/**
 * Finds the predictions to compare with: the artifact `holdout-run-<model>-<attempt>` of the newest trusted run at the
 * reference, or at its nearest first-parent ancestor that has one.
 *
 * @returns `missing` with the reason in words when there is none within `maxDistance`.
 */
export async function findBaseline(octokit: Octokit, query: BaselineQuery): Promise<Baseline> {
  const { repository, workflow, model, referenceSha, maxDistance } = query
  const passedOver: string[] = []
  for await (const { sha, distance } of walkAncestors(octokit, repository, { sha: referenceSha, maxDistance })) {
    for (const run of await listTrustedRuns(octokit, { ...query, sha })) {
      const picked = pickArtifact(await listRunArtifacts(octokit, repository, run.id), 'run', model)
      if (picked && !picked.artifact.expired) return { run, artifact: picked.artifact, sha, distance }
      const fault = picked ? `its artifact ${picked.artifact.name} has expired` : `it has no artifact of ${model}`
      passedOver.push(`run ${run.number} at ${sha.slice(0, 7)}: ${fault}`)
    }
  }
  const seen = passedOver.length > 0 ? ` (passed over ${passedOver.slice(0, 3).join('; ')})` : ''
  return {
    missing:
      `no finished push, schedule or workflow_dispatch run of ${workflow} with predictions of ${model} at ` +
      `${referenceSha.slice(0, 7)} or its ${maxDistance} nearest first-parent ancestors${seen}`,
  }
}
