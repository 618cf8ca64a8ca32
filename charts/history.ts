import { extent } from 'd3-array'
import { scaleLinear, scalePoint } from 'd3-scale'
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTimes } from 'd3-shape'
import { html, type Markup, short } from '#core/report/html/markup.ts'
import { place, ticks } from './axis.ts'

/** One run, oldest first. */
export interface HistoryPoint {
  /** What stands below the axis, where there is room for it. */
  readonly when: string
  /** The metric's value, and its interval; null where it was not measured. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly kind: HistoryKind
  /** The version that was registered at this commit. */
  readonly release: string | null
  /** Whether somebody accepted something here. */
  readonly accepted: boolean
  /** Whether another held-out set is measured from here on. */
  readonly newSet: boolean
}

export type HistoryKind = 'pass' | 'block' | 'inconclusive' | 'error' | 'quiet'

const WIDTH = 900
const HEIGHT = 250
const LEFT = 56
const RIGHT = WIDTH - 20
const TOP = 46
const BOTTOM = HEIGHT - 26
const DATES = 6

/**
 * A metric from run to run: each value with its interval, and a mark whose form says the verdict. Releases, acceptances and changes
 * of the held-out set are marked; values on different sets are not joined, since they do not compare.
 *
 * @param label the text alternative.
 */
export function history(points: readonly HistoryPoint[], label: string): Markup {
  const x = scalePoint(points.keys(), [LEFT, RIGHT]).padding(0.5)
  const at = (index: number) => place(x(index) ?? LEFT)
  const [low = 0, high = 1] = extent(
    points.flatMap(({ value, low: from, high: to }) => [value, from, to].filter(isNumber)),
  )
  const y = scaleLinear([low, high > low ? high : low + Math.max(Math.abs(low), 1) * 1e-3], [BOTTOM, TOP]).nice(4)
  const [from = low, to = high] = y.domain()
  const parts = [
    ...axes([from, to], (value) => place(y(value))),
    ...dates(points, at),
    ...events(points, at),
    ...trends(points, { at, y: (value) => place(y(value)) }),
    ...points.map((point, index) => mark(point, { x: at(index), y: (value) => place(y(value)) })),
  ]
  return html`<svg class="history" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${parts}</svg>`
}

/** A mark alone, for a legend. */
export function historyKey(kind: HistoryKind): Markup {
  return html`<svg class="legend-key" viewBox="0 0 22 14" aria-hidden="true">${verdict(kind, 11, 7)}</svg>`
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value)
}

function axes(range: readonly [number, number], y: (value: number) => number): Markup[] {
  return ticks(range, 4).map(
    ({ value, label }) =>
      html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y(value)}" y2="${y(value)}"/><text class="quiet" x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${label}</text>`,
  )
}

// Evenly over the runs, the first and the last among them.
function dates(points: readonly HistoryPoint[], at: (index: number) => number): Markup[] {
  const last = points.length - 1
  const count = Math.min(DATES, points.length)
  const shown = new Set(
    Array.from({ length: count }, (_, n) => (count === 1 ? 0 : Math.round((n * last) / (count - 1)))),
  )
  return [...shown].map((index) => {
    const anchor = points.length > 1 && index === 0 ? 'start' : points.length > 1 && index === last ? 'end' : 'middle'
    return html`<text class="quiet" x="${at(index)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${points[index]?.when ?? ''}</text>`
  })
}

// Names of neighbours stand on two lines in turn.
function events(points: readonly HistoryPoint[], at: (index: number) => number): Markup[] {
  let releases = 0
  return points.flatMap(({ release, newSet }, index) => {
    const x = at(index)
    const parts: Markup[] = []
    if (newSet) {
      const before = place(x - (index > 0 ? (x - at(index - 1)) / 2 : 12))
      parts.push(html`<line class="epoch" x1="${before}" x2="${before}" y1="${TOP - 8}" y2="${BOTTOM}"/>`)
      parts.push(html`<text class="epoch-name" x="${before + 4}" y="${BOTTOM - 4}">new set</text>`)
    }
    if (release !== null) {
      const line = 14 + 15 * (releases++ % 2)
      parts.push(html`<line class="release" x1="${x}" x2="${x}" y1="${line + 3}" y2="${BOTTOM}"/>`)
      parts.push(
        html`<text class="release-name" x="${x}" y="${line}" text-anchor="middle">${short(release, 16)}</text>`,
      )
    }
    return parts
  })
}

function trends(
  points: readonly HistoryPoint[],
  { at, y }: { readonly at: (index: number) => number; readonly y: (value: number) => number },
): Markup[] {
  const path = line<number>(at, (index) => y(points[index]?.value ?? 0)).defined((index) =>
    isNumber(points[index]?.value ?? null),
  )
  const starts = [0, ...points.flatMap(({ newSet }, index) => (newSet && index > 0 ? [index] : [])), points.length]
  return starts.slice(1).flatMap((end, part) => {
    const start = starts[part] ?? 0
    const d = path(Array.from({ length: end - start }, (_, offset) => start + offset))
    return d ? [html`<path class="trend" d="${d}"/>`] : []
  })
}

function mark(
  { value, low, high, kind, accepted }: HistoryPoint,
  { x, y }: { readonly x: number; readonly y: (value: number) => number },
): Markup {
  if (!isNumber(value)) return html`<g></g>`
  const range =
    isNumber(low) && isNumber(high)
      ? html`<line class="range ${kind}" x1="${x}" x2="${x}" y1="${y(low)}" y2="${y(high)}"/>`
      : null
  const ring = accepted ? html`<circle class="accepted" cx="${x}" cy="${y(value)}" r="9"/>` : null
  return html`<g>${range}${ring}${verdict(kind, x, y(value))}</g>`
}

const FORMS = {
  pass: [symbolCircle, 56],
  inconclusive: [symbolDiamond, 70],
  quiet: [symbolSquare, 44],
  block: [symbolTimes, 70],
  error: [symbolTimes, 70],
} as const

function verdict(kind: HistoryKind, x: number, y: number): Markup {
  const [form, size] = FORMS[kind]
  const d = symbol(form, size)() ?? ''
  const look = form === symbolTimes ? 'cross' : 'point'
  return html`<path class="${look} ${kind}" transform="translate(${x} ${y})" d="${d}"/>`
}
