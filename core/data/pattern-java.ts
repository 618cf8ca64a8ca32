import { ecmaPattern } from './pattern.ts'

/*
 * Patterns of ECMA-262 as Java's, where both mean the same. Java backtracks without a limit of time, so only patterns whose
 * cost is at most quadratic in the length of the text are translated; JavaScript has a limit, and takes the others.
 */

/** Loops that may stand in a pattern; searching from every place is one more. */
const MAX_LOOPS = 2

/** Optional parts, each of which may double the work. */
const MAX_OPTIONALS = 6

const WORD_BOUNDARY = '(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))'

interface Token {
  readonly length: number
  readonly java: string
  readonly kind: 'open' | 'close' | 'or' | 'loop' | 'optional' | 'times' | 'other'
}

/** The same language in Java's syntax; null where it cannot be said exactly, or may take too long. */
export function toJava(pattern: string): string | null {
  if (ecmaPattern(pattern).flags !== 'u') return null
  const tokens: Token[] = []
  for (let rest = pattern; rest !== ''; ) {
    const token = rest.startsWith('[') ? classToken(rest) : outsideToken(rest)
    if (!token) return null
    tokens.push(token)
    rest = rest.slice(token.length)
  }
  return isQuick(tokens, pattern.startsWith('^')) ? tokens.map(({ java }) => java).join('') : null
}

// What is repeated must not itself have several ways to match.
function isQuick(tokens: readonly Token[], anchored: boolean): boolean {
  const loops = tokens.filter(({ kind }) => kind === 'loop').length
  const optionals = tokens.filter(({ kind }) => kind === 'optional').length
  const alternatives = tokens.filter(({ kind }) => kind === 'or').length
  const open: boolean[] = []
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === 'open') open.push(false)
    else if (kind === 'close') {
      const several = open.pop() ?? false
      const next = tokens[index + 1]?.kind
      if (several && (next === 'loop' || next === 'times')) return false
      if (several && open.length > 0) open[open.length - 1] = true
    } else if (kind === 'or' || kind === 'loop' || kind === 'optional') {
      if (open.length > 0) open[open.length - 1] = true
    }
  }
  const start = anchored && alternatives === 0 ? 0 : 1
  return loops + start <= MAX_LOOPS && optionals + alternatives <= MAX_OPTIONALS
}

function outsideToken(rest: string): Token | null {
  const token = (length: number, java: string, kind: Token['kind'] = 'other'): Token => ({ length, java, kind })
  const group = /^\(\?(:|<[A-Za-z_$][\w$]*>)/.exec(rest)
  if (group) return token(group[0].length, group[1] === ':' ? '(?:' : '(', 'open')
  if (rest.startsWith('(?')) return null
  const counted = /^(\{(\d+)(,?)(\d*)\}|[*+])(\??)/.exec(rest)
  if (counted) {
    const [all, , least, comma, most] = counted
    if (Math.max(Number(least ?? 0), Number(most || 0)) > 1000) return null
    const exact = least !== undefined && comma === ''
    return token(all.length, all, exact ? 'times' : 'loop')
  }
  if (rest.startsWith('?')) return token(rest.startsWith('??') ? 2 : 1, rest.startsWith('??') ? '??' : '?', 'optional')
  switch (rest[0]) {
    case '(':
      return token(1, '(', 'open')
    case ')':
      return token(1, ')', 'close')
    case '|':
      return token(1, '|', 'or')
    case '.':
      return token(1, '[^\\n\\r\\x{2028}\\x{2029}]')
    case '^':
      return token(1, '\\A')
    case '$':
      return token(1, '\\z')
  }
  // Java's own knows other letters.
  if (rest.startsWith('\\b')) return token(2, WORD_BOUNDARY)
  return characterToken(rest)
}

function classToken(rest: string): Token | null {
  let java = rest.startsWith('[^') ? '[^' : '['
  let length = java.length
  if (rest[length] === ']') return null
  while (rest[length] !== ']') {
    const inside = rest.slice(length)
    if (inside === '' || inside.startsWith('[')) return null
    const token = inside.startsWith('-') ? { length: 1, java: '-' } : characterToken(inside)
    if (!token) return null
    java += token.java
    length += token.length
  }
  return { length: length + 1, java: `${java}]`, kind: 'other' }
}

// Every character by its number, so that none means anything.
function characterToken(rest: string): Token | null {
  const found = (length: number, java: string): Token => ({ length, java, kind: 'other' })
  if (/^\\[dDwW]/.test(rest)) return found(2, rest.slice(0, 2))
  const control = /^\\([tnrf])/.exec(rest)
  if (control) return found(2, `\\${control[1]}`)
  const escaped = /^\\([\^$\\.*+?()[\]{}|/-])/.exec(rest)
  if (escaped) return found(2, numbered(escaped[1] ?? ''))
  const code = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\})/.exec(rest)
  if (code) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16)
    return point >= 0xd800 && point <= 0xdfff ? null : found(code[0].length, `\\x{${point.toString(16)}}`)
  }
  if (rest.startsWith('\\')) return null
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  return character.isWellFormed() ? found(character.length, numbered(character)) : null
}

function numbered(character: string): string {
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
