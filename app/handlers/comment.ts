import { commandsIn } from '#core/command.ts'
import type { Mention } from '../evaluation/subject.ts'
import { CommentPayload, originOf } from './payload.ts'

/** A comment on a pull request was written: of interest where it holds a command. */
export function commentWritten(payload: unknown): Mention | null {
  const mention = commentChanged(payload)
  return mention?.told ? mention : null
}

/** A comment was changed or deleted: whatever it says now, it may have been a command, and that holds no more. */
export function commentChanged(payload: unknown): Mention | null {
  const parsed = CommentPayload.safeParse(payload)
  if (!parsed.success) return null
  const { issue, comment, changes } = parsed.data
  const isCommand = [comment.body, changes?.body?.from].some((text) => commandsIn(text ?? '').length > 0)
  return { ...originOf(parsed.data), number: issue.number, ...(isCommand && { told: 'person' as const }) }
}
