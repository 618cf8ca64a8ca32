import type { Contract, SchemaObject } from './contract.ts'
import { foreignKeysOf } from './foreign-keys.ts'
import { optionsProblem } from './option-rules.ts'
import type { Item, Property } from './property.ts'
import { objectRuleProblem, propertyRuleProblem, ruleProblem } from './quality-rules.ts'
import { checkedLevel, levelUnit, type ServiceLevel } from './service-level.ts'

/** A rule that contradicts the standard, another rule or the property it stands at. */
export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Objects and arrays inside each other, at most. */
const MAX_DEPTH = 16

/** The first contradiction in a contract of the right shape. */
export function firstProblem(contract: Contract): Problem | undefined {
  const twice = repeated(contract.schema.map((object) => object.name))
  if (twice >= 0) return { path: ['schema', twice, 'name'], message: 'stands twice; name each schema once' }
  const old = contract.apiVersion.startsWith('v3.0')
  for (const [index, object] of contract.schema.entries()) {
    const problem = objectProblem(object, old)
    if (problem) return { path: ['schema', index, ...problem.path], message: problem.message }
  }
  for (const [index, level] of contract.slaProperties.entries()) {
    const problem = levelProblem(level)
    if (problem) return { path: ['slaProperties', index, ...problem.path], message: problem.message }
  }
  return foreignKeysOf(contract).problem
}

function objectProblem(object: SchemaObject, old: boolean): Problem | undefined {
  const problem = propertiesProblem(object.properties, { old, depth: 1, inArray: false })
  if (problem) return problem
  const keys = object.properties.filter((property) => property.primaryKey)
  const positions = keys.map((property) => property.primaryKeyPosition ?? -1).filter((position) => position > 0)
  if (repeated(positions) >= 0) {
    return { path: ['properties'], message: 'two properties have the same primaryKeyPosition; number them from 1' }
  }
  const names = new Set(object.properties.map((property) => property.name))
  for (const [index, rule] of object.quality.entries()) {
    const message = ruleProblem(rule) ?? objectRuleProblem(rule, names)
    if (message) return { path: ['quality', index], message }
  }
  return undefined
}

interface Place {
  readonly old: boolean
  readonly depth: number
  /** Below `items`: many values a row, so none can be its key. */
  readonly inArray: boolean
}

function propertiesProblem(properties: readonly Property[], place: Place): Problem | undefined {
  const twice = Math.max(
    repeated(properties.map((property) => property.name)),
    repeated(properties.map((property) => property.physicalName ?? property.name)),
  )
  if (twice >= 0) return { path: ['properties', twice, 'name'], message: 'stands twice; name each column once' }
  for (const [index, property] of properties.entries()) {
    const problem = propertyProblem(property, place)
    if (problem) return { path: ['properties', index, ...problem.path], message: problem.message }
  }
  return undefined
}

function propertyProblem(property: Property | Item, place: Place): Problem | undefined {
  const { logicalType: type, logicalTypeOptions: options } = property
  if (place.depth > MAX_DEPTH) return { path: [], message: `is nested more than ${MAX_DEPTH} levels deep; flatten it` }
  const problem = options && optionsProblem(options, type, place.old)
  if (problem) return { path: ['logicalTypeOptions', ...(problem.key ? [problem.key] : [])], message: problem.message }
  for (const [index, rule] of property.quality.entries()) {
    const message = ruleProblem(rule) ?? propertyRuleProblem(rule)
    if (message) return { path: ['quality', index], message }
  }
  return keyProblem(property, place) ?? nestedProblem(property, place)
}

function keyProblem(property: Property | Item, { depth, inArray }: Place): Problem | undefined {
  if (property.primaryKey && depth > 1) {
    return { path: ['primaryKey'], message: 'only a column can be a primary key; move the key to the top' }
  }
  if (!inArray) return undefined
  const what = 'stands in an array, where a row has many values'
  if (property.unique) return { path: ['unique'], message: `${what}; write uniqueItems at the array` }
  return property.relationships.length > 0 ? { path: ['relationships'], message: `${what}; remove it` } : undefined
}

function nestedProblem(property: Property | Item, { old, depth, inArray }: Place): Problem | undefined {
  const { logicalType: type, properties, items } = property
  if (properties.length > 0 && type !== 'object') return { path: ['properties'], message: 'needs logicalType: object' }
  if (items && type !== 'array') return { path: ['items'], message: 'needs logicalType: array' }
  const below = items && propertyProblem(items, { old, depth: depth + 1, inArray: true })
  if (below) return { path: ['items', ...below.path], message: below.message }
  return propertiesProblem(properties, { old, depth: depth + 1, inArray })
}

function levelProblem(level: ServiceLevel): Problem | undefined {
  if (checkedLevel(level) === null) return undefined
  if (typeof level.value !== 'number' || !(level.value >= 0)) {
    return { path: ['value'], message: `must be a number for ${level.property}, with its unit in unit` }
  }
  if (levelUnit(level) !== null) return undefined
  return { path: ['unit'], message: 'must be seconds, minutes, hours, days, weeks, months or years' }
}

/** Index of the first item that stood before; -1 where all differ. */
function repeated(items: readonly unknown[]): number {
  const seen = new Set<unknown>()
  return items.findIndex((item) => seen.size === seen.add(item).size)
}
