import type { ColumnProfile } from '../../data-report.ts'
import type { Markup } from './markup.ts'

/** What a page is drawn with; each drawing gets its text alternative. A library draws, and the core knows none. */
export interface DataCharts {
  histogram(histogram: NonNullable<ColumnProfile['histogram']>, label: string): Markup
  categories(categories: NonNullable<ColumnProfile['categories']>, label: string): Markup
  intervals(
    rows: readonly { name: string; value: number; low: number; high: number; faint: boolean }[],
    label: string,
  ): Markup
}
