import { statusOf } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'

/**
 * Where a commit stands as seen from another commit or a branch. `identical` and `behind`: in its history; `ahead`: built
 * on top of it; `unrelated`: no commit in common, or one of the two is not there.
 */
export type Standing = 'identical' | 'behind' | 'ahead' | 'diverged' | 'unrelated'

/** Asks GitHub where the commit `sha` stands as seen from `from`, a commit id or the name of a branch. */
export async function standingOf(
  octokit: Octokit,
  repository: Repository,
  { sha, from }: { readonly sha: string; readonly from: string },
): Promise<Standing> {
  try {
    // Neither commits nor files are of interest: the second page has no files, and one commit at most.
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...repository,
      basehead: `${from}...${sha}`,
      per_page: 1,
      page: 2,
    })
    return data.status
  } catch (thrown) {
    if (statusOf(thrown) === 404) return 'unrelated'
    throw thrown
  }
}
