import type { Octokit, Repository } from '#github/octokit.ts'
import { hasPermission, type Permission, sameLogin } from './permission.ts'
import type { PullRequest } from './pulls.ts'

/** A review that approves the head of a pull request. */
export interface Approval {
  /** Login of the reviewer. */
  readonly by: string
  /** What the reviewer wrote. */
  readonly text: string
  /** When, as GitHub writes times. */
  readonly at: string
}

/**
 * The approvals of exactly the head of a pull request, by others than its author who have at least this permission in the
 * repository now. Only a reviewer's latest word counts: a later request for changes or a dismissal takes an approval back.
 */
export async function approvalsOf(
  octokit: Octokit,
  repository: Repository,
  { pull, permission }: { readonly pull: PullRequest; readonly permission: Permission },
): Promise<readonly Approval[]> {
  const reviews = await octokit.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...repository,
    pull_number: pull.number,
    per_page: 100,
  })
  const latest = new Map<string, (typeof reviews)[number]>()
  // In the order of time: https://docs.github.com/rest/pulls/reviews
  for (const review of reviews) {
    const login = review.user?.login
    if (login && review.state !== 'COMMENTED' && review.state !== 'PENDING') latest.set(login, review)
  }
  const approvals: Approval[] = []
  for (const [by, { state, commit_id: commit, body, submitted_at: at }] of latest) {
    if (state !== 'APPROVED' || commit !== pull.headSha || sameLogin(by, pull.author)) continue
    if (await hasPermission(octokit, repository, { login: by, permission })) {
      approvals.push({ by, text: body ?? '', at: at ?? '' })
    }
  }
  return approvals
}
