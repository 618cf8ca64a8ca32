import { commandsIn } from '#core/command.ts'
import type { Mention } from '../evaluation/subject.ts'
import { CommentPayload, originOf } from './payload.ts'

/** A comment on a pull request was written: of interest where it holds a command. */
export function commentWritten(payload: unknown): Mention | null {
  const parsed = CommentPayload.safeParse(payload)
  if (!parsed.success || commandsIn(parsed.data.comment.body ?? '').length === 0) return null
  return { ...originOf(parsed.data), number: parsed.data.issue.number }
}

/** A comment was changed or deleted: whatever it says now, it may have been a command, and that holds no more. */
export function commentChanged(payload: unknown): Mention | null {
  const parsed = CommentPayload.safeParse(payload)
  return parsed.success ? { ...originOf(parsed.data), number: parsed.data.issue.number } : null
}
