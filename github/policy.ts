import type { Digest } from '#core/digest.ts'
import type { Policy } from '#core/policy.ts'
import { POLICY_PATH, readPolicy } from '#core/policy-reader.ts'
import { readFileAt } from './contents.ts'
import { statusOf } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'

/** A policy, and where it was read. */
export interface LoadedPolicy {
  readonly policy: Policy
  readonly digest: Digest
  readonly text: string
  /** As asked for: a commit, or a full ref. */
  readonly ref: string
}

/** The commit that a branch points at now; null when there is no such branch. */
export async function branchTip(octokit: Octokit, repository: Repository, branch: string): Promise<string | null> {
  try {
    // git/ref and not branches/: a tag of the same name cannot be meant.
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      ...repository,
      ref: `heads/${branch}`,
    })
    return data.object.sha
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null
    throw thrown
  }
}

/**
 * Reads `.github/holdout.yml` as it is at a commit or ref, through the API, never from a checkout.
 *
 * @param ref a commit id, or a branch name; `branchTip` turns a branch into a commit.
 * @returns null when there is no such file.
 * @throws UserError naming line and column when the policy cannot be used.
 */
export async function loadPolicy(octokit: Octokit, repository: Repository, ref: string): Promise<LoadedPolicy | null> {
  const text = await readFileAt(octokit, repository, { path: POLICY_PATH, ref })
  return text === null ? null : { ...readPolicy(text, POLICY_PATH), text, ref }
}
