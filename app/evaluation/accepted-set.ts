import { acceptedSetReason } from '#core/accept-command.ts'
import type { Acceptance } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { seconds } from '#core/policy.ts'
import type { PullRequest } from '../github/pulls.ts'
import type { Approval } from '../github/reviews.ts'

export interface Reviewed {
  readonly model: string
  readonly pull: PullRequest
  readonly approvals: readonly Approval[]
  /** How long an acceptance holds, as the policy writes it. */
  readonly expires: string
  readonly now: Date
}

/**
 * The first acceptance of a new evaluation set that the approving reviews of a pull request hold and that has not expired. It is of exactly
 * the set that the evidence measured.
 */
export function acceptedSetOf(evidence: Evidence, reviewed: Reviewed): Acceptance | null {
  const set = evidence.candidate.evaluation_set
  if (set === null) return null
  for (const { by, text, at } of reviewed.approvals) {
    const reason = acceptedSetReason(text)
    const until = Date.parse(at) + seconds(reviewed.expires) * 1000
    if (reason === null || !(reviewed.now.getTime() < until)) continue
    return {
      kind: 'evaluation-set',
      ...{ model: reviewed.model, pull_request: reviewed.pull.number, head_sha: reviewed.pull.headSha },
      ...{ until: new Date(until).toISOString(), reason, by, evaluation_set: set },
    }
  }
  return null
}
