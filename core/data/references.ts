import { nearest } from '../nearest.ts'
import type { Contract, SchemaObject } from './contract.ts'
import type { Property } from './property.ts'

/** A property of the contract: its schema, and the way from the column down to it. */
export interface Target {
  readonly schema: SchemaObject
  /** One property for a column, more for a key of an object in it. */
  readonly path: readonly Property[]
}

/** What a reference means. */
export type Referred =
  | { readonly kind: 'property'; readonly target: Target }
  /** In another contract, or a schema that this one does not have: nothing here can be asked about it. */
  | { readonly kind: 'outside' }
  /** Why it cannot be meant, and what to write instead. */
  | { readonly kind: 'unknown'; readonly why: string }

/**
 * Finds the property that a reference names: `schema.property.key` by names, or `schema/<id>/properties/<id>` by ids.
 *
 * A name of a schema that the contract does not have is `outside`, as in the standard's own full example; an id is `unknown`.
 */
export function refer(contract: Contract, reference: string): Referred {
  const hash = reference.indexOf('#')
  if (hash > 0) return { kind: 'outside' }
  const text = reference.slice(hash + 1)
  return text.includes('/') ? byId(contract, text) : byName(contract, text)
}

function byName(contract: Contract, text: string): Referred {
  const schema = longestPrefix(contract.schema, text)
  if (!schema) return text.includes('.') ? { kind: 'outside' } : { kind: 'unknown', why: 'must be schema.property' }
  return below(schema, text.slice(schema.name.length + 1))
}

/** The same for `property` or `property.key` inside a schema that is known. */
export function below(schema: SchemaObject, text: string): Referred {
  const path: Property[] = []
  let properties: readonly Property[] = schema.properties
  let rest = text
  for (;;) {
    const last = properties.find((property) => property.name === rest)
    if (last) return { kind: 'property', target: { schema, path: [...path, last] } }
    const next = longestPrefix(properties, rest)
    if (!next) return unknown(rest, [schema.name, ...path.map(({ name }) => name)].join('.'), properties)
    path.push(next)
    properties = next.properties
    rest = rest.slice(next.name.length + 1)
  }
}

// Names may hold dots themselves.
function longestPrefix<T extends { readonly name: string }>(named: readonly T[], text: string): T | undefined {
  const [longest] = named
    .filter(({ name }) => text.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)
  return longest
}

function byId(contract: Contract, text: string): Referred {
  const steps = text.replace(/^\//, '').split('/')
  const [section, id, ...rest] = steps
  if (section !== 'schema' || rest.length === 0 || rest.length % 2 > 0) {
    return { kind: 'unknown', why: 'must be schema/<id>/properties/<id>' }
  }
  const schema = contract.schema.find((object) => object.id === id)
  if (!schema) return { kind: 'unknown', why: `no schema has the id ${id}; write schema.property with their names` }
  const path: Property[] = []
  for (let index = 0; index < rest.length; index += 2) {
    const properties = path.at(-1)?.properties ?? schema.properties
    const property = properties.find((one) => rest[index] === 'properties' && one.id === rest[index + 1])
    if (!property) return { kind: 'unknown', why: `no property of ${schema.name} has the id ${rest[index + 1]}` }
    path.push(property)
  }
  return { kind: 'property', target: { schema, path } }
}

function unknown(name: string, where: string, properties: readonly Property[]): Referred {
  const names = properties.map((property) => property.name)
  const meant = nearest(name, names)
  const remedy = meant === undefined ? `known are ${names.join(', ') || 'none'}` : `did you mean ${meant}?`
  return { kind: 'unknown', why: `${where} has no property ${JSON.stringify(name)}; ${remedy}` }
}
