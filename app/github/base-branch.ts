import { CHECK_NAME } from '#core/check.ts'
import { POLICY_PATH } from '#core/policy-reader.ts'
import { statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'

/** Whether branch protection or a ruleset demands our check on a branch. */
export async function isRequired(octokit: Octokit, repository: Repository, branch: string): Promise<boolean> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...repository, branch })
  if (data.protection?.required_status_checks?.contexts?.includes(CHECK_NAME)) return true
  const rules = await rulesOf(octokit, repository, branch)
  return rules.some(
    (rule) =>
      rule.type === 'required_status_checks' &&
      rule.parameters?.required_status_checks.some(({ context }) => context === CHECK_NAME),
  )
}

/** The rules of rulesets on a branch; none where a plan or server has no rulesets. */
export async function rulesOf(octokit: Octokit, repository: Repository, branch: string) {
  try {
    return await octokit.paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      ...repository,
      branch,
      per_page: 100,
    })
  } catch (thrown) {
    // Plans and servers without rulesets answer 404.
    if (statusOf(thrown) === 404) return []
    throw thrown
  }
}

/** Whether the history of a commit ever had a policy: one that was deleted must not open the gate. */
export async function hadPolicy(octokit: Octokit, repository: Repository, sha: string): Promise<boolean> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits', {
    ...repository,
    sha,
    path: POLICY_PATH,
    per_page: 1,
  })
  return data.length > 0
}
