import type { Interval } from '../statistics/binomial.ts'

/** What one bar shows; all values are gains (right is better) in the metric's unit. */
export interface Bar {
  readonly gain: number
  readonly interval: Interval
  readonly tolerance: number
  /** Gain at or below which a regression is shown. */
  readonly blockBound: number | null
}

const HALF = 12

/** Not a plain space: Markdown takes one of those from each end of a code span, which would shift the bar. */
const EMPTY = '\u00a0'

const MAX_TOLERANCES = 6

/**
 * An interval drawn in 25 characters for places that show no images: `╎` the tolerance, `┊` the block bound, `│` no
 * difference, `├──●──┤` the interval, `◂` `▸` where it goes on outside. The scale is symmetric and keeps the tolerance
 * visible: it never spans more than six tolerances to a side.
 */
export function intervalBar({ gain, interval, tolerance, blockBound }: Bar): string {
  const reach = Math.max(2 * tolerance, -interval.lower, interval.upper)
  const scale = HALF / Math.min(reach, MAX_TOLERANCES * tolerance)
  const cells = new Array<string>(2 * HALF + 1).fill(EMPTY)
  const scaled = (value: number) => Math.round(value * scale)
  const place = (value: number) => Math.min(HALF, Math.max(-HALF, scaled(value))) + HALF
  const [from, to] = [place(interval.lower), place(interval.upper)]
  cells[HALF] = '│'
  if (blockBound !== null && Math.abs(scaled(blockBound)) <= HALF) cells[place(blockBound)] = '┊'
  cells[place(-tolerance)] = '╎'
  for (let cell = from; cell <= to; cell++) if (cells[cell] === EMPTY) cells[cell] = '─'
  cells[to] = '┤'
  cells[from] = '├'
  if (Math.abs(scaled(gain)) <= HALF) cells[place(gain)] = '●'
  if (scaled(interval.lower) < -HALF) cells[0] = '◂'
  if (scaled(interval.upper) > HALF) cells[2 * HALF] = '▸'
  return cells.join('')
}

/** The legend of the bars, once a table. */
export const BAR_LEGEND =
  '`├─●─┤` interval of the difference, right is better · `│` no difference · `╎` tolerance · `┊` block bound · `◂` `▸` beyond the scale'
