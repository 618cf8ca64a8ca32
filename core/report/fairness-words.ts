import type { FairnessRecord } from '../metric-record.ts'
import { count } from '../numbers.ts'

type Group = FairnessRecord['groups'][number]

/** One group as every table shows it: rows, then rates of the baseline and of the candidate, in percent. */
export interface GroupWords {
  readonly value: string
  readonly rows: string
  readonly selected: string
  readonly truePositives: string
  readonly falsePositives: string
  readonly small: boolean
}

export const GROUP_HEADER: readonly string[] = [
  'group',
  'rows',
  'predicted positive',
  'true positives',
  'false positives',
  '',
]

/** The groups of a fairness gap in words; a rate over no rows is a dash. */
export function groupWords({ value, candidate, baseline, small }: Group): GroupWords {
  const both = (rate: (outcomes: Group['candidate']) => string) =>
    baseline ? `${rate(baseline)} → ${rate(candidate)}` : rate(candidate)
  return {
    value: value === '' ? '(empty)' : value,
    rows: count(total(candidate)),
    selected: both((o) => percent(o.true_positives + o.false_positives, total(o))),
    truePositives: both((o) => percent(o.true_positives, o.true_positives + o.false_negatives)),
    falsePositives: both((o) => percent(o.false_positives, o.false_positives + o.true_negatives)),
    small,
  }
}

function total(o: Group['candidate']): number {
  return o.true_positives + o.false_positives + o.false_negatives + o.true_negatives
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}
