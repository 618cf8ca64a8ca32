import type { Evidence } from '../evidence.ts'
import type { Decision, Reason } from '../gate/decision.ts'
import { isSealedAlone } from '../gate/sealed-alone.ts'
import type { FairnessRecord } from '../metric-record.ts'
import { count } from '../numbers.ts'
import { changedDetails } from './changed-table.ts'
import { comparedFacts } from './compared-with.ts'
import { GROUP_HEADER, groupWords } from './fairness-words.ts'
import { code, details, escapeText, table } from './markdown.ts'
import { metricTable, type SliceRoom, sliceDetails, watchedDetails } from './metric-tables.ts'
import { nextSteps } from './next-steps.ts'
import { markdownOf } from './phrase.ts'
import { promiseOf } from './promise.ts'
import { conditionWords, sortedRows } from './row-text.ts'
import { jointWords, type SealedTold, sealedParagraphs, verdictTold } from './sealed-words.ts'
import { levelsLine, TESTS_HEADER, testCells } from './tests-table.ts'
import { markOf, verdictLine, verdictWords } from './verdict-line.ts'

/** One model's part of a report. */
export interface ModelReport {
  readonly model: string
  readonly decision: Decision
  readonly evidence: Evidence
  /** Links of ours, never from data. */
  readonly links: { readonly run?: string; readonly evidence?: string }
  /** The artifact that the evidence was read from; its digest is that of the archive's bytes, so it is shown as it is. */
  readonly artifact?: { readonly id: number; readonly digest: string | null }
  /** Where the policy has a sealed set beside the open one that `decision` is about. */
  readonly sealed?: SealedTold
}

/** How many rows of each table a place has room for. What is left out is counted. */
export interface ReportRoom extends SliceRoom {
  readonly watched: number
  readonly groups: number
  readonly examples: number
}

/** The room of a job summary and of a file: under a MiB. */
export const WHOLE: ReportRoom = { blocking: 1000, slices: 500, watched: 300, groups: 200, examples: 50 }

const MAX_REASONS = 8
const MAX_WARNINGS = 8

/**
 * The report of one model in Markdown: one-line verdict, reasons, table of metrics, the guarantee in words, what to do next,
 * then what is folded. The same text stands in the job summary, the comment and the check.
 */
export function renderModelReport(report: ModelReport, room: ReportRoom = WHOLE): string {
  const { decision, evidence, links } = report
  const { shown, watched, slices } = sortedRows(decision)
  const parts = [
    `### ${headline(report)}`,
    ...(report.sealed ? sealedParagraphs(report.sealed) : []),
    openLine(report),
    reasonList(decision.reasons.filter(({ code }) => !SAID_ABOVE.has(code))),
    warningList(decision.warnings),
    metricTable(shown),
    guarantee(report),
    stepList(report),
    conditionDetails(decision),
    sliceDetails(slices, room),
    fairnessDetails(evidence.fairness, room.groups),
    changedDetails(evidence.changed, room.examples, links.run),
    watchedDetails(watched, room.watched),
    shown.length > 0 ? details('Tests, levels and floors', testTable(decision)) : '',
    details('What was compared', comparedWith(report)),
    footer(report),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

// The headline and the paragraphs of the sealed set say these.
const SAID_ABOVE = new Set(['same-model', 'sealed-answered'])

function guarantee(report: ModelReport): string {
  const { sealed, decision } = report
  if (sealed && isSealedAlone(decision)) return ''
  return promiseOf(decision)
    .map((line, index) => `${index === 0 ? `**${guaranteeOf(report)}** ` : ''}${escapeText(line)}`)
    .join('\n\n')
}

/** Of both sets, where there are two and the sealed one has spoken. */
function headline(report: ModelReport): string {
  const words = report.sealed ? jointWords(report.sealed) : null
  if (!report.sealed || words === null || isSealedAlone(report.decision)) return verdictLine(report)
  return `${markOf(verdictTold(report.sealed))} ${report.model}: ${words}`
}

function openLine({ sealed, decision }: ModelReport): string {
  return sealed && jointWords(sealed) !== null && !isSealedAlone(decision)
    ? `**Open set: ${verdictWords(decision)}.** All that follows is of it.`
    : ''
}

// Who reads the labels of the open set, as its job does, may fit to them: its rates are those of one pull request.
function guaranteeOf({ sealed }: ModelReport): string {
  return sealed ? 'Guarantee of the open set: per pull request.' : 'Guarantee.'
}

/** Why, overall; what slices add is counted here and listed in their table, worst first. */
function reasonList(reasons: readonly Reason[]): string {
  const overall = reasons.filter((reason) => !reason.slice)
  const onSlices = reasons.length - overall.length
  const lines = overall.slice(0, MAX_REASONS).map((reason) => escapeText(reason.text))
  if (overall.length > MAX_REASONS) lines.push(`and ${overall.length - MAX_REASONS} more, in the table below`)
  if (onSlices > 0) lines.push(`${count(onSlices)} more on slices, listed below`)
  return lines.map((line) => `- ${line}`).join('\n')
}

/** Evidence may hold a hundred long ones, and they must not crowd out the tables. */
function warningList(warnings: readonly string[]): string {
  const lines = warnings.slice(0, MAX_WARNINGS).map((warning) => `⚠️ ${escapeText(warning)}`)
  if (warnings.length > MAX_WARNINGS) lines.push(`and ${warnings.length - MAX_WARNINGS} more, in the evidence`)
  return lines.map((line) => `> ${line}`).join('\n>\n')
}

function stepList(report: ModelReport): string {
  const steps = nextSteps(report)
  return steps.length === 0 ? '' : `**What to do next**\n\n${steps.map((step) => `- ${markdownOf(step)}`).join('\n')}`
}

function conditionDetails(decision: Decision): string {
  const clauses = conditionWords(decision)
  return clauses.length === 0 ? '' : details('Condition', clauses.map((clause) => `- ${escapeText(clause)}`).join('\n'))
}

function fairnessDetails(record: FairnessRecord | null, room: number): string {
  if (!record || record.groups.length === 0) return ''
  const shown = record.groups.slice(0, room)
  const cells = shown.map((group) => {
    const { value, rows, selected, truePositives, falsePositives, small } = groupWords(group)
    return [code(value), rows, selected, truePositives, falsePositives, small ? 'too small to count' : '']
  })
  const left = record.groups.length - shown.length
  const more = left > 0 ? `\n\n${count(left)} more groups are in the evidence.` : ''
  return details(`Groups of the fairness gap: ${count(record.groups.length)}`, `${table(GROUP_HEADER, cells)}${more}`)
}

function testTable(decision: Decision): string {
  const { shown } = sortedRows(decision)
  const cells = shown.map((row) => testCells(row, decision.rates.alpha_pass).map(escapeText))
  return `${table(TESTS_HEADER, cells)}\n\n${levelsLine(decision)}`
}

function comparedWith({ evidence }: ModelReport): string {
  return comparedFacts(evidence)
    .map(([name, value]) => `- ${name}: ${markdownOf(value)}`)
    .join('\n')
}

function footer({ links, artifact }: ModelReport): string {
  const parts = [
    links.run ? `[workflow run](${links.run})` : '',
    links.evidence ? `[evidence](${links.evidence})` : '',
    artifact ? `artifact ${artifact.id}${artifact.digest ? `, \`${artifact.digest}\`` : ''}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}
