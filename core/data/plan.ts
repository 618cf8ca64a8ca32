import { UserError } from '../errors.ts'
import type { Check, Measure, Plan } from './checks.ts'
import type { SchemaObject } from './contract.ts'
import type { ReadContract } from './contract-reader.ts'
import { fieldOf, isOpen, physicalName } from './field.ts'
import { type ForeignKey, foreignKeysOf } from './foreign-keys.ts'
import { levelChecks } from './level-checks.ts'
import { NONE, propertyChecks, ruleCheck, sqlCheck } from './property-checks.ts'

const MAX_CHECKS = 10_000

/**
 * The contract as checks, in its own order, ids without duplicates. Every dataset has a check that its rows can be read
 * and one of its row count, asked for or not: no data never pass.
 *
 * @param now ISO 8601, in UTC: the moment at which service levels ask how old the data are.
 * @throws UserError for no schema at all, and for more than 10,000 checks.
 */
export function plansOf(read: ReadContract, now: string): Plan[] {
  const { contract, lineOf } = read
  if (contract.schema.length === 0)
    throw new UserError('the contract has no schema; add one with the columns of the data')
  const keys = foreignKeysOf(contract).keys
  const plans = contract.schema.map((object, index): Plan => {
    const checks = [
      ...objectChecks(object, (path) => lineOf(['schema', index, ...path])),
      ...keys.filter(({ from }) => from[0]?.schema === object).flatMap((key) => keyChecks(key, lineOf)),
      ...levelChecks(read, object, now),
    ]
    const fields = object.properties.map((property) => fieldOf([property]))
    return { name: object.name, fields, checks: withUniqueIds(checks) }
  })
  const count = plans.reduce((sum, plan) => sum + plan.checks.length, 0)
  if (count > MAX_CHECKS) throw new UserError(`the contract makes ${count} checks, more than ${MAX_CHECKS}; split it`)
  return plans
}

type LineOf = (path: readonly PropertyKey[]) => number

function objectChecks(object: SchemaObject, lineOf: LineOf): Check[] {
  const own = { threshold: NONE, otherwise: 'fail', line: lineOf([]), open: true } as const
  const readable: Check = { id: `${object.name}:readable`, measure: { kind: 'unreadable' }, ...own }
  const properties = object.properties.flatMap((property, index) =>
    propertyChecks(property, {
      id: `${object.name}.${property.name}`,
      column: physicalName(property),
      steps: [],
      open: true,
      lineOf: (path) => lineOf(['properties', index, ...path]),
    }),
  )
  const rules = object.quality.flatMap((_, index) => objectRule(object, index, lineOf))
  const checks = [readable, ...properties, ...primaryKeyChecks(object, lineOf), ...rules]
  if (rules.some(({ measure }) => measure.kind === 'rows')) return checks
  const threshold = { operator: 'mustBeGreaterThan', bounds: [0], unit: 'rows' } as const
  return [...checks, { id: `${object.name}:rowCount`, measure: { kind: 'rows' }, ...own, threshold }]
}

function objectRule(object: SchemaObject, index: number, lineOf: LineOf): Check[] {
  const rule = object.quality[index]
  const line = lineOf(['quality', index])
  if (rule?.type === 'sql') return [sqlCheck(rule, null, { prefix: object.name, line, open: true })]
  if (rule?.type !== 'library') return []
  const names = rule.arguments?.properties
  const chosen = (names ?? []).flatMap((name) => object.properties.find((property) => property.name === name) ?? [])
  const measure: Measure = names
    ? { kind: 'duplicates', fields: chosen.map((property) => fieldOf([property])), nulls: 'equal' }
    : { kind: 'rows' }
  return [ruleCheck(rule, measure, { prefix: object.name, line, open: chosen.every(isOpen) })]
}

function primaryKeyChecks(object: SchemaObject, lineOf: LineOf): Check[] {
  const keys = object.properties
    .flatMap((property, index) => (property.primaryKey ? [{ property, index }] : []))
    .sort((a, b) => (a.property.primaryKeyPosition ?? 0) - (b.property.primaryKeyPosition ?? 0))
  const [first] = keys
  if (!first) return []
  const id = keys.length === 1 ? `${object.name}.${first.property.name}:primaryKey` : `${object.name}:primaryKey`
  const fields = keys.map(({ property }) => fieldOf([property]))
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

function keyChecks({ at, from, to }: ForeignKey, lineOf: LineOf): Check[] {
  const [first] = from
  const [goal] = to ?? []
  if (!first || !to || !goal) return []
  const names = from.length === 1 ? first.path.map(({ name }) => name) : []
  return [
    {
      id: `${[first.schema.name, ...names].join('.')}:foreignKey`,
      measure: {
        kind: 'orphans',
        fields: from.map(({ path }) => fieldOf(path)),
        target: { schema: goal.schema.name, fields: to.map(({ path }) => fieldOf(path)) },
      },
      threshold: NONE,
      otherwise: 'fail',
      line: lineOf(at),
      open: from.every(({ path }) => path.every(isOpen)),
    },
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
