import type { Evidence, Origin } from '../evidence.ts'
import type { Decision, Reason, Row } from '../gate/decision.ts'
import { count, decimalsFor, fixed, plain, pValue, rounded, signed } from '../numbers.ts'
import { BAR_LEGEND, intervalBar } from './interval-bar.ts'
import { code, details, escapeText, table } from './markdown.ts'
import { promiseOf } from './promise.ts'
import { verdictLine } from './verdict-line.ts'

/** One model's part of a report. */
export interface ModelReport {
  readonly model: string
  readonly decision: Decision
  readonly evidence: Evidence
  /** Links of ours, never from data. */
  readonly links: { readonly run?: string; readonly evidence?: string }
  /** The artifact that the evidence was read from; its digest is that of the archive's bytes, so it is shown as it is. */
  readonly artifact?: { readonly id: number; readonly digest: string | null }
}

const VERDICTS: Readonly<Record<Row['verdict'], string>> = {
  pass: '✅ pass',
  block: '❌ block',
  inconclusive: '🟡 inconclusive',
  error: '❌ error',
  watched: 'watched',
}

/** Slices beyond this are counted, not listed, but for those that block. The worst come first. */
const MAX_SLICES = 500

const MAX_REASONS = 8
const MAX_WARNINGS = 8

/**
 * The report of one model in Markdown: one-line verdict, reasons, table of metrics, the promise in words, then what is
 * folded. The same text stands in the job summary, the comment and the check.
 *
 * @param maxSlices how many slice rows are listed beside those that block, for places with little room.
 */
