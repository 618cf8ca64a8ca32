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

/** Shares that add up to 1 do so within this. */
const ROUNDING = 1e-9

interface Bar {
  readonly name: string
  /** Share of the values, in [0, 1]. */
  readonly now: number
  readonly before: number | null
}

/**
 * A bar for each of the most frequent values, and an outlined one for its share in the reference. All others together are a
 * number only: where they are many, their bar would leave no room for the rest.
 *
 * @param label the text alternative.
 */
export function categories(of: Categories, label: string): Markup {
  const bars = barsOf(of)
  const shown = bars.slice(0, MAX_BARS)
  const top = Math.max(...shown.flatMap(({ now, before }) => [now, before ?? 0]), Number.MIN_VALUE)
  const rest = restOf(shown)
  const lines = shown.length + (rest.now > 0 || (rest.before ?? 0) > 0 ? 1 : 0)
  const height = BAND * Math.max(1, lines)
  const band = scaleBand(Array.from({ length: lines }).keys(), [0, height]).paddingInner(0.25)
  const deep = place(band.bandwidth())
  const rows = shown.map((bar, index) => row(bar, { y: place(band(index) ?? 0), deep, top }))
  return drawing({ label, width: WIDTH, height }, [
    ...rows,
    ...(lines > shown.length ? [restText(rest, place((band(shown.length) ?? 0) + deep / 2 + 4))] : []),
  ])
}

function restText({ now, before }: Pick<Bar, 'now' | 'before'>, y: number): Markup {
  const text = `${percent(now)}${before === null ? '' : ` (reference ${percent(before)})`}`
  return html`<text class="quiet" x="${LEFT - 6}" y="${y}" text-anchor="end">all others</text><text class="quiet" x="${LEFT}" y="${y}">${text}</text>`
}

function row(
  { name, now, before }: Bar,
  { y, deep, top }: { readonly y: number; readonly deep: number; readonly top: number },
): Markup {
  const length = (share: number) => place((share / top) * (RIGHT - LEFT))
  const middle = place(y + deep / 2 + 4)
  const outline =
    before === null ? null : html`<rect class="then" x="${LEFT}" y="${y}" width="${length(before)}" height="${deep}"/>`
  const end = Math.max(length(now), length(before ?? 0))
  return html`<text x="${LEFT - 6}" y="${middle}" text-anchor="end">${short(name, 14)}</text><rect class="now" x="${LEFT}" y="${y}" width="${length(now)}" height="${deep}"/>${outline}<text class="quiet" x="${place(LEFT + end + 5)}" y="${middle}">${percent(now)}</text>`
}

function barsOf({ values, counts, reference, others, reference_others }: Categories): Bar[] {
  const rows = total(counts, others)
  const rowsBefore = reference && total(reference, reference_others ?? 0)
  return values.map((name, index) => ({
    name: name === '' ? '(empty)' : name,
    now: (counts[index] ?? 0) / rows,
    before: rowsBefore === null ? null : (reference?.[index] ?? 0) / rowsBefore,
  }))
}

/** What the drawn values leave of the whole. */
function restOf(shown: readonly Bar[]): Pick<Bar, 'now' | 'before'> {
  const left = (share: (bar: Bar) => number) => {
    const rest = 1 - shown.reduce((sum, bar) => sum + share(bar), 0)
    return rest < ROUNDING ? 0 : rest
  }
  const compared = shown.some(({ before }) => before !== null)
  return { now: left(({ now }) => now), before: compared ? left(({ before }) => before ?? 0) : null }
}

function total(counts: readonly number[], others: number): number {
  return counts.reduce((sum, count) => sum + count, others) || 1
}

function percent(share: number): string {
  return share < 5e-5 ? '0%' : `${Number((100 * share).toPrecision(2))}%`
}
