import type { ColumnProfile, DataReport, Drift } from '../../data-report.ts'
import { count, pValue } from '../../numbers.ts'
import { plural } from '../data-items.ts'
import type { DataCharts } from './data-charts.ts'
import { columnCards } from './data-columns.ts'
import { groups } from './data-groups.ts'
import { html, type Markup, type Part, short } from './markup.ts'
import { figure, folded, mark, percent, shareBar, table } from './parts.ts'

export type Dataset = DataReport['datasets'][number]

/** Where a dataset stands on the page, and what it is drawn with. */
export interface DatasetView {
  readonly index: number
  readonly charts: DataCharts
  /** Name of the reference; null without one. */
  readonly reference: string | null
}

/** Up to so many columns stand open; a wider table is folded. */
const MANY_COLUMNS = 40

/** One dataset: its columns as a table, drift, groups, and a card with a drawing for each column. */
export function datasetSection(dataset: Dataset, view: DatasetView): Markup[] {
  const { rows, columns, profile = [], drift = [], groups: profiles = [] } = dataset
  const summary = `${plural(rows, 'row')} in ${plural(columns.length, 'column')}`
  const overview = columnTable(dataset)
  return [
    html`<p>${summary}${view.reference === null ? '' : `, against ${short(view.reference, 200)}`}. Digest <code>${dataset.digest}</code></p>`,
    columns.length > MANY_COLUMNS ? folded(`Columns: ${count(columns.length)}`, overview) : overview,
    ...driftTables(drift),
    ...groups(profiles, view),
    ...columnCards({ profile, drift }, view),
  ]
}

function columnTable({ rows, columns, profile = [] }: Dataset): Markup {
  const profiles = new Map(profile.map((column) => [column.name, column]))
  const missing = profile.some((column) => column.missing.reference !== null)
  const header = [
    'column',
    'type',
    'missing',
    ...(missing ? ['in the reference'] : []),
    'distinct',
    'mean',
    'sd',
    'smallest',
    'largest',
  ]
  return table({
    caption: 'Columns, and the share of their values that is missing',
    header,
    rows: columns.map(({ name, type, nulls }) => {
      const found = profiles.get(name)
      const share = found?.missing.share ?? (rows === 0 ? 0 : nulls / rows)
      return [
        html`<code>${short(name, 100)}</code>`,
        short(type, 60),
        html`${percent(share)}${shareBar(share)}`,
        ...(missing ? [referenceShare(found)] : []),
        ...figures(found),
      ]
    }),
    numeric: ['distinct', 'mean', 'sd', 'smallest', 'largest'],
  })
}

function referenceShare(profile: ColumnProfile | undefined): Part {
  const share = profile?.missing.reference ?? null
  return share === null ? '–' : html`${percent(share)}${shareBar(share)}`
}

function figures(profile: ColumnProfile | undefined): Part[] {
  const { distinct = null, numbers = null } = profile ?? {}
  const cells = numbers
    ? [numbers.mean, numbers.sd, numbers.minimum, numbers.maximum].map(figure)
    : ['–', '–', '–', '–']
  return [distinct === null ? '–' : count(distinct), ...cells]
}

const TESTS: Readonly<Record<Drift['test'], string>> = { ks: 'Kolmogorov–Smirnov', 'chi-squared': 'chi-squared' }
const EFFECTS: Readonly<Record<Drift['effect']['kind'], string>> = {
  wasserstein: 'Wasserstein / sd',
  'jensen-shannon': 'Jensen–Shannon',
}

/** Columns that drift stand open, the others below them too where they are few. */
function driftTables(drift: readonly Drift[]): Markup[] {
  const sorted = drift.toSorted((a, b) => Number(b.alarm) - Number(a.alarm) || b.effect.value - a.effect.value)
  if (sorted.length <= MANY_COLUMNS) return sorted.length === 0 ? [] : [driftTable(sorted)]
  const alarms = sorted.filter(({ alarm }) => alarm)
  const quiet = sorted.filter(({ alarm }) => !alarm)
  return [
    ...(alarms.length > 0 ? [driftTable(alarms)] : []),
    ...(quiet.length > 0 ? [folded(`${plural(quiet.length, 'column')} without drift`, driftTable(quiet))] : []),
  ]
}

function driftTable(drift: readonly Drift[]): Markup {
  return table({
    caption:
      'Drift against the reference: an alarm needs a difference that is real (adjusted p) and large (effect over its limit)',
    header: [
      'result',
      'column',
      'test',
      'statistic',
      'adjusted p',
      'effect',
      'value',
      'limit',
      'PSI',
      'PSI without drift',
    ],
    rows: drift.map(({ column, test, statistic, adjusted, effect, psi, alarm }) => [
      alarm ? mark('warn') : mark('pass'),
      html`<code>${short(column, 100)}</code>`,
      TESTS[test],
      figure(statistic),
      pValue(adjusted),
      EFFECTS[effect.kind],
      figure(effect.value),
      figure(effect.limit),
      figure(psi.value),
      `under ${figure(psi.threshold)}`,
    ]),
    numeric: ['statistic', 'adjusted p', 'value', 'limit', 'PSI', 'PSI without drift'],
  })
}
