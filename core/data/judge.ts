import type { DataCheck, DataReport } from '../data-report.ts'
import type { Check, Threshold } from './checks.ts'
import { expectation, finding, percent } from './wording.ts'

/** What measuring one check gave. */
export type Found =
  | {
      readonly kind: 'count'
      /** Rows of the dataset. */
      readonly rows: number
      /** What the measure counts. */
      readonly count: number
      /** What was found, where a count does not say it. */
      readonly note?: string
      /** Offending values as text; a long one is cut already. */
      readonly examples: readonly string[]
      /** Files among them that could not be read at all. */
      readonly files?: number
      /** Where offending rows stand, as far as the reader of the format knows. */
      readonly places?: readonly { readonly file: string; readonly line: number }[]
    }
  /** The question has no answer in these data: the column is absent, or no row could be read. */
  | { readonly kind: 'impossible'; readonly why: string }
  /** We could not find out: no file, time-out. */
  | { readonly kind: 'error'; readonly why: string }

/** Judges one check. Zero rows never pass a row count, whatever the rule says; a file that cannot be read is an error. */
export function judge(check: Check, found: Found): DataCheck {
  const expected = cut(`${expectation(check.threshold, check.measure)}`, 1000)
  const shared = { id: cut(check.id, 500), expected, line: check.line }
  if (found.kind !== 'count') {
    const result = found.kind === 'error' ? 'error' : check.otherwise
    return { ...shared, result, found: cut(found.why, 1000), rows: null, failed_rows: null, examples: [] }
  }
  const { rows, count } = found
  const countsRows = ['values', 'duplicates', 'unreadable', 'orphans'].includes(check.measure.kind)
  const empty = check.measure.kind === 'rows' && rows === 0
  const holds = meets(check.threshold, check.threshold.unit === 'percent' ? percent(count, rows) : count)
  return {
    ...shared,
    result: found.files ? 'error' : empty ? 'fail' : holds ? 'pass' : check.otherwise,
    found: cut(finding(check.measure, found), 1000),
    rows,
    failed_rows: countsRows ? count : null,
    examples: holds || !check.open ? [] : found.examples.map((text) => cut(text, 300)),
    ...(!holds && !check.open && { masked: true as const }),
    ...(!holds && found.places && found.places.length > 0 && { places: [...found.places] }),
  }
}

/** The worst result of all checks and findings. */
export function outcomeOf(checks: readonly Pick<DataCheck, 'result'>[]): DataReport['outcome'] {
  const results = new Set(checks.map((check) => check.result))
  return (['error', 'fail', 'warn'] as const).find((result) => results.has(result)) ?? 'pass'
}

function meets({ operator, bounds }: Threshold, value: number): boolean {
  const [low = 0, high = low] = bounds
  switch (operator) {
    case 'mustBe':
      return value === low
    case 'mustNotBe':
      return value !== low
    case 'mustBeGreaterThan':
      return value > low
    case 'mustBeGreaterOrEqualTo':
      return value >= low
    case 'mustBeLessThan':
      return value < low
    case 'mustBeLessOrEqualTo':
      return value <= low
    case 'mustBeBetween':
      return value >= low && value <= high
    case 'mustNotBeBetween':
      return value < low || value > high
  }
}

/** By characters, never through the middle of one. */
function cut(text: string, length: number): string {
  const whole = text.toWellFormed()
  return whole.length <= length
    ? whole
    : `${whole
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
}
