import { readFile } from 'node:fs/promises'
import type { Digest } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { Policy } from '#core/policy.ts'
import { readPolicy } from '#core/policy-reader.ts'
import type { Octokit } from '../../github/octokit.ts'
import { branchTip, loadPolicy } from '../../github/policy.ts'
import type { Context } from '../lib/context.ts'
import { insideWorkspace } from '../lib/files.ts'

/** The policy that decides, and where it was read. */
export interface GatePolicy {
  readonly policy: Policy
  readonly digest: Digest
  readonly source: 'base-branch' | 'checkout'
  readonly ref: string | null
  /** Whether the policy only exists on the pull request, and so decides nothing yet. */
  readonly inEffect: boolean
}

/**
 * Reads the policy where a pull request cannot loosen it: on a pull request and in a merge queue from the tip of the base
 * branch, through the API; on a push or a laptop from the checkout.
 *
 * @throws UserError when it cannot be read, or there is none at all.
 */
export async function readGatePolicy(
  path: string,
  context: Context | null,
  octokit: Octokit | null,
): Promise<GatePolicy> {
  const branch = baseBranch(context)
  if (!context || branch === null) return fromCheckout(path, true)
  if (!octokit) {
    throw new UserError(
      "input 'github-token': needed on a pull request, to read the policy of the base branch; pass github.token",
    )
  }
  // Not the context itself: Octokit would send all of its fields along.
  const repository = { owner: context.owner, repo: context.repo }
  const tip = await branchTip(octokit, repository, branch)
  if (tip === null) throw new UserError(`the base branch ${branch} cannot be read; grant the job contents: read`)
  const loaded = await loadPolicy(octokit, repository, tip)
  if (!loaded) return fromCheckout(path, false)
  return {
    policy: loaded.policy,
    digest: loaded.digest,
    source: 'base-branch',
    ref: `${branch}@${tip.slice(0, 10)}`,
    inEffect: true,
  }
}

/** The branch that a pull request or a merge queue's group is for; null on any other event. */
export function baseBranch(context: Context | null): string | null {
  if (context?.payload.pull_request) return context.payload.pull_request.base.ref
  return context?.payload.merge_group?.base_ref.replace(/^refs\/heads\//, '') ?? null
}

async function fromCheckout(path: string, inEffect: boolean): Promise<GatePolicy> {
  const file = await insideWorkspace(path)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new UserError(`${path}: cannot be read; write a policy there, or name its place in the input 'policy'`, {
      cause,
    })
  }
  return { ...readPolicy(text, path), source: 'checkout', ref: null, inEffect }
}
