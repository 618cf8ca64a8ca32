import {
  type Document,
  isAlias,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import type { z } from 'zod'
import { decimalKey, readDecimal } from './data/decimal.ts'
import { UserError } from './errors.ts'
import { nearest } from './nearest.ts'

/** A YAML text that somebody else wrote, with the place of each value. */
export interface YamlText {
  readonly value: unknown
  /** Line and column, from 1, of the value (or its nearest existing parent) at a path. */
  readonly placeOf: (path: readonly PropertyKey[]) => { line: number; column: number }
}

/** Of collections and pairs; whoever walks the value afterwards has the stack for it. */
const MAX_NESTING = 300
const TOO_DEEP = 'nested too deeply; flatten it'

const FORBIDDEN_KEYS: readonly unknown[] = ['__proto__', 'constructor', 'prototype']

/**
 * Reads YAML 1.2 (core schema) strictly: one document, unique plain keys, none that could reach a prototype, decimal numbers, no
 * aliases, no custom tags, size in UTF-8 bytes.
 *
 * @throws UserError naming line and column.
 */
export function parseStrictYaml(text: string, source: string, maxBytes: number): YamlText {
  return parsed(text, source, { maxBytes, exactKeys: [] })
}

interface Exact {
  readonly maxBytes: number
  /** Keys whose numbers, one or a list of them, come as they are written where a double would change them. */
  readonly exactKeys: readonly string[]
}

/**
 * The same, and some numbers keep their digits.
 *
 * @throws UserError as `parseStrictYaml`.
 */
export function parseExactYaml(text: string, source: string, exact: Exact): YamlText {
  return parsed(text, source, exact)
}

function parsed(text: string, source: string, { maxBytes, exactKeys }: Exact): YamlText {
  if (new TextEncoder().encode(text).length > maxBytes) {
    throw new UserError(`${source}: larger than ${maxBytes} bytes; shorten it`)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, version: '1.2' })
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0])
    throw new UserError(`${source}:${line}:${col}: ${grammarFault(fault.message)}`)
  }
  const refuse = (node: unknown, what: string): never => {
    const { line, col } = lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0)
    throw new UserError(`${source}:${line}:${col}: ${what}`)
  }
  visit(document, {
    Node: (_, node, above) => {
      const what = above.length > MAX_NESTING ? TOO_DEEP : nodeFault(node)
      if (what) refuse(node, what)
    },
    Pair: (_, { key, value }) => {
      const what = keyFault(key)
      if (what) refuse(key, what)
      if (isScalar(key) && exactKeys.includes(String(key.value))) {
        for (const node of isSeq(value) ? value.items : [value]) keepDigits(node)
      }
    },
  })
  return { value: document.toJS({ maxAliasCount: 0 }), placeOf: (path) => place(document, lines, path) }
}

function keepDigits(node: unknown): void {
  if (!isScalar(node) || typeof node.value !== 'number' || node.source === undefined) return
  const [written, held] = [readDecimal(node.source), readDecimal(String(node.value))]
  const same = written && held && decimalKey(written) === decimalKey(held)
  if (written && (!same || (Number.isInteger(node.value) && !Number.isSafeInteger(node.value))))
    node.value = node.source
}

function grammarFault(message: string): string {
  if (/call stack/.test(message)) return TOO_DEEP
  if (/multiple documents/.test(message)) return 'a second document begins; write one'
  return message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''
}

function nodeFault(node: Node): string | undefined {
  if (isAlias(node) || ('anchor' in node && node.anchor)) {
    return 'anchors and aliases are not allowed; write the value out'
  }
  if (isScalar(node) && (node.format === 'HEX' || node.format === 'OCT')) {
    return `${node.source} is not decimal; write the number in plain digits`
  }
  return undefined
}

function keyFault(key: Pair['key']): string | undefined {
  if (!isScalar(key)) return 'a key must be one word; write "key: value"'
  return FORBIDDEN_KEYS.includes(key.value) ? `the key ${key.value} is not allowed; rename it` : undefined
}

function place(document: Document, lines: LineCounter, path: readonly PropertyKey[]): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const offset = keyOffset(document, path.slice(0, length))
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset)
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const last = path.at(-1)
  if (parent && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
    for (const item of parent.items) {
      const key = item && typeof item === 'object' && 'key' in item ? item.key : undefined
      if (isNode(key) && key.toJSON() === last) return key.range?.[0]
    }
  }
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

/**
 * Validates YAML against a schema.
 *
 * @throws UserError `<source>:<line>:<column>: <where>: <what>`, for an unknown key with the nearest known one.
 */
export function parseWith<S extends z.ZodType>(schema: S, yaml: YamlText, source: string): z.output<S> {
  const result = schema.safeParse(yaml.value)
  if (result.success) return result.data
  const { issues } = result.error
  // A misspelt key that is required is missing as well: the spelling is what helps.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (!issue) throw new Error('zod refused without an issue')
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = unknown === undefined ? issue.path : [...issue.path, unknown]
  const { line, column } = yaml.placeOf(path)
  const what = unknown === undefined ? messageOfIssue(issue) : unknownKey(unknown, keysAt(schema, issue.path))
  const where = issue.path.map(String).join('.')
  throw new UserError(`${source}:${line}:${column}: ${where ? `${where}: ` : ''}${what}`)
}

function messageOfIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  if (issue.code !== 'invalid_type' || issue.expected !== 'number') return issue.message
  return `${issue.message}; write a plain number, without quotes, percent sign or comma`
}

function unknownKey(key: string, known: readonly string[]): string {
  const suggestion = nearest(key, known)
  return suggestion
    ? `unknown key "${key}"; did you mean "${suggestion}"?`
    : `unknown key "${key}"; known are ${known.join(', ')}`
}

interface SchemaNode {
  readonly shape?: Readonly<Record<string, SchemaNode>>
  readonly def?: {
    readonly innerType?: SchemaNode
    readonly valueType?: SchemaNode
    readonly element?: SchemaNode
    readonly in?: SchemaNode
    readonly options?: readonly SchemaNode[]
  }
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let nodes = unwrap(schema as unknown as SchemaNode)
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const next = node.shape?.[String(step)] ?? node.def?.valueType ?? node.def?.element
      return next ? unwrap(next) : []
    })
  }
  return nodes.flatMap((node) => Object.keys(node.shape ?? {}))
}

// Defaults, optionals, pipes and unions stand between a key and the object it holds.
function unwrap(node: SchemaNode): SchemaNode[] {
  if (node.shape) return [node]
  if (node.def?.innerType) return unwrap(node.def.innerType)
  if (node.def?.in) return unwrap(node.def.in)
  if (node.def?.options) return node.def.options.flatMap(unwrap)
  return [node]
}
