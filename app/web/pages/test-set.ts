import { count, plain, probability, rounded } from '#core/numbers.ts'
import { html, type Markup, type Part } from '#core/report/html/markup.ts'
import { section, table } from '#core/report/html/parts.ts'
import { sortedRows } from '#core/report/row-text.ts'
import type { SetUse, WholeDecision } from '../../store/history-reader.ts'
import { cutDigest, entryOf, tiles, timeMark } from './words.ts'

export interface TestSetView {
  readonly sets: readonly SetUse[]
  /** The newest decision with a report. */
  readonly newest: WholeDecision | null
  /** Of the sealed sets of the model. */
  readonly sealed: readonly Markup[]
}

const REUSE: Readonly<Record<string, string>> = {
  open: 'open: the rows may be asked again and again, and each verdict has the rates of the policy by itself',
  ledger: 'ledger: labels are sealed in the app, and all verdicts on them share the rates of the policy',
  'two-tier': 'two-tier: an open set for every push, and a sealed one that is asked seldom',
}

/** The health of a held-out set: how long it is in use, how often it was asked, and what it can still tell. */
export function testSetBody({ sets, newest, sealed }: TestSetView): readonly Markup[] {
  const current = sets.find(({ evaluationSet }) => evaluationSet === newest?.evaluationSet)
  if (!newest || !current) return [html`<p>No evidence names a held-out set yet.</p>`, ...sealed]
  const since = current.epochAt ?? current.firstAt
  const facts = tiles([
    ['Held-out rows', count(current.n)],
    ['Asked', count(current.asked)],
    ['Of these by changes', count(current.askedByChanges)],
    ['In use since (UTC)', timeMark(since)],
  ])
  return [
    facts,
    html`<p>Reuse is ${entryOf(REUSE, newest.reuse) ?? newest.reuse}.</p>`,
    ...(newest.reuse === 'open' ? [openWarning(current)] : []),
    section('resolution', 'What these rows can tell now', resolution(newest)),
    section('epochs', 'Epochs', [epochs(sets, current)]),
    ...sealed,
  ]
}

function openWarning({ askedByChanges }: SetUse): Markup {
  return html`<p class="note">${count(askedByChanges)} runs of changes have seen a verdict on the same rows. Each answer tells a little about them; the anchor at the last release is what keeps many small losses from adding up.</p>`
}

function resolution({ report }: WholeDecision): Markup[] {
  const rows = report ? sortedRows(report.decision).shown.filter((row) => row.resolution !== null) : []
  if (rows.length === 0) return [html`<p>The newest report compares nothing, so it does not say.</p>`]
  const cells = rows.map(({ metric, n, tolerance, resolution: found }): Part[] => [
    html`<strong>${metric}</strong>`,
    count(n),
    tolerance === null ? '–' : plain(tolerance),
    found ? rounded(found.tolerance) : '–',
    found?.powerToBlock == null ? '–' : probability(found.powerToBlock),
    found?.powerToPass == null ? '–' : probability(found.powerToPass),
    found ? count(found.examples) : '–',
  ])
  const small = rows.filter(({ tolerance, resolution: found }) => (found?.tolerance ?? 0) > (tolerance ?? 0))
  return [
    small.length === 0
      ? html`<p>Every tolerance of the policy can be told on these rows, both error rates held.</p>`
      : html`<p><span class="mark warn">! too few rows</span> for ${small.map(({ metric }) => metric).join(', ')}: a loss of the tolerance is not told from none at these rates.</p>`,
    table({
      caption: 'From the standard errors of the newest report, both error rates held',
      header: [
        'metric',
        'n',
        'tolerance',
        'smallest that can be told',
        'power to block',
        'power to pass',
        'rows to settle',
      ],
      rows: cells,
      numeric: ['n', 'tolerance', 'smallest that can be told', 'power to block', 'power to pass', 'rows to settle'],
    }),
  ]
}

function epochs(sets: readonly SetUse[], current: SetUse): Markup {
  return table({
    caption: 'Held-out sets by their digest, newest first; an epoch begins with the first run on the default branch',
    header: ['set', 'rows', 'asked', 'by changes', 'epoch began (UTC)', 'first asked', 'last asked'],
    rows: sets.map((set) => [
      html`${cutDigest(set.evaluationSet)}${set === current ? ' in use' : ''}`,
      count(set.n),
      count(set.asked),
      count(set.askedByChanges),
      set.epochAt ? timeMark(set.epochAt) : 'never: only changes asked it',
      timeMark(set.firstAt),
      timeMark(set.lastAt),
    ]),
    numeric: ['rows', 'asked', 'by changes'],
  })
}
