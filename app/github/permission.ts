import { statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'

const RANKS: readonly string[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']
export type Permission = 'write' | 'maintain' | 'admin'

/** Whether somebody has at least this permission in the repository, asked of GitHub now. */
export async function hasPermission(
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

/** Whether two logins are one account's: their case does not matter. */
export function sameLogin(a: string, b: string | null): boolean {
  return a.toLowerCase() === b?.toLowerCase()
}
