import type { Metric, Options, Task } from './metric.ts'
import type { Sample } from './sample.ts'
import { quotient } from './text.ts'

const TASKS: readonly Task[] = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'forecasting', 'llm']

/** The limits of a metric's entry, which say which way is better where its name does not. */
export interface Limits {
  readonly max_drop?: number | undefined
  readonly floor?: number | undefined
  readonly max_rise?: number | undefined
  readonly ceiling?: number | undefined
}

/**
 * A metric of one's own: the mean of a column of numbers, a value a row, or of two columns the ratio of their sums.
 *
 * @returns undefined where no limit tells whether higher or lower is better.
 */
export function customMetric(limits: Limits, { over }: Options): Metric | undefined {
  const direction = directionOf(limits)
  if (!direction) return undefined
  const custom = {
    tasks: TASKS,
    family: 'custom',
    direction,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    needs: ['column'],
    unit: 'row',
    options: ['column', 'over'],
    required: ['column'],
    undefinedWhen: over === undefined ? 'no rows' : `${over} sums to 0`,
  } as const
  return over === undefined
    ? {
        ...custom,
        measure: { kind: 'mean', binary: 'by-values', of: (sample, { column = '' }) => copyOf(sample, column) },
      }
    : { ...custom, measure: { kind: 'ratio', terms: bothColumns, of: quotient } }
}

function bothColumns(sample: Sample, { column = '', over = '' }: Options): Float64Array[] {
  return [copyOf(sample, column), copyOf(sample, over)]
}

// What the slices need of a column is kept as long as the column is: a copy goes when its metric is measured.
function copyOf(sample: Sample, name: string): Float64Array {
  return sample.column(name).slice()
}

function directionOf({ max_drop, floor, max_rise, ceiling }: Limits): Metric['direction'] | undefined {
  if (max_drop !== undefined || floor !== undefined) return 'higher'
  return max_rise !== undefined || ceiling !== undefined ? 'lower' : undefined
}
