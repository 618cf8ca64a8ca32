import { count } from '#core/numbers.ts'
import { html, type Markup, short } from '#core/report/html/markup.ts'
import { figure, table } from '#core/report/html/parts.ts'
import type { DataSummary } from '../../store/history.ts'

/** The columns that drifted most against the reference; nothing where nothing was compared. */
export function driftTable({ drift, compared }: DataSummary): Markup[] {
  if (drift.length === 0) return []
  const alarms = drift.filter(({ alarm }) => alarm).length
  return [
    html`<p>${count(compared)} columns were compared with the reference; ${alarms === 0 ? 'none drifted' : `${count(alarms)} drifted`}.</p>`,
    table({
      caption: 'Columns against the reference, farthest first',
      header: ['column', 'alarm', 'effect', 'value', 'limit', 'PSI'],
      rows: drift.map(({ dataset, column, effect, value, limit, psi, alarm }) => [
        html`<code>${short(`${dataset}.${column}`, 80)}</code>`,
        html`<span class="mark ${alarm ? 'fail' : 'pass'}">${alarm ? '✗ drift' : '✓ none'}</span>`,
        effect,
        figure(value),
        figure(limit),
        figure(psi),
      ]),
      numeric: ['value', 'limit', 'PSI'],
      left: compared - drift.length,
      where: 'the data report',
    }),
  ]
}
