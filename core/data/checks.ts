import { UserError } from '../errors.ts'
import type { SchemaObject } from './contract.ts'
import type { ReadContract } from './contract-reader.ts'
import type { Property, ScalarType } from './property.ts'
import { type LibraryRule, metricOf, OPERATORS, severityOf } from './quality.ts'
import type { Scalar } from './terms.ts'

/** A property as checks see it. */
export interface Field {
  /** As the data name it. */
  readonly column: string
  readonly type: ScalarType | null
  /** Values that stand for "missing": a `missingValues` rule counts them, every other rule leaves them out. */
  readonly missing: readonly Scalar[]
}

/** What is wrong with a value. Null is wrong only under `null` and, where listed, `missing`. */
export type Fault =
  | { readonly kind: 'null' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'type'; readonly type: ScalarType }
  | {
      readonly kind: 'limit'
      readonly operator: '>=' | '>' | '<=' | '<'
      readonly limit: string
      readonly type: ScalarType
    }
  | { readonly kind: 'invalid'; readonly valid: readonly Scalar[] | null; readonly pattern: string | null }

/** What a check counts. */
export type Measure =
  /** Files whose rows cannot be read. */
  | { readonly kind: 'unreadable' }
  /** All rows. */
  | { readonly kind: 'rows' }
  /** 1 where a file has no such column. */
  | { readonly kind: 'absent'; readonly field: Field }
  /** Rows with a faulty value. */
  | { readonly kind: 'values'; readonly field: Field; readonly fault: Fault }
  /**
   * Rows that would have to go so that every key stands once. Nulls: `equal` groups them like a value, `ignored` leaves
   * such rows out, `counted` counts each of them too.
   */
  | { readonly kind: 'duplicates'; readonly fields: readonly Field[]; readonly nulls: 'equal' | 'ignored' | 'counted' }

/** What the count has to be. */
export interface Threshold {
  readonly operator: (typeof OPERATORS)[number]
  /** One number, or two for the between operators; both bounds belong to the range. */
  readonly bounds: readonly number[]
  readonly unit: 'rows' | 'percent'
}

/** One rule of the contract, ready to be measured. */
export interface Check {
  readonly id: string
  readonly measure: Measure
  readonly threshold: Threshold
  /** What the data get where the count is not what it has to be. */
  readonly otherwise: 'fail' | 'warn'
  readonly line: number
  /** The values may stand in reports. */
  readonly open: boolean
}

/** The checks of one schema object, that is of one dataset. */
export interface Plan {
  readonly name: string
  readonly fields: readonly Field[]
  readonly checks: readonly Check[]
}

const MAX_CHECKS = 10_000
const NONE: Threshold = { operator: 'mustBe', bounds: [0], unit: 'rows' }

/**
 * The contract as checks, in its own order, ids without duplicates. Every dataset has a check that its rows can be read
 * and one of its row count, asked for or not: no data never pass.
 *
 * @throws UserError for no schema at all, and for more than 10,000 checks.
 */
export function plansOf(read: ReadContract): Plan[] {
  if (read.contract.schema.length === 0)
    throw new UserError('the contract has no schema; add one with the columns of the data')
  const plans = read.contract.schema.map((object, index) =>
    planOf(object, (path) => read.lineOf(['schema', index, ...path])),
  )
  const count = plans.reduce((sum, plan) => sum + plan.checks.length, 0)
  if (count > MAX_CHECKS) throw new UserError(`the contract makes ${count} checks, more than ${MAX_CHECKS}; split it`)
  return plans
}

type LineOf = (path: readonly PropertyKey[]) => number

function planOf(object: SchemaObject, lineOf: LineOf): Plan {
  const checks: Check[] = [
    {
      id: `${object.name}:readable`,
      measure: { kind: 'unreadable' },
      threshold: NONE,
      otherwise: 'fail',
      line: lineOf([]),
      open: true,
    },
  ]
  for (const [index, property] of object.properties.entries()) {
    checks.push(
      ...propertyChecks(property, `${object.name}.${property.name}`, (path) => lineOf(['properties', index, ...path])),
    )
  }
  checks.push(...primaryKeyChecks(object, lineOf), ...objectChecks(object, lineOf))
  return { name: object.name, fields: object.properties.map(fieldOf), checks: withUniqueIds(checks) }
}

function fieldOf(property: Property): Field {
  return {
    column: property.physicalName ?? property.name,
    type: scalarType(property),
    missing: property.quality.flatMap((rule) => (rule.type === 'library' ? (rule.arguments?.missingValues ?? []) : [])),
  }
}

function scalarType({ logicalType: type }: Property): ScalarType | null {
  return type === undefined || type === 'object' || type === 'array' ? null : type
}

function isOpen(property: Property): boolean {
  return property.classification === undefined || property.classification === 'public'
}

