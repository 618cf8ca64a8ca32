import { messageOf, UserError } from '#core/errors.ts'
import { parseStrictJson } from '#core/json.ts'
import { parseStrictYaml } from '#core/yaml.ts'

const MAX_BYTES = 1 << 20
const MAX_DEPTH = 8
const MAX_KEYS = 1000
const MAX_KEY_LENGTH = 200

/** The values of a mapping by their keys, nested ones flattened with dots: `{a: {b: 1}}` gives `a.b`. */
export type Leaves = ReadonlyMap<string, unknown>

/**
 * Reads a mapping from JSON or YAML 1.2.
 *
 * @throws UserError for what the strict readers refuse, for anything but a mapping, a key that is empty, over 200
 *   characters or not printable, two keys that flatten to one, more than 8 levels or 1,000 values.
 */
export function readMapping(text: string, source: string, format: 'json' | 'yaml'): Leaves {
  const value = format === 'json' ? readJson(text, source) : parseStrictYaml(text, source, MAX_BYTES).value
  if (!isMapping(value)) throw new UserError(`${source}: must be a mapping of names to values, for example "auc: 0.91"`)
  const leaves = new Map<string, unknown>()
  flatten(value, { source, leaves, path: [] })
  return leaves
}

// Python's json module writes NaN and Infinity; JSON.parse only knows where, not which key.
function readJson(text: string, source: string): unknown {
  try {
    return parseStrictJson(text, source, { maxBytes: MAX_BYTES, maxDepth: MAX_DEPTH })
  } catch (thrown) {
    const found = text.slice(0, MAX_BYTES).match(/"((?:[^"\\\n]|\\.){1,200})"\s*:\s*(-?(?:NaN|Infinity))\b/)
    if (!found || !/not JSON/.test(messageOf(thrown))) throw thrown
    throw new UserError(`${source}: ${quote(found[1] ?? '')} is ${found[2]}; write a finite number`, { cause: thrown })
  }
}

interface Flattening {
  readonly source: string
  readonly leaves: Map<string, unknown>
  readonly path: readonly string[]
}

function flatten(mapping: object, { source, leaves, path }: Flattening): void {
  if (path.length >= MAX_DEPTH) throw new UserError(`${source}: nested deeper than ${MAX_DEPTH} levels; flatten it`)
  for (const [name, value] of Object.entries(mapping)) {
    const here = [...path, name]
    const key = here.join('.')
    if (isMapping(value)) {
      flatten(value, { source, leaves, path: here })
      continue
    }
    requireKey(name, key, source)
    if (leaves.has(key))
      throw new UserError(`${source}: ${quote(key)} stands twice once nesting is flattened; keep one`)
    leaves.set(key, value)
    if (leaves.size > MAX_KEYS) throw new UserError(`${source}: more than ${MAX_KEYS} values; write fewer`)
  }
}

function requireKey(name: string, key: string, source: string): void {
  if (['__proto__', 'constructor', 'prototype'].some((word) => key.split('.').includes(word))) {
    throw new UserError(`${source}: the key ${quote(key)} is not allowed; rename it`)
  }
  // \p{C}: control, format and bidirectional characters, lone surrogates, unassigned code points.
  if (name.trim() === '' || key.length > MAX_KEY_LENGTH || /\p{C}|\p{Zl}|\p{Zp}/u.test(key)) {
    throw new UserError(
      `${source}: the key ${quote(key)} must be 1 to ${MAX_KEY_LENGTH} printable characters on one line; rename it`,
    )
  }
}

/** A key in an error: on one line, with what does not print escaped, and cut. */
export function quote(key: string): string {
  const shown = key.length > 60 ? `${key.slice(0, 60)}...` : key
  return JSON.stringify(shown.toWellFormed()).replace(/[^\P{C} ]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`
  })
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
