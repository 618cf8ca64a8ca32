import { type Change, shown, turned } from './change.ts'
import { optionChanges } from './option-diff.ts'
import type { Item, LogicalType, Property } from './property.ts'
import { ruleChanges } from './rule-diff.ts'

/** A change, and below which part of the subject it stands: `v`, `v.x`, `v[]`. */
export interface NamedChange extends Change {
  readonly below: string
}

/** How the properties of a schema or object changed. `at` of each change starts with `properties`. */
export function propertiesChanges(before: readonly Property[], after: readonly Property[]): NamedChange[] {
  const changes: NamedChange[] = []
  const formers = new Map(after.map((property) => [property, formerOf(property, { before, after })]))
  for (const [index, property] of after.entries()) {
    const former = formers.get(property)
    const found = former ? propertyChanges(former, property) : [added(property)]
    for (const change of found) {
      const below = `${property.name}${change.below}`
      changes.push({ ...change, below, at: ['properties', index, ...change.at] })
    }
  }
  const kept = new Set(formers.values())
  for (const property of before) {
    if (!kept.has(property)) changes.push({ kind: 'breaking', text: 'field removed', at: [], below: property.name })
  }
  return changes
}

// Renamed is who keeps the id, or the column in the data, while the old name is gone.
function formerOf(
  property: Property,
  { before, after }: { readonly before: readonly Property[]; readonly after: readonly Property[] },
): Property | undefined {
  const gone = before.filter((old) => !after.some(({ name }) => name === old.name))
  return (
    before.find(({ name }) => name === property.name) ??
    gone.find(({ id }) => id !== undefined && id === property.id) ??
    gone.find((old) => columnOf(old) === columnOf(property))
  )
}

function columnOf({ physicalName, name }: Property): string {
  return physicalName ?? name
}

function added(property: Property): NamedChange {
  const demands = [property.required && 'required', property.primaryKey && 'part of the primary key']
  const demand = demands.find((word) => word !== false)
  const text = demand ? `field added, ${demand}` : 'optional field added'
  return { kind: demand ? 'breaking' : 'compatible', text, at: ['name'], below: '' }
}

function propertyChanges(before: Property, after: Property): NamedChange[] {
  const changes: Change[] = []
  if (before.name !== after.name) {
    changes.push(turned('field renamed', [before.name, after.name], { breaks: true, at: ['name'] }))
  }
  if (columnOf(before) !== columnOf(after) && (before.physicalName ?? after.physicalName) !== undefined) {
    changes.push(turned('column', [columnOf(before), columnOf(after)], { breaks: true, at: ['physicalName'] }))
  }
  return [...changes.map((change) => ({ ...change, below: '' })), ...valueChanges(before, after)]
}

function valueChanges(before: Property | Item, after: Property | Item): NamedChange[] {
  const here: Change[] = []
  const [old, now] = [before.logicalType, after.logicalType]
  if (old !== now) here.push(turned('logicalType', [old, now], { breaks: !widens(old, now), at: ['logicalType'] }))
  for (const key of ['required', 'unique'] as const) {
    if (before[key] !== after[key]) here.push(turned(key, [before[key], after[key]], { breaks: after[key], at: [key] }))
  }
  if (before.classification !== after.classification) {
    const values = [before.classification, after.classification] as const
    here.push(turned('classification', values, { breaks: false, at: ['classification'] }))
  }
  // Options of another type mean something else: the type's own line says it all.
  if (old === now || now === undefined || (old === 'integer' && now === 'number')) {
    here.push(...optionChanges(before.logicalTypeOptions ?? {}, after.logicalTypeOptions ?? {}, now ?? old))
  }
  here.push(...ruleChanges(before.quality, after.quality))
  return [...here.map((change) => ({ ...change, below: '' })), ...nestedChanges(before, after)]
}

function widens(before: LogicalType | undefined, after: LogicalType | undefined): boolean {
  return after === undefined || (before === 'integer' && after === 'number')
}

function nestedChanges(before: Property | Item, after: Property | Item): NamedChange[] {
  const keys = propertiesChanges(before.properties, after.properties).map((change) => ({
    ...change,
    below: `.${change.below}`,
  }))
  if (before.items && after.items) {
    const items = valueChanges(before.items, after.items)
    return [...keys, ...items.map((change) => ({ ...change, below: `[]${change.below}`, at: ['items', ...change.at] }))]
  }
  if (!before.items && !after.items) return keys
  const kind = after.items ? 'breaking' : 'compatible'
  const text = after.items ? `items described: ${shown(after.items.logicalType)}` : 'items no longer described'
  return [...keys, { kind, text, at: ['items'], below: '[]' }]
}
