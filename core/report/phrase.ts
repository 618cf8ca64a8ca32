import { code, escapeText } from './markdown.ts'

/**
 * A sentence for every place: plain text, and names or commands that are set as code. Nothing in it is trusted, and each
 * place escapes it in its own way.
 */
export type Phrase = string | readonly (string | { readonly code: string })[]

/** A phrase in GitHub's Markdown. */
export function markdownOf(phrase: Phrase): string {
  return partsOf(phrase)
    .map((part) => (typeof part === 'string' ? escapeText(part) : code(part.code)))
    .join('')
}

/** Its parts, for another place. */
export function partsOf(phrase: Phrase): readonly (string | { readonly code: string })[] {
  return typeof phrase === 'string' ? [phrase] : phrase
}

/** Phrases with a comma between them, and `and` before the last. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`
}
