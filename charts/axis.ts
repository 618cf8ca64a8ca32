import { ticks as roundValues } from 'd3-array'
import { tickFormat } from 'd3-scale'
import { utcTicks } from 'd3-time'
import { html, type Markup } from '#core/report/html/markup.ts'
import { shortTimes, type TimeUnit, timeText } from '#core/report/time-text.ts'

/** A value on an axis, as a reader sees it. */
export interface Tick {
  readonly value: number
  readonly label: string
}

/**
 * A few round values inside a range, for an axis.
 *
 * @param wish about how many; an axis over a range too wide, or too narrow, for numbers of the machine has its two ends.
 */
export function ticks([low, high]: readonly [number, number], wish: number): readonly Tick[] {
  const values = Number.isFinite(high - low) ? roundValues(low, high, wish) : []
  if (values.length === 0) return [low, high].map((value) => ({ value, label: tickLabel(value) }))
  const large = Math.max(Math.abs(low), Math.abs(high)) >= 1e5
  const format = tickFormat(low, high, wish, large ? '~s' : undefined)
  // Without separators: most numbers of four digits are years.
  return values.map((value) => ({ value, label: format(value).replaceAll(',', '') }))
}

/** As `ticks`, of times in seconds: round ones of the calendar or of the clock. */
export function timeTicks([low, high]: readonly [number, number], wish: number, unit: TimeUnit): readonly Tick[] {
  const [from, to] = [new Date(low * 1000), new Date(high * 1000)]
  const found = utcTicks(from, to, wish).map((time) => time.getTime() / 1000)
  const values = found.length > 0 && found.every(Number.isFinite) ? found : [low, high]
  const labels = shortTimes(values.map((value) => timeText(value, unit)))
  return values.map((value, index) => ({ value, label: labels[index] ?? '' }))
}

/** A number alone, short enough to stand below a drawing. */
export function tickLabel(value: number): string {
  const rounded = Number(value.toPrecision(4))
  const size = Math.abs(rounded)
  const text = size !== 0 && (size >= 1e6 || size < 1e-3) ? rounded.toExponential() : String(rounded)
  return text.replaceAll('-', '−').replace('e+', 'e')
}

/** A coordinate of a drawing, to a tenth. */
export function place(value: number): number {
  return Math.round(value * 10) / 10
}

/** A drawing with its text alternative; the numbers stand in a table beside it. */
export function drawing(
  { label, width, height }: { readonly label: string; readonly width: number; readonly height: number },
  parts: readonly Markup[],
): Markup {
  return html`<svg viewBox="0 0 ${width} ${place(height)}" role="img" aria-label="${label}">${parts}</svg>`
}
