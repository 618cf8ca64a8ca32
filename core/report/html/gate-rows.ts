import { nameOf, type Row } from '../../gate/decision.ts'
import { count } from '../../numbers.ts'
import { rowWords, spokenBar } from '../row-text.ts'
import type { DifferenceRow, GateCharts } from './gate-charts.ts'
import { html, type Markup, type Part, short } from './markup.ts'
import { folded, table } from './parts.ts'

/** Slices that are drawn, and those that stand in the table: a page with more is of no use. */
const MAX_DRAWN = 40
const MAX_SLICES = 5000

const EVIDENCE = 'the evidence'
const LEGEND =
  'Each difference with its interval, in its own tolerances: the line is no difference, the dashed line the tolerance, the short one the bound under which a regression is shown.'

/** The metrics on all rows, drawn and in a table. */
export function metricRows(rows: readonly Row[], charts: GateCharts): Markup[] {
  if (rows.length === 0) return []
  return [
    ...drawn(rows, charts, 'Differences of the metrics'),
    table({
      caption: 'Metrics on all held-out rows',
      header: ['metric', ...COLUMNS],
      rows: rows.map((row) => [html`<strong>${short(nameOf(row), 100)}</strong>`, ...cellsOf(row)]),
      numeric: NUMERIC,
    }),
  ]
}

/** Metrics that decide nothing, folded. */
export function watchedRows(rows: readonly Row[]): Markup[] {
  if (rows.length === 0) return []
  const body = table({
    caption: 'Metrics that are watched only',
    header: ['metric', ...COLUMNS],
    rows: rows.map((row) => [nameOf(row), ...cellsOf(row)]),
    numeric: NUMERIC,
  })
  return [folded(`${count(rows.length)} watched metrics`, body)]
}

/** The slices, worst first: the first ones drawn, all in a table. */
export function sliceRows(rows: readonly Row[], charts: GateCharts): Markup[] {
  const blocking = rows.filter(({ verdict }) => verdict === 'block').length
  const shown = rows.slice(0, MAX_SLICES)
  const body = table({
    caption: 'Metrics on slices, worst first',
    header: ['slice', 'metric', 'n', ...COLUMNS],
    rows: shown.map((row) => [
      html`<code>${row.slice ? short(`${row.slice.column}=${row.slice.value}`, 100) : ''}</code>`,
      row.metric,
      count(row.n),
      ...cellsOf(row),
    ]),
    numeric: ['n', ...NUMERIC],
    left: rows.length - shown.length,
    where: EVIDENCE,
  })
  return [
    html`<p>${count(rows.length)} rows, ${count(blocking)} blocking, worst first.</p>`,
    ...drawn(rows.slice(0, MAX_DRAWN), charts, 'Differences of the worst slices'),
    rows.length > MAX_DRAWN ? folded(`All ${count(rows.length)} rows`, body) : body,
  ]
}

const COLUMNS = ['base', 'head', 'difference', 'tolerance', 'verdict']
const NUMERIC = ['base', 'head', 'difference']

function cellsOf(row: Row): Part[] {
  const { base, head, difference, tolerance } = rowWords(row)
  const accepted = row.accepted ? html` accepted by ${short(row.accepted.by, 100)}` : null
  return [base, head, difference, tolerance, html`${verdictMark(row.verdict)}${accepted}`]
}

const MARKS: Readonly<Record<Row['verdict'], readonly [kind: string, sign: string]>> = {
  pass: ['pass', '✓ pass'],
  block: ['fail', '✗ block'],
  inconclusive: ['warn', '! inconclusive'],
  error: ['error', '✗ error'],
  watched: ['quiet', 'watched'],
}

/** A verdict as a word and a sign, never as a colour alone. */
export function verdictMark(verdict: Row['verdict']): Markup {
  const [kind, sign] = MARKS[verdict]
  return html`<span class="mark ${kind}">${sign}</span>`
}

function drawn(rows: readonly Row[], charts: GateCharts, what: string): Markup[] {
  const drawable = rows.flatMap((row) => differenceOf(row) ?? [])
  if (drawable.length === 0) return []
  const label = `${what}; the table below has the numbers. ${rows.slice(0, 3).map(spokenBar).join('. ')}`
  return [html`<p class="note">${LEGEND}</p>`, charts.differences(drawable, label)]
}

function differenceOf(row: Row): DifferenceRow | null {
  const { gain, interval, tolerance, blockBound, verdict } = row
  if (gain === null || interval === null || tolerance === null || tolerance <= 0) return null
  return {
    name: nameOf(row),
    kind: verdict,
    gain: gain / tolerance,
    low: interval.lower / tolerance,
    high: interval.upper / tolerance,
    bound: blockBound === null ? null : blockBound / tolerance,
  }
}
