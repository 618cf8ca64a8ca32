import { UserError } from './errors.ts'

/** What JSON can hold once it has been read strictly: no `undefined`, no NaN, no infinities. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface JsonLimits {
  /** Size of the text in UTF-8 bytes. */
  readonly maxBytes: number
  /** Nesting of arrays and objects; the outermost counts as 1. */
  readonly maxDepth: number
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

// Runs over text that JSON.parse has already accepted, so it only has to find the tokens, not to judge the grammar.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * Reads JSON that somebody else wrote.
 *
 * @param source names the text in errors, for example a file name.
 * @throws UserError for text over `maxBytes`, a byte order mark, bad grammar, a duplicate key, a key that could reach a
 *   prototype, nesting over `maxDepth`, a number that is not finite, or an integer that a double would round.
 */
export function parseStrictJson(text: string, source: string, limits: JsonLimits): Json {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > limits.maxBytes) {
    throw new UserError(`${source}: ${bytes} bytes are over the limit of ${limits.maxBytes}; write a smaller file`)
  }
  if (text.startsWith('\uFEFF')) {
    throw new UserError(`${source}: starts with a byte order mark; save it as UTF-8 without one`)
  }
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new UserError(
      `${source}: not JSON (${detail}); NaN, Infinity, comments and trailing commas are not allowed`,
      {
        cause,
      },
    )
  }
  scan(text, source, limits.maxDepth)
  return value
}

function scan(text: string, source: string, maxDepth: number): void {
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null)
      if (open.length > maxDepth) {
        throw new UserError(`${source}: nested deeper than ${maxDepth} levels; flatten it`)
      }
    } else if (token === '}' || token === ']') {
      open.pop()
    } else if (token === ':') {
      addKey(open.at(-1), last, source)
    } else if (token[0] === '-' || (token >= '0' && token < ':')) {
      checkNumber(token, source)
    }
    last = token
  }
}

function addKey(keys: Set<string> | null | undefined, literal: string, source: string): void {
  const key = JSON.parse(literal) as string
  if (FORBIDDEN_KEYS.has(key)) throw new UserError(`${source}: the key ${literal} is not allowed; rename it`)
  if (keys?.has(key)) throw new UserError(`${source}: the key ${literal} stands twice; keep one`)
  keys?.add(key)
}

function checkNumber(literal: string, source: string): void {
  const number = Number(literal)
  if (!Number.isFinite(number)) {
    throw new UserError(`${source}: ${literal} is too large for a number; write a finite one`)
  }
  // Our own writer may print a large double as digits; what it prints comes back unchanged.
  if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(number) && String(number) !== literal) {
    throw new UserError(`${source}: the integer ${literal} is beyond 2^53 and would lose digits; write it as a string`)
  }
}

/**
 * JSON with sorted keys and without white space: equal values give equal bytes (RFC 8785 without its number rules, which
 * JavaScript's own number form already follows).
 *
 * @throws Error for a value that JSON cannot hold: that is a bug of ours, since readers refuse such values.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical JSON cannot hold ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  throw new Error(`canonical JSON cannot hold a ${typeof value}`)
}
