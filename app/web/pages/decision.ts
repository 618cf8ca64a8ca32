import { gateCharts } from '#charts/gate-charts.ts'
import { count } from '#core/numbers.ts'
import { gateReport, partLinks, partSections } from '#core/report/html/gate-page.ts'
import { html, type Markup, short } from '#core/report/html/markup.ts'
import { mark, section } from '#core/report/html/parts.ts'
import type { DataSummary } from '../../store/history.ts'
import type { WholeDecision } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { changeOf } from './decision-list.ts'
import { driftTable } from './drift.ts'
import { commit, outcomeMark, runLink, timeMark } from './words.ts'

/** One decision whole: the gate's report as it was, and what the data looked like. */
export function decisionBody(repository: ReadableRepository, decision: WholeDecision): readonly Markup[] {
  const { report, data } = decision
  const gate = report && gateReport(report, gateCharts)
  const facts: readonly (readonly [string, Markup])[] = [
    ['Of', html`${changeOf(repository, decision)}`],
    ['Commit', commit(decision.sha)],
    ['Run', runLink(decision)],
    ['Check', html`${decision.conclusion ?? 'none is written for the default branch'}`],
    [
      'Evidence',
      decision.evidenceDigest ? html`<code>${decision.evidenceDigest}</code>` : html`none that could be used`,
    ],
    ['Run ended', timeMark(decision.ranAt)],
    ['Decided', timeMark(decision.decidedAt)],
  ]
  return [
    gate?.verdict ?? html`<p class="verdict">${outcomeMark(decision.outcome)}</p>`,
    html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
    ...accepted(decision),
    ...(gate ? [partLinks(gate.parts), ...partSections(gate.parts)] : []),
    ...(data ? [section('data', 'Data', dataParts(data))] : []),
  ]
}

function accepted({ report }: WholeDecision): Markup[] {
  const found = report?.decision.accepted ?? []
  if (found.length === 0) return []
  const items = found.map((acceptance) => {
    const what =
      acceptance.kind === 'loss'
        ? `a loss of ${acceptance.metric}${acceptance.slice ? ` on ${acceptance.slice.column}=${acceptance.slice.value}` : ''}`
        : 'the new evaluation set'
    return html`<li><strong>${short(acceptance.by, 100)}</strong> accepted ${short(what, 300)} until ${acceptance.until.slice(0, 10)}: ${short(acceptance.reason, 500)}</li>`
  })
  return [section('accepted', 'Accepted', [html`<ul>${items}</ul>`])]
}

/** What validate-data found, in short. */
export function dataParts(data: DataSummary): Markup[] {
  const failed = data.failed.map((line) => html`<li>${short(line, 300)}</li>`)
  return [
    html`<p>${mark(data.outcome)} on ${count(data.rows)} rows</p>`,
    ...(failed.length > 0 ? [html`<ul>${failed}</ul>`] : []),
    ...driftTable(data),
  ]
}
