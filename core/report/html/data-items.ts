import type { DataReport } from '../../data-report.ts'
import { checkItems, findingItems, type Item, plural } from '../data-items.ts'
import { html, type Markup, short } from './markup.ts'
import { folded, leftOut, mark, shareBar, table } from './parts.ts'

/** One part of a page: its anchor, its heading, what stands below it. */
export interface PagePart {
  readonly id: string
  readonly name: string
  readonly body: readonly Markup[]
}

const MAX_CARDS = 300
const MAX_ROWS = 5000
const LONG = 400

/** What does not hold, each on a card: first the contract's checks, then drift, leakage and bias. */
export function openItems(report: DataReport): PagePart[] {
  const checks = checkItems(report).filter(({ result }) => result !== 'pass')
  const findings = findingItems(report).filter(({ result }) => result !== 'pass')
  return [
    ...(checks.length > 0 ? [{ id: 'checks', name: 'What does not hold', body: cards(checks) }] : []),
    ...(findings.length > 0 ? [{ id: 'findings', name: 'Drift, leakage and bias', body: cards(findings) }] : []),
  ]
}

/** What holds, folded. */
export function heldItems(report: DataReport): Markup {
  const held = [...checkItems(report), ...findingItems(report)].filter(({ result }) => result === 'pass')
  const shown = held.slice(0, MAX_ROWS)
  return folded(
    `${plural(held.length, 'check')} hold`,
    table({
      caption: 'Checks that hold',
      header: ['check', 'expected', 'found'],
      prose: ['expected', 'found'],
      rows: shown.map(({ id, expected, found }) => [
        html`<code>${short(id, 200)}</code>`,
        short(expected, LONG),
        short(found, LONG),
      ]),
      left: held.length - shown.length,
    }),
  )
}

function cards(items: readonly Item[]): Markup[] {
  const shown = items.slice(0, MAX_CARDS)
  const list = html`<ul class="cards wide">${shown.map(card)}</ul>`
  const left = leftOut(items.length - shown.length)
  return left ? [list, left] : [list]
}

function card(item: Item): Markup {
  const heading = html`<h3>${mark(item.result)} <code>${short(item.id, 200)}</code></h3>`
  const pairs = [
    pair('Expected', html`${short(item.expected, LONG)}`),
    pair('Found', html`${short(item.found, LONG)}${item.share === null ? null : shareBar(item.share)}`),
    examples(item),
    places(item),
    item.line === null ? null : pair('Rule', html`line ${item.line} of the contract`),
  ]
  return html`<li>${heading}<dl>${pairs.filter((one) => one !== null)}</dl></li>`
}

function examples({ examples, masked }: Item): Markup | null {
  if (masked) return pair('Examples', html`masked, since the column is classified`)
  if (examples.length === 0) return null
  const shown = examples.map((example) => html`<code>${short(String(example), 120)}</code> `)
  return pair('Examples', html`${shown}`)
}

function places({ places }: Item): Markup | null {
  if (places.length === 0) return null
  return pair('Where', html`${places.map(({ file, line }) => html`<code>${short(file, 200)}:${line}</code> `)}`)
}

function pair(name: string, value: Markup): Markup {
  return html`<dt>${name}</dt><dd>${value}</dd>`
}
