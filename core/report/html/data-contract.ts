import type { ContractChange, DataReport } from '../../data-report.ts'
import { plural } from '../data-items.ts'
import type { PagePart } from './data-items.ts'
import { html, type Markup, short } from './markup.ts'
import { table } from './parts.ts'

/** The contract's changes against the base branch, breaking ones first, and its rules that nobody ran. */
export function dataContract(report: DataReport): PagePart[] {
  const { contract_changes: changes = [], unchecked = [] } = report
  return [
    ...(changes.length > 0 ? [{ id: 'contract', name: 'The contract changes', body: changed(report, changes) }] : []),
    ...(unchecked.length > 0 ? [{ id: 'unchecked', name: 'Rules that were not run', body: [notRun(unchecked)] }] : []),
  ]
}

function changed({ consumers = [] }: DataReport, changes: readonly ContractChange[]): Markup[] {
  const breaking = changes.filter(({ kind }) => kind === 'breaking')
  const sorted = [...breaking, ...changes.filter(({ kind }) => kind !== 'breaking')]
  const readers = consumers.length === 0 ? '' : ` Also read by ${short(consumers.join(', '), 500)}.`
  const line = `${plural(breaking.length, 'breaking change')} of ${changes.length} against the base branch.${readers}`
  return [
    html`<p>${line}</p>`,
    table({
      caption: 'Changes of the contract, breaking ones first',
      header: ['kind', 'of', 'change', 'line'],
      rows: sorted.map(({ kind, subject, text, line }) => [
        html`<span class="mark ${kind}">${kind}</span>`,
        html`<code>${short(subject, 200)}</code>`,
        short(text, 400),
        line,
      ]),
      numeric: ['line'],
      prose: ['change'],
    }),
  ]
}

function notRun(rules: NonNullable<DataReport['unchecked']>): Markup {
  return table({
    caption: 'Written for people or for other tools: nothing was checked here',
    header: ['of', 'kind', 'rule', 'line'],
    rows: rules.map(({ subject, kind, text, line }) => [
      html`<code>${short(subject, 200)}</code>`,
      kind,
      short(text, 1000),
      line,
    ]),
    numeric: ['line'],
    prose: ['rule'],
  })
}
