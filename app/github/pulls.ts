import type { ChangedFiles } from '#core/paths.ts'
import type { Octokit, Repository } from '#github/octokit.ts'

/** An open pull request, as GitHub tells it now. */
export interface PullRequest {
  readonly number: number
  /** Null when the account is gone. */
  readonly author: string | null
  readonly headSha: string
  /** When anything of it changed last, its head included, ISO 8601: an older answer has an older time. */
  readonly updatedAt: string
  /** `owner:branch`; null when the fork is gone. */
  readonly head: string | null
  /** Name of the base branch. */
  readonly base: string
  /** How many files it changes, whatever the list of them holds. */
  readonly changedFiles: number
  readonly isDraft: boolean
  /** Whether it conflicts with its base; false while GitHub has not tried. */
  readonly isConflicting: boolean
}

/** GitHub lists no more files of a pull request. https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const MAX_FILES = 3000

/** A comparison lists no more. https://docs.github.com/rest/commits/commits#compare-two-commits */
const MAX_COMPARED = 300

/** Reads one pull request; null when it is not open, or its head is another commit by now. */
export async function pullAt(
  octokit: Octokit,
  repository: Repository,
  { number, sha }: { readonly number: number; readonly sha: string },
): Promise<PullRequest | null> {
  const pull = await openPull(octokit, repository, number)
  return pull?.headSha === sha ? pull : null
}

/** Reads one pull request; null when it is not open. */
export async function openPull(octokit: Octokit, repository: Repository, number: number): Promise<PullRequest | null> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
  })
  if (data.state !== 'open') return null
  return {
    number: data.number,
    author: data.user?.login ?? null,
    headSha: data.head.sha,
    updatedAt: data.updated_at,
    head: data.head.repo ? `${data.head.repo.owner.login}:${data.head.ref}` : null,
    base: data.base.ref,
    changedFiles: data.changed_files,
    isDraft: data.draft ?? false,
    isConflicting: data.mergeable === false,
  }
}

/**
 * The open pull requests of this repository with this head: of forks too, and of several base branches. Which they are
 * follows from the commit alone, never from what an artifact or an event says.
 *
 * @param heads `owner:branch` of runs and events; GitHub does not list a fork's pull requests under the commit.
 */
export async function openPullsAt(
  octokit: Octokit,
  repository: Repository,
  { sha, heads }: { readonly sha: string; readonly heads: readonly string[] },
): Promise<readonly PullRequest[]> {
  const numbers = new Set<number>()
  const add = (pulls: readonly { number: number; head: { sha: string } }[]) => {
    for (const { number, head } of pulls) if (head.sha === sha) numbers.add(number)
  }
  const listed = await octokit.paginate('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    ...repository,
    commit_sha: sha,
    per_page: 100,
  })
  add(listed.filter(({ state }) => state === 'open'))
  const open = { ...repository, state: 'open', per_page: 100 } as const
  for (const head of heads) add(await octokit.paginate('GET /repos/{owner}/{repo}/pulls', { ...open, head }))
  // Nothing tells of a branch: the fork's pull request is one of all that are open.
  if (numbers.size === 0 && heads.length === 0) add(await octokit.paginate('GET /repos/{owner}/{repo}/pulls', open))
  const sorted = [...numbers].sort((a, b) => a - b)
  const pulls = await Promise.all(sorted.map((number) => pullAt(octokit, repository, { number, sha })))
  return pulls.filter((pull) => pull !== null)
}

/** The files that a pull request changes, by old and new names. */
export async function filesOf(octokit: Octokit, repository: Repository, pull: PullRequest): Promise<ChangedFiles> {
  const files = await octokit.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
    ...repository,
    pull_number: pull.number,
    per_page: 100,
  })
  return { paths: namesOf(files), complete: files.length < MAX_FILES && files.length >= pull.changedFiles }
}

/** The files that differ between a branch and a commit. */
export async function filesBetween(
  octokit: Octokit,
  repository: Repository,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<ChangedFiles> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${base}...${head}`,
  })
  const files = data.files ?? []
  return { paths: namesOf(files), complete: data.files !== undefined && files.length < MAX_COMPARED }
}

function namesOf(files: readonly { filename: string; previous_filename?: string | undefined }[]): readonly string[] {
  return files.flatMap(({ filename, previous_filename: previous }) => (previous ? [filename, previous] : [filename]))
}

/**
 * When the head of a pull request was last put back or elsewhere by force, ISO 8601; null where it never was. A commit that was the head
 * before can be the head again then, and what was written in between was about another one.
 */
export async function lastForcePush(octokit: Octokit, repository: Repository, number: number): Promise<string | null> {
  const events = await octokit.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/events', {
    ...repository,
    issue_number: number,
    per_page: 100,
  })
  const forced = events.filter(({ event }) => event === 'head_ref_force_pushed')
  return (
    forced
      .map(({ created_at: at }) => at)
      .sort()
      .at(-1) ?? null
  )
}
