import { z } from 'zod'
import { CHECK_NAME } from '#core/check.ts'
import type { Binding, Protection } from '#core/setup/facts.ts'
import { statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { rulesOf } from './base-branch.ts'

export interface Branch extends Repository {
  readonly branch: string
}

const Told = z.object({
  protected: z.boolean(),
  protection: z
    .object({
      required_status_checks: z
        .object({
          enforcement_level: z.string().optional(),
          contexts: z.array(z.string()).default([]),
          checks: z.array(z.object({ context: z.string(), app_id: z.int().nullable() })).optional(),
        })
        .optional(),
    })
    .optional(),
})

const Rule = z.object({
  type: z.string(),
  parameters: z
    .object({
      required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.int().nullish() })).optional(),
      strict_required_status_checks_policy: z.boolean().optional(),
      required_approving_review_count: z.int().optional(),
      dismiss_stale_reviews_on_push: z.boolean().optional(),
    })
    .optional(),
})

/** What contents: read and metadata: read show of branch protection and rulesets; the settings themselves need more. */
export async function readProtection(octokit: Octokit, branch: Branch): Promise<Protection> {
  const seen = await readBranch(octokit, branch)
  const status = seen?.protection?.required_status_checks
  const rules = await readRules(octokit, branch)
  const checks = rules?.flatMap(({ parameters }) => parameters?.required_status_checks ?? []) ?? []
  const byRule = checks.filter(({ context }) => context === CHECK_NAME)
  const byBranch = status?.contexts.includes(CHECK_NAME) ?? false
  const reviews = rules?.find(({ type }) => type === 'pull_request')?.parameters
  const strict = rules?.some(({ parameters }) => parameters?.strict_required_status_checks_policy) ?? false
  return {
    required: [
      ...(byBranch ? [{ by: 'branch protection', binding: bindingOf(status?.checks) } as const] : []),
      ...byRule.map(({ integration_id: id }) => ({ by: 'ruleset', binding: bound(id ?? null) }) as const),
    ],
    unseen: [
      ...(seen?.protected && !status && byRule.length === 0 && !(rules && rules.length > 0)
        ? ['branch protection' as const]
        : []),
      ...(rules === null ? ['rulesets' as const] : []),
    ],
    adminsPass: !status || status.enforcement_level === 'off' ? null : status.enforcement_level === 'non_admins',
    mergeQueue: rules?.some(({ type }) => type === 'merge_queue') ?? false,
    // Branch protection's own "require branches to be up to date" is shown to administrators only.
    upToDate: strict ? true : byBranch || rules === null ? null : false,
    reviews: reviews
      ? {
          approvals: reviews.required_approving_review_count ?? 0,
          dismissesStale: reviews.dismiss_stale_reviews_on_push ?? false,
        }
      : null,
  }
}

// Null in a repository without a commit: its default branch has a name and does not exist.
async function readBranch(octokit: Octokit, branch: Branch) {
  try {
    return Told.parse((await octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...branch })).data)
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null
    throw thrown
  }
}

async function readRules(octokit: Octokit, { branch, ...repository }: Branch) {
  try {
    return z.array(Rule).parse(await rulesOf(octokit, repository, branch))
  } catch (thrown) {
    if (statusOf(thrown) === 403) return null
    throw thrown
  }
}

function bindingOf(checks: readonly { context: string; app_id: number | null }[] | undefined): Binding {
  const own = checks?.find(({ context }) => context === CHECK_NAME)
  return own ? bound(own.app_id) : { kind: 'unseen' }
}

// -1 is GitHub's "any source".
function bound(id: number | null): Binding {
  return id === null || id < 0 ? { kind: 'anybody' } : { kind: 'app', id }
}
