import { type HistoryKind, type HistoryPoint, history, historyKey } from '#charts/history.ts'
import { count, decimalsFor, fixed, signed } from '#core/numbers.ts'
import { verdictMark } from '#core/report/html/gate-rows.ts'
import { html, type Markup, short } from '#core/report/html/markup.ts'
import { folded, section, table } from '#core/report/html/parts.ts'
import type { DecisionLine, OverallMeasurement, Registration } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { decisionTable } from './decision-list.ts'
import { commit, minuteOf, outcomeMark, runLink, tiles, timeMark } from './words.ts'

/** Runs of the default branch in a chart, and metrics that are drawn. */
export const RUNS_DRAWN = 120
const METRICS_DRAWN = 12

export interface ModelView {
  readonly repository: ReadableRepository
  readonly model: string
  /** Of the default branch, oldest first. */
  readonly runs: readonly DecisionLine[]
  readonly measurements: readonly OverallMeasurement[]
  readonly registrations: readonly Registration[]
  readonly decisions: readonly DecisionLine[]
  readonly pages: Markup | null
}

/** A model: each metric from run to run of the default branch, with what was released and accepted, then its decisions. */
export function modelBody(view: ModelView): readonly Markup[] {
  const { repository, model, runs, registrations, decisions, pages } = view
  const links = html`<nav aria-label="More of this model"><a href="${hrefOf(repository, 'models', model, 'test-set')}">Held-out set</a><a href="${hrefOf(repository, 'models', model, 'deployments')}">Deployments and drift</a></nav>`
  const newest = runs.at(-1)
  const release = registrations.find(({ action }) => action === 'register')
  const facts = tiles([
    ['On the default branch', newest ? outcomeMark(newest.outcome) : 'no run yet'],
    ['Newest version', release?.subject ?? 'none'],
    ['Held-out rows', newest?.n == null ? 'unknown' : count(newest.n)],
  ])
  return [
    facts,
    links,
    ...metricSections(view),
    section('decisions', 'Decisions', [
      decisionTable(repository, decisions, 'Of pull requests, merge queue and default branch, newest first'),
      ...(pages ? [pages] : []),
    ]),
  ]
}

function metricSections({ repository, runs, measurements, registrations }: ModelView): Markup[] {
  if (runs.length === 0) {
    return [html`<p>No run of the default branch is known yet: its history begins with the next one.</p>`]
  }
  const byMetric = Map.groupBy(measurements, ({ metric }) => metric)
  // Gated metrics first, in the order of the newest report.
  const names = [...byMetric.keys()].sort((a, b) => rankOf(byMetric.get(a)) - rankOf(byMetric.get(b)))
  const lines = { repository, runs, versions: versionsAt(registrations) }
  const sections = names
    .slice(0, METRICS_DRAWN)
    .map((metric, index) => metricSection({ metric, index, measured: byMetric.get(metric) ?? [] }, lines))
  const left = names.length - METRICS_DRAWN
  return [
    legend(),
    ...sections,
    ...(left > 0 ? [html`<p class="note">${count(left)} more metrics are in the reports.</p>`] : []),
  ]
}

function rankOf(measured: readonly OverallMeasurement[] = []): number {
  return measured.every(({ verdict }) => verdict === 'watched') ? 1 : 0
}

/** Versions by the commit that they were registered at. */
function versionsAt(registrations: readonly Registration[]): ReadonlyMap<string, string> {
  const registered = registrations.filter(({ action, subject }) => action === 'register' && subject !== null)
  return new Map(registered.map(({ sha, subject }) => [sha, subject ?? '']))
}

interface Lines {
  readonly repository: ReadableRepository
  readonly runs: readonly DecisionLine[]
  readonly versions: ReadonlyMap<string, string>
}

interface Measured {
  readonly metric: string
  readonly index: number
  readonly measured: readonly OverallMeasurement[]
}

