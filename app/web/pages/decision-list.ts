import { html, type Markup, type Part } from '#core/report/html/markup.ts'
import { table } from '#core/report/html/parts.ts'
import type { DecisionLine } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { commit, outcomeMark, runLink, timeMark } from './words.ts'

/** Decisions in a table, newest first, each leading to its own page. */
export function decisionTable(
  repository: ReadableRepository,
  decisions: readonly DecisionLine[],
  caption: string,
): Markup {
  if (decisions.length === 0) return html`<p>Nothing was decided here yet.</p>`
  return table({
    caption,
    header: ['decision', 'model', 'of', 'commit', 'run', 'check', 'ended (UTC)'],
    rows: decisions.map((line) => [
      html`<a href="${hrefOf(repository, 'decisions', line.number)}">${outcomeMark(line.outcome)}</a>`,
      html`<a href="${hrefOf(repository, 'models', line.model)}">${line.model}</a>`,
      changeOf(repository, line),
      commit(line.sha),
      runLink(line),
      line.conclusion ?? (line.kind === 'branch' ? 'none is written' : '–'),
      timeMark(line.ranAt),
    ]),
  })
}

/** The change that a decision is about. */
export function changeOf(repository: ReadableRepository, { kind, pull, branch }: DecisionLine): Part {
  if (pull !== null) return html`<a href="${hrefOf(repository, 'pulls', pull)}">#${pull} into ${branch}</a>`
  return kind === 'branch' ? branch : `merge queue of ${branch}`
}

/** Ways to the pages after this one and back to the first; nothing where all is shown. */
export function pagesOf(here: string, query: URLSearchParams, next: number | null): Markup | null {
  const isFirst = !query.has('before')
  if (isFirst && next === null) return null
  const first = new URLSearchParams(query)
  first.delete('before')
  const further = new URLSearchParams(query)
  if (next !== null) further.set('before', String(next))
  const address = (to: URLSearchParams) => (to.size > 0 ? `${here}?${to}` : here)
  const back = isFirst ? null : html`<a href="${address(first)}">Newest</a>`
  const on = next === null ? null : html`<a href="${address(further)}" rel="next">Older</a>`
  return html`<nav class="pages" aria-label="Pages">${back}${on}</nav>`
}
