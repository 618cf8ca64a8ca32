import type { DataCheck, DataReport } from '../data-report.ts'
import type { Check, Fault, Field, Measure, Threshold } from './checks.ts'

/** What measuring one check gave. */
export type Found =
  | {
      readonly kind: 'count'
      /** Rows of the dataset. */
      readonly rows: number
      /** What the measure counts. */
      readonly count: number
      /** Offending values as text; a long one is cut already. */
      readonly examples: readonly string[]
    }
  /** The question has no answer in these data: the column is absent, or no row could be read. */
  | { readonly kind: 'impossible'; readonly why: string }
  /** We could not find out: no file, time-out. */
  | { readonly kind: 'error'; readonly why: string }

/** Judges one check. Zero rows never pass a row count, whatever the rule says. */
export function judge(check: Check, found: Found): DataCheck {
  const expected = cut(`${expectation(check.threshold, check.measure)}`, 1000)
  const shared = { id: cut(check.id, 500), expected, line: check.line }
  if (found.kind !== 'count') {
    const result = found.kind === 'error' ? 'error' : check.otherwise
    return { ...shared, result, found: cut(found.why, 1000), rows: null, failed_rows: null, examples: [] }
  }
  const { rows, count } = found
  const countsRows =
    check.measure.kind === 'values' || check.measure.kind === 'duplicates' || check.measure.kind === 'unreadable'
  const empty = check.measure.kind === 'rows' && rows === 0
  const holds = meets(check.threshold, check.threshold.unit === 'percent' ? percent(count, rows) : count)
  return {
    ...shared,
    result: empty ? 'fail' : holds ? 'pass' : check.otherwise,
    found: cut(finding(check, found), 1000),
    rows,
    failed_rows: countsRows ? count : null,
    examples: holds || !check.open ? [] : found.examples.map((text) => cut(text, 300)),
    ...(!holds && !check.open && { masked: true as const }),
  }
}

/** The worst result of all checks. */
export function outcomeOf(checks: readonly DataCheck[]): DataReport['outcome'] {
  const results = new Set(checks.map((check) => check.result))
  return (['error', 'fail', 'warn'] as const).find((result) => results.has(result)) ?? 'pass'
}

/** Shares of zero rows are 0. */
function percent(count: number, rows: number): number {
  return rows === 0 ? 0 : (100 * count) / rows
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

function expectation(threshold: Threshold, measure: Measure): string {
  if (measure.kind === 'absent') return `a column ${measure.field.column}`
  if (measure.kind === 'unreadable') return 'every line can be read'
  const amount = amountOf(threshold)
  if (measure.kind === 'rows') return `${amount} ${unitOf(threshold)}`
  return `${amount} ${unitOf(threshold)} ${defect(measure)}`
}

function amountOf({ operator, bounds }: Threshold): string {
  const [low = '', high = ''] = bounds.map(grouped)
  switch (operator) {
    case 'mustBe':
      return low === '0' ? 'no' : `exactly ${low}`
    case 'mustNotBe':
      return `any number but ${low} of`
    case 'mustBeGreaterThan':
      return `more than ${low}`
    case 'mustBeGreaterOrEqualTo':
      return `at least ${low}`
    case 'mustBeLessThan':
      return `fewer than ${low}`
    case 'mustBeLessOrEqualTo':
      return `at most ${low}`
    case 'mustBeBetween':
      return `from ${low} to ${high}`
    case 'mustNotBeBetween':
      return `fewer than ${low} or more than ${high}`
  }
}

function unitOf({ operator, bounds, unit }: Threshold): string {
  if (unit === 'rows') return 'rows'
  return operator === 'mustBe' && bounds[0] === 0 ? 'rows' : '% of the rows'
}

function defect(measure: Extract<Measure, { kind: 'values' | 'duplicates' }>): string {
  if (measure.kind === 'values') return faultOf(measure.field, measure.fault)
  const names = measure.fields.map((field) => field.column).join(', ')
  switch (measure.nulls) {
    case 'equal':
      return `that repeat ${names}`
    case 'ignored':
      return `that repeat ${names}, nulls apart`
    case 'counted':
      return `that repeat ${names} or lack it`
  }
}

function faultOf(field: Field, fault: Fault): string {
  switch (fault.kind) {
    case 'null':
      return `without ${field.column}`
    case 'missing':
      return `where ${field.column} is ${listed(field.missing)}`
    case 'type':
      return `where ${field.column} is not ${fault.type === 'integer' ? 'an' : 'a'} ${fault.type}`
    case 'limit':
      return `where ${field.column} is not ${fault.operator} ${fault.limit}`
    case 'invalid': {
      const parts = [
        ...(fault.valid === null ? [] : [`is not ${listed(fault.valid)}`]),
        ...(fault.pattern === null ? [] : [`does not match ${fault.pattern}`]),
      ]
      return `where ${field.column} ${parts.join(' or ')}`
    }
  }
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value))
  return values.length > 10 ? `one of ${shown.join(', ')} and ${values.length - 10} more` : shown.join(' or ')
}

function finding(check: Check, { rows, count }: Extract<Found, { kind: 'count' }>): string {
  switch (check.measure.kind) {
    case 'rows':
      return `${grouped(rows)} rows`
    case 'absent':
      return count === 0 ? 'present' : 'absent'
    case 'unreadable':
      return count === 0 ? 'every line' : `${grouped(count)} unreadable`
    default: {
      const share = count === 0 ? '' : ` (${shareText(percent(count, rows))} %)`
      return `${grouped(count)} of ${grouped(rows)} rows${share}`
    }
  }
}

function shareText(share: number): string {
  return share >= 0.01 ? String(Number(share.toPrecision(3))) : 'under 0.01'
}

function grouped(number: number): string {
  const [whole = '', fraction] = String(number).split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
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
