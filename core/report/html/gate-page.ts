import type { ChangedExamples } from '../../evidence.ts'
import type { Decision } from '../../gate/decision.ts'
import type { FairnessRecord } from '../../metric-record.ts'
import { count } from '../../numbers.ts'
import { CHANGES, changedLine } from '../changed-table.ts'
import { comparedFacts } from '../compared-with.ts'
import { GROUP_HEADER, groupWords } from '../fairness-words.ts'
import type { ModelReport } from '../model-report.ts'
import { nextSteps } from '../next-steps.ts'
import { type Phrase, partsOf } from '../phrase.ts'
import { promiseOf } from '../promise.ts'
import { conditionWords, sortedRows } from '../row-text.ts'
import { levelsLine, TESTS_HEADER, testCells } from '../tests-table.ts'
import { verdictWords } from '../verdict-line.ts'
import type { PagePart } from './data-items.ts'
import type { GateCharts } from './gate-charts.ts'
import { metricRows, sliceRows, verdictMark, watchedRows } from './gate-rows.ts'
import { html, type Markup, short } from './markup.ts'
import { page } from './page.ts'
import { section, table } from './parts.ts'

const MAX_REASONS = 200
const LONG = 600

/** A gate's report in parts, for a page of any kind. */
export interface GateReport {
  readonly title: string
  readonly verdict: Markup
  readonly parts: readonly PagePart[]
}

/**
 * A gate's report as one HTML file: verdict, reasons, the metrics drawn against their tolerances, the guarantee, what to do next,
 * slices, fairness groups, examples that changed, tests, and what was compared. It needs no network and runs nothing; see `page`.
 */
export function gatePage(report: ModelReport, charts: GateCharts): string {
  const { title, verdict, parts } = gateReport(report, charts)
  const body = html`<header><h1>${title}</h1>${verdict}${partLinks(parts)}</header><main>${partSections(parts)}</main>`
  return page({ title: `${title}: ${report.decision.verdict}`, body })
}

/** Links to the parts of a page. */
export function partLinks(parts: readonly PagePart[]): Markup {
  return html`<nav aria-label="Parts">${parts.map(({ id, name }) => html`<a href="#${id}">${name}</a>`)}</nav>`
}

/** The parts of a page, each below its heading. */
export function partSections(parts: readonly PagePart[]): Markup[] {
  return parts.map(({ id, name, body }) => section(id, name, body))
}

/** What a gate's report has to say, in the order of `gatePage`; a part that is empty is left out. */
export function gateReport(report: ModelReport, charts: GateCharts): GateReport {
  const { model, decision, evidence } = report
  const { shown, watched, slices } = sortedRows(decision)
  const parts = [
    part('why', 'Why', why(decision)),
    part('metrics', 'Metrics', [...metricRows(shown, charts), ...watchedRows(watched)]),
    part(
      'guarantee',
      'Guarantee',
      promiseOf(decision).map((line) => html`<p>${line}</p>`),
    ),
    part('next', 'What to do next', list(nextSteps(report))),
    part('condition', 'Condition', list(conditionWords(decision))),
    part('slices', 'Slices', slices.length > 0 ? sliceRows(slices, charts) : []),
    part('fairness', 'Fairness', fairness(evidence.fairness)),
    part('changed', 'Examples whose prediction changed', changed(evidence.changed)),
    part('tests', 'Tests, levels and floors', shown.length > 0 ? tests(decision) : []),
    part('compared', 'What was compared', [facts(report)]),
  ].filter(({ body }) => body.length > 0)
  // The mark has said the verdict; the words go on from there.
  const words = verdictWords(decision).replace(new RegExp(`^${decision.verdict}(, )?`), '')
  const verdict = html`<p class="verdict">${verdictMark(decision.verdict)} ${short(words, 300)}</p>`
  return { title: `Gate of ${model}`, verdict, parts }
}

function part(id: string, name: string, body: readonly Markup[]): PagePart {
  return { id, name, body }
}

function why({ reasons, warnings }: Decision): Markup[] {
  const shown = reasons.slice(0, MAX_REASONS).map(({ text }) => html`<li>${short(text, LONG)}</li>`)
  const left = reasons.length - shown.length
  return [
    ...(shown.length > 0 ? [html`<ul>${shown}</ul>`] : []),
    ...(left > 0 ? [html`<p class="note">${count(left)} more are in the tables below.</p>`] : []),
    ...warnings.map((warning) => html`<p><span class="mark warn">! warning</span> ${short(warning, LONG)}</p>`),
  ]
}

function list(phrases: readonly Phrase[]): Markup[] {
  return phrases.length === 0 ? [] : [html`<ul>${phrases.map((phrase) => html`<li>${markupOf(phrase)}</li>`)}</ul>`]
}

function markupOf(phrase: Phrase): Markup {
  const parts = partsOf(phrase).map((one) =>
    typeof one === 'string' ? html`${short(one, LONG)}` : html`<code>${short(one.code, 200)}</code>`,
  )
  return html`${parts}`
}

function fairness(record: FairnessRecord | null): Markup[] {
  if (!record || record.groups.length === 0) return []
  return [
    table({
      caption: `How each group of ${record.by} fares, baseline → candidate; the gap between them is ${record.metric}`,
      header: GROUP_HEADER.map((name) => name || 'note'),
      rows: record.groups.map((group) => {
        const { value, rows, selected, truePositives, falsePositives, small } = groupWords(group)
        const note = small ? 'too small to count' : ''
        return [html`<code>${short(value, 100)}</code>`, rows, selected, truePositives, falsePositives, note]
      }),
      numeric: ['rows', 'predicted positive', 'true positives', 'false positives'],
    }),
  ]
}

function changed(examples: ChangedExamples | null): Markup[] {
  const line = examples && changedLine(examples)
  if (!examples || !line) return []
  return [
    html`<p>${line}.</p>`,
    table({
      caption: 'Those that got worse first, and of these the ones that moved farthest',
      header: ['example', 'change', 'label', 'base', 'head'],
      rows: examples.examples.map(({ id, change, label, baseline, candidate }) => [
        html`<code>${id}</code>`,
        CHANGES[change],
        html`<code>${label}</code>`,
        html`<code>${baseline}</code>`,
        html`<code>${candidate}</code>`,
      ]),
      left: examples.worse + examples.better + examples.other - examples.examples.length,
      where: 'the predictions',
    }),
  ]
}

function tests(decision: Decision): Markup[] {
  const { shown } = sortedRows(decision)
  return [
    table({
      caption: levelsLine(decision),
      header: TESTS_HEADER,
      rows: shown.map((row) => testCells(row, decision.rates.alpha_pass).map((cell) => short(cell, LONG))),
      numeric: ['adjusted p', 'p', 'resolvable tolerance', 'examples to settle'],
      prose: ['floor, ceiling, cumulative limit'],
    }),
  ]
}

function facts({ evidence }: ModelReport): Markup {
  const pairs = comparedFacts(evidence).map(([name, value]) => html`<dt>${name}</dt><dd>${markupOf(value)}</dd>`)
  return html`<dl>${pairs}<dt>Made at</dt><dd>${evidence.created_at}</dd></dl>`
}
