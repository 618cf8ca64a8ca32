import type { DataCheck } from '../../data-report.ts'
import { count } from '../../numbers.ts'
import { html, type Markup, type Part } from './markup.ts'

/** A table that scrolls by itself where the screen is narrow. */
export interface TableParts {
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Part[])[]
  /** Columns that are set to the right. */
  readonly numeric?: readonly string[]
  /** Columns whose cells hold sentences, and wrap. */
  readonly prose?: readonly string[]
  /** How many rows there are beyond those given. */
  readonly left?: number
  /** Where those are; default the JSON report. */
  readonly where?: string
}

/** A table, and a line that counts what was left out. */
export function table({ caption, header, rows, numeric = [], prose = [], left = 0, where }: TableParts): Markup {
  const kinds = header.map((name) => (numeric.includes(name) ? 'n' : prose.includes(name) ? 'p' : 't'))
  const head = header.map((name, index) => html`<th scope="col" class="${kinds[index] ?? 't'}">${name}</th>`)
  const body = rows.map((cells) => {
    return html`<tr>${cells.map((cell, index) => html`<td class="${kinds[index] ?? 't'}">${cell}</td>`)}</tr>`
  })
  const whole = html`<table aria-label="${caption}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
  // In the order of the tab key, since what scrolls must scroll without a mouse too.
  const scroll = html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">${whole}</div>`
  return html`<p class="note">${caption}</p>${scroll}${leftOut(left, where)}`
}

/** `12 more are in the JSON report.`, or nothing. */
export function leftOut(left: number, where = 'the JSON report'): Markup | null {
  return left > 0 ? html`<p class="note">${count(left)} more are in ${where}.</p>` : null
}

/** A folded part. */
export function folded(summary: string, body: Markup): Markup {
  return html`<details><summary>${summary}</summary>${body}</details>`
}

/** A part with a heading, which the page's own links lead to. */
export function section(id: string, heading: Part, body: readonly Markup[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`
}

const SIGNS: Readonly<Record<DataCheck['result'], string>> = { pass: '✓', warn: '!', fail: '✗', error: '✗' }

/** A result as a word and a sign, never as a colour alone. */
export function mark(result: DataCheck['result']): Markup {
  return html`<span class="mark ${result}">${SIGNS[result]} ${result}</span>`
}

/** A share in percent: never 0 for one above 0. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0001) return 'under 0.01 %'
  return `${Number((100 * share).toPrecision(3))} %`
}

/** A share as a bar; the number stands beside it. */
export function shareBar(share: number): Markup {
  const width = share > 0 ? Math.max(1.5, Math.min(100, 100 * share)) : 0
  return html`<svg class="share" viewBox="0 0 100 11" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="11"/><rect class="now" width="${Math.round(width * 10) / 10}" height="11"/></svg>`
}

/** A number for a table: four significant digits. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(4))
  const text =
    Math.abs(rounded) >= 1e9 || (rounded !== 0 && Math.abs(rounded) < 1e-4) ? rounded.toExponential() : String(rounded)
  return text.replaceAll('-', '−')
}
