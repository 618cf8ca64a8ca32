import type { Check, Fault, Field, Measure } from './checks.ts'
import { fieldAt, isOpen, type Position, physicalName } from './field.ts'
import { optionFaults } from './option-faults.ts'
import type { Item, Property } from './property.ts'
import { type LibraryRule, metricOf, OPERATORS, type SqlRule, severityOf } from './quality.ts'

export const NONE = { operator: 'mustBe', bounds: [0], unit: 'rows' } as const

/** A property where it stands: in the contract, in the data, and in the names of checks. */
export interface Place extends Position {
  /** `<schema>.<property>`, nested names joined by dots. */
  readonly id: string
  /** Everything around it may stand in reports. */
  readonly open: boolean
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** The checks of a property and of everything in it. */
export function propertyChecks(property: Property | Item, place: Place): Check[] {
  const field = fieldAt(property, place)
  const open = place.open && isOpen(property)
  const own = (kind: string, measure: Measure, path: readonly PropertyKey[]): Check => ({
    id: `${place.id}:${kind}`,
    measure,
    threshold: NONE,
    otherwise: 'fail',
    line: place.lineOf(path),
    open,
  })
  const values = (kind: string, fault: Fault, path: readonly PropertyKey[]): Check =>
    own(kind, { kind: 'values', field, fault }, path)
  const checks: Check[] = []
  if (field.steps?.at(-1)?.kind !== 'items') checks.push(own('present', { kind: 'absent', field }, ['name']))
  if (field.type !== null || field.shape) checks.push(values('type', { kind: 'type' }, ['logicalType']))
  if (property.required) checks.push(values('required', { kind: 'null' }, ['required']))
  if (property.unique) {
    checks.push(own('unique', { kind: 'duplicates', fields: [field], nulls: 'ignored' }, ['unique']))
  }
  for (const { kind, fault } of optionFaults(property)) checks.push(values(kind, fault, ['logicalTypeOptions', kind]))
  for (const [index, rule] of property.quality.entries()) {
    const at = { prefix: place.id, line: place.lineOf(['quality', index]), open }
    if (rule.type === 'library') checks.push(ruleCheck(rule, ruleMeasure(rule, field), at))
    if (rule.type === 'sql') checks.push(sqlCheck(rule, field, at))
  }
  return [...checks, ...nestedChecks(property, { ...place, open })]
}

function nestedChecks(property: Property | Item, place: Place): Check[] {
  const { properties, items } = property
  const below = properties.flatMap((one, index) =>
    propertyChecks(one, {
      ...place,
      id: `${place.id}.${one.name}`,
      steps: [...place.steps, { kind: 'member', name: physicalName(one) }],
      lineOf: (path) => place.lineOf(['properties', index, ...path]),
    }),
  )
  if (!items) return below
  const steps = [...place.steps, { kind: 'items' } as const]
  const lineOf = (path: readonly PropertyKey[]) => place.lineOf(['items', ...path])
  // Keys of the entries are properties by name; the entries themselves have none.
  const entries = propertyChecks(
    { ...items, properties: [], items: undefined },
    { ...place, id: `${place.id}.items`, steps, lineOf },
  )
  return [...below, ...entries, ...nestedChecks(items, { ...place, open: place.open && isOpen(items), steps, lineOf })]
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
    case 'rowCount':
      throw new Error('the reader lets no row count of a property through')
  }
}

interface At {
  readonly prefix: string
  readonly line: number
  readonly open: boolean
}

/** The check of a library rule. */
export function ruleCheck(rule: LibraryRule, measure: Measure, { prefix, line, open }: At): Check {
  const threshold = { ...comparison(rule), unit: rule.unit }
  return { id: `${prefix}:${metricOf(rule)}`, measure, threshold, otherwise: severityOf(rule), line, open }
}

/** The check of a query; `field` is its property, null for a query of the whole schema. */
export function sqlCheck(rule: SqlRule, field: Field | null, { prefix, line, open }: At): Check {
  const measure: Measure = { kind: 'query', query: rule.query, field }
  const threshold = { ...comparison(rule), unit: 'rows' } as const
  return { id: `${prefix}:sql`, measure, threshold, otherwise: severityOf(rule), line, open }
}

function comparison(rule: LibraryRule | SqlRule): Pick<Check['threshold'], 'operator' | 'bounds'> {
  const operator = OPERATORS.find((name) => rule[name] !== undefined)
  const value = operator === undefined ? undefined : rule[operator]
  if (operator === undefined || value === undefined) throw new Error('the reader lets no rule without operator through')
  return { operator, bounds: typeof value === 'object' ? value : [Number(value)] }
}
