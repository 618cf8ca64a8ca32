/**
 * Regular expressions of a contract are those of ECMA-262 and search anywhere in the text. The engine's RE2 runs in linear
 * time but knows another dialect: what means the same in both is translated, everything else is left to JavaScript.
 */

/** The pattern as JavaScript reads it: with the `u` flag where the pattern allows it, so that `.` is one character. */
export interface EcmaPattern {
  readonly source: string
  readonly flags: 'u' | ''
}

/** @throws SyntaxError where the text is not a pattern. */
export function ecmaPattern(source: string): EcmaPattern {
  try {
    new RegExp(source, 'u')
    return { source, flags: 'u' }
  } catch {
    new RegExp(source)
    return { source, flags: '' }
  }
}

/**
 * The same language in RE2's syntax, or null where it cannot be said exactly: look-around, back-references, `\s`,
 * properties of Unicode, patterns that are only valid without the `u` flag. The engine may still refuse what is too large.
 */
export function toRe2(pattern: string): string | null {
  if (ecmaPattern(pattern).flags !== 'u') return null
  let rest = pattern
  let translated = ''
  while (rest !== '') {
    const token = rest.startsWith('[') ? classToken(rest) : outsideToken(rest)
    if (!token) return null
    translated += token.re2
    rest = rest.slice(token.length)
  }
  return translated
}

interface Token {
  readonly length: number
  readonly re2: string
}

function outsideToken(rest: string): Token | null {
  const group = /^\(\?(:|<[A-Za-z_$][\w$]*>)/.exec(rest)
  if (group) return { length: group[0].length, re2: group[1] === ':' ? '(?:' : '(' }
  if (rest.startsWith('(?')) return null
  if (rest.startsWith('.')) return { length: 1, re2: '[^\\n\\r\\x{2028}\\x{2029}]' }
  const boundary = /^\\b/.exec(rest)
  if (boundary) return { length: 2, re2: '\\b' }
  const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(rest)
  if (counted) {
    const largest = Math.max(Number(counted[1]), Number(counted[2] || 0))
    return largest > 1000 ? null : { length: counted[0].length, re2: counted[0] }
  }
  return escapeToken(rest) ?? plainToken(rest)
}

function classToken(rest: string): Token | null {
  let re2 = rest.startsWith('[^') ? '[^' : '['
  let length = re2.length
  if (rest[length] === ']') return null
  while (rest[length] !== ']') {
    const inside = rest.slice(length)
    if (inside === '' || inside.startsWith('[')) return null
    const token = escapeToken(inside) ?? plainToken(inside)
    if (!token) return null
    re2 += token.re2
    length += token.length
  }
  return { length: length + 1, re2: `${re2}]` }
}

function escapeToken(rest: string): Token | null {
  const kept = /^\\[dDwWtnrf^$\\.*+?()[\]{}|-]/.exec(rest)
  if (kept) return { length: 2, re2: kept[0] }
  if (rest.startsWith('\\/')) return { length: 2, re2: '/' }
  const code = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\})/.exec(rest)
  if (!code) return null
  const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16)
  if (point >= 0xd800 && point <= 0xdfff) return null
  return { length: code[0].length, re2: `\\x{${point.toString(16)}}` }
}

function plainToken(rest: string): Token | null {
  if (rest.startsWith('\\')) return null
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  return character.isWellFormed() ? { length: character.length, re2: character } : null
}
