import { scaleLinear } from 'd3-scale'
import { html, type Markup } from '#core/report/html/markup.ts'

/** Numbers for a reader, as D3 writes ticks. */
export interface Tick {
  readonly value: number
  readonly label: string
}

/**
 * A few round values inside a range, for an axis.
 *
 * @param wish about how many; an axis over a range too wide for numbers of the machine has its two ends.
 */
export function ticks([low, high]: readonly [number, number], wish: number): readonly Tick[] {
  const scale = scaleLinear([low, high], [0, 1])
  const values = scale.ticks(wish)
  if (!Number.isFinite(high - low) || values.length === 0) {
    return [low, high].map((value) => ({ value, label: value.toPrecision(2) }))
  }
  const large = Math.max(Math.abs(low), Math.abs(high)) >= 1e5
  const format = scale.tickFormat(wish, large ? '~s' : undefined)
  return values.map((value) => ({ value, label: format(value) }))
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