function metricSection({ metric, index, measured }: Measured, { repository, runs, versions }: Lines): Markup {
  const at = new Map(measured.map((each) => [each.decision, each]))
  const whens = shortDates(runs)
  const points = runs.map((run, place) => {
    return { ...pointOf(run, at.get(run.number), { before: runs[place - 1], versions }), when: whens[place] ?? '' }
  })
  const newest = measured.at(-1)
  const decimals = decimalsFor(newest?.tolerance ?? null)
  const values = points.flatMap(({ value }) => value ?? [])
  const span =
    values.length > 0
      ? `${fixed(Math.min(...values), decimals)} to ${fixed(Math.max(...values), decimals)}`
      : 'never measured'
  const label = `${short(metric, 60)} over ${runs.length} runs of the default branch: ${span}, newest ${fixed(newest?.candidate ?? null, decimals)}. The table below has the numbers.`
  const better = newest?.direction === 'lower' ? 'lower is better' : 'higher is better'
  const numbers = table({
    caption: `${short(metric, 60)}, ${better}; newest first`,
    header: ['run', 'commit', 'value', 'interval (95 %)', 'difference', 'verdict', 'version', 'ended (UTC)'],
    rows: runs.toReversed().map((run) => {
      const found = at.get(run.number)
      return [
        runLink(run),
        html`<a href="${hrefOf(repository, 'decisions', run.number)}">${commit(run.sha)}</a>`,
        fixed(found?.candidate ?? null, decimals),
        found?.own ? `${fixed(found.own.lower, decimals)} to ${fixed(found.own.upper, decimals)}` : '–',
        signed(differenceOf(found), decimals),
        found ? verdictMark(found.verdict) : outcomeMark(run.outcome),
        versions.get(run.sha) ?? '',
        timeMark(run.ranAt),
      ]
    }),
    numeric: ['value', 'difference'],
  })
  const drawn = html`<div class="history-scroll" role="group" aria-label="Chart of ${short(metric, 60)}" tabindex="0">${history(points, label)}</div>`
  return section(`metric-${index}`, short(metric, 60), [
    html`<p class="note">${better}</p>`,
    drawn,
    folded(`${count(runs.length)} runs in numbers`, numbers),
  ])
}

function differenceOf(found: OverallMeasurement | undefined): number | null {
  if (!found || found.gain === null) return null
  return found.direction === 'higher' ? found.gain : -found.gain
}

function pointOf(
  run: DecisionLine,
  found: OverallMeasurement | undefined,
  { before, versions }: { readonly before: DecisionLine | undefined; readonly versions: ReadonlyMap<string, string> },
): Omit<HistoryPoint, 'when'> {
  return {
    value: found?.candidate ?? null,
    low: found?.own?.lower ?? null,
    high: found?.own?.upper ?? null,
    kind: kindOf(found),
    release: versions.get(run.sha) ?? null,
    accepted: run.accepted > 0,
    newSet: before !== undefined && before.evaluationSet !== run.evaluationSet && run.evaluationSet !== null,
  }
}

// The days of the runs, or their times where all are of one day.
function shortDates(runs: readonly DecisionLine[]): readonly string[] {
  const texts = runs.map(({ ranAt }) => minuteOf(ranAt))
  const days = texts.map((text) => text.slice(0, 10))
  return new Set(days).size > 1 ? days : texts.map((text) => text.slice(11))
}

function kindOf(found: OverallMeasurement | undefined): HistoryKind {
  if (!found || found.verdict === 'watched') return 'quiet'
  return found.verdict
}

const LEGEND: readonly (readonly [HistoryKind, string])[] = [
  ['pass', 'pass'],
  ['block', 'block'],
  ['inconclusive', 'inconclusive'],
  ['quiet', 'watched'],
]

function legend(): Markup {
  const keys = LEGEND.map(([kind, name]) => html`<span>${historyKey(kind)}${name}</span>`)
  return html`<p class="legend">${keys}<span>bar: 95 % interval of the value alone</span><span>dashed line: release</span><span>ring: something was accepted</span><span>solid line: another held-out set, values do not compare across it</span></p>`
}
