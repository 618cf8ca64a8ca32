import type { Verdict } from '../gate/decision.ts'
import { escapeText } from './markdown.ts'
import { type ModelReport, renderModelReport } from './model-report.ts'
import { verdictWords } from './verdict-line.ts'

/** Marks our one comment on a pull request; the author is checked as well, since anyone can write a marker. */
export const COMMENT_MARKER = '<!-- holdout -->'

/** GitHub refuses a comment over 65,536 characters; this leaves room for what it counts differently. */
export const COMMENT_MAX_LENGTH = 60_000

const SLICE_STEPS = [500, 100, 30, 10, 0]

export interface Comment {
  /** Title of the check, in our words. */
  readonly headline: string
  /** What else a reader must know: protected paths, a policy not yet in effect, a missing model. May quote untrusted text. */
  readonly notes: readonly string[]
  readonly reports: readonly ModelReport[]
}

/**
 * The comment on a pull request, also the summary of its check: headline, notes, then each model. It stays under 60,000
 * characters by leaving out slices that do not block, then whole models, those that pass first; never part of a table.
 */
export function renderComment(comment: Comment): string {
  for (const slices of SLICE_STEPS) {
    const text = assemble(comment, comment.reports, slices)
    if (text.length <= COMMENT_MAX_LENGTH) return text
  }
  const kept = [...comment.reports]
  while (kept.length > 0) {
    kept.splice(leastUrgent(kept), 1)
    const text = assemble(comment, kept, 0)
    if (text.length <= COMMENT_MAX_LENGTH) return text
  }
  return [
    COMMENT_MARKER,
    `## Holdout: ${comment.headline}`,
    'The report is too long for a comment; the workflow run holds it.',
  ].join('\n\n')
}

const URGENCY: Readonly<Record<Verdict, number>> = { pass: 0, inconclusive: 1, block: 2, error: 3 }

/** Index of the model that a reader misses least; the later of two alike. */
function leastUrgent(reports: readonly ModelReport[]): number {
  const urgencies = reports.map(({ decision }) => URGENCY[decision.verdict])
  return urgencies.lastIndexOf(Math.min(...urgencies))
}

function assemble(comment: Comment, reports: readonly ModelReport[], slices: number): string {
  const left = comment.reports.length - reports.length
  const models = reports.map((report) => renderModelReport(report, slices))
  const notes = comment.notes.map((note) => `> ${escapeText(note)}`).join('\n>\n')
  const parts =
    left === 0 && saysItAll(comment)
      ? [COMMENT_MARKER, ...models, notes]
      : [COMMENT_MARKER, `## Holdout: ${comment.headline}`, notes, ...models]
  if (left > 0) parts.push(`${left} more in the summary of the workflow run; this comment has no room for them.`)
  return parts.filter((part) => part !== '').join('\n\n')
}

// One model whose verdict is the whole headline: its own first line then says it, once.
function saysItAll({ headline, reports }: Comment): boolean {
  const [only] = reports
  return only !== undefined && reports.length === 1 && headline.endsWith(verdictWords(only.decision))
}
