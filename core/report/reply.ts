import type { Explanation } from '../gate/explain.ts'
import { COMMENT_MAX_LENGTH } from './comment.ts'
import { renderExplanation } from './explanation.ts'
import { escapeText } from './markdown.ts'

/** Marks our one answer to `/holdout explain`; the author is checked as well. */
export const REPLY_MARKER = '<!-- holdout-explanation -->'

/** What is explained on a pull request. */
export interface Reply {
  readonly sha: string
  readonly models: readonly { readonly model: string; readonly explanation: Explanation }[]
  /** Why there is nothing to explain of others: reasons of the check. May quote untrusted text. */
  readonly others: readonly string[]
}

/** The answer to `/holdout explain`: why the check of a commit says what it says, as long as a comment may be. */
export function renderReply({ sha, models, others }: Reply): string {
  const parts = [
    ...models.map(({ model, explanation }) => renderExplanation(model, explanation)),
    ...(others.length > 0 ? [others.map((reason) => `- ${escapeText(reason)}`).join('\n')] : []),
  ]
  const head = `${REPLY_MARKER}\n\n## Why the check says what it says, for commit ${sha.slice(0, 10)}`
  let text = head
  let left = parts.length
  for (const part of parts) {
    if (text.length + part.length > COMMENT_MAX_LENGTH) break
    text += `\n\n${part}`
    left--
  }
  return left > 0
    ? `${text}\n\nThere is more; evaluate-gate with \`mode: explain\` on the evidence shows all of it.`
    : text
}
