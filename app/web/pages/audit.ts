import { html, type Markup } from '#core/report/html/markup.ts'
import { table } from '#core/report/html/parts.ts'
import type { AuditEntry, AuditQuery } from '../../store/audit.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { commit, timeMark } from './words.ts'

/** What narrows the log, as the address has it. */
export type AuditFilter = Omit<AuditQuery, 'repositoryId' | 'before' | 'limit'>

export interface AuditView {
  readonly repository: ReadableRepository
  readonly filter: AuditFilter
  readonly offered: { readonly kinds: readonly string[]; readonly actors: readonly string[] }
  readonly entries: readonly AuditEntry[]
  readonly pages: Markup | null
  /** The filter as a query, for the exports. */
  readonly query: string
}

/** The audit log: who did what, filtered, and as files. */
export function auditBody({ repository, filter, offered, entries, pages, query }: AuditView): readonly Markup[] {
  const here = hrefOf(repository, 'audit')
  const file = (ending: string) => `${here}.${ending}${query === '' ? '' : `?${query}`}`
  const exports = html`<nav aria-label="Export"><a href="${file('json')}">Export as JSON</a><a href="${file('csv')}">Export as CSV</a></nav>`
  const lines = table({
    caption: 'Newest first; it cannot be changed, only deleted when its time is over',
    header: ['at (UTC)', 'what', 'who', 'pull request', 'commit', 'details'],
    rows: entries.map((entry) => [
      timeMark(entry.at),
      entry.kind,
      entry.actor ?? 'the app',
      entry.pull === null ? '–' : html`<a href="${hrefOf(repository, 'pulls', entry.pull)}">#${entry.pull}</a>`,
      entry.sha === null ? '–' : commit(entry.sha),
      detailsOf(entry.details),
    ]),
    prose: ['details'],
  })
  return [
    form(here, filter, offered),
    exports,
    entries.length === 0 ? html`<p>Nothing is recorded that fits.</p>` : lines,
    ...(pages ? [pages] : []),
  ]
}

/** Details in one line. */
export function detailsOf(details: AuditEntry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${value ?? 'none'}`)
    .join('; ')
}

function form(here: string, filter: AuditFilter, { kinds, actors }: AuditView['offered']): Markup {
  const from = filter.from?.toISOString().slice(0, 10) ?? ''
  const until = filter.until?.toISOString().slice(0, 10) ?? ''
  const pull = filter.pull === undefined ? '' : String(filter.pull)
  return html`<form class="filter" method="get" action="${here}" aria-label="Filter">
<label>What <select name="kind">${options(kinds, filter.kind)}</select></label>
<label>Who <select name="actor">${options(actors, filter.actor)}</select></label>
<label>Pull request <input name="pull" inputmode="numeric" pattern="[0-9]*" size="6" value="${pull}"></label>
<label>From <input type="date" name="from" value="${from}"></label>
<label>Before <input type="date" name="until" value="${until}"></label>
<button type="submit">Filter</button></form>`
}

function options(values: readonly string[], chosen: string | undefined): Markup[] {
  const all = html`<option value="">all</option>`
  return [
    all,
    ...values.map((value) =>
      value === chosen
        ? html`<option value="${value}" selected>${value}</option>`
        : html`<option value="${value}">${value}</option>`,
    ),
  ]
}
