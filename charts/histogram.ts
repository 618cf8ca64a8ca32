import { area, curveStepAfter, line } from 'd3-shape'
import type { ColumnProfile } from '#core/data-report.ts'
import { html, type Markup } from '#core/report/html/markup.ts'
import { shortTimes, type TimeUnit, timeText } from '#core/report/time-text.ts'
import { drawing, place, type Tick, tickLabel, ticks, timeTicks } from './axis.ts'

type Histogram = NonNullable<ColumnProfile['histogram']>

const WIDTH = 320
const HEIGHT = 150
const LEFT = 36
const RIGHT = WIDTH - 8
const TOP = 6
const BOTTOM = HEIGHT - 20

/** An outer bin so many times as wide as the others holds what lies far off. */
const FAR = 1.5

/** Room for the label of an outer bin, as a share of the width. */
const LABEL = 0.2

/**
 * A histogram as a filled outline, and the reference's as a line over it. Both are shares of their own rows, since the two
 * have different numbers of rows. Every bin is drawn equally wide, its height is its share: an outer bin that reaches far off
 * would leave no room for the others, so it stands behind a dashed line with its far end written below.
 *
 * @param label the text alternative.
 */
export function histogram({ unit, edges, counts, reference }: Histogram, label: string): Markup {
  const now = shares(counts)
  const then = reference && shares(reference)
  const top = Math.max(...now, ...(then ?? []), Number.MIN_VALUE)
  const y = (share: number) => BOTTOM - (share / top) * (BOTTOM - TOP)
  const points = (values: readonly number[]): [number, number][] => [
    ...values.map((value, bin): [number, number] => [x(bin / values.length), y(value)]),
    [x(1), y(values.at(-1) ?? 0)],
  ]
  const filled = area().y0(BOTTOM).curve(curveStepAfter).digits(1)(points(now)) ?? ''
  const outline = then && (line().curve(curveStepAfter).digits(1)(points(then)) ?? '')
  return drawing({ label, width: WIDTH, height: HEIGHT }, [
    ...shareAxis(top, y),
    html`<path class="now" d="${filled}"/>`,
    ...(outline ? [html`<path class="then" d="${outline}"/>`] : []),
    html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${BOTTOM}" y2="${BOTTOM}"/>`,
    ...valueAxis(edges, unit),
  ])
}

function x(position: number): number {
  return LEFT + position * (RIGHT - LEFT)
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1
  return counts.map((count) => count / total)
}

function shareAxis(top: number, y: (share: number) => number): Markup[] {
  return ticks([0, 100 * top], 3).map(({ value, label }) => {
    const at = place(y(value / 100))
    const mark = html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`
    return html`${mark}<text class="quiet" x="${LEFT - 4}" y="${place(at + 4)}" text-anchor="end">${label}%</text>`
  })
}

/** Which outer bins reach far off. */
interface Tails {
  readonly left: boolean
  readonly right: boolean
}

function valueAxis(edges: readonly number[], unit: TimeUnit | undefined): Markup[] {
  const [low = 0, high = 0] = [edges[0], edges.at(-1)]
  const bins = edges.length - 1
  const said = (value: number) => labelOf(value, unit)
  if (!(high > low)) return [valueTick({ at: 0.5, label: said(low) })]
  const tails = tailsOf(edges)
  const ends = [
    ...(tails.left ? [{ at: 0, label: `${said(low)}…` }] : []),
    ...(tails.right ? [{ at: 1, label: `…${said(high)}` }] : []),
  ]
  const free = ({ at }: { at: number }) => !(tails.left && at < LABEL) && !(tails.right && at > 1 - LABEL)
  const breaks = [...(tails.left ? [1 / bins] : []), ...(tails.right ? [1 - 1 / bins] : [])]
  return [
    ...breaks.map(
      (at) =>
        html`<line class="grid" x1="${place(x(at))}" x2="${place(x(at))}" y1="${TOP}" y2="${BOTTOM}" stroke-dasharray="3 3"/>`,
    ),
    ...[...insideTicks(edges, tails, unit).filter(free), ...ends].map(valueTick),
  ]
}

// Halved first: the distance of two numbers of the machine may be none of its numbers.
function widthsOf(edges: readonly number[]): number[] {
  return edges.slice(1).map((edge, bin) => edge / 2 - (edges[bin] ?? 0) / 2)
}

function tailsOf(edges: readonly number[]): Tails {
  const widths = widthsOf(edges)
  if (widths.length < 3) return { left: false, right: false }
  const middle = widths.toSorted((a, b) => a - b)[Math.floor((widths.length - 1) / 2)] ?? 0
  return { left: (widths[0] ?? 0) > FAR * middle, right: (widths.at(-1) ?? 0) > FAR * middle }
}

/** Round values between the tails where bins are alike there, else a few of the edges. */
function insideTicks(
  edges: readonly number[],
  { left, right }: Tails,
  unit: TimeUnit | undefined,
): { at: number; label: string }[] {
  const bins = edges.length - 1
  const first = left ? 1 : 0
  const last = right ? bins - 1 : bins
  const widths = widthsOf(edges.slice(first, last + 1))
  const [low = 0, high = 0] = [edges[first], edges[last]]
  const even = Math.max(...widths) <= FAR * Math.min(...widths)
  if (!even) return edgeTicks(edges, unit)
  const at = ({ value }: Tick) => (first + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (last - first)) / bins
  const found = unit === undefined ? ticks([low, high], 4) : timeTicks([low, high], 3, unit)
  return found.map((tick) => ({ at: at(tick), label: tick.label }))
}

function edgeTicks(edges: readonly number[], unit: TimeUnit | undefined): { at: number; label: string }[] {
  const bins = edges.length - 1
  const indices = [0, 1, 2, 3].map((part) => Math.round((part * bins) / 3))
  return [...new Set(indices)].map((index) => ({ at: index / bins, label: labelOf(edges[index] ?? 0, unit) }))
}

function labelOf(value: number, unit: TimeUnit | undefined): string {
  return unit === undefined ? tickLabel(value) : shortTimes([timeText(value, unit)]).join('')
}

function valueTick({ at, label }: { readonly at: number; readonly label: string }): Markup {
  // At the ends a label would leave the drawing.
  const anchor = at < 0.06 ? 'start' : at > 0.94 ? 'end' : 'middle'
  return html`<text class="quiet" x="${place(x(at))}" y="${HEIGHT - 5}" text-anchor="${anchor}">${label}</text>`
}
