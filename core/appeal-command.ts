/*
 * How a maintainer says in an approving review that the sealed set is to be asked although the open one has refused. The review itself names
 * the commit and who speaks.
 */

const MAX_REASON = 500

/** A line by itself, not quoted: `/holdout appeal <reason>`. */
const LINE = /^\/holdout appeal\b[ \t]*(.*)$/m

/**
 * Reads an appeal out of a review's text.
 *
 * @returns its reason, at most 500 characters; null where the text holds no such line, or one without a reason.
 */
export function appealReason(text: string): string | null {
  const reason = LINE.exec(text.replaceAll('\r\n', '\n'))?.[1]?.trim() ?? ''
  return reason === '' ? null : reason.slice(0, MAX_REASON).toWellFormed()
}
