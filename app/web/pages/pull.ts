import { gateCharts } from '#charts/gate-charts.ts'
import { gateReport } from '#core/report/html/gate-page.ts'
import { metricRows } from '#core/report/html/gate-rows.ts'
import { html, type Markup } from '#core/report/html/markup.ts'
import { section } from '#core/report/html/parts.ts'
import { sortedRows } from '#core/report/row-text.ts'
import type { DecisionLine, WholeDecision } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { dataParts } from './decision.ts'
import { decisionTable } from './decision-list.ts'
import { commit, outcomeMark, runLink } from './words.ts'

export interface PullView {
  readonly repository: ReadableRepository
  readonly pull: number
  /** The newest decision of each model. */
  readonly newest: readonly WholeDecision[]
  readonly decisions: readonly DecisionLine[]
  readonly pages: Markup | null
}

/** A pull request: each model as it was decided last, then everything that was decided before. */
export function pullBody({ repository, pull, newest, decisions, pages }: PullView): readonly Markup[] {
  const [line] = newest
  const address = line && addressOf(line, pull)
  const way = address ? html`<p><a href="${address}" rel="noreferrer">Pull request ${pull} at GitHub</a></p>` : null
  return [
    ...(way ? [way] : []),
    ...newest.map((decision, index) => modelSection(repository, decision, index)),
    section('decisions', 'All decisions', [
      decisionTable(repository, decisions, 'Newest first'),
      ...(pages ? [pages] : []),
    ]),
  ]
}

// Beside the run that it started.
function addressOf({ runUrl }: DecisionLine, pull: number): string | null {
  const place = /^https?:\/\/[^?#]+?(?=\/actions\/runs\/\d+$)/.exec(runUrl)?.[0]
  return place ? `${place}/pull/${pull}` : null
}

function modelSection(repository: ReadableRepository, decision: WholeDecision, index: number): Markup {
  const { report, data, model, number, outcome } = decision
  const whole = html`<p><a href="${hrefOf(repository, 'decisions', number)}">The whole report of ${model}</a>: commit ${commit(decision.sha)}, ${runLink(decision)}</p>`
  return section(`model-${index}`, model, [
    report ? gateReport(report, gateCharts).verdict : html`<p class="verdict">${outcomeMark(outcome)}</p>`,
    whole,
    ...(report ? metricRows(sortedRows(report.decision).shown, gateCharts) : []),
    ...(data && data.outcome !== 'pass' ? dataParts(data) : []),
  ])
}
