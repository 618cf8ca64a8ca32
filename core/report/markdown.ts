/*
 * Names of metrics, slices, files and branches come from people we do not know. On GitHub a backslash or an entity does not
 * stop a mention, and a line break ends a table; so untrusted text only ever stands inside a code span.
 */

const MAX_GRAPHEMES = 64
const MAX_SENTENCE = 200

// Control and format characters (bidirectional ones, zero-width ones), line and paragraph separators, variation selectors.
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/gu

/**
 * Untrusted text as an inline code span that is safe in a table cell: no mention, link, image, HTML or line break survives,
 * the fence is longer than any run of backticks inside, a pipe becomes a broken bar, and 64 characters are kept.
 */
export function code(text: string): string {
  const clean = codeText(text)
  if (clean.trim() === '') return '`(empty)`'
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const padding = clean.startsWith('`') || clean.endsWith('`') ? ' ' : ''
  return `${fence}${padding}${clean}${padding}${fence}`
}

/** What `code` shows between its fences: what a reader can copy. */
export function codeText(text: string): string {
  return shorten(text.toWellFormed().replace(INVISIBLE, '\u00B7').replaceAll('|', '\u00A6'))
}

function shorten(text: string): string {
  // One grapheme can hold thousands of combining marks, so code points are bounded too.
  const bounded = Array.from(text.slice(0, 8 * MAX_GRAPHEMES))
    .slice(0, 4 * MAX_GRAPHEMES)
    .join('')
    .toWellFormed()
  const graphemes = Array.from(new Intl.Segmenter('en').segment(bounded), ({ segment }) => segment)
  const kept = graphemes.slice(0, MAX_GRAPHEMES).join('')
  return kept.length < text.length ? `${kept}\u2026` : kept
}

/**
 * A sentence of ours that quotes something untrusted: every character that Markdown, HTML or GitHub could act on (mentions,
 * references, links, formulas between dollar signs) is taken apart, so the sentence reads the same and does nothing.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, ' ')
    .replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (character) => `\\${character}`)
    .replace(/[<>&$]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[@#]|\bGH(?=-)/gi, (character) => `${character}\u200B`)
    .replace(/:\/\//g, ':\u200B//')
    .replace(/\b(www)\./gi, '$1\u200B.')
    .replace(COMMIT_ID, (id) => `${id.slice(0, 6)}\u200B${id.slice(6)}`)
}

// GitHub links 7 to 40 hexadecimal digits to the commit; digits alone are numbers of ours, but for a whole id.
const COMMIT_ID = /\b((?=\d*[a-f])[0-9a-f]{7,40}|\d{40})\b/gi

/** As `escapeText`, cut to what a cell of a table can take: 200 characters. */
export function sentence(text: string): string {
  const shown = text.slice(0, MAX_SENTENCE).toWellFormed()
  return escapeText(shown.length < text.length ? `${shown}\u2026` : shown)
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', $: '&dollar;' }

/** Rows of finished cells as a GitHub table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A folded part. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}
