import { seconds } from '#core/policy.ts'
import type { Approval } from '../github/reviews.ts'

/** What somebody said in an approving review, and until when it holds. */
export interface Heard {
  readonly by: string
  readonly reason: string
  /** ISO 8601. */
  readonly until: string
}

export interface Listening {
  /** What is listened for: its reason in the text of a review, null where it is not said there. */
  readonly reasonOf: (text: string) => string | null
  /** How long what somebody says holds, as the policy writes it. */
  readonly expires: string
  readonly now: Date
}

/** The first approving review that says it and has not expired. */
export function heardInReview(approvals: readonly Approval[], { reasonOf, expires, now }: Listening): Heard | null {
  for (const { by, text, at } of approvals) {
    const reason = reasonOf(text)
    const until = Date.parse(at) + seconds(expires) * 1000
    if (reason !== null && now.getTime() < until) return { by, reason, until: new Date(until).toISOString() }
  }
  return null
}
