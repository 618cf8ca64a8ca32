/*
 * How a maintainer says in an approving review what the gate alone must not let through. The review itself names the commit and
 * who speaks; this line says that it was meant.
 */

const MAX_REASON = 500

/** A line by itself, not quoted: `/holdout accept evaluation-set <reason>`. */
const LINE = /^\/holdout accept evaluation-set\b[ \t]*(.*)$/m

/**
 * Reads the acceptance of a new evaluation set out of a review's text.
 *
 * @returns its reason, at most 500 characters; null where the text holds no such line, or one without a reason.
 */
export function acceptedSetReason(text: string): string | null {
  const reason = LINE.exec(text.replaceAll('\r\n', '\n'))?.[1]?.trim() ?? ''
  return reason === '' ? null : reason.slice(0, MAX_REASON)
}
