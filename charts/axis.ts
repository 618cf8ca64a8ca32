import { scaleLinear, scaleUtc } from 'd3-scale'
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
  const scale = scaleLinear([low, high], [0, 1])
  const values = Number.isFinite(high - low) ? scale.ticks(wish) : []
  if (values.length === 0) return [low, high].map((value) => ({ value, label: tickLabel(value) }))
  const large = Math.max(Math.abs(low), Math.abs(high)) >= 1e5
  const format = scale.tickFormat(wish, large ? '~s' : undefined)
  // Without separators: most numbers of four digits are years.
  return values.map((value) => ({ value, label: format(value).replaceAll(',', '') }))
}

/** As `ticks`, of times in seconds: round ones of the calendar or of the clock. */
export function timeTicks([low, high]: readonly [number, number], wish: number, unit: TimeUnit): readonly Tick[] {
  const found = scaleUtc([low * 1000, high * 1000], [0, 1])
    .ticks(wish)
    .map((time) => time.getTime() / 1000)
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
