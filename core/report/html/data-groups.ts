import type { GroupProfile } from '../../data-report.ts'
import { count } from '../../numbers.ts'
import type { DatasetView } from './data-set.ts'
import { html, type Markup, short } from './markup.ts'
import { percent, table } from './parts.ts'

/** Groups of one column that are listed; the largest come first as the report has them. */
const MAX_GROUPS = 50
const MAX_COLUMNS = 20

/** The protected groups of a dataset: size, label rate and missingness with 95 % intervals, and the label rate drawn. */
export function groups(profiles: readonly GroupProfile[], { charts }: DatasetView): Markup[] {
  const columns = [...new Set(profiles.map(({ column }) => column))]
  return columns.slice(0, MAX_COLUMNS).flatMap((column) => {
    const all = profiles.filter((profile) => profile.column === column)
    const shown = all.slice(0, MAX_GROUPS)
    const rated = shown.flatMap(({ value, positive, small }) => {
      if (!positive || positive.of === 0) return []
      const { count: hits, of, low, high } = positive
      return [{ name: value === '' ? '(empty)' : value, value: hits / of, low, high, faint: small }]
    })
    const label = `Label rate of each group of ${short(column, 100)} with 95 % intervals; the table below has the numbers`
    return [
      html`<h3>Groups of <code>${short(column, 100)}</code></h3>`,
      ...(rated.length > 0
        ? [html`<p class="note">Label rate, 95 % interval</p>`, charts.intervals(rated, label)]
        : []),
      groupTable(shown, all.length - shown.length),
    ]
  })
}

function groupTable(profiles: readonly GroupProfile[], left: number): Markup {
  return table({
    caption: 'Share of rows, label rate and missing values, each with its 95 % interval',
    header: ['group', 'rows', 'share of rows', 'label rate', 'missing values', 'note'],
    rows: profiles.map(({ value, share, positive, missing, small }) => [
      html`<code>${value === '' ? '(empty)' : short(value, 100)}</code>`,
      share ? count(share.count) : '–',
      between(share),
      between(positive),
      between(missing),
      small ? 'too small to judge' : '',
    ]),
    numeric: ['rows'],
    left,
  })
}

function between(share: GroupProfile['share']): string {
  if (!share || share.of === 0) return '–'
  return `${percent(share.count / share.of)} (${percent(share.low)} to ${percent(share.high)})`
}
