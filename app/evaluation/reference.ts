import type { Evidence } from '#core/evidence.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { type Standing, standingOf } from '#github/ancestry.ts'
import type { Facts } from './facts.ts'

/** The base branch that a verdict is for. */
export interface Base {
  readonly branch: string
  readonly tip: string
}

/** Whether a comparison speaks for a base branch, was made for another one, or does not say; reasons with the remedy. */
export type Fit =
  | { readonly kind: 'this-base' }
  | { readonly kind: 'other-base' | 'unknown-base'; readonly reason: string }

// The merge queue may have built a group on the one before it, whose commit is not on the branch yet.
const ON_BASE: Readonly<Record<Facts['subject']['kind'], readonly Standing[]>> = {
  'pull-request': ['identical', 'behind'],
  'merge-group': ['identical', 'behind', 'ahead'],
  branch: [],
}

/**
 * Looks whether a comparison was made with a commit of this base branch: the pull request may have gone into another one
 * when its run started, or two of them may share a head commit. Evidence that compares with nothing needs no reference
 * where the policy lets floors decide then.
 */
export async function fitOf(
  { evidence, model, base }: { readonly evidence: Evidence; readonly model: ModelPolicy; readonly base: Base },
  { octokit, repository, subject }: Facts,
): Promise<Fit> {
  const { reference_sha: reference } = evidence.commits
  if (reference === null) {
    if (evidence.baseline === null && model.baseline_missing === 'floors') return { kind: 'this-base' }
    const reason = `the evidence does not say which commit of ${base.branch} it compares with; give evaluate-gate its github-token, and push again`
    return { kind: 'unknown-base', reason }
  }
  const standing = await standingOf(octokit, repository, { sha: reference, from: base.tip })
  if (ON_BASE[subject.kind].includes(standing)) return { kind: 'this-base' }
  const reason =
    `the evidence compares with ${reference.slice(0, 7)}, which is not in the history of ${base.branch}; ` +
    'push again, or close and reopen the pull request, so that a run compares with this base branch'
  return { kind: 'other-base', reason }
}
