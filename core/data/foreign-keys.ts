import type { Contract } from './contract.ts'
import { refer, type Target } from './references.ts'

/** A relationship, resolved: each value of `from`, where no part is null, has to stand in `to`. */
export interface ForeignKey {
  /** Where it stands in the contract, for `lineOf`. */
  readonly at: readonly PropertyKey[]
  /** `orders.customer -> customers.id` */
  readonly text: string
  readonly from: readonly Target[]
  /** As many as `from`, of one schema; null where it is outside of this contract, and cannot be checked. */
  readonly to: readonly Target[] | null
}

/** The relationships of a contract, schema by schema, those of its properties first; and the first that means nothing. */
export interface ForeignKeys {
  readonly keys: readonly ForeignKey[]
  readonly problem: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined
}

/** Resolves every relationship. A contract that `readContract` let through has no problem. */
export function foreignKeysOf(contract: Contract): ForeignKeys {
  const keys: ForeignKey[] = []
  for (const written of relationships(contract)) {
    const key = resolved(contract, written)
    if (typeof key === 'string') return { keys, problem: { path: written.at, message: key } }
    keys.push(key)
  }
  return { keys, problem: undefined }
}

interface Written {
  readonly at: readonly PropertyKey[]
  /** References, or the property itself. */
  readonly from: string | readonly string[] | Target
  readonly to: string | readonly string[]
}

function* relationships(contract: Contract): Generator<Written> {
  for (const [index, schema] of contract.schema.entries()) {
    yield* ofProperties({ schema, path: [] }, ['schema', index])
    for (const [which, { from, to }] of schema.relationships.entries()) {
      yield { at: ['schema', index, 'relationships', which], from, to }
    }
  }
}

function* ofProperties({ schema, path }: Target, at: readonly PropertyKey[]): Generator<Written> {
  const properties = path.at(-1)?.properties ?? schema.properties
  for (const [index, property] of properties.entries()) {
    const target = { schema, path: [...path, property] }
    const here = [...at, 'properties', index]
    for (const [which, { to }] of property.relationships.entries()) {
      yield { at: [...here, 'relationships', which], from: target, to }
    }
    yield* ofProperties(target, here)
  }
}

function resolved(contract: Contract, { at, from, to }: Written): ForeignKey | string {
  const own = typeof from === 'object' && 'path' in from
  if (own && typeof to !== 'string')
    return 'to is a list; move the relationship to the schema, with as long a list in from'
  if (!own && Array.isArray(from) !== Array.isArray(to)) return 'from and to must both be one property, or both a list'
  const sources = own ? [from] : targets(contract, from)
  if (typeof sources === 'string') return `from: ${sources}`
  if (sources === null) return 'from: is not in this contract; name a property of this schema'
  const goals = targets(contract, to)
  if (typeof goals === 'string') return `to: ${goals}`
  if (goals !== null && sources.length !== goals.length) {
    return `from has ${sources.length} properties and to ${goals.length}; pair them`
  }
  const text = `${(own ? [nameOf(from)] : list(from)).join(', ')} -> ${list(to).join(', ')}`
  return (goals && clash(sources, goals)) ?? { at, text, from: sources, to: goals }
}

function list(references: string | readonly string[]): readonly string[] {
  return typeof references === 'string' ? [references] : references
}

function nameOf({ schema, path }: Target): string {
  return [schema, ...path].map(({ name }) => name).join('.')
}

function targets(contract: Contract, references: string | readonly string[]): Target[] | string | null {
  const found: Target[] = []
  let outside = false
  for (const reference of list(references)) {
    const referred = refer(contract, reference)
    if (referred.kind === 'unknown') return referred.why
    if (referred.kind === 'outside') outside = true
    else found.push(referred.target)
  }
  if (outside) return null
  const other = found.find((target) => target.schema !== found[0]?.schema)
  return other ? `names properties of ${found[0]?.schema.name} and of ${other.schema.name}; name one schema` : found
}

function clash(from: readonly Target[], to: readonly Target[]): string | null {
  for (const [index, source] of from.entries()) {
    const goal = to[index]
    const [a, b] = [source, goal].map((target) => target?.path.at(-1)?.logicalType)
    const numeric = [a, b].every((type) => type === 'integer' || type === 'number')
    if (goal && a !== undefined && b !== undefined && a !== b && !numeric) {
      return `${nameOf(source)} is ${a}, ${nameOf(goal)} is ${b}; give both the same logicalType`
    }
  }
  return null
}
