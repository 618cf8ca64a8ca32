import { commandsIn } from './command.ts'

/*
 * What a maintainer says in an approving review, which itself names the commit and who speaks.
 */

/**
 * That a new evaluation set is meant: `/holdout accept evaluation-set <reason>`.
 *
 * @returns the reason, at most 500 characters; null where the text holds no such command, or one without a reason.
 */
export function acceptedSetReason(text: string): string | null {
  return commandsIn(text).find((command) => command.kind === 'accept-set')?.reason ?? null
}

/**
 * That the sealed set is to be asked although the open one has refused: `/holdout appeal <reason>`.
 *
 * @returns as `acceptedSetReason`.
 */
export function appealReason(text: string): string | null {
  return commandsIn(text).find((command) => command.kind === 'appeal')?.reason || null
}
