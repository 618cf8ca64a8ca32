import type { Octokit, Repository } from '#github/octokit.ts'
import { openPull } from '../github/pulls.ts'
import type { Mention, Subject } from './subject.ts'

/** The head of a pull request, as GitHub tells it now; null when it is not open. */
export async function headOf(
  { number, ...origin }: Mention,
  { octokit, repository }: { readonly octokit: Octokit; readonly repository: Repository },
): Promise<Subject | null> {
  const pull = await openPull(octokit, repository, number)
  if (!pull) return null
  const heads = pull.head === null ? [] : [pull.head]
  return { ...origin, ...repository, kind: 'pull-request', sha: pull.headSha, base: null, heads, again: false }
}
