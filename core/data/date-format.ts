/*
 * Patterns of dates and times as `java.time.format.DateTimeFormatter` (JDK 8 and later) reads them, as far as the ISO calendar
 * and the English locale go:
 * https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html#patterns
 *
 * Two readings are the standard's own, from its examples: an unquoted `T` stands for itself (`yyyy-MM-ddTHH:mm:ssZ`), and `Z`
 * takes `Z` and `+10:00` besides the JDK's `+1000`.
 */

/** One part of a pattern. `optional` is a section in square brackets. */
export type DateToken =
  | { readonly kind: 'field'; readonly letter: DateLetter; readonly count: number }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'optional'; readonly tokens: readonly DateToken[] }

/** Letters and how often each may stand. */
const COUNTS = {
  y: [1, 2, 4],
  u: [1, 2, 4],
  M: [1, 2, 3, 4],
  L: [1, 2, 3, 4],
  d: [1, 2],
  E: [1, 2, 3, 4],
  a: [1],
  H: [1, 2],
  h: [1, 2],
  m: [1, 2],
  s: [1, 2],
  S: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  X: [1, 2, 3],
  x: [1, 2, 3],
  Z: [1, 2, 3, 5],
} as const satisfies Record<string, readonly number[]>

export type DateLetter = keyof typeof COUNTS

/**
 * Takes a pattern apart.
 *
 * @returns the tokens, or what is wrong with the pattern and what to write instead.
 */
export function dateTokens(format: string): readonly DateToken[] | string {
  const open: DateToken[][] = [[]]
  let rest = format
  while (rest !== '') {
    const tokens = open.at(-1) ?? []
    const quoted = /^'((?:[^']|'')*)'/.exec(rest)
    const [run = rest.slice(0, 1)] = /^([A-Za-z])\1*/.exec(rest) ?? []
    let length = run.length
    if (rest.startsWith("'")) {
      if (!quoted) return "has a quote that does not end; write '' for one apostrophe"
      length = quoted[0].length
      tokens.push({ kind: 'literal', text: quoted[1] === '' ? "'" : (quoted[1]?.replaceAll("''", "'") ?? '') })
    } else if (run === '[') open.push([])
    else if (run === ']') {
      open.pop()
      const outer = open.at(-1)
      if (!outer) return 'has a ] without its ['
      outer.push({ kind: 'optional', tokens })
    } else if (/^[{}#]/.test(run)) return `has a ${run}, which is reserved; put it in quotes`
    else if (run === 'T' || !/^[A-Za-z]/.test(run)) tokens.push({ kind: 'literal', text: run })
    else {
      const field = fieldOf(run)
      if (typeof field === 'string') return field
      tokens.push(field)
    }
    rest = rest.slice(length)
  }
  const [tokens = []] = open
  return open.length > 1 ? 'has a [ without its ]' : tokens
}

function fieldOf(run: string): Extract<DateToken, { kind: 'field' }> | string {
  const letter = run.slice(0, 1)
  if (letter === 'Y') return 'has Y, the year of the week; write y'
  if (letter === 'D') return 'has D, the day of the year; write d'
  if (!isLetter(letter)) {
    return `has the letter ${letter}, which is not checked; known are ${Object.keys(COUNTS).join(' ')}, and text in quotes`
  }
  const counts: readonly number[] = COUNTS[letter]
  if (counts.includes(run.length)) return { kind: 'field', letter, count: run.length }
  return `has ${run}; ${letter} stands ${counts.join(', ')} times`
}

function isLetter(letter: string): letter is DateLetter {
  return Object.hasOwn(COUNTS, letter)
}

/** What is wrong with the pattern of a type, and what to write instead; undefined where values can be held to it. */
export function dateFormatProblem(format: string, type: 'date' | 'timestamp' | 'time'): string | undefined {
  const tokens = dateTokens(format)
  if (typeof tokens === 'string') return tokens
  // What is optional does not make a value complete.
  const letters = tokens.flatMap((token) => (token.kind === 'field' ? [token.letter] : []))
  const has = (some: string): boolean => letters.some((letter) => some.includes(letter))
  if (type === 'time') {
    if (has('yuMLdE')) return 'has a part of a date; write logicalType: timestamp'
    return has('H') || (has('h') && has('a')) ? undefined : 'lacks the hour; write H, or h with a'
  }
  if (!has('yu') || !has('ML') || !has('d')) return 'lacks year, month or day; write for example yyyy-MM-dd'
  if (type === 'date' && has('aHhmsSXxZ')) return 'has a part of a time; write logicalType: timestamp'
  return has('h') && !has('a') ? 'has h without a; write HH' : undefined
}
