import type { UncheckedRule } from '../data-report.ts'
import type { ReadContract } from './contract-reader.ts'
import { foreignKeysOf } from './foreign-keys.ts'
import type { Item, Property } from './property.ts'
import type { QualityRule } from './quality.ts'

const MAX_RULES = 1000
const MAX_TEXT = 2000

/** What the contract says and nobody checks: rules in words, rules of other engines, keys into other contracts. */
export function uncheckedRules({ contract, lineOf }: ReadContract): UncheckedRule[] {
  const rules: UncheckedRule[] = []
  const add = (kind: UncheckedRule['kind'], subject: string, text: string, path: readonly PropertyKey[]): void => {
    rules.push({ kind, subject: cut(subject, 500), text: cut(text, MAX_TEXT), line: lineOf(path) })
  }
  const addQuality = (quality: readonly QualityRule[], subject: string, path: readonly PropertyKey[]): void => {
    for (const [index, rule] of quality.entries()) {
      const at = [...path, 'quality', index]
      const words = rule.description ?? rule.name ?? ''
      if (rule.type === 'text') add('text', subject, words, at)
      if (rule.type === 'custom') add('custom', subject, `${rule.engine}${words === '' ? '' : `: ${words}`}`, at)
    }
  }
  const addProperty = (property: Property | Item, subject: string, path: readonly PropertyKey[]): void => {
    addQuality(property.quality, subject, path)
    for (const [index, one] of property.properties.entries()) {
      addProperty(one, `${subject}.${one.name}`, [...path, 'properties', index])
    }
    if (property.items) addProperty(property.items, subject, [...path, 'items'])
  }
  for (const [index, object] of contract.schema.entries()) {
    addQuality(object.quality, object.name, ['schema', index])
    for (const [which, property] of object.properties.entries()) {
      addProperty(property, `${object.name}.${property.name}`, ['schema', index, 'properties', which])
    }
  }
  for (const { at, text, from, to } of foreignKeysOf(contract).keys) {
    if (to === null) add('custom', from[0]?.schema.name ?? '', `${text}: a key into another contract`, at)
  }
  return rules.slice(0, MAX_RULES)
}

function cut(text: string, length: number): string {
  const characters = Array.from(text.toWellFormed())
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`
}
