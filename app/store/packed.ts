/*
 * Documents as text that PostgreSQL keeps whole: JSON writes NUL and half surrogate pairs as escapes. Numbers that JSON does not
 * have, such as the open end of an interval, are marked, and a text that begins like a mark is marked once more.
 */

const MARK = '\u0000'
const NUMBERS: Readonly<Record<string, number>> = {
  [`${MARK}Infinity`]: Number.POSITIVE_INFINITY,
  [`${MARK}-Infinity`]: Number.NEGATIVE_INFINITY,
  [`${MARK}NaN`]: Number.NaN,
}

export function packed(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return `${MARK}${part}`
    return typeof part === 'string' && part.startsWith(MARK) ? `${MARK}${part}` : part
  })
}

/** The value that `packed` was given. */
export function unpacked(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part !== 'string' || !part.startsWith(MARK)) return part
    return NUMBERS[part] ?? part.slice(MARK.length)
  })
}
