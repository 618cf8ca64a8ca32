import { z } from 'zod'
import { type Digest, digestOf } from '../digest.ts'
import { UserError } from '../errors.ts'
import { parseStrictYaml, parseWith } from '../yaml.ts'
import {
  CONTRACT_MAX_BYTES,
  Contract,
  LocalServer,
  type LogicalType,
  type LogicalTypeOptions,
  OPERATORS,
  type Property,
  type QualityRule,
  type SchemaObject,
} from './contract.ts'
import { ecmaPattern } from './pattern.ts'
import { isLiteral } from './types.ts'

/** A contract as read, and where its rules stand. */
export interface ReadContract {
  readonly contract: Contract
  readonly digest: Digest
  /** The only server of type `local`; null where there is none or more than one. */
  readonly server: LocalServer | null
  /** Line, from 1, of the value at a path, for example `['schema', 0, 'quality', 1]`. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/**
 * Reads a data contract.
 *
 * @param source names the text in errors, for example `data/flights.odcs.yaml`.
 * @throws UserError `<source>:<line>:<column>: ...` for bad YAML, an unknown key (with the nearest known one), a key whose
 *   check is not made yet, and rules that contradict the standard, each other or the property they stand at.
 */
export function readContract(text: string, source: string): ReadContract {
  const yaml = parseStrictYaml(text, source, CONTRACT_MAX_BYTES)
  const contract = parseWith(Contract, yaml, source)
  const problem = firstProblem(contract)
  if (problem) {
    const { line, column } = yaml.placeOf(problem.path)
    throw new UserError(`${source}:${line}:${column}: ${problem.path.map(String).join('.')}: ${problem.message}`)
  }
  const local = contract.servers.flatMap((server, index) => (server.type === 'local' ? [index] : []))
  const [only] = local
  const server = local.length === 1 && only !== undefined ? readServer(yaml, only, source) : null
  return { contract, digest: digestOf(text), server, lineOf: (path) => yaml.placeOf(path).line }
}

function readServer(yaml: ReturnType<typeof parseStrictYaml>, index: number, source: string): LocalServer {
  const value = (yaml.value as { servers: unknown[] }).servers[index]
  const path = ['servers', index]
  const inside = { value, placeOf: (below: readonly PropertyKey[]) => yaml.placeOf([...path, ...below]) }
  const server = parseWith(LocalServer, inside, source)
  const allowed = server.format === 'csv' ? server.delimiter?.length === 1 : server.delimiter === 'new_line'
  if (server.delimiter === undefined || allowed) return server
  const { line, column } = yaml.placeOf([...path, 'delimiter'])
  const remedy = server.format === 'csv' ? 'must be one character' : 'is not read for this format; remove the key'
  throw new UserError(`${source}:${line}:${column}: servers.${index}.delimiter: ${remedy}`)
}

interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function firstProblem(contract: Contract): Problem | undefined {
  const twice = repeated(contract.schema.map((object) => object.name))
  if (twice >= 0) return { path: ['schema', twice, 'name'], message: 'stands twice; name each schema once' }
  const old = contract.apiVersion.startsWith('v3.0')
  for (const [index, object] of contract.schema.entries()) {
    const problem = objectProblem(object, old)
    if (problem) return { path: ['schema', index, ...problem.path], message: problem.message }
  }
  return undefined
}

function objectProblem(object: SchemaObject, old: boolean): Problem | undefined {
  const { properties } = object
  const twice = Math.max(
    repeated(properties.map((property) => property.name)),
    repeated(properties.map((property) => property.physicalName ?? property.name)),
  )
  if (twice >= 0) return { path: ['properties', twice, 'name'], message: 'stands twice; name each column once' }
  const positions = properties.filter((property) => property.primaryKey).map((property) => property.primaryKeyPosition)
  if (repeated(positions.filter((position) => position !== undefined && position > 0)) >= 0) {
    return { path: ['properties'], message: 'two properties have the same primaryKeyPosition; number them from 1' }
  }
  for (const [index, property] of properties.entries()) {
    const problem = propertyProblem(property, old)
    if (problem) return { path: ['properties', index, ...problem.path], message: problem.message }
  }
  const names = new Set(properties.map((property) => property.name))
  for (const [index, rule] of object.quality.entries()) {
    const message = ruleProblem(rule) ?? objectRuleProblem(rule, names)
    if (message) return { path: ['quality', index], message }
  }
  return undefined
}

function propertyProblem(property: Property, old: boolean): Problem | undefined {
  const options = property.logicalTypeOptions
  if (options) {
    const problem = optionsProblem(options, property.logicalType, old)
    if (problem) return { path: ['logicalTypeOptions', ...problem.path], message: problem.message }
  }
  for (const [index, rule] of property.quality.entries()) {
    const message = ruleProblem(rule) ?? propertyRuleProblem(rule)
    if (message) return { path: ['quality', index], message }
  }
  return undefined
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

function optionsProblem(options: LogicalTypeOptions, type: LogicalType | undefined, old: boolean): Problem | undefined {
  if (options.pattern !== undefined) {
    if (type !== 'string') return { path: ['pattern'], message: 'needs logicalType: string' }
    const message = patternProblem(options.pattern)
    if (message) return { path: ['pattern'], message }
  }
  for (const key of BOUNDS) {
    const message = boundProblem(options, key, { type, old })
    if (message) return { path: [key], message }
  }
  const low = options.minimum ?? options.exclusiveMinimum
  const high = options.maximum ?? options.exclusiveMaximum
  if (typeof low === 'number' && typeof high === 'number' && low > high) {
    return { path: [], message: `no value is both at least ${low} and at most ${high}; swap them` }
  }
  return undefined
}

function boundProblem(
  options: LogicalTypeOptions,
  key: (typeof BOUNDS)[number],
  context: { type: LogicalType | undefined; old: boolean },
): string | undefined {
  const value = options[key]
  if (value === undefined) return undefined
  const { type, old } = context
  if (type === undefined || type === 'string' || type === 'boolean') {
    return 'needs logicalType integer, number, date, timestamp or time'
  }
  if (typeof value === 'boolean') {
    if (!old) return 'is a value since v3.1, for example exclusiveMinimum: 0; write it so'
    const bound = key === 'exclusiveMinimum' ? options.minimum : options.maximum
    return bound === undefined ? 'needs the bound that it makes exclusive' : undefined
  }
  const written = type === 'integer' ? 'number' : type
  return isLiteral(String(value), written) ? undefined : `must be a ${written}, in the form of ISO 8601 if it is a time`
}

function ruleProblem(rule: QualityRule): string | undefined {
  if (rule.metric !== undefined && rule.rule !== undefined) return 'has metric and rule; keep metric'
  const given = OPERATORS.filter((operator) => rule[operator] !== undefined)
  if (given.length === 0) return `needs one operator, for example mustBe: 0 (known are ${OPERATORS.join(', ')})`
  if (given.length > 1) return `has ${given.join(' and ')}; keep one, or use mustBeBetween`
  const bounds = rule.mustBeBetween ?? rule.mustNotBeBetween
  if (bounds && bounds[0] > bounds[1]) return 'has its bounds in the wrong order; write the smaller one first'
  return argumentsProblem(rule)
}

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  missingValues: ['missingValues'],
  invalidValues: ['validValues', 'pattern'],
  duplicateValues: ['properties'],
}

function argumentsProblem(rule: QualityRule): string | undefined {
  const metric = rule.metric ?? rule.rule
  if (metric === undefined) return 'needs a metric, for example metric: nullValues'
  const allowed = ARGUMENTS[metric] ?? []
  const given = Object.entries(rule.arguments ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  const foreign = given.find((key) => !allowed.includes(key))
  if (foreign) return `${metric} has no argument ${foreign}; remove it`
  if (given.length === 0 && (metric === 'missingValues' || metric === 'invalidValues')) {
    return `${metric} needs arguments: ${allowed.join(' or ')}`
  }
  return rule.arguments?.pattern === undefined ? undefined : patternProblem(rule.arguments.pattern)
}

function propertyRuleProblem(rule: QualityRule): string | undefined {
  const metric = rule.metric ?? rule.rule
  if (metric === 'rowCount') return 'rowCount counts rows of the whole schema; move the rule to its quality list'
  if (rule.arguments?.properties) return 'arguments.properties belongs to the quality list of the schema; move the rule'
  return undefined
}

function objectRuleProblem(rule: QualityRule, names: ReadonlySet<string>): string | undefined {
  const metric = rule.metric ?? rule.rule
  if (metric === 'rowCount') {
    return rule.unit === 'percent' ? 'rowCount has no percent; write rows' : undefined
  }
  if (metric !== 'duplicateValues') return `${metric} is a rule of one property; move it to the property's quality list`
  const properties = rule.arguments?.properties
  if (!properties) return 'duplicateValues needs arguments: {properties: [...]} here'
  const unknown = properties.find((name) => !names.has(name))
  if (unknown !== undefined) return `names the property ${JSON.stringify(unknown)}, which the schema does not have`
  return repeated(properties) >= 0 ? 'names a property twice; keep one' : undefined
}

function patternProblem(pattern: string): string | undefined {
  try {
    ecmaPattern(pattern)
    return undefined
  } catch (cause) {
    return `is not a regular expression of ECMA-262 (${z.instanceof(Error).parse(cause).message})`
  }
}

/** Index of the first item that stood before; -1 where all differ. */
function repeated(items: readonly unknown[]): number {
  return items.findIndex((item, index) => items.indexOf(item) < index)
}
