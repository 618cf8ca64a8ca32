import type { Row } from '../gate/decision.ts'
import { count } from '../numbers.ts'
import { BAR_LEGEND, intervalBar } from './interval-bar.ts'
import { code, details, table } from './markdown.ts'
import { rowWords } from './row-text.ts'

const VERDICTS: Readonly<Record<Row['verdict'], string>> = {
  pass: '✅ pass',
  block: '❌ block',
  inconclusive: '🟡 inconclusive',
  error: '❌ error',
  watched: 'watched',
}

const COLUMNS = ['base', 'head', 'difference', '← worse · better →', 'tolerance', 'verdict']

/** The metrics on all rows, each with its bar; empty where there are none. */
export function metricTable(rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const cells = table(
    ['metric', ...COLUMNS],
    rows.map((row) => [overallName(row), ...cellsOf(row)]),
  )
  return rows.some((row) => barOf(row) !== '') ? `${cells}\n\n${BAR_LEGEND}` : cells
}

/** Metrics that decide nothing, folded. */
export function watchedDetails(rows: readonly Row[], room: number): string {
  if (rows.length === 0) return ''
  const shown = rows.slice(0, room)
  const cells = shown.map((row) => {
    const { base, head, difference } = rowWords(row)
    return [row.metric, base, head, difference]
  })
  const body = shown.length > 0 ? table(['metric', 'base', 'head', 'difference'], cells) : ''
  return details(
    `Watched metrics: ${count(rows.length)}, none of them gated`,
    withMore(body, rows.length - shown.length),
  )
}

/** How many rows of slices there is room for. */
export interface SliceRoom {
  /** Those that block. */
  readonly blocking: number
  /** All others. */
  readonly slices: number
}

/** The slices, worst first, folded. */
export function sliceDetails(rows: readonly Row[], room: SliceRoom): string {
  if (rows.length === 0) return ''
  const blocking = rows.filter(({ verdict }) => verdict === 'block')
  const others = rows.filter(({ verdict }) => verdict !== 'block')
  const shown = [...blocking.slice(0, room.blocking), ...others.slice(0, room.slices)]
  const cells = shown.map((row) => [sliceName(row), count(row.n), ...cellsOf(row)])
  const left = [
    ...(blocking.length > room.blocking ? [`${count(blocking.length - room.blocking)} more rows that block`] : []),
    ...(others.length > room.slices ? [`${count(others.length - room.slices)} more rows that do not block`] : []),
  ]
  const more = left.length > 0 ? `${left.join(' and ')} are in the evidence; none is worse than those shown.` : ''
  const body = shown.length > 0 ? table(['slice', 'n', ...COLUMNS], cells) : ''
  const summary = `Slices: ${count(rows.length)} rows, ${count(blocking.length)} blocking, worst first`
  return details(summary, [body, more].filter((part) => part !== '').join('\n\n'))
}

function withMore(body: string, left: number): string {
  return [body, left > 0 ? `${count(left)} more are in the evidence.` : ''].filter((part) => part !== '').join('\n\n')
}

function overallName({ metric, fairness }: Row): string {
  return fairness ? `**${metric}** by ${code(fairness.by)}` : `**${metric}**`
}

function sliceName({ metric, slice }: Row): string {
  return slice ? `${code(`${slice.column}=${slice.value}`)} ${metric}` : metric
}

function cellsOf(row: Row): string[] {
  const { base, head, difference, tolerance } = rowWords(row)
  const verdict = row.accepted ? `${VERDICTS[row.verdict]}, accepted` : VERDICTS[row.verdict]
  return [base, head, difference, barOf(row), tolerance, verdict]
}

function barOf({ gain, interval, tolerance, blockBound }: Row): string {
  if (gain === null || interval === null || tolerance === null) return ''
  return `\`${intervalBar({ gain, interval, tolerance, blockBound })}\``
}
