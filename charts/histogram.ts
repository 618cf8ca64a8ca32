import { area, curveStepAfter, line } from 'd3-shape'
import type { ColumnProfile } from '#core/data-report.ts'
import { html, type Markup } from '#core/report/html/markup.ts'
import { drawing, place, ticks } from './axis.ts'

type Histogram = NonNullable<ColumnProfile['histogram']>

const WIDTH = 320
const HEIGHT = 150
const LEFT = 36
const RIGHT = WIDTH - 8
const TOP = 6
const BOTTOM = HEIGHT - 20

/**
 * A histogram as a filled outline, and the reference's as a line over it. Both are shares of their own rows, since the two
 * have different numbers of rows; with bins of unequal width the area is the share, and the axis has no numbers.
 *
 * @param label the text alternative.
 */
export function histogram({ edges, counts, reference }: Histogram, label: string): Markup {
  const at = positions(edges)
  const widths = counts.map((_, bin) => (at[bin + 1] ?? 0) - (at[bin] ?? 0))
  const even = widths.every((width) => Math.abs(width - (widths[0] ?? 0)) < 1e-6)
  const now = heights(counts, even ? null : widths)
  const then = reference && heights(reference, even ? null : widths)
  const top = Math.max(...now, ...(then ?? []), Number.MIN_VALUE)
  const y = (height: number) => BOTTOM - (height / top) * (BOTTOM - TOP)
  const points = (values: readonly number[]): [number, number][] => [
    ...values.map((value, bin): [number, number] => [x(at[bin] ?? 0), y(value)]),
    [x(1), y(values.at(-1) ?? 0)],
  ]
  const filled = area().y0(BOTTOM).curve(curveStepAfter).digits(1)(points(now)) ?? ''
  const outline = then && (line().curve(curveStepAfter).digits(1)(points(then)) ?? '')
  return drawing({ label, width: WIDTH, height: HEIGHT }, [
    ...(even ? shareAxis(top, y) : []),
    html`<path class="now" d="${filled}"/>`,
    ...(outline ? [html`<path class="then" d="${outline}"/>`] : []),
    html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${BOTTOM}" y2="${BOTTOM}"/>`,
    ...valueAxis(edges),
  ])
}

function x(position: number): number {
  return LEFT + position * (RIGHT - LEFT)
}

/** Edges from 0 to 1. Halved first: the distance of two numbers of the machine may be none of its numbers. */
function positions(edges: readonly number[]): number[] {
  const low = (edges[0] ?? 0) / 2
  const range = (edges.at(-1) ?? 0) / 2 - low
  if (range > 0) return edges.map((edge) => Math.min(1, Math.max(0, (edge / 2 - low) / range)))
  return edges.map((_, index) => index / Math.max(1, edges.length - 1))
}

function heights(counts: readonly number[], widths: readonly number[] | null): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1
  return counts.map((count, bin) => count / total / Math.max(widths?.[bin] ?? 1, 1e-3))
}

function shareAxis(top: number, y: (height: number) => number): Markup[] {
  return ticks([0, 100 * top], 3).map(({ value, label }) => {
    const at = place(y(value / 100))
    const mark = html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`
    return html`${mark}<text class="quiet" x="${LEFT - 4}" y="${place(at + 4)}" text-anchor="end">${label}%</text>`
  })
}

function valueAxis(edges: readonly number[]): Markup[] {
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  const [from, range] = [low / 2, high / 2 - low / 2]
  if (!(range > 0)) return [valueTick(0.5, String(low))]
  return ticks([low, high], 4).map(({ value, label }) => valueTick((value / 2 - from) / range, label))
}

function valueTick(position: number, label: string): Markup {
  // At the ends a label would leave the drawing.
  const anchor = position < 0.06 ? 'start' : position > 0.94 ? 'end' : 'middle'
  return html`<text class="quiet" x="${place(x(position))}" y="${HEIGHT - 5}" text-anchor="${anchor}">${label}</text>`
}
