import type { ColumnProfile, Drift } from '../../data-report.ts'
import { count } from '../../numbers.ts'
import { shortTimes, timeText } from '../time-text.ts'
import type { DatasetView } from './data-set.ts'
import { html, type Markup, type Part, short } from './markup.ts'
import { figure, folded, mark, percent, table } from './parts.ts'

/** Drawings of one dataset: a page with thousands of them is of no use. Columns that drift come first. */
const MAX_DRAWN = 200

/** Up to so many stand open. */
const MANY = 24

export interface Columns {
  readonly profile: readonly ColumnProfile[]
  readonly drift: readonly Drift[]
}

/** A card with a drawing for every column that has one, those that drift first. */
export function columnCards({ profile, drift }: Columns, view: DatasetView): Markup[] {
  if (profile.length === 0) return []
  const alarms = new Set(drift.filter(({ alarm }) => alarm).map(({ column }) => column))
  const drawn = profile
    .filter(({ histogram, categories }) => histogram !== null || categories !== null)
    .toSorted((a, b) => Number(alarms.has(b.name)) - Number(alarms.has(a.name)))
  const shown = drawn.slice(0, MAX_DRAWN)
  const one = (column: ColumnProfile) => card(column, alarms.has(column.name), view)
  const list = (columns: readonly ColumnProfile[]) => html`<ul class="cards">${columns.map(one)}</ul>`
  const rest = shown.slice(MANY)
  return [
    html`<h3>Distributions</h3>`,
    legend(shown),
    list(shown.slice(0, MANY)),
    ...(rest.length > 0 ? [folded(`${count(rest.length)} more columns`, list(rest))] : []),
    ...notes(profile, shown.length, drawn.length),
  ]
}

function notes(profile: readonly ColumnProfile[], shown: number, drawn: number): Markup[] {
  const left = drawn - shown
  const without = profile.length - drawn
  return [
    ...(left > 0
      ? [html`<p class="note">${count(left)} more columns are not drawn; the JSON report has them.</p>`]
      : []),
    ...(without > 0
      ? [html`<p class="note">${count(without)} without a drawing: classified, or nothing to draw.</p>`]
      : []),
  ]
}

function legend(shown: readonly ColumnProfile[]): Markup {
  const then = shown.some(({ histogram, categories }) => histogram?.reference || categories?.reference)
  const now = html`<svg class="key" viewBox="0 0 22 12" aria-hidden="true"><rect class="now" width="22" height="12"/></svg>these data, in percent of the values`
  if (!then) return html`<p class="note">${now}</p>`
  return html`<p class="note">${now} <svg class="key" viewBox="0 0 22 12" aria-hidden="true"><rect class="then" x="1" y="1" width="20" height="10"/></svg>the reference</p>`
}

function card(column: ColumnProfile, alarm: boolean, { charts }: DatasetView): Markup {
  const { name, numbers, missing, histogram, categories } = column
  const heading = html`<h4><code>${short(name, 100)}</code>${alarm ? html` ${mark('warn')} drift` : null}</h4>`
  const against = (histogram ?? categories)?.reference ? ', against the reference' : ''
  const label = `${histogram ? 'Histogram' : 'Shares of the values'} of ${short(name, 100)}${against}; the table below has the numbers`
  const said = [
    ...(numbers ? [`mean ${figure(numbers.mean)}, sd ${figure(numbers.sd)}`] : []),
    `${percent(missing.share)} missing${missing.reference === null ? '' : ` (reference ${percent(missing.reference)})`}`,
  ]
  const chart = histogram
    ? charts.histogram(histogram, label)
    : categories
      ? charts.categories(categories, label)
      : null
  return html`<li>${heading}${chart}<p class="note">${said.join('; ')}</p>${numbersOf(column)}</li>`
}

function numbersOf({ name, histogram, categories }: ColumnProfile): Markup | null {
  const rows = histogram ? binRows(histogram) : categories ? valueRows(categories) : []
  const then = Boolean((histogram ?? categories)?.reference)
  const header = [histogram ? 'from' : 'value', ...(histogram ? ['to'] : []), 'rows', ...(then ? ['reference'] : [])]
  const body = table({
    caption: `Numbers of ${short(name, 100)}`,
    header,
    rows,
    numeric: histogram ? header : header.slice(1),
  })
  return folded('Numbers', body)
}

function binRows({ unit, edges, counts, reference }: NonNullable<ColumnProfile['histogram']>): Part[][] {
  const said = unit === undefined ? edges.map(figure) : shortTimes(edges.map((edge) => timeText(edge, unit)))
  return counts.map((rows, bin) => [
    said[bin] ?? '',
    said[bin + 1] ?? '',
    count(rows),
    ...(reference ? [count(reference[bin] ?? 0)] : []),
  ])
}

function valueRows(categories: NonNullable<ColumnProfile['categories']>): Part[][] {
  const { values, counts, reference, others, reference_others: before } = categories
  const rows: Part[][] = values.map((value, index) => [
    html`<code>${value === '' ? '(empty)' : short(value, 100)}</code>`,
    count(counts[index] ?? 0),
    ...(reference ? [count(reference[index] ?? 0)] : []),
  ])
  return [...rows, ['all others', count(others), ...(reference ? [count(before ?? 0)] : [])]]
}
