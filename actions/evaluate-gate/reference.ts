import type { Evidence } from '#core/evidence.ts'
import type { Octokit } from '../../github/octokit.ts'
import { checkedOutCommit } from '../lib/checkout.ts'
import type { Context } from '../lib/context.ts'
import { workspace } from '../lib/files.ts'

/** The commit that the candidate is compared with, and the rule that chose it. */
export interface Reference {
  readonly testedSha: string
  readonly sha: string | null
  readonly rule: Evidence['commits']['reference_rule']
}

/**
 * Chooses the reference from the commit that the job checked out: for the test merge of a pull request its first parent,
 * for a checkout of the head the merge base, in a merge queue the tip of the base branch, on a push the first parent.
 * Parents come from the API, so a shallow clone is enough.
 */
export async function findReference(context: Context, octokit: Octokit): Promise<Reference> {
  const testedSha = (await checkedOutCommit(workspace())) ?? context.sha
  const { pull_request: pull, merge_group: group } = context.payload
  if (group) return { testedSha, sha: group.base_sha, rule: 'base-tip' }
  if (pull && testedSha === pull.head.sha) {
    return { testedSha, sha: await mergeBase(octokit, context, pull), rule: 'merge-base' }
  }
  const sha = await firstParent(octokit, context, testedSha)
  return { testedSha, sha, rule: sha === null ? 'none' : 'first-parent' }
}

async function firstParent(octokit: Octokit, { owner, repo }: Context, sha: string): Promise<string | null> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: sha })
  return data.parents[0]?.sha ?? null
}

async function mergeBase(
  octokit: Octokit,
  { owner, repo }: Context,
  { base, head }: NonNullable<Context['payload']['pull_request']>,
): Promise<string> {
  const basehead = `${base.ref}...${head.sha}`
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', { owner, repo, basehead })
  return data.merge_base_commit.sha
}
