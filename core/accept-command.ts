import { commandsIn } from './command.ts'

/**
 * How a maintainer says in an approving review that a new evaluation set is meant: `/holdout accept evaluation-set <reason>`. The review
 * itself names the commit and who speaks.
 *
 * @returns the reason, at most 500 characters; null where the text holds no such command, or one without a reason.
 */
export function acceptedSetReason(text: string): string | null {
  return commandsIn(text).find((command) => command.kind === 'accept-set')?.reason ?? null
}
