import type { Markup } from './markup.ts'

/** One difference in units of its own tolerance, so that metrics of any unit stand on one scale; right is better, −1 the tolerance. */
export interface DifferenceRow {
  readonly name: string
  readonly kind: 'pass' | 'block' | 'inconclusive' | 'error' | 'watched'
  readonly gain: number
  readonly low: number
  readonly high: number
  /** Gain at or below which a regression is shown; null where none could be. */
  readonly bound: number | null
}

/** What the page of a gate is drawn with; each drawing gets its text alternative. */
export interface GateCharts {
  differences(rows: readonly DifferenceRow[], label: string): Markup
}
