import type { Acceptance } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { decidesAlone } from '#core/reuse-policy.ts'
import { acceptedSince, type Merged, mergedAcceptances } from './acceptances.ts'
import type { Octokit, Repository } from './octokit.ts'

/** What is decided, and who is asked what people have accepted. */
export interface Deciding {
  readonly octokit: Octokit
  readonly repository: Repository
  readonly policy: ModelPolicy
  readonly evidence: Evidence
  /** Id of the app whose check counts; null where none is installed, and so nothing can have been accepted. */
  readonly app: number | null
}

/** A decision, and what it took from the pull requests that were merged since the anchor's version. */
export interface Told {
  readonly decision: Decision
  readonly merged: readonly Acceptance[]
}

/**
 * Decides with what was accepted of this very change; where the limit of a slow decline is not held, GitHub is asked as well what was accepted
 * of the pull requests that were merged since the anchor's version, for that moves the anchor. Both edges decide by this.
 */
export async function decideTold(deciding: Deciding, acceptances: readonly Acceptance[]): Promise<Told> {
  const { octokit, repository, policy: model, evidence, app } = deciding
  const decision = decide({ model, evidence, acceptances })
  const drifted = decision.rows.some(({ anchor, accepted }) => anchor?.held === false && accepted === null)
  const { reference_sha: reference } = evidence.commits
  const anchor = evidence.anchor?.sha ?? null
  if (!drifted || app === null || reference === null || anchor === null) return { decision, merged: [] }
  const since = { reference, anchor, app, model: evidence.model }
  const merged = await acceptedSince(octokit, repository, since)
  return { decision: merged.length === 0 ? decision : decide({ model, evidence, acceptances, merged }), merged }
}

/**
 * Decides on the evidence of a commit of the default branch, where what was accepted of the pull request that it merged counts. GitHub is
 * asked only where it matters.
 */
export async function decideMerged(deciding: Deciding, { sha, now }: Pick<Merged, 'sha' | 'now'>): Promise<Decision> {
  const { octokit, repository, policy, evidence, app } = deciding
  const { decision } = await decideTold(deciding, [])
  if (decision.admissible || app === null) return decision
  const acceptances = await mergedAcceptances(octokit, repository, {
    ...{ sha, app, now },
    model: evidence.model,
    alone: decidesAlone(policy.reuse),
  })
  return acceptances.length === 0 ? decision : (await decideTold(deciding, acceptances)).decision
}
