import { statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { PullRequest } from './pulls.ts'

const RANKS: readonly string[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']
export type Permission = 'write' | 'maintain' | 'admin'

/**
 * Who has approved exactly the head of a pull request, being somebody else than its author and having at least this
 * permission in the repository now; null when nobody has. Only a reviewer's latest word counts: a later request for changes
 * or a dismissal takes an approval back.
 */
export async function approverOf(
  octokit: Octokit,
  repository: Repository,
  { pull, permission }: { readonly pull: PullRequest; readonly permission: Permission },
): Promise<string | null> {
  const reviews = await octokit.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...repository,
    pull_number: pull.number,
    per_page: 100,
  })
  const latest = new Map<string, { readonly state: string; readonly commit: string | null }>()
  // In the order of time: https://docs.github.com/rest/pulls/reviews
  for (const review of reviews) {
    const login = review.user?.login
    if (login && review.state !== 'COMMENTED' && review.state !== 'PENDING') {
      latest.set(login, { state: review.state, commit: review.commit_id })
    }
  }
  for (const [login, { state, commit }] of latest) {
    if (state !== 'APPROVED' || commit !== pull.headSha || sameLogin(login, pull.author)) continue
    if (await hasPermission(octokit, repository, { login, permission })) return login
  }
  return null
}

async function hasPermission(
  octokit: Octokit,
  repository: Repository,
  { login, permission }: { readonly login: string; readonly permission: Permission },
): Promise<boolean> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      ...repository,
      username: login,
    })
    // role_name tells maintain from write; a role of the organization's own falls back to what it is based on.
    const rank = Math.max(rankOf(data.permission), rankOf(data.role_name))
    return rank >= rankOf(permission)
  } catch (thrown) {
    if (statusOf(thrown) === 404) return false
    throw thrown
  }
}

function rankOf(name: string | undefined): number {
  return RANKS.indexOf(name ?? '')
}

// Logins are alike whatever their case.
function sameLogin(a: string, b: string | null): boolean {
  return a.toLowerCase() === b?.toLowerCase()
}
