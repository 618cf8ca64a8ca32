import { type Fault, type Field, fieldName, type Measure, type Threshold } from './checks.ts'

/** What a check expects, in words: "no rows where delay is not >= 0". */
export function expectation(threshold: Threshold, measure: Measure): string {
  const amount = amountOf(threshold)
  switch (measure.kind) {
    case 'absent':
      return `a ${measure.field.steps ? 'key' : 'column'} ${fieldName(measure.field)}`
    case 'unreadable':
      return 'every line can be read'
    case 'age':
      return `the ${measure.which} ${fieldName(measure.field)} at most ${measure.limit} old, not before ${measure.notBefore}`
    case 'query':
      return `${threshold.operator === 'mustBe' ? threshold.bounds.join() : amount} from ${measure.query.trim().replace(/\s+/g, ' ')}`
    case 'rows':
      return `${amount} ${unitOf(threshold, 'rows')}`
    default:
      return `${amount} ${unitOf(threshold, unitName(measure))} ${defect(measure)}`
  }
}

interface Counted {
  readonly rows: number
  readonly count: number
  readonly files?: number
  readonly note?: string
  readonly examples?: readonly string[]
}

/** What was found, in words: "3 of 1,000 rows (0.3 %)". */
export function finding(measure: Measure, { rows, count, files = 0, note, examples = [] }: Counted): string {
  if (note !== undefined) return note
  switch (measure.kind) {
    case 'rows':
      return `${grouped(rows)} rows`
    case 'absent':
      return count === 0 ? 'present' : 'absent'
    case 'unreadable':
      return count === 0
        ? 'every line'
        : `${grouped(count)} unreadable, first ${examples[0]}${files > 0 ? '' : '; mend or remove it'}`
    case 'age':
    case 'query':
      return grouped(count)
    default: {
      const share = count === 0 ? '' : ` (${shareText(percent(count, rows))} %)`
      return `${grouped(count)} of ${grouped(rows)} ${unitName(measure)}${share}`
    }
  }
}

/** Shares of zero rows are 0. */
export function percent(count: number, rows: number): number {
  return rows === 0 ? 0 : (100 * count) / rows
}

/** What is counted: rows, or what stands in the arrays and objects of rows. */
function unitName(measure: Measure): string {
  const steps = measure.kind === 'values' ? (measure.field.steps ?? []) : []
  if (steps.at(-1)?.kind === 'items') return 'entries'
  return steps.length > 0 ? 'objects' : 'rows'
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

function unitOf({ operator, bounds, unit }: Threshold, name: string): string {
  if (unit === 'rows') return name
  return operator === 'mustBe' && bounds[0] === 0 ? name : `% of the ${name}`
}

function defect(measure: Extract<Measure, { kind: 'values' | 'duplicates' | 'orphans' }>): string {
  if (measure.kind === 'values') return faultOf(measure.field, measure.fault)
  const names = measure.fields.map(fieldName).join(', ')
  if (measure.kind === 'orphans') {
    return `where ${names} is not in ${measure.target.fields.map((field) => `${measure.target.schema}.${fieldName(field)}`).join(', ')}`
  }
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
  const name = fieldName(field)
  switch (fault.kind) {
    case 'null':
      return `without ${name}`
    case 'missing':
      return `where ${name} is ${listed(field.missing)}`
    case 'type': {
      const type = field.shape ?? field.type ?? ''
      return `where ${name} is not ${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`
    }
    case 'limit':
      return `where ${name} is not ${fault.operator} ${fault.limit}`
    case 'range':
      return `where ${name} is not within ${fault.format}, from ${fault.low} to ${fault.high}`
    case 'step':
      return `where ${name} is not a multiple of ${fault.of}`
    case 'size':
      return `where ${name} has ${fault.operator === '>=' ? 'fewer' : 'more'} than ${fault.limit} ${fault.of}`
    case 'format':
      return `where ${name} is not written as ${fault.format}`
    case 'repeated-items':
      return `where ${name} has an entry twice`
    case 'keys':
      return `where ${name} lacks ${listed(fault.names)}`
    case 'invalid': {
      const parts = [
        ...(fault.valid === null ? [] : [`is not ${listed(fault.valid)}`]),
        ...(fault.pattern === null ? [] : [`does not match ${fault.pattern}`]),
      ]
      return `where ${name} ${parts.join(' or ')}`
    }
  }
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value))
  return values.length > 10 ? `one of ${shown.join(', ')} and ${values.length - 10} more` : shown.join(' or ')
}

function shareText(share: number): string {
  return share >= 0.01 ? String(Number(share.toPrecision(3))) : 'under 0.01'
}

function grouped(number: number): string {
  const [whole = '', fraction] = String(number).split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}
