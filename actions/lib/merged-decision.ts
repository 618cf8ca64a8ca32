import { UserError } from '#core/errors.ts'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { ACCEPTANCE_PERMISSIONS, type Merged, mergedAcceptances } from '#github/acceptances.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { asked } from './asked.ts'

export interface Deciding extends Omit<Merged, 'app'> {
  readonly octokit: Octokit
  readonly repository: Repository
  readonly policy: ModelPolicy
  readonly evidence: Evidence
  /** Null where no app is installed, whose check could say what was accepted. */
  readonly app: number | null
}

export interface MergedDecision {
  readonly decision: Decision
  /** Why it is not known what was accepted; null where it is, or does not matter. */
  readonly doubt: string | null
}

/**
 * Decides on the evidence of a commit of the default branch. Only where that is not admissible by itself GitHub is asked what a
 * maintainer has accepted of the pull request that the commit merged.
 */
export async function decideMerged(deciding: Deciding): Promise<MergedDecision> {
  const { octokit, repository, policy: model, evidence, app } = deciding
  const decision = decide({ model, evidence })
  if (decision.admissible || app === null) return { decision, doubt: null }
  try {
    const acceptances = await asked(ACCEPTANCE_PERMISSIONS, () =>
      mergedAcceptances(octokit, repository, { ...deciding, app }),
    )
    return { decision: decide({ model, evidence, acceptances }), doubt: null }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { decision, doubt: `whether somebody accepted it is not known: ${thrown.message}` }
  }
}

/**
 * The same, for what only an admissible decision may do.
 *
 * @param refused what is not done then, as a clause before the verdict.
 * @throws UserError with the verdict, its reasons and the doubt.
 */
export async function requireAdmissible(deciding: Deciding, refused: string): Promise<Decision> {
  const { decision, doubt } = await decideMerged(deciding)
  if (decision.admissible) return decision
  const reasons = decision.reasons.map(({ text }) => text).join('; ')
  throw new UserError(`${refused} is ${decision.verdict} (${reasons})${doubt === null ? '' : `; ${doubt}`}`)
}
