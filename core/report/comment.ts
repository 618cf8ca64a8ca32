import type { DataReport } from '../data-report.ts'
import type { Verdict } from '../gate/decision.ts'
import { commandsTable, type ToldCommand } from './commands-table.ts'
import { dataSummary } from './data-summary.ts'
import { escapeText } from './markdown.ts'
import { type ModelReport, type ReportRoom, renderModelReport } from './model-report.ts'
import { verdictWords } from './verdict-line.ts'

// Our own sentence, whose commit is to be a link.
const OF_COMMIT = /^result for commit [0-9a-f]{7,40}$/

/** Marks our one comment on a pull request; the author is checked as well, since anyone can write a marker. */
export const COMMENT_MARKER = '<!-- holdout -->'

/** GitHub refuses a comment over 65,536 characters; this leaves room for what it counts differently. */
export const COMMENT_MAX_LENGTH = 60_000

/** Rows of each model's tables, and of a data report's. */
interface Room extends ReportRoom {
  readonly data: number
}

const EVERYTHING_THAT_FAILS = 10_000

const LEAST: Room = { blocking: EVERYTHING_THAT_FAILS, slices: 0, watched: 0, groups: 5, examples: 0, data: 1 }

/** Less and less of what a reader misses least; all that fails stays. */
const ROOMS: readonly Room[] = [
  { blocking: EVERYTHING_THAT_FAILS, slices: 500, watched: 300, groups: 50, examples: 20, data: 20 },
  { blocking: EVERYTHING_THAT_FAILS, slices: 100, watched: 100, groups: 20, examples: 20, data: 10 },
  { blocking: EVERYTHING_THAT_FAILS, slices: 30, watched: 10, groups: 10, examples: 10, data: 5 },
  { blocking: EVERYTHING_THAT_FAILS, slices: 10, watched: 0, groups: 5, examples: 5, data: 3 },
  LEAST,
]

/** Where all that fails is too much for any comment: the worst of it. */
const SMALLEST: Room = { ...LEAST, blocking: 10 }
const WORST: readonly Room[] = [
  { ...LEAST, blocking: 300 },
  { ...LEAST, blocking: 100 },
  { ...LEAST, blocking: 30 },
  SMALLEST,
]

export interface Comment {
  /** Title of the check, in our words. */
  readonly headline: string
  /** What else a reader must know: protected paths, a policy not yet in effect, a missing model. May quote untrusted text. */
  readonly notes: readonly string[]
  readonly reports: readonly ModelReport[]
  /** What people asked for in comments. */
  readonly told?: readonly ToldCommand[]
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
 * under 60,000 characters by leaving out slices that do not block and rows of other tables, then whole models, those that
 * pass first, then slices that block, the worst last; never part of a table.
 */
export function renderComment(comment: Comment): string {
  const sections = sectionsOf(comment)
  for (const { kept, room } of attempts(sections)) {
    const models = kept.map((section) => textOf(section, room))
    const text = assemble(comment, models, sections.length - kept.length)
    if (text.length <= COMMENT_MAX_LENGTH) return text
  }
  return [
    COMMENT_MARKER,
    `## Holdout: ${comment.headline}`,
    'The report is too long for a comment; the workflow run holds it.',
  ].join('\n\n')
}

/** What is shown, with how much room each: less and less. */
function* attempts(sections: readonly Section[]): Generator<{ kept: readonly Section[]; room: Room }> {
  for (const room of ROOMS) yield { kept: sections, room }
  let kept = sections
  while (kept.some((section) => !fails(section))) {
    kept = withoutLeastUrgent(kept)
    yield { kept, room: LEAST }
  }
  for (const room of WORST) yield { kept, room }
  while (kept.length > 0) {
    kept = withoutLeastUrgent(kept)
    yield { kept, room: SMALLEST }
  }
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

function fails(section: Section): boolean {
  return urgencyOf(section) >= URGENCY.block
}

/** Without the model that a reader misses least; the later of two alike. */
function withoutLeastUrgent(sections: readonly Section[]): readonly Section[] {
  const urgencies = sections.map(urgencyOf)
  return sections.toSpliced(urgencies.lastIndexOf(Math.min(...urgencies)), 1)
}

function textOf({ report, data }: Section, room: Room): string {
  return [...(report ? [renderModelReport(report, room)] : []), ...(data ? [dataSummary(data, room.data)] : [])].join(
    '\n\n',
  )
}

function assemble(comment: Comment, models: readonly string[], left = 0): string {
  const notes = comment.notes.map((note) => `> ${OF_COMMIT.test(note) ? note : escapeText(note)}`).join('\n>\n')
  const told = commandsTable(comment.told ?? [])
  const parts =
    left === 0 && saysItAll(comment)
      ? [COMMENT_MARKER, ...models, told, notes]
      : [COMMENT_MARKER, `## Holdout: ${comment.headline}`, notes, told, ...models]
  if (left > 0) parts.push(`${left} more in the summary of the workflow run; this comment has no room for them.`)
  return parts.filter((part) => part !== '').join('\n\n')
}

// One model whose verdict is the whole headline: its own first line then says it, once.
function saysItAll({ headline, reports, data = [] }: Comment): boolean {
  const [only] = reports
  if (!only || reports.length > 1 || data.some(({ model }) => model !== only.model)) return false
  return headline.endsWith(verdictWords(only.decision))
}
