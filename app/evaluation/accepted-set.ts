import type { Acceptance } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { acceptedSetReason } from '#core/review-commands.ts'
import type { PullRequest } from '../github/pulls.ts'
import type { Approval } from '../github/reviews.ts'
import { heardInReview } from './heard-in-review.ts'

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
  const heard = heardInReview(reviewed.approvals, { ...reviewed, reasonOf: acceptedSetReason })
  return (
    heard && {
      kind: 'evaluation-set',
      ...{ model: reviewed.model, pull_request: reviewed.pull.number, head_sha: reviewed.pull.headSha },
      ...heard,
      evaluation_set: set,
    }
  )
}