function propertyChecks(property: Property, prefix: string, lineOf: LineOf): Check[] {
  const field = fieldOf(property)
  const open = isOpen(property)
  const own = (kind: string, measure: Measure, path: readonly PropertyKey[]): Check => ({
    id: `${prefix}:${kind}`,
    measure,
    threshold: NONE,
    otherwise: 'fail',
    line: lineOf(path),
    open,
  })
  const checks = [own('present', { kind: 'absent', field }, ['name'])]
  if (field.type !== null) {
    checks.push(own('type', { kind: 'values', field, fault: { kind: 'type', type: field.type } }, ['logicalType']))
  }
  if (property.required) checks.push(own('required', { kind: 'values', field, fault: { kind: 'null' } }, ['required']))
  if (property.unique) {
    checks.push(own('unique', { kind: 'duplicates', fields: [field], nulls: 'ignored' }, ['unique']))
  }
  for (const { kind, fault } of limitsOf(property)) {
    checks.push(own(kind, { kind: 'values', field, fault }, ['logicalTypeOptions', kind]))
  }
  for (const [index, rule] of property.quality.entries()) {
    if (rule.type !== 'library') continue
    checks.push(ruleCheck(rule, ruleMeasure(rule, field), { prefix, line: lineOf(['quality', index]), open }))
  }
  return checks
}

function limitsOf(property: Property): { kind: string; fault: Fault }[] {
  const options = property.logicalTypeOptions ?? {}
  const type = scalarType(property)
  if (type === null) return []
  const operators = { minimum: '>=', maximum: '<=', exclusiveMinimum: '>', exclusiveMaximum: '<' } as const
  const limits = Object.entries(operators).flatMap(([kind, operator]) => {
    const value = options[kind as keyof typeof operators]
    // In v3.0 a boolean makes the other bound exclusive; that bound alone is not a check of its own then.
    if (value === false || value === undefined) return []
    if (kind === 'minimum' && options.exclusiveMinimum === true) return []
    if (kind === 'maximum' && options.exclusiveMaximum === true) return []
    const limit = value === true ? (kind === 'exclusiveMinimum' ? options.minimum : options.maximum) : value
    return [{ kind, fault: { kind: 'limit', operator, limit: String(limit), type } as const }]
  })
  if (options.pattern === undefined) return limits
  return [...limits, { kind: 'pattern', fault: { kind: 'invalid', valid: null, pattern: options.pattern } }]
}

function ruleMeasure(rule: LibraryRule, field: Field): Measure {
  switch (metricOf(rule)) {
    case 'nullValues':
      return { kind: 'values', field, fault: { kind: 'null' } }
    case 'missingValues': {
      const missing = rule.arguments?.missingValues ?? []
      return { kind: 'values', field: { ...field, missing }, fault: { kind: 'missing' } }
    }
    case 'invalidValues': {
      const { validValues: valid = null, pattern = null } = rule.arguments ?? {}
      return { kind: 'values', field, fault: { kind: 'invalid', valid, pattern } }
    }
    case 'duplicateValues':
      return { kind: 'duplicates', fields: [field], nulls: 'equal' }
    default:
      throw new Error('the reader lets no other metric through')
  }
}

function ruleCheck(rule: LibraryRule, measure: Measure, at: { prefix: string; line: number; open: boolean }): Check {
  const operator = OPERATORS.find((name) => rule[name] !== undefined)
  const value = operator === undefined ? undefined : rule[operator]
  if (operator === undefined || value === undefined) throw new Error('the reader lets no rule without operator through')
  return {
    id: `${at.prefix}:${metricOf(rule)}`,
    measure,
    threshold: { operator, bounds: typeof value === 'number' ? [value] : value, unit: rule.unit },
    otherwise: severityOf(rule),
    line: at.line,
    open: at.open,
  }
}

function primaryKeyChecks(object: SchemaObject, lineOf: LineOf): Check[] {
  const keys = object.properties
    .flatMap((property, index) => (property.primaryKey ? [{ property, index }] : []))
    .sort((a, b) => (a.property.primaryKeyPosition ?? 0) - (b.property.primaryKeyPosition ?? 0))
  const [first] = keys
  if (!first) return []
  const id = keys.length === 1 ? `${object.name}.${first.property.name}:primaryKey` : `${object.name}:primaryKey`
  const fields = keys.map(({ property }) => fieldOf(property))
  return [
    {
      id,
      measure: { kind: 'duplicates', fields, nulls: 'counted' },
      threshold: NONE,
      otherwise: 'fail',
      line: lineOf(['properties', first.index, 'primaryKey']),
      open: keys.every(({ property }) => isOpen(property)),
    },
  ]
}

function objectChecks(object: SchemaObject, lineOf: LineOf): Check[] {
  const checks = object.quality.flatMap((rule, index): Check[] => {
    if (rule.type !== 'library') return []
    const names = rule.arguments?.properties
    const chosen = (names ?? []).flatMap((name) => object.properties.find((property) => property.name === name) ?? [])
    const measure: Measure = names
      ? { kind: 'duplicates', fields: chosen.map(fieldOf), nulls: 'equal' }
      : { kind: 'rows' }
    const at = { prefix: object.name, line: lineOf(['quality', index]), open: chosen.every(isOpen) }
    return [ruleCheck(rule, measure, at)]
  })
  if (checks.some((check) => check.measure.kind === 'rows')) return checks
  const threshold: Threshold = { operator: 'mustBeGreaterThan', bounds: [0], unit: 'rows' }
  const line = lineOf([])
  return [
    ...checks,
    { id: `${object.name}:rowCount`, measure: { kind: 'rows' }, threshold, otherwise: 'fail', line, open: true },
  ]
}

// A second rule of the same kind at the same place gets #2, so that ids name one check each.
function withUniqueIds(checks: readonly Check[]): Check[] {
  const seen = new Map<string, number>()
  return checks.map((check) => {
    const count = (seen.get(check.id) ?? 0) + 1
    seen.set(check.id, count)
    return count === 1 ? check : { ...check, id: `${check.id}#${count}` }
  })
}
