import { type Decision, nameOf, type Row } from '../gate/decision.ts'
import { clauseWords } from '../gate/easeml-words.ts'
import { count, decimalsFor, fixed, plain, signed } from '../numbers.ts'

/** A row as every table shows it: finished words, none of them escaped. */
export interface RowWords {
  readonly base: string
  readonly head: string
  readonly difference: string
  readonly tolerance: string
}

/** Values of a row with the decimals that its tolerance asks for. */
export function rowWords(row: Row): RowWords {
  const decimals = decimalsFor(row.tolerance)
  return {
    base: fixed(row.baseline, decimals),
    head: fixed(row.candidate, decimals),
    difference: signed(differenceOf(row), decimals),
    tolerance: toleranceWords(row),
  }
}

function differenceOf({ gain, direction }: Row): number | null {
  if (gain === null) return null
  return direction === 'higher' ? gain : -gain
}

function toleranceWords({ tolerance, direction, limit, ratio }: Row): string {
  const parts = tolerance === null ? [] : [`${direction === 'higher' ? 'drop' : 'rise'} ${plain(tolerance)}`]
  if (ratio) parts.push(`${plain(ratio.max)} times`)
  if (limit) parts.push(`${limit.kind} ${plain(limit.at)}`)
  return parts.join(', ')
}

/** The floor or ceiling of a row, its cumulative limit, its seeds; empty where it has none. */
export function limitWords({ limit, anchor, ratio, seeds }: Row, alpha: number): string {
  const parts: string[] = []
  if (limit) {
    const state = limit.broken.shown ? 'shown broken' : limit.held ? 'shown held' : 'not shown held'
    const bound = `bound ${Number(limit.bound.toPrecision(5))} at ${plain(100 * (1 - alpha))} %`
    parts.push(`${limit.kind} ${plain(limit.at)} ${state} (${limit.test}, ${bound})`)
  }
  if (ratio) parts.push(`${plain(ratio.max)} times the baseline ${ratio.held ? 'held' : 'not held'} (no test)`)
  if (anchor) {
    const needed = anchor.examples === null ? '' : `; one needs ${count(anchor.examples)} examples`
    const level = anchor.rule === 'test' ? `tested at ${plain(anchor.level)}` : `no test${needed}`
    const gain = `gain ${signed(anchor.gain, decimalsFor(anchor.limit))}`
    parts.push(
      `cumulative limit ${plain(anchor.limit)} since the last release ${anchor.held ? 'held' : 'not held'} (${gain}, ${level})`,
    )
  }
  if (seeds) {
    const share = plain(Number((100 * seeds.better).toPrecision(3)))
    parts.push(`better on ${share} % of ${seeds.seeds} seeds (${seeds.needed} would show three of four)`)
  }
  return parts.join('; ')
}

const FEW = 10

/** Rows of one decision, sorted for a reader. */
export interface SortedRows {
  /** Metrics on all rows, and fairness gaps: those that can block, and a few others. */
  readonly shown: readonly Row[]
  /** Metrics on all rows that decide nothing, where they are many. */
  readonly watched: readonly Row[]
  /** Worst first: those that block, those that could, the others. */
  readonly slices: readonly Row[]
}

/** The rows as tables show them. */
export function sortedRows({ rows }: Pick<Decision, 'rows'>): SortedRows {
  const overall = rows.filter(({ slice, condition }) => slice === null && !condition)
  const watched = overall.filter(({ gates }) => !gates.block)
  const few = watched.length <= FEW
  return {
    shown: few ? overall : overall.filter(({ gates }) => gates.block),
    watched: few ? [] : watched,
    slices: rows.filter(({ slice }) => slice !== null).sort(worstFirst),
  }
}

function worstFirst(a: Row, b: Row): number {
  const severity = (row: Row) => (row.verdict === 'block' ? 0 : row.gates.block ? 1 : 2)
  return severity(a) - severity(b) || lossOf(b) - lossOf(a)
}

// Losses in tolerances, so that metrics of different units can be ordered.
function lossOf({ gain, tolerance }: Row): number {
  return gain === null || tolerance === null ? Number.NEGATIVE_INFINITY : -gain / tolerance
}

/** What an interval bar says, for who cannot see it. */
export function spokenBar(row: Row): string {
  if (row.gain === null || row.interval === null || row.tolerance === null) return nameOf(row)
  const decimals = decimalsFor(row.tolerance) + 1
  const { lower, upper } = row.interval
  return `${nameOf(row)}: gain ${fixed(row.gain, decimals)}, between ${fixed(lower, decimals)} and ${fixed(upper, decimals)}; tolerance ${plain(row.tolerance)}`
}

/** Each clause of the policy's condition in a sentence; empty without one. */
export function conditionWords({ rows }: Pick<Decision, 'rows'>): string[] {
  return rows.flatMap(({ condition }) => condition?.clauses.map(clauseWords) ?? [])
}
