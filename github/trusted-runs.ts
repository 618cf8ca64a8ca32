import { standingOf } from './ancestry.ts'
import { type Artifact, type ArtifactKind, listRunArtifacts, pickArtifact } from './artifacts.ts'
import type { Octokit, Repository } from './octokit.ts'
import { baseOfQueue, listRuns, type Run } from './runs.ts'

/** A pull request cannot start these with its own code; a merge queue's count once their commit is on the branch. */
export const TRUSTED_EVENTS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'merge_group'])

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
  /** Which of its artifacts is wanted: `run`, the predictions on the open set, unless told. */
  readonly kind?: ArtifactKind
  readonly referenceSha: string
  /** In first-parent commits. */
  readonly maxDistance: number
  /** The branch that the reference is on: only runs on it count, and only with it known do those of a merge queue. */
  readonly branch?: string
  /** The run that asks, since a re-run must not become its own baseline, and runs that left no predictions. */
  readonly excludeRunIds?: readonly number[]
}

export type Baseline =
  | { readonly run: Run; readonly artifact: Artifact; readonly sha: string; readonly distance: number }
  /** The reason in words; `lost` when there was a baseline once, or is one elsewhere on the branch. */
  | { readonly missing: string; readonly kind: 'never' | 'lost' }

/**
 * Whether a run's results can be compared against: of this repository and not of a fork (whose branch may well be called
 * main), of this workflow file, started by something that a pull request does not control, finished, and on this branch
 * where it is known: somebody's branch may have had the same commit earlier, and its own runs of it. Of a run for the merge
 * queue of the branch its commit must still be looked at.
 */
export function isTrusted(run: Run, workflow: string, branch?: string): boolean {
  const ranOn = run.event === 'merge_group' ? baseOfQueue(run.headBranch) : run.headBranch
  return (
    run.status === 'completed' &&
    TRUSTED_EVENTS.has(run.event) &&
    run.workflow === workflow &&
    run.headRepositoryId === run.repositoryId &&
    (branch === undefined || ranOn === branch)
  )
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
 * Finds the predictions to compare with: the artifact `holdout-<kind>-<model>-<attempt>` of the newest trusted run at the
 * reference, or at its nearest first-parent ancestor that has one.
 *
 * @returns `missing` with the reason in words when there is none within `maxDistance`; its kind is `never` only when nothing
 *   speaks for there ever having been one.
 */
export async function findBaseline(octokit: Octokit, query: BaselineQuery): Promise<Baseline> {
  const { repository, workflow, model, kind = 'run', referenceSha, maxDistance } = query
  const passedOver: string[] = []
  let expired = false
  for await (const { sha, distance } of walkAncestors(octokit, repository, { sha: referenceSha, maxDistance })) {
    for (const run of await trustedRunsAt(octokit, query, sha)) {
      const picked = pickArtifact(await listRunArtifacts(octokit, repository, run), kind, model)
      if (picked && !picked.artifact.expired) return { run, artifact: picked.artifact, sha, distance }
      if (picked) expired = true
      const fault = picked ? `its artifact ${picked.artifact.name} has expired` : `it has no artifact of ${model}`
      passedOver.push(`run ${run.number} at ${sha.slice(0, 7)}: ${fault}`)
    }
  }
  const elsewhere = expired ? null : await findElsewhere(octokit, query)
  const seen = passedOver.length > 0 ? ` (passed over ${passedOver.slice(0, 3).join('; ')})` : ''
  const lost = elsewhere === null ? '' : `; ${elsewhere}, which is not among them`
  return {
    missing:
      `no finished push, schedule or workflow_dispatch run of ${workflow} with predictions of ${model} at ` +
      `${referenceSha.slice(0, 7)} or its ${maxDistance} nearest first-parent ancestors${seen}${lost}`,
    kind: expired || elsewhere !== null ? 'lost' : 'never',
  }
}

// Newest first, whatever their conclusion: a blocked first run is a baseline too.
async function trustedRunsAt(octokit: Octokit, query: BaselineQuery, sha: string): Promise<readonly Run[]> {
  const { repository, workflow, branch, excludeRunIds } = query
  const runs = await listRuns(octokit, repository, sha)
  const trusted: Run[] = []
  for (const run of runs) {
    if (run.headSha !== sha || excludeRunIds?.includes(run.id) || !isTrusted(run, workflow, branch)) continue
    if (run.event === 'merge_group' && !(await isMerged(octokit, query, sha))) continue
    trusted.push(run)
  }
  return trusted
}

// The reference of a queued group can be the group before it, which may yet fail.
async function isMerged(octokit: Octokit, { repository, branch }: BaselineQuery, sha: string): Promise<boolean> {
  if (branch === undefined) return false
  const standing = await standingOf(octokit, repository, { sha, from: branch })
  return standing === 'identical' || standing === 'behind'
}

/**
 * Whether a run on this branch has left predictions somewhere: farther back than was looked, or expired, or at commits that
 * the reference does not have. Without a known branch any run of this repository counts, so that the gate stays shut.
 */
async function findElsewhere(
  octokit: Octokit,
  { repository, model, kind = 'run', branch, excludeRunIds }: BaselineQuery,
): Promise<string | null> {
  const pages = octokit.paginate.iterator('GET /repos/{owner}/{repo}/actions/artifacts', {
    ...repository,
    name: `holdout-${kind}-${model}-1`,
    per_page: 100,
  })
  for await (const { data } of pages) {
    for (const { workflow_run: run, expired } of data) {
      if (!run || excludeRunIds?.includes(run.id ?? 0) || run.head_repository_id !== run.repository_id) continue
      if (branch !== undefined && run.head_branch !== branch) continue
      const commit = run.head_sha?.slice(0, 7) ?? 'an unknown commit'
      return `there ${expired ? 'was' : 'is'} one of run ${run.id} on ${run.head_branch} at ${commit}`
    }
  }
  return null
}