export function renderModelReport(report: ModelReport, maxSlices = MAX_SLICES): string {
  const { decision } = report
  const overall = decision.rows.filter((row) => row.slice === null)
  const slices = decision.rows.filter((row) => row.slice !== null).sort(worstFirst)
  const reasons = decision.reasons.filter((reason) => reason.code !== 'same-model')
  const parts = [
    `### ${verdictLine(report)}`,
    reasonList(reasons),
    warningList(decision.warnings),
    overall.length > 0 ? `${metricTable(overall)}\n\n${BAR_LEGEND}` : '',
    promiseOf(decision)
      .map((line) => escapeText(line))
      .join('\n\n'),
    slices.length > 0 ? sliceDetails(slices, maxSlices) : '',
    overall.length > 0 ? details('Tests, levels and floors', testTable(decision)) : '',
    details('What was compared', comparedWith(report)),
    footer(report),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
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

function metricTable(rows: readonly Row[]): string {
  const header = ['metric', 'base', 'head', 'difference', '← worse · better →', 'tolerance', 'verdict']
  return table(header, rows.map(metricCells))
}

function metricCells(row: Row): string[] {
  const decimals = decimalsFor(row.tolerance)
  const name = row.slice ? `${code(`${row.slice.column}=${row.slice.value}`)} ${row.metric}` : `**${row.metric}**`
  return [
    name,
    fixed(row.baseline, decimals),
    fixed(row.candidate, decimals),
    signed(differenceOf(row), decimals),
    barOf(row),
    toleranceText(row),
    VERDICTS[row.verdict],
  ]
}

function differenceOf({ gain, direction }: Row): number | null {
  if (gain === null) return null
  return direction === 'higher' ? gain : -gain
}

function barOf({ gain, interval, tolerance, blockBound }: Row): string {
  if (gain === null || interval === null || tolerance === null) return ''
  return `\`${intervalBar({ gain, interval, tolerance, blockBound })}\``
}

function toleranceText({ tolerance, direction, limit }: Row): string {
  const parts = tolerance === null ? [] : [`${direction === 'higher' ? 'drop' : 'rise'} ${plain(tolerance)}`]
  if (limit) parts.push(`${limit.kind} ${plain(limit.at)}`)
  return parts.join(', ')
}

function worstFirst(a: Row, b: Row): number {
  const severity = (row: Row) => (row.verdict === 'block' ? 0 : row.gates.block ? 1 : 2)
  return severity(a) - severity(b) || lossOf(b) - lossOf(a)
}

// Losses in tolerances, so that metrics of different units can be ordered.
function lossOf({ gain, tolerance }: Row): number {
  return gain === null || tolerance === null ? Number.NEGATIVE_INFINITY : -gain / tolerance
}

function sliceDetails(rows: readonly Row[], others: number): string {
  const blocked = rows.filter((row) => row.verdict === 'block').length
  const limit = blocked + others
  const shown = rows.slice(0, limit)
  const header = ['slice', 'n', 'base', 'head', 'difference', '← worse · better →', 'tolerance', 'verdict']
  const cells = shown.map((row) => {
    const [name = '', ...rest] = metricCells(row)
    return [name, count(row.n), ...rest]
  })
  const more =
    rows.length > limit ? `\n\n${count(rows.length - limit)} more rows, none worse, are in the evidence.` : ''
  const summary = `Slices: ${count(rows.length)} rows, ${blocked} blocking, worst first`
  return details(summary, table(header, cells) + more)
}

function testTable({ rows, rates }: Decision): string {
  const header = [
    'metric',
    'test to block',
    'adjusted p',
    'test to pass',
    'p',
    'error rates',
    'resolvable tolerance',
    'examples to settle',
    'floor, ceiling, cumulative limit',
  ]
  const overall = rows.filter((row) => row.slice === null)
  const level = `Intervals are at ${plain(100 * (1 - rates.alpha_pass))} % a side; p to block is adjusted by weighted Holm over all metrics, slices and limits.`
  return `${table(
    header,
    overall.map((row) => testCells(row, rates.alpha_pass)),
  )}\n\n${level}`
}

function testCells(row: Row, alpha: number): string[] {
  const { tests, regression, nonInferiority, resolution } = row
  return [
    row.metric,
    tests && regression ? tests.block : '–',
    regression ? pValue(regression.adjusted) : '–',
    tests && nonInferiority ? tests.pass : '–',
    nonInferiority ? pValue(nonInferiority.p) : '–',
    row.certainty ?? '–',
    resolution ? rounded(resolution.tolerance) : '–',
    resolution ? count(resolution.examples) : '–',
    limitText(row, alpha),
  ]
}

function limitText({ limit, anchor }: Row, alpha: number): string {
  const parts: string[] = []
  if (limit) {
    const state = limit.broken.shown ? 'shown broken' : limit.held ? 'shown held' : 'not shown held'
    const bound = `bound ${Number(limit.bound.toPrecision(5))} at ${plain(100 * (1 - alpha))} %`
    parts.push(`${limit.kind} ${plain(limit.at)} ${state} (${limit.test}, ${bound})`)
  }
  if (anchor) {
    const level =
      anchor.rule === 'test'
        ? `tested at ${plain(anchor.level)}`
        : `no test${anchor.examples === null ? '' : `; one needs ${count(anchor.examples)} examples`}`
    parts.push(
      `cumulative limit ${plain(anchor.limit)} since the last release ${anchor.held ? 'held' : 'not held'} (${level})`,
    )
  }
  return parts.join('; ') || '–'
}

function comparedWith({ evidence }: ModelReport): string {
  const { candidate, policy, data, run } = evidence
  const lines = [
    `- Candidate: ${count(candidate.n)} held-out rows${run ? ` of run ${run.run_id}, attempt ${run.run_attempt}` : ''}, tested at ${shaText(evidence.commits.tested_sha)}`,
    `- Baseline: ${evidence.baseline ? originText(evidence.baseline) : escapeText(evidence.baseline_note ?? 'none')}`,
    `- Anchor: ${evidence.anchor ? originText(evidence.anchor) : escapeText(evidence.anchor_note ?? 'none')}`,
    `- Policy: ${policy.source === 'base-branch' ? 'the base branch' : 'the checkout'}${policy.ref ? `, ${code(policy.ref)}` : ''}, \`${policy.digest.slice(0, 19)}…\``,
    `- Data: ${data ? `outcome ${data.outcome}, \`${data.digest.slice(0, 19)}…\`` : 'no data report given'}`,
    ...evidence.slice_notes.slice(0, 20).map((note) => `- ${escapeText(note)}`),
  ]
  return lines.join('\n')
}

function originText({ name, sha, distance }: Origin): string {
  const off =
    distance === null ? '' : distance === 0 ? ', the reference itself' : `, ${distance} commits before the reference`
  return `${escapeText(name)}${sha ? ` at ${shaText(sha)}` : ''}${off}`
}

function shaText(sha: string | null): string {
  return sha ? `\`${sha.slice(0, 10)}\`` : 'an unknown commit'
}

function footer({ links, artifact }: ModelReport): string {
  const parts = [
    links.run ? `[workflow run](${links.run})` : '',
    links.evidence ? `[evidence](${links.evidence})` : '',
    artifact ? `artifact ${artifact.id}${artifact.digest ? `, \`${artifact.digest}\`` : ''}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}
