import { z } from 'zod'
import { ecmaPattern } from './pattern.ts'
import { type LibraryRule, Metric, metricOf, OPERATORS, type QualityRule } from './quality.ts'

/** What is wrong with a rule, wherever it stands; undefined for nothing. */
export function ruleProblem(rule: QualityRule): string | undefined {
  if (rule.type === 'text' || rule.type === 'custom') return undefined
  if (rule.type === 'library' && rule.metric !== undefined && rule.rule !== undefined) {
    return 'has metric and rule; keep metric'
  }
  const given = OPERATORS.filter((operator) => rule[operator] !== undefined)
  if (given.length === 0) return `needs one operator, for example mustBe: 0 (known are ${OPERATORS.join(', ')})`
  if (given.length > 1) return `has ${given.join(' and ')}; keep one, or use mustBeBetween`
  const bounds = rule.mustBeBetween ?? rule.mustNotBeBetween
  if (bounds && bounds[0] > bounds[1]) return 'has its bounds in the wrong order; write the smaller one first'
  if (bounds && bounds[0] === bounds[1]) {
    return `has twice the same bound; write ${rule.mustBeBetween ? 'mustBe' : 'mustNotBe'}: ${bounds[0]}`
  }
  return rule.type === 'library' ? libraryProblem(rule) : undefined
}

const ARGUMENTS: Readonly<Record<Metric, readonly string[]>> = {
  nullValues: [],
  missingValues: ['missingValues'],
  invalidValues: ['validValues', 'pattern'],
  duplicateValues: ['properties'],
  rowCount: [],
}

function libraryProblem(rule: LibraryRule): string | undefined {
  if (rule.metric === undefined && rule.rule === undefined) {
    return `needs a metric, for example metric: nullValues (known are ${Metric.options.join(', ')}), or another type`
  }
  const metric = metricOf(rule)
  const allowed = ARGUMENTS[metric]
  const given = Object.entries(rule.arguments ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  const foreign = given.find((key) => !allowed.includes(key))
  if (foreign) return `${metric} has no argument ${foreign}; remove it`
  if (given.length === 0 && (metric === 'missingValues' || metric === 'invalidValues')) {
    return `${metric} needs arguments: ${allowed.join(' or ')}`
  }
  const most = Math.max(...OPERATORS.flatMap((operator) => rule[operator] ?? []))
  if (rule.unit === 'percent' && most > 100) return 'compares a share with more than 100 percent; write 0 to 100'
  return rule.arguments?.pattern === undefined ? undefined : patternProblem(rule.arguments.pattern)
}

/** What is wrong with a rule at a property. */
export function propertyRuleProblem(rule: QualityRule): string | undefined {
  if (rule.type !== 'library') return undefined
  if (metricOf(rule) === 'rowCount') {
    return 'rowCount counts rows of the whole schema; move the rule to its quality list'
  }
  if (rule.arguments?.properties) return 'arguments.properties belongs to the quality list of the schema; move the rule'
  return undefined
}

/** What is wrong with a rule at a schema with properties of these names. */
export function objectRuleProblem(rule: QualityRule, names: ReadonlySet<string>): string | undefined {
  if (rule.type !== 'library') return undefined
  const metric = metricOf(rule)
  if (metric === 'rowCount') return rule.unit === 'percent' ? 'rowCount has no percent; write rows' : undefined
  if (metric !== 'duplicateValues') return `${metric} is a rule of one property; move it to the property's quality list`
  const properties = rule.arguments?.properties
  if (!properties) return 'duplicateValues needs arguments: {properties: [...]} here'
  const unknown = properties.find((name) => !names.has(name))
  if (unknown !== undefined) return `names the property ${JSON.stringify(unknown)}, which the schema does not have`
  return new Set(properties).size < properties.length ? 'names a property twice; keep one' : undefined
}

/** What is wrong with a regular expression. */
export function patternProblem(pattern: string): string | undefined {
  try {
    ecmaPattern(pattern)
    return undefined
  } catch (cause) {
    return `is not a regular expression of ECMA-262 (${z.instanceof(Error).parse(cause).message})`
  }
}
