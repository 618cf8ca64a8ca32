import { html, type Markup, short } from '#core/report/html/markup.ts'
import type { DecisionLine } from '../../store/history-reader.ts'

const OUTCOMES: Readonly<Record<string, readonly [kind: string, sign: string]>> = {
  pass: ['pass', '✓ pass'],
  accepted: ['pass', '✓ accepted'],
  block: ['fail', '✗ block'],
  inconclusive: ['warn', '! inconclusive'],
  'new-evaluation-set': ['warn', '! new evaluation set'],
  'unusable-evidence': ['fail', '✗ no usable evidence'],
  'run-cancelled': ['fail', '✗ run cancelled'],
  'fork-approval-pending': ['warn', '! waits for approval'],
}

/** What became of a model at a commit, as a word and a sign, never as a colour alone. */
export function outcomeMark(outcome: string): Markup {
  const [kind, sign] = entryOf(OUTCOMES, outcome) ?? ['quiet', outcome]
  return html`<span class="mark ${kind}">${sign}</span>`
}

/** What a table has under a word; undefined for one that it does not know, `__proto__` among them. */
export function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** A time to the minute, in UTC. */
export function timeMark(at: Date): Markup {
  const iso = at.toISOString()
  return html`<time datetime="${iso}">${minuteOf(at)}</time>`
}

export function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ')
}

export function commit(sha: string): Markup {
  return html`<code>${sha.slice(0, 10)}</code>`
}

/** A link to the run at GitHub; its text alone where the address is none. */
export function runLink({ runNumber, attempt, runUrl }: DecisionLine): Markup {
  const name = attempt > 1 ? `run ${runNumber}, attempt ${attempt}` : `run ${runNumber}`
  return /^https?:\/\//.test(runUrl) ? html`<a href="${runUrl}" rel="noreferrer">${name}</a>` : html`${name}`
}

/** The digest of a held-out set, cut as far as people compare it. */
export function cutDigest(digest: string): Markup {
  return html`<code>${short(digest.replace(/^sha256:/, ''), 12)}</code>`
}

/** A fact as a tile: its name, and a value that stands out. */
export function tiles(facts: readonly (readonly [name: string, value: Markup | string])[]): Markup {
  return html`<dl class="tiles">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}
