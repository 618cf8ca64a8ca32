import type { DataReport } from '../data-report.ts'
import type { Verdict } from '../gate/decision.ts'
import { dataSummary } from './data-summary.ts'
import { escapeText } from './markdown.ts'
import { type ModelReport, renderModelReport } from './model-report.ts'
import { verdictWords } from './verdict-line.ts'

/** Marks our one comment on a pull request; the author is checked as well, since anyone can write a marker. */
export const COMMENT_MARKER = '<!-- holdout -->'

/** GitHub refuses a comment over 65,536 characters; this leaves room for what it counts differently. */
export const COMMENT_MAX_LENGTH = 60_000

/** Rows of slices beside those that block, and rows of a data report's tables. */
interface Room {
  readonly slices: number
  readonly data: number
}

const LEAST: Room = { slices: 0, data: 1 }
const ROOMS: readonly Room[] = [
  { slices: 500, data: 20 },
  { slices: 100, data: 10 },
  { slices: 30, data: 5 },
  { slices: 10, data: 3 },
  LEAST,
]

export interface Comment {
  /** Title of the check, in our words. */
  readonly headline: string
  /** What else a reader must know: protected paths, a policy not yet in effect, a missing model. May quote untrusted text. */
  readonly notes: readonly string[]
  readonly reports: readonly ModelReport[]
  /** What validate-data found, also for models without a report. */
  readonly data?: readonly DataReport[]
}

/** One model: what the gate and validate-data say of it. */
interface Section {
  readonly report: ModelReport | null
  readonly data: DataReport | null
}

/**
 * The comment on a pull request, also the summary of its check: headline, notes, then each model with its data. It stays
 * under 60,000 characters by leaving out slices that do not block and rows of data reports, then whole models, those that
 * pass first; never part of a table.
 */
export function renderComment(comment: Comment): string {
  const sections = sectionsOf(comment)
  for (const room of ROOMS) {
    const models = sections.map((section) => textOf(section, room))
    const text = assemble(comment, models)
    if (text.length <= COMMENT_MAX_LENGTH) return text
  }
  const kept = sections.map((section) => ({ urgency: urgencyOf(section), text: textOf(section, LEAST) }))
  while (kept.length > 0) {
    kept.splice(leastUrgent(kept), 1)
    const shown = kept.map(({ text }) => text)
    const text = assemble(comment, shown, sections.length - kept.length)
    if (text.length <= COMMENT_MAX_LENGTH) return text
  }
  return [
    COMMENT_MARKER,
    `## Holdout: ${comment.headline}`,
    'The report is too long for a comment; the workflow run holds it.',
  ].join('\n\n')
}

function sectionsOf({ reports, data = [] }: Comment): Section[] {
  const dataOf = (model: string) => data.find((report) => report.model === model) ?? null
  const alone = data.filter(({ model }) => !reports.some((report) => report.model === model))
  return [
    ...reports.map((report) => ({ report, data: dataOf(report.model) })),
    ...alone.map((report) => ({ report: null, data: report })),
  ]
}

const URGENCY: Readonly<Record<Verdict, number>> = { pass: 0, inconclusive: 1, block: 2, error: 3 }
const DATA_URGENCY: Readonly<Record<DataReport['outcome'], number>> = { pass: 0, warn: 1, fail: 3, error: 3 }

function urgencyOf({ report, data }: Section): number {
  return Math.max(report ? URGENCY[report.decision.verdict] : 0, data ? DATA_URGENCY[data.outcome] : 0)
}

/** Index of the model that a reader misses least; the later of two alike. */
function leastUrgent(sections: readonly { readonly urgency: number }[]): number {
  const urgencies = sections.map(({ urgency }) => urgency)
  return urgencies.lastIndexOf(Math.min(...urgencies))
}

function textOf({ report, data }: Section, room: Room): string {
  return [
    ...(report ? [renderModelReport(report, room.slices)] : []),
    ...(data ? [dataSummary(data, room.data)] : []),
  ].join('\n\n')
}

function assemble(comment: Comment, models: readonly string[], left = 0): string {
  const notes = comment.notes.map((note) => `> ${escapeText(note)}`).join('\n>\n')
  const parts =
    left === 0 && saysItAll(comment)
      ? [COMMENT_MARKER, ...models, notes]
      : [COMMENT_MARKER, `## Holdout: ${comment.headline}`, notes, ...models]
  if (left > 0) parts.push(`${left} more in the summary of the workflow run; this comment has no room for them.`)
  return parts.filter((part) => part !== '').join('\n\n')
}

// One model whose verdict is the whole headline: its own first line then says it, once.
function saysItAll({ headline, reports, data = [] }: Comment): boolean {
  const [only] = reports
  if (!only || reports.length > 1 || data.some(({ model }) => model !== only.model)) return false
  return headline.endsWith(verdictWords(only.decision))
}
