import type { Subject } from '../evaluation/subject.ts'
import { EditPayload, PullRequestPayload, pullSubject } from './payload.ts'

/** Opened, reopened, or pushed to: its head wants a check at once. */
export function pullRequest(payload: unknown): Subject | null {
  const parsed = PullRequestPayload.safeParse(payload)
  return parsed.success ? pullSubject(parsed.data) : null
}

/** Edited: of interest when the base branch changed, since its policy decides. */
export function pullRequestEdited(payload: unknown): Subject | null {
  const parsed = EditPayload.safeParse(payload)
  if (!parsed.success || parsed.data.changes.base === undefined) return null
  return { ...pullSubject(parsed.data), told: 'person' }
}
