import { posix } from 'node:path'
import { contractChanges } from '#core/data/contract-diff.ts'
import { type ReadContract, readContract } from '#core/data/contract-reader.ts'
import type { DataReport } from '#core/data-report.ts'
import { messageOf } from '#core/errors.ts'
import type { Policy } from '#core/policy.ts'
import { POLICY_PATH } from '#core/policy-reader.ts'
import { readFileAt } from '#github/contents.ts'
import type { Octokit } from '#github/octokit.ts'
import { branchTip } from '#github/policy.ts'
import type { Context } from '../lib/context.ts'
import { baseBranch, readDecidingPolicy } from '../lib/policy.ts'

/** The contract that the data are checked against. */
export interface HeadContract {
  readonly head: ReadContract
  /** Relative to the workspace. */
  readonly path: string
  readonly model: string
  /** The models of the policy; null where nobody has read it yet. */
  readonly models: Policy['models'] | null
}

/** Parts of the data report; empty where there is nothing to compare with. */
export type BaseComparison = Pick<DataReport, 'contract_changes' | 'consumers'>

/**
 * Compares the contract of a pull request, or of a merge queue's group, with the one at the tip of the base branch, and names
 * the other models of the policy that have it. What cannot be read there is a line in the log: the data are checked against
 * the contract of the checkout, whatever the base has.
 */
export async function comparedWithBase(
  { head, path, model, models }: HeadContract,
  { context, octokit }: { readonly context: Context | null; readonly octokit: Octokit | null },
  log: (line: string) => void,
): Promise<BaseComparison> {
  const branch = baseBranch(context)
  if (!context || branch === null) return {}
  if (!octokit) {
    log("The contract is not compared with the base branch's: the input 'github-token' is empty.")
    return {}
  }
  const file = posix.normalize(path)
  try {
    const repository = { owner: context.owner, repo: context.repo }
    const tip = await branchTip(octokit, repository, branch)
    const text = tip === null ? null : await readFileAt(octokit, repository, { path: file, ref: tip })
    if (text === null) return {}
    const base = readContract(text, `${branch}:${file}`)
    const known = models ?? (await policyModels(context, octokit))
    return {
      contract_changes: contractChanges(base, head),
      ...(known && { consumers: consumersOf(known, file, model) }),
    }
  } catch (thrown) {
    log(`The contract is not compared with the base branch's: ${messageOf(thrown).split('\n')[0]}`)
    return {}
  }
}

// Inputs that name model and contract work without a policy.
async function policyModels(context: Context, octokit: Octokit): Promise<Policy['models'] | null> {
  try {
    return (await readDecidingPolicy(POLICY_PATH, context, octokit)).policy.models
  } catch {
    return null
  }
}

function consumersOf(models: Policy['models'], file: string, model: string): string[] {
  return Object.entries(models)
    .filter(([name, { dataset }]) => name !== model && dataset && posix.normalize(dataset.contract) === file)
    .map(([name]) => name)
}
