import { html, type Markup, short } from '#core/report/html/markup.ts'
import { drawing, place, ticks } from './axis.ts'

/** One row: a value in its interval. */
export interface IntervalRow {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Shown, but not to be judged. */
  readonly faint: boolean
}

const WIDTH = 320
const LEFT = 104
const RIGHT = WIDTH - 16
const ROW = 20

/**
 * Shares in percent with their intervals, one below the other on one scale.
 *
 * @param label the text alternative.
 */
export function intervals(rows: readonly IntervalRow[], label: string): Markup {
  const low = Math.min(...rows.map((row) => row.low), 1)
  const high = Math.max(...rows.map((row) => row.high), low + 1e-6)
  const x = (share: number) => place(LEFT + ((share - low) / (high - low)) * (RIGHT - LEFT))
  const height = ROW * rows.length
  const axis = ticks([100 * low, 100 * high], 3).map((tick) => {
    const at = x(tick.value / 100)
    return html`<line class="grid" x1="${at}" x2="${at}" y1="0" y2="${height}"/><text class="quiet" x="${at}" y="${height + 13}" text-anchor="middle">${tick.label}%</text>`
  })
  const marks = rows.map((row, index) => {
    const y = place((index + 0.5) * ROW)
    return html`<g class="${row.faint ? 'faint' : 'sure'}"><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${short(row.name, 14)}</text><line class="range" x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}"/><circle class="now" cx="${x(row.value)}" cy="${y}" r="4"/></g>`
  })
  return drawing({ label, width: WIDTH, height: height + 18 }, [...axis, ...marks])
}
