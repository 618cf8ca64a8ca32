import type { DataReport } from '../../data-report.ts'
import { count } from '../../numbers.ts'
import { dataVerdict, plural } from '../data-items.ts'
import type { DataCharts } from './data-charts.ts'
import { dataContract } from './data-contract.ts'
import { heldItems, openItems } from './data-items.ts'
import { datasetSection } from './data-set.ts'
import { html, type Markup, short } from './markup.ts'
import { page } from './page.ts'
import { folded, mark, section, table } from './parts.ts'

const MAX_FILES = 200

/**
 * A data report as one HTML file: verdict, what does not hold, the contract's changes, every dataset with its columns
 * against the reference, and folded what holds. It needs no network and runs nothing; see `page`.
 */
export function dataPage(report: DataReport, charts: DataCharts): string {
  const { model, outcome, datasets } = report
  const parts = [
    ...openItems(report),
    ...dataContract(report),
    ...datasets.map((dataset, index) => ({
      id: `dataset-${index}`,
      name: short(dataset.name, 40),
      body: datasetSection(dataset, { index, charts, reference: report.reference?.name ?? null }),
    })),
    { id: 'checked', name: 'What was checked', body: [facts(report), heldItems(report), files(report)] },
  ]
  const links = parts.slice(0, MAX_LINKS).map(({ id, name }) => html`<a href="#${id}">${name}</a>`)
  const title = `Data of ${model}`
  const verdict = html`<p class="verdict">${mark(outcome)} ${short(dataVerdict(report), 300)}</p>`
  const body = html`<header><h1>${title}</h1>${verdict}<nav aria-label="Parts">${links}</nav></header><main>${parts.map(
    ({ id, name, body }) => section(id, name, body),
  )}</main>`
  return page({ title: `${title}: ${outcome}`, body })
}

const MAX_LINKS = 30

function facts({ contract, engine, datasets, reference, policy, run, created_at }: DataReport): Markup {
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows, 0)
  const pairs: [string, string][] = [
    ['Contract', `${contract.path} (${contract.id} ${contract.version})`],
    ['Rows', count(rows)],
    ...(reference ? [['Reference', `${reference.name}, ${plural(reference.rows, 'row')}`] as [string, string]] : []),
    ['Engine', engine],
    ...(policy
      ? [
          [
            'Policy',
            `${policy.source === 'base-branch' ? 'of the base branch' : 'of the checkout'}, ${policy.digest}`,
          ] as [string, string],
        ]
      : []),
    ...(run ? [['Commit', run.head_sha] as [string, string]] : []),
    ['Made at', created_at],
  ]
  return html`<dl>${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${short(value, 300)}</dd>`)}</dl>`
}

function files({ datasets }: DataReport): Markup {
  const all = datasets.flatMap(({ name, files }) => files.map((file) => ({ dataset: name, ...file })))
  const shown = all.slice(0, MAX_FILES)
  return folded(
    `${plural(all.length, 'file')}, with digests`,
    table({
      caption: 'Files that were read',
      header: ['dataset', 'file', 'bytes', 'digest'],
      rows: shown.map(({ dataset, path, size, digest }) => [
        short(dataset, 60),
        html`<code>${short(path, 200)}</code>`,
        count(size),
        html`<code>${digest.slice(0, 19)}…</code>`,
      ]),
      numeric: ['bytes'],
      left: all.length - shown.length,
    }),
  )
}
