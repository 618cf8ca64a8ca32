import { scaleBand } from 'd3-scale'
import type { ColumnProfile } from '#core/data-report.ts'
import { html, type Markup, short } from '#core/report/html/markup.ts'
import { drawing, place } from './axis.ts'

type Categories = NonNullable<ColumnProfile['categories']>

/** Values drawn; the table beside the drawing has all. */
const MAX_BARS = 12

const WIDTH = 320
const LEFT = 104
const RIGHT = WIDTH - 44
const BAND = 19

interface Bar {
  readonly name: string
  readonly now: number
  readonly before: number | null
}

/**
 * A bar for each of the most frequent values, and an outlined one for its share in the reference.
 *
 * @param label the text alternative.
 */
export function categories(of: Categories, label: string): Markup {
  const bars = barsOf(of)
  const total = of.counts.reduce((sum, count) => sum + count, of.others) || 1
  const rowsBefore = (of.reference ?? []).reduce((sum, count) => sum + count, of.reference_others ?? 0) || 1
  const top = Math.max(
    ...bars.flatMap(({ now, before }) => [now / total, (before ?? 0) / rowsBefore]),
    Number.MIN_VALUE,
  )
  const height = BAND * Math.max(1, bars.length)
  const band = scaleBand(bars.keys(), [0, height]).paddingInner(0.25).paddingOuter(0.1)
  const length = (share: number) => place((share / top) * (RIGHT - LEFT))
  const rows = bars.map(({ name, now, before }, index) => {
    const y = place(band(index) ?? 0)
    const deep = place(band.bandwidth())
    const middle = place(y + deep / 2 + 4)
    const width = length(now / total)
    const outline =
      before === null
        ? null
        : html`<rect class="then" x="${LEFT}" y="${y}" width="${length(before / rowsBefore)}" height="${deep}"/>`
    const end = Math.max(width, before === null ? 0 : length(before / rowsBefore))
    return html`<text x="${LEFT - 6}" y="${middle}" text-anchor="end">${short(name, 14)}</text><rect class="now" x="${LEFT}" y="${y}" width="${width}" height="${deep}"/>${outline}<text class="quiet" x="${place(LEFT + end + 5)}" y="${middle}">${percent(now / total)}</text>`
  })
  return drawing({ label, width: WIDTH, height }, rows)
}

function barsOf({ values, counts, reference, others, reference_others }: Categories): Bar[] {
  const all = values.map((name, index) => ({
    name: name === '' ? '(empty)' : name,
    now: counts[index] ?? 0,
    before: reference ? (reference[index] ?? 0) : null,
  }))
  const shown = all.slice(0, MAX_BARS)
  const rest = all.slice(MAX_BARS)
  const now = rest.reduce((sum, bar) => sum + bar.now, others)
  const before = reference ? rest.reduce((sum, bar) => sum + (bar.before ?? 0), reference_others ?? 0) : null
  return now > 0 || (before ?? 0) > 0 ? [...shown, { name: 'all others', now, before }] : shown
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))}%`
}
