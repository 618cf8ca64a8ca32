import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { place, ticks } from '../../charts/axis.ts'
import { html, type Markup, write } from '../../core/report/html/markup.ts'

/** One line of a chart; the name stands at its end. */
export interface Line {
  readonly name: string
  readonly tone: 'ours' | 'other' | 'bad' | 'worse'
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface LineChart {
  readonly title: string
  readonly x: { readonly label: string; readonly kind: 'linear' | 'log' }
  /** Values as printed: points, or per cent. From 0. */
  readonly y: { readonly label: string; readonly most: number; readonly unit: string }
  readonly lines: readonly Line[]
  /** A dashed horizontal line that is promised not to be crossed. */
  readonly promise: { readonly value: number; readonly name: string }
}

const [WIDTH, HEIGHT] = [760, 340]
const [LEFT, RIGHT, TOP, BOTTOM] = [58, WIDTH - 210, 52, HEIGHT - 48]
/** Names at the ends of lines keep this distance. */
const APART = 17

// An image on GitHub sees the system's colours, not the page's: so it brings its own background.
const STYLE = `
svg { color-scheme: light dark; --back: #ffffff; --ink: #1f2328; --quiet: #59636e; --grid: #d1d9e0; --ours: #0969da; --other: #1a7f37; --bad: #bc4c00; --worse: #cf222e }
@media (prefers-color-scheme: dark) { svg { --back: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --grid: #3d444d; --ours: #4493f8; --other: #3fb950; --bad: #f0883e; --worse: #f85149 } }
text { font: 13px system-ui, "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif; fill: var(--ink) }
.title { font-size: 15px; font-weight: 600 }
.quiet { fill: var(--quiet); font-size: 12px }
.grid { stroke: var(--grid); stroke-width: 1 }
.promise { stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 5 4 }
.line { fill: none; stroke-width: 2.25; stroke-linejoin: round }
.line.ours { stroke: var(--ours) } .line.other { stroke: var(--other) } .line.bad { stroke: var(--bad) } .line.worse { stroke: var(--worse) }
text.ours { fill: var(--ours) } text.other { fill: var(--other) } text.bad { fill: var(--bad) } text.worse { fill: var(--worse) }
.over { stroke: var(--back); stroke-width: 4; paint-order: stroke }
`

/** A chart as an SVG file of its own. */
export function lineChart(chart: LineChart): string {
  const values = chart.lines.flatMap(({ points }) => points.map(([x]) => x))
  const [first, last] = [Math.min(...values), Math.max(...values)]
  const x = (chart.x.kind === 'log' ? scaleLog() : scaleLinear()).domain([first, last]).range([LEFT, RIGHT])
  const y = scaleLinear().domain([0, chart.y.most]).range([BOTTOM, TOP])
  const horizontal = chart.x.kind === 'log' ? decades(first, last) : ticks([first, last], 6).map(({ value }) => value)
  const parts = [
    html`<text class="title" x="${LEFT}" y="20">${chart.title}</text>`,
    html`<text class="quiet" x="${LEFT}" y="40">${chart.y.label}</text>`,
    ...ticks([0, chart.y.most], 5).map(({ value, label }) => {
      const at = place(y(value))
      return html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/><text class="quiet" x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${label}${chart.y.unit}</text>`
    }),
    ...horizontal.map(
      (value) =>
        html`<text class="quiet" x="${place(x(value))}" y="${BOTTOM + 18}" text-anchor="middle">${value.toLocaleString('en-US')}</text>`,
    ),
    html`<text class="quiet" x="${place((LEFT + RIGHT) / 2)}" y="${HEIGHT - 10}" text-anchor="middle">${chart.x.label}</text>`,
    ...chart.lines.map(({ tone, points }) => {
      const path = line<readonly [number, number]>(
        ([value]) => place(x(value)),
        ([, value]) => place(y(value)),
      )(points)
      return html`<path class="line ${tone}" d="${path ?? ''}"/>`
    }),
    promised(chart.promise, place(y(chart.promise.value))),
    ...names(chart, y),
  ]
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`
  const title = html`<title>${chart.title}</title>`
  const body = html`<rect width="${WIDTH}" height="${HEIGHT}" fill="var(--back)"/>${parts}`
  return `${head}${write(title)}<style>${STYLE}</style>${write(body)}</svg>\n`
}

function promised({ name }: LineChart['promise'], at: number): Markup {
  return html`<line class="promise" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/><text class="quiet over" x="${RIGHT - 4}" y="${at - 6}" text-anchor="end">${name}</text>`
}

/** The names of the lines from the top down, pushed apart where ends lie close together. */
function names({ lines }: LineChart, y: (value: number) => number): Markup[] {
  const ends = lines
    .map(({ name, tone, points }) => ({ name, tone, at: y(points.at(-1)?.[1] ?? 0) }))
    .sort((a, b) => a.at - b.at)
  let lowest = Number.POSITIVE_INFINITY
  const raised = ends.toReversed().map((end) => {
    const at = Math.min(end.at, lowest)
    lowest = at - APART
    return { ...end, at }
  })
  return raised.map(
    ({ name, tone, at }) => html`<text class="${tone}" x="${RIGHT + 10}" y="${place(at) + 4}">${name}</text>`,
  )
}

function decades(first: number, last: number): number[] {
  return [1, 2, 5]
    .flatMap((digit) => [1, 10, 100, 1000, 10_000, 100_000].map((power) => digit * power))
    .filter((value) => value >= first && value <= last)
    .sort((a, b) => a - b)
}
