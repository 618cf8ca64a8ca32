import type { ChangedFiles } from '#core/paths.ts'
import type { Octokit, Repository } from '#github/octokit.ts'

/** An open pull request, as GitHub tells it now. */
export interface PullRequest {
  readonly number: number
  /** Null when the account is gone. */
  readonly author: string | null
  readonly headSha: string
  /** Name of the base branch. */
  readonly base: string
  /** How many files it changes, whatever the list of them holds. */
  readonly changedFiles: number
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
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
  })
  if (data.state !== 'open' || data.head.sha !== sha) return null
  return {
    number: data.number,
    author: data.user?.login ?? null,
    headSha: data.head.sha,
    base: data.base.ref,
    changedFiles: data.changed_files,
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
  const listed = await octokit.paginate('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    ...repository,
    commit_sha: sha,
    per_page: 100,
  })
  for (const { number, state, head } of listed) if (state === 'open' && head.sha === sha) numbers.add(number)
  for (const head of heads) {
    const query = { ...repository, state: 'open', head, per_page: 100 } as const
    for (const pull of await octokit.paginate('GET /repos/{owner}/{repo}/pulls', query)) {
      if (pull.head.sha === sha) numbers.add(pull.number)
    }
  }
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
